"""What is installed of a stack map, and adapters: both run code, so in processes of their own."""

from __future__ import annotations

import pytest

from .isolated import isolated

WALKED = "tests.unit.jit.code.walked"
BRIDGED = "tests.unit.jit.code.bridged"


@pytest.mark.parametrize("level", ["0", "3"])
def test_walker_finds_the_values_of_frames(level: str) -> None:
    isolated(WALKED, "walk_cases", level, "0", "60")


def test_adapters_pass_arguments_and_results() -> None:
    isolated(BRIDGED, "check_signatures", "1", "20")


@pytest.mark.parametrize("check", ["check_exceptions", "check_withdrawn", "check_overflow"])
def test_adapters_leave(check: str) -> None:
    isolated(BRIDGED, check)
