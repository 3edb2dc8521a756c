"""Whether type arguments are within the bounds of their parameters (JLS 4.5).

It is asked when everything else is known: a bound may be a class whose supertypes were not there
yet when the type was read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pvm.lang.source.source import Source
from pvm.lang.tree.nodes import Expression, TypeApply
from pvm.lang.types.types import ClassType, IntersectionType, Type, TypeVar, WildcardType
from pvm.lang.types.typevariables import where

if TYPE_CHECKING:
    from pvm.lang.attr.base import Context


def check_bounds(applied: Mapping[TypeApply, Source | None], context: Context) -> None:
    """Report the arguments of parameterized types that are out of bounds; `applied`: all of them,
    and the files that they are in."""
    before = context.log.source
    for tree, source in applied.items():
        found = tree.type
        if isinstance(found, ClassType) and found.args:
            context.log.source = source
            _check(tree.args, found, context)
    context.log.source = before


def _check(trees: list[Expression], found: ClassType, context: Context) -> None:
    types, variables = context.types, found.sym.type_params
    for tree, arg, variable in zip(trees, found.args, variables, strict=True):
        if variable.bound is context.symtab.object:
            continue
        bound = types.subst(variable.bound, variables, found.args)
        parts = bound.types if isinstance(bound, IntersectionType) else (bound,)
        if not all(_is_within(arg, part, context) for part in parts):
            context.log.error(
                tree.pos,
                f"type argument {arg} is not within bounds of type-variable {variable}"
                + where(types, [variable]),
            )


def _is_within(arg: Type, bound: Type, context: Context) -> bool:
    """Of wildcards it is enough that some type may fit."""
    types = context.types
    if isinstance(arg, WildcardType):
        if arg.kind == "?" or _mentions_wildcards(bound):
            return True
        if arg.kind == "extends":
            return types.is_castable(arg.bound, bound)
        return isinstance(arg.bound, TypeVar) or types.is_castable(arg.bound, bound)
    return types.is_subtype_unchecked(arg, bound)


def _mentions_wildcards(bound: Type) -> bool:
    """A bound that names its own parameter, of which nothing more is known than a wildcard."""
    return isinstance(bound, WildcardType) or (
        isinstance(bound, ClassType) and any(isinstance(a, WildcardType) for a in bound.args)
    )
