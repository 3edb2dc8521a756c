"""A machine for the policy's tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ...vm.running import Running, running
from .worlds import World, build


@pytest.fixture
def machine() -> Iterator[Running]:
    with running(build()) as made:
        yield made


@pytest.fixture
def world(machine: Running) -> World:
    return World(machine)
