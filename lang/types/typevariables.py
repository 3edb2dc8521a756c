"""The closing lines of a message that say what the type variables in it are, as javac has them."""

from __future__ import annotations

from collections.abc import Sequence

from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol
from pvm.lang.types.relations import Types
from pvm.lang.types.substitution import map_parts
from pvm.lang.types.types import NULL, CapturedType, IntersectionType, Type, TypeVar


def where(types: Types, mentioned: Sequence[Type]) -> str:
    """Lines, with a line feed before each; nothing if no type variable is mentioned."""
    found: dict[TypeVar, None] = {}
    for t in mentioned:
        _collect(t, found)
    if not found:
        return ""
    variables = [v for v in found if not isinstance(v, CapturedType)]
    captured = [v for v in found if isinstance(v, CapturedType)]
    lines = []
    if variables:
        names = ",".join(v.name for v in variables)
        is_one = len(variables) == 1
        lines.append(f"  where {names} {'is a type-variable' if is_one else 'are type-variables'}:")
        lines += [f"    {_declaration(types, v)}" for v in variables]
    if captured:
        lines.append("  where CAP#1 is a fresh type-variable:")
        lines += [f"    {_capture(types, v)}" for v in captured[:1]]
    return "".join("\n" + line for line in lines)


def _capture(types: Types, variable: CapturedType) -> str:
    lower = "" if variable.lower is NULL else f" super: {variable.lower}"
    bound = types.bound_of(variable)
    return f"{variable} extends {bound}{lower} from capture of {variable.wildcard}"


def _collect(t: Type, found: dict[TypeVar, None]) -> Type:
    if isinstance(t, TypeVar):
        found[t] = None
        return t
    return map_parts(t, lambda part: _collect(part, found))


def _declaration(types: Types, variable: TypeVar) -> str:
    bound = types.bound_of(variable)
    parts = bound.types if isinstance(bound, IntersectionType) else (bound,)
    shown = ",".join(map(str, parts))
    return f"{variable.name} extends {shown} declared in {_owner(variable)}"


def _owner(variable: TypeVar) -> str:
    owner = variable.owner
    if isinstance(owner, MethodSymbol):
        return f"{'constructor' if owner.is_constructor else 'method'} {owner}"
    if isinstance(owner, ClassSymbol):
        return f"{'interface' if owner.is_interface else 'class'} {owner.display_name}"
    return "?"
