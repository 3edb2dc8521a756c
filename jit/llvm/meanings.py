"""The instructions' meanings, which the interpreter's handlers are made of too."""

from __future__ import annotations

from pvm.lowlevel.marks import LowLevelFunction


def meaning_of(instruction: str) -> LowLevelFunction:
    """An instruction's meaning."""
    from pvm.vm.interp import meanings
    from pvm.vm.interp.instructions import INSTRUCTIONS

    assert meanings is not None
    meaning = INSTRUCTIONS[instruction].meaning
    assert meaning is not None
    return meaning
