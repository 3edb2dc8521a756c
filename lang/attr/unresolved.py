"""The message for a name that means nothing: what was looked for, where, and what was meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pvm.lang.attr.base import AttrBase
from pvm.lang.enter.imports import kind_of
from pvm.lang.symbols.symbols import ClassSymbol, VarSymbol
from pvm.lang.tree.nodes import Expression, Ident, Select
from pvm.lang.types.types import ClassType, Type
from pvm.lang.types.typevariables import where

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env

_CLOSE = 0.75  # how like a name must be to be offered instead


def is_type_name(tree: Expression) -> bool:
    """Whether an attributed qualifier denotes a class, not a value."""
    return isinstance(tree, (Ident, Select)) and isinstance(tree.sym, ClassSymbol)


def describe(t: Type) -> str:
    """`class Foo`, `interface List<String>`: a type as the place of a search."""
    return f"{kind_of(t.sym)} {t}" if isinstance(t, ClassType) else f"class {t}"


def location(target: Expression, site: Type) -> str | None:
    """The text after `location: ` for a member of what `target` denotes; None for this, super."""
    if isinstance(target, (Ident, Select)):
        if target.name in ("this", "super"):
            return None
        if isinstance(target.sym, VarSymbol):
            return f"variable {target.sym.name} of type {site}"
    return describe(site)


def cannot_find(symbol: str, place: str | None) -> str:
    """`symbol`: as "variable x"."""
    if place is None:
        return f"cannot find symbol\n  symbol: {symbol}"
    return f"cannot find symbol\n  symbol:   {symbol}\n  location: {place}"


class Unresolved(AttrBase):
    def report_missing_variable(self, tree: Ident, env: Env) -> None:
        message = cannot_find(f"variable {tree.name}", describe(env.cls.type))
        message += where(self.types, (env.cls.type,))
        self.log.error(tree.pos, message + self.hint(tree.name, self._visible_names(env)))

    def report_missing_field(self, tree: Select, site: Type) -> None:
        names: list[str] = []
        if isinstance(site, ClassType):
            for sym in self.types.closure(site.sym):
                names.extend(sym.fields)
        message = cannot_find(f"variable {tree.name}", location(tree.target, site))
        message += where(self.types, (site,))
        self.log.error(tree.pos, message + self.hint(tree.name, names))

    def _visible_names(self, env: Env) -> list[str]:
        names: list[str] = []
        around: Env | None = env
        while around is not None and around.cls is not None:
            names.extend(around.locals)
            for sym in self.types.closure(around.cls):
                names.extend(sym.fields)
            around = around.outer
        return names

    def hint(self, name: str, candidates: Iterable[str]) -> str:
        from difflib import get_close_matches  # of no use to correct programs: loaded late

        close = get_close_matches(name, sorted(set(candidates) - {name}), 1, _CLOSE)
        return f"\n  did you mean: {close[0]}?" if close else ""
