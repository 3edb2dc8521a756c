"""Makes the helpers of this folder importable; `make_world` for every way of running and plan.

A new plan takes part in the whole suite as soon as it is in `PLANS`.
"""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

# The helpers need the path.
from gc_worlds import WORLDS, World  # noqa: E402

from pvm.gc.plans import PLANS  # noqa: E402

COLLECTING = [name for name, plan in PLANS.items() if plan.collects]


@pytest.fixture(params=list(WORLDS))
def kind(request: Any) -> Any:
    """A way of running: the world's class."""
    return WORLDS[request.param]


@pytest.fixture(params=list(PLANS))
def plan(request: Any) -> str:
    """Every plan's name."""
    return str(request.param)


@pytest.fixture(params=COLLECTING)
def collecting_plan(request: Any) -> str:
    """Every plan that collects at all."""
    return str(request.param)


class Maker:
    """Makes worlds and closes them after the test."""

    def __init__(self, kind: type[World]) -> None:
        self.kind = kind
        self.made: list[World] = []

    def __call__(self, plan: str, *arguments: Any, **options: Any) -> World:
        self.made.append(self.kind(plan, *arguments, **options))
        return self.made[-1]

    def close(self) -> None:
        for world in reversed(self.made):
            world.close()


@pytest.fixture
def make_world(kind: type[World]) -> Iterator[Callable[..., World]]:
    maker = Maker(kind)
    yield maker
    maker.close()


@pytest.fixture
def world(make_world: Callable[..., World], collecting_plan: str) -> World:
    """A small heap of each collecting plan, poisoned and verified."""
    return make_world(collecting_plan, 1 << 18, nursery_bytes=1 << 14, poison=True, verify=True)


@pytest.fixture
def generational(make_world: Callable[..., World]) -> Callable[..., World]:
    """Makes small verified heaps of the default plan."""
    return partial(make_world, "gencopy", 1 << 18, nursery_bytes=1 << 14, poison=True,
                   verify=True)
