"""The plans by name. To add one: declare it in a file of its own, and name it here."""

from pvm.gc.plans.gencopy import GENCOPY
from pvm.gc.plans.marksweep import MARKSWEEP
from pvm.gc.plans.nogc import NOGC
from pvm.gc.plans.plan import Plan
from pvm.gc.plans.semispace import SEMISPACE

PLANS: dict[str, Plan] = {plan.name: plan for plan in (NOGC, SEMISPACE, MARKSWEEP, GENCOPY)}
DEFAULT_PLAN = GENCOPY.name
