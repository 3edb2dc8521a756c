"""Low-level functions as text that LLVM inlines: the instructions' meanings, barriers, locks.

A function's text is made once in a process; a module takes the ones that it uses.
"""

from __future__ import annotations

from typing import Any

from pvm.lowlevel.ir import FunctionWriter, quoted
from pvm.lowlevel.lowering.module import ModuleLowering
from pvm.lowlevel.lowering.values import Value, llvm_type
from pvm.lowlevel.marks import LowLevelFunction


class Prelude:
    """Definitions and declarations that one module needs besides its own function."""

    def __init__(self) -> None:
        self.definitions: dict[str, str] = {}
        self.declarations: dict[str, None] = {}

    def meaning(self, instruction: str) -> tuple[str, LowLevelFunction]:
        """The symbol of an instruction's meaning, and its low-level function."""
        function = _meaning_of(instruction)
        return self.function(function), function

    def function(self, function: LowLevelFunction) -> str:
        """The symbol of a low-level function that is inlined."""
        symbol, definitions, declarations = _lowered(function)
        self.definitions.update(definitions)
        self.declarations.update(declarations)
        return symbol

    def text(self) -> list[str]:
        """All of it."""
        return [*self.declarations, *self.definitions.values()]


Lowered = tuple[str, dict[str, str], dict[str, None]]
_CACHE: dict[LowLevelFunction, Lowered] = {}


def _meaning_of(instruction: str) -> LowLevelFunction:
    from pvm.vm.interp import meanings
    from pvm.vm.interp.instructions import INSTRUCTIONS

    assert meanings is not None
    meaning = INSTRUCTIONS[instruction].meaning
    assert meaning is not None
    return meaning


def _lowered(function: LowLevelFunction) -> Lowered:
    found = _CACHE.get(function)
    if found is None:
        found = _CACHE[function] = _lower(function)
    return found


def _lower(function: LowLevelFunction) -> Lowered:
    module = ModuleLowering('nounwind "frame-pointer"="all"')
    symbol = quoted("inline." + function.symbol)
    parameters = ", ".join(f"{type_.llvm} %arg.{name}" for name, type_ in function.parameters)
    writer = FunctionWriter(f"define internal {llvm_type(function.result)} {symbol}({parameters}) "
                            "alwaysinline nounwind")
    arguments: list[Any] = [Value(type_, f"%arg.{name}") for name, type_ in function.parameters]
    value = module.inline(writer, function, arguments, {"trap": _unreachable})
    writer.terminate("ret void" if value is None else f"ret {value.type.llvm} {value.text}")
    module.writer.add(writer.text())
    return symbol, *_split(module.finish())


def _unreachable(lowering: Any, *details: Any) -> None:
    """A guard stands before what would trap."""
    lowering.writer.terminate("unreachable")


def _split(text: str) -> tuple[dict[str, str], dict[str, None]]:
    """A module's definitions by symbol, and its declarations."""
    head, *functions = text.split("\ndefine ")
    declarations = dict.fromkeys(line for line in head.splitlines() if line)
    definitions = {}
    for each in functions:
        start = each.index('@"')
        symbol = each[start : each.index('"', start + 2) + 1]
        definitions[symbol] = "define " + each
    return definitions, declarations
