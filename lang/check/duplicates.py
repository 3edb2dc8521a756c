"""Members of one class with the same name or signature (JLS 8.3, 8.4.2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol
from pvm.lang.tree.nodes import ClassDecl, VarDecl
from pvm.lang.types import typevariables
from pvm.lang.types.types import ERROR

if TYPE_CHECKING:
    from pvm.lang.attr.base import Context


def describe_class(sym: ClassSymbol) -> str:
    """Kind and name, as in "is already defined in class A"."""
    if sym.is_annotation:
        kind = "@interface"
    elif sym.is_interface:
        kind = "interface"
    elif sym.is_record:
        kind = "record"
    else:
        kind = "enum" if sym.is_enum else "class"
    return f"{kind} {sym}"


def check_duplicates(decl: ClassDecl, sym: ClassSymbol, context: Context) -> None:
    for member in decl.members:
        if isinstance(member, VarDecl) and sym.fields.get(member.name) is not member.sym:
            context.log.error(
                member.pos, f"variable {member.name} is already defined in {describe_class(sym)}"
            )
    if sym.is_enum:
        _check_enum_methods(sym, context)
    for methods in sym.methods.values():
        for index in range(1, len(methods)):
            _check_method(methods[index], methods[:index], context)


def _check_enum_methods(sym: ClassSymbol, context: Context) -> None:
    """`values` and `valueOf` are declared implicitly (JLS 8.9.3)."""
    for name in ("values", "valueOf"):
        implicit = next(m for m in sym.methods[name] if m.tree is None)
        for method in sym.methods[name]:
            if method.tree is not None and context.types.same_erasure(method, implicit):
                context.log.error(
                    method.tree.pos, f"method {method} is already defined in enum {sym}"
                )


def _check_method(
    method: MethodSymbol, earlier: Sequence[MethodSymbol], context: Context
) -> None:
    """No two methods may have signatures with the same erasure (JLS 8.4.2, 8.4.8.3)."""
    if method.tree is None or ERROR in method.params:
        return
    types = context.types
    for other in earlier:
        if len(other.params) != len(method.params) or ERROR in other.params:
            continue
        if types.same_parameters(method.type, other.type) and (
            method.is_varargs is not other.is_varargs
        ):
            message = f"cannot declare both {method} and {other} in {method.owner}"
        elif types.same_parameters(method.type, other.type):
            kind = "constructor" if method.is_constructor else "method"
            where = describe_class(method.owner)
            message = f"{kind} {method} is already defined in {where}"
        elif types.same_erasure(method, other):
            mentioned = (*method.params, *other.params)
            message = f"name clash: {method} and {other} have the same erasure"
            message += typevariables.where(types, mentioned)
        else:
            continue
        context.log.error(method.tree.pos, message)
        return
