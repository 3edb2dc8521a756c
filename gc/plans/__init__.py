"""Plans: each declares its spaces, its constraints and four functions, and combines policies.

To add one: write its file (`semispace` is the shortest that collects), and name it here. The image
(`control.entry_points`), the options and the whole test suite take it up from this table.
"""

from pvm.gc.plans.gencopy import GENCOPY
from pvm.gc.plans.marksweep import MARKSWEEP
from pvm.gc.plans.nogc import NOGC
from pvm.gc.plans.plan import Plan
from pvm.gc.plans.semispace import SEMISPACE

PLANS: dict[str, Plan] = {plan.name: plan for plan in (NOGC, SEMISPACE, MARKSWEEP, GENCOPY)}
DEFAULT_PLAN = GENCOPY.name
