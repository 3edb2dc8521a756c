"""Low-level functions as text that LLVM inlines into code that is made while a program runs.

A function's text is made once in a process; a module takes the ones that it uses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from pvm.lowlevel.ir import FunctionWriter, quoted
from pvm.lowlevel.lowering.module import ModuleLowering
from pvm.lowlevel.lowering.templates import Template, template_of
from pvm.lowlevel.lowering.values import Value, llvm_type
from pvm.lowlevel.marks import LowLevelFunction


class Prelude:
    """Definitions and declarations that one module needs besides its own function. `attributes`
    are LLVM's, of its functions; `cold_convention` is how cold ones are called."""

    def __init__(self, attributes: str, cold_convention: str = "") -> None:
        self._attributes = attributes
        self._cold_convention = cold_convention
        self.definitions: dict[str, str] = {}
        self.declarations: dict[str, None] = {}

    def inline(self, writer: FunctionWriter, function: LowLevelFunction,
               arguments: Sequence[str]) -> str:
        """Writes a low-level function's instructions, or a call that LLVM inlines; the text of its
        value."""
        lowered = _lowered(function, self._attributes, self._cold_convention)
        self.declarations.update(lowered.declarations)
        if lowered.template is not None:
            return lowered.template.copy(writer, arguments)
        self.definitions.update(lowered.definitions)
        typed = ", ".join(f"{type_.llvm} {text}" for (_, type_), text
                          in zip(function.parameters, arguments, strict=True))
        if function.result is None:
            writer.emit(f"call void {lowered.symbol}({typed})")
            return ""
        return writer.value(f"call {function.result.llvm} {lowered.symbol}({typed})")

    def text(self) -> list[str]:
        """All of it."""
        return [*self.declarations, *self.definitions.values()]


# Specialised functions are numbered anew for each function that uses them.
_SPECIALISED = re.compile(r'(?<=@")[^"]+#\d+(?=")')


class Lowered(NamedTuple):
    """A function's `symbol`, and the definitions and declarations that it takes."""

    symbol: str
    definitions: dict[str, str]
    declarations: dict[str, None]
    template: Template | None


@cache
def _lowered(function: LowLevelFunction, attributes: str, cold_convention: str) -> Lowered:
    module = ModuleLowering(attributes, cold_convention)
    symbol = quoted("inline." + function.symbol)
    parameters = ", ".join(f"{type_.llvm} %arg.{name}" for name, type_ in function.parameters)
    writer = FunctionWriter(f"define internal {llvm_type(function.result)} {symbol}({parameters}) "
                            f"alwaysinline {attributes}")
    arguments: list[Any] = [Value(type_, f"%arg.{name}") for name, type_ in function.parameters]
    value = module.inline(writer, function, arguments, {"trap": _unreachable})
    writer.terminate("ret void" if value is None else f"ret {value.type.llvm} {value.text}")
    module.writer.add(writer.text())
    text = _SPECIALISED.sub(rf"\g<0> of {function.symbol}", module.finish())
    definitions, declarations = _split(text)
    return Lowered(symbol, definitions, declarations, template_of(definitions[symbol]))


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
