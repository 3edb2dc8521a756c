"""What is installed of a stack map, and adapters: both run code, so in processes of their own."""

from __future__ import annotations

import pytest

from .isolated import isolated

WALKED = "tests.unit.jit.code.walked"
BRIDGED = "tests.unit.jit.code.bridged"
ROUND_TRIP = "tests.unit.jit.code.roundtrip"


@pytest.mark.parametrize("level", ["0", "3"])
def test_walker_finds_the_values_of_frames(level: str) -> None:
    isolated(WALKED, "walk_cases", level, "0", "60")


def test_adapters_pass_arguments_and_results() -> None:
    isolated(BRIDGED, "check_signatures", "1", "20")


@pytest.mark.parametrize("check", ["check_exceptions", "check_overflow"])
def test_adapters_leave(check: str) -> None:
    isolated(BRIDGED, check)


@pytest.mark.parametrize("stress", ["0", "1"])
def test_calls_between_the_interpreter_and_compiled_code(stress: str) -> None:
    isolated(ROUND_TRIP, "check_calls", stress)


def test_recursion_through_both_kinds_of_code_overflows() -> None:
    isolated(ROUND_TRIP, "check_overflow")


def test_frames_are_found_while_code_comes_and_goes() -> None:
    isolated(ROUND_TRIP, "check_changing_index")


def test_code_is_taken_away_while_a_thread_calls_it() -> None:
    isolated(ROUND_TRIP, "check_taking_away")
