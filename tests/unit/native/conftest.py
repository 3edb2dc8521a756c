"""Each test of low-level natives runs as plain Python and compiled."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .world import World, compiled_world, simulated_world


@pytest.fixture(params=[simulated_world, compiled_world], ids=["simulated", "compiled"])
def world(request: pytest.FixtureRequest) -> Iterator[World]:
    with request.param() as made:
        yield made
