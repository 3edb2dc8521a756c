"""The interpreter's instruction set: one entry for each quickened instruction.

An entry is declared by the low-level function that is its meaning. Parameters named `thread`,
`frame`, `operand` (the word's 16 bits, unsigned), `signed_operand`, `word1`, `word2` (the words
that follow) are supplied by the handler; all other parameters are popped from the operand stack,
the last one first; the result is pushed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pvm.lowlevel.intrinsics import Intrinsic
from pvm.lowlevel.marks import LowLevelFunction, lowlevel

SUPPLIED = {"thread", "frame", "operand", "signed_operand", "word1", "word2"}
CACHED = 3          # operand-stack values that travel in registers


@dataclass(frozen=True)
class Instruction:
    """`meaning` on values; `slow` is the C function `(thread, pc, sp) -> u64` behind slow_path().

    `shuffle` replaces the meaning for pure stack operations: (values popped, positions pushed).
    `branches`: the meaning's result decides whether to jump by the word's signed operand;
    `backward` ones count and poll; `counted` ones count in their profile cell. `slow_only`
    instructions have no fast path; with `retry` the word is executed again afterwards;
    `pops_operand` ones pop as many values as the operand says.
    """

    name: str
    words: int = 1
    meaning: LowLevelFunction | None = None
    slow: LowLevelFunction | None = None
    shuffle: tuple[int, tuple[int, ...]] | None = None
    branches: bool = False
    backward: bool = False
    counted: bool = False
    slow_only: bool = False
    retry: bool = False
    pops_operand: bool = False
    pops: int = 0
    pushes: int = 0


INSTRUCTIONS: dict[str, Instruction] = {}


@Intrinsic
def slow_path() -> None:
    """Leaves a meaning for the instruction's slow function; nothing was popped yet."""
    raise AssertionError("slow_path has no plain-Python meaning")


def declare(instruction: Instruction) -> Instruction:
    """Adds an instruction to the set; names are unique."""
    assert instruction.name not in INSTRUCTIONS, instruction.name
    INSTRUCTIONS[instruction.name] = instruction
    return instruction


def stack_effect(meaning: LowLevelFunction) -> tuple[list[Any], int]:
    """Types of the popped parameters (bottom first) and the number of pushed values."""
    popped = [type_ for name, type_ in meaning.parameters if name not in SUPPLIED]
    return popped, 0 if meaning.result is None else 1


def instruction(name: str, words: int = 1, slow: LowLevelFunction | None = None) -> Any:
    """Decorator: the low-level function below is the meaning of instruction `name`."""

    def register(function: Callable[..., Any]) -> LowLevelFunction:
        meaning: LowLevelFunction = lowlevel(function)
        popped, pushed = stack_effect(meaning)
        declare(Instruction(name, words, meaning, slow, pops=len(popped), pushes=pushed))
        return meaning

    return register


def branch(name: str) -> Any:
    """Decorator: a conditional branch in its forward and its backward form."""

    def register(function: Callable[..., Any]) -> LowLevelFunction:
        meaning: LowLevelFunction = lowlevel(function)
        popped, _ = stack_effect(meaning)
        for backward in (False, True):
            declare(Instruction(name + "_back" * backward, 1, meaning, branches=True,
                                backward=backward, pops=len(popped)))
        return meaning

    return register


def slow_instruction(name: str, words: int = 1, pops: int = 0, pushes: int = 0,
                     retry: bool = False, pops_operand: bool = False) -> Any:
    """Decorator: an instruction that is always a call of the C function below."""

    def register(function: LowLevelFunction) -> LowLevelFunction:
        declare(Instruction(name, words, slow=function, slow_only=True, retry=retry, pops=pops,
                            pushes=pushes, pops_operand=pops_operand))
        return function

    return register


_SHUFFLES: dict[str, tuple[int, tuple[int, ...]]] = {
    "nop": (0, ()),
    "pop": (1, ()),
    "pop_2": (2, ()),
    "dup": (1, (0, 0)),
    "dup_x1": (2, (1, 0, 1)),
    "dup_x2": (3, (2, 0, 1, 2)),
    "dup_2": (2, (0, 1, 0, 1)),
    "dup_2_x1": (3, (1, 2, 0, 1, 2)),
    "dup_2_x2": (4, (2, 3, 0, 1, 2, 3)),
    "swap": (2, (1, 0)),
}
for _name, (_in, _out) in _SHUFFLES.items():
    declare(Instruction(_name, shuffle=(_in, _out), pops=_in, pushes=len(_out)))
