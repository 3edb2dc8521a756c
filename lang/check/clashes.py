"""Methods that are different in source, but the same in class files (JLS 8.4.8.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pvm.lang.symbols.flags import PRIVATE, STATIC
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol
from pvm.lang.types.types import ERROR
from pvm.lang.types.typevariables import where

if TYPE_CHECKING:
    from pvm.lang.attr.base import Context


def check_clashes(
    method: MethodSymbol,
    pos: int,
    overridden: Sequence[MethodSymbol],
    inherited: Sequence[MethodSymbol],
    context: Context,
) -> None:
    """`inherited`: methods of supertypes with its name and as many parameters, those that it
    overrides included."""
    types, owner = context.types, method.owner
    if not inherited or ERROR in method.params or method.flags & PRIVATE:
        return
    others = [m for m in inherited if m not in overridden and _is_member(m, owner, context)]
    for other in others:
        if types.same_erasure(method, other):
            verb = "hides" if method.is_static else "overrides"
            _report(pos, method, other, owner, verb, context)
            return
    if method.flags & (STATIC | PRIVATE):
        return
    others += [m for m in owner.methods[method.name] if m is not method]
    for above in overridden:
        for other in others:
            if types.same_erasure(above, other) and not types.same_erasure(above, method):
                _report_overridden(pos, above, other, owner, context)
                return


def _is_member(method: MethodSymbol, owner: ClassSymbol, context: Context) -> bool:
    return not method.flags & PRIVATE and context.types.is_overridable(method, owner)


def _report(
    pos: int,
    method: MethodSymbol,
    other: MethodSymbol,
    owner: ClassSymbol,
    verb: str,
    context: Context,
) -> None:
    types = context.types
    mentioned = (*method.params, *types.method_type(owner.type, other).params)
    context.log.error(
        pos,
        f"name clash: {shown(method, owner, context)} in {owner} and "
        f"{shown(other, owner, context)} in {other.owner} have the same erasure, yet neither "
        f"{verb} the other" + where(types, mentioned),
    )


def _report_overridden(
    pos: int, above: MethodSymbol, other: MethodSymbol, owner: ClassSymbol, context: Context
) -> None:
    context.log.error(
        pos,
        f"name clash: class {owner} has two methods with the same erasure, yet neither overrides "
        f"the other\n  first method:  {shown(above, owner, context)} in {above.owner}\n"
        f"  second method: {shown(other, owner, context)} in {other.owner}",
    )


def shown(method: MethodSymbol, owner: ClassSymbol, context: Context) -> str:
    """A method as a member of `owner`."""
    seen = MethodSymbol(method.name, method.flags, method.owner)
    found = context.types.method_type(owner.type, method)
    seen.type_params, seen.params = found.type_params, found.params
    return str(seen)
