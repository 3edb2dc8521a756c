"""Which checked exceptions statements throw, and who handles them (JLS 11.2)."""

from __future__ import annotations

from collections.abc import Sequence

from pvm.lang.flow.base import FlowBase, Uncaught
from pvm.lang.flow.search import assigns
from pvm.lang.symbols.flags import FINAL
from pvm.lang.symbols.symbols import VarSymbol
from pvm.lang.tree.nodes import Ident, Throw
from pvm.lang.types.types import ClassType, Type


class ExceptionFlow(FlowBase):
    def is_checked_exception(self, type_: Type) -> bool:
        if not isinstance(type_, ClassType):
            return self.types.is_checked_exception(type_)
        found = self.is_checked.get(type_.sym)
        if found is None:
            found = self.is_checked[type_.sym] = self.types.is_checked_exception(type_)
        return found

    def is_handled(self, type_: Type, handled: Sequence[Type]) -> bool:
        """Whether it is unchecked, or one of `handled`."""
        if not self.is_checked_exception(type_):
            return True
        return any(self.types.is_subtype(type_, other) for other in handled)

    def throw(self, pos: int, type_: Type, resource: str | None = None) -> None:
        if not self.is_checked_exception(type_):
            return
        if self.thrown is not None:
            self.thrown.append(type_)
        if not self.is_handled(type_, self.caught):
            self.uncaught.append(Uncaught(pos, type_, resource))

    def rethrow(self, tree: Throw, parameter: Ident) -> None:
        """A catch parameter that is never assigned carries what the try block throws, no more
        (JLS 11.2.2)."""
        sym = parameter.sym
        assert isinstance(sym, VarSymbol)
        types, body = self.rethrown[sym]
        if not sym.flags & FINAL and assigns(body, sym):
            types = [sym.type]
        for type_ in types:
            self.throw(tree.pos, type_)

    def report_uncaught(self) -> None:
        for found in self.uncaught:
            message = f"unreported exception {found.type}; must be caught or declared to be thrown"
            if found.resource is not None:
                message += (
                    "\n  exception thrown from implicit call to close() on resource variable "
                    f"'{found.resource}'"
                )
            self.exception_errors.append((found.pos, message))
        if self.uncaught:
            self.uncaught = []
