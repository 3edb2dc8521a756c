"""Random scripts over every plan, simulated and compiled: the live graph is always the model's."""

from typing import Any

import pytest
from gc_scripts import SCRIPT, Run
from gc_worlds import CompiledWorld, SimulatedWorld
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pvm.gc.plans import PLANS

SUPPRESSED = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
STRESS = st.sampled_from([0, 1, 7])


def play(kind: Any, plan: str, script: list[Any], stress: int, **options: Any) -> None:
    world = kind(plan, 1 << 18, nursery_bytes=1 << 14, stress=stress, poison=True, verify=True,
                 **options)
    try:
        run = Run(world)
        run.play(script)
        run.check()
        run.do_collect(full=True)
    finally:
        world.close()


@pytest.mark.parametrize("plan", list(PLANS))
@settings(max_examples=12, deadline=None, suppress_health_check=SUPPRESSED)
@given(script=SCRIPT, stress=STRESS)
def test_simulated(plan: str, script: list[Any], stress: int) -> None:
    play(SimulatedWorld, plan, script, stress)


@pytest.mark.parametrize("plan", list(PLANS))
@settings(max_examples=150, deadline=None, suppress_health_check=SUPPRESSED)
@given(script=SCRIPT, stress=STRESS)
def test_compiled(plan: str, script: list[Any], stress: int) -> None:
    play(CompiledWorld, plan, script, stress)


@pytest.mark.parametrize("plan", ["semispace", "marksweep", "gencopy"])
@settings(max_examples=40, deadline=None, suppress_health_check=SUPPRESSED)
@given(script=SCRIPT)
def test_mark_stack_overflow(plan: str, script: list[Any]) -> None:
    """With room for one reached object, marking still finds all."""
    play(CompiledWorld, plan, script, 0, mark_stack_bytes=8)
