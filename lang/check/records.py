"""What a record may declare (JLS 8.10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.symbols.flags import ACCESS_FLAGS, COMPACT, PUBLIC, RECORD, STATIC
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol
from pvm.lang.tree.nodes import (
    Call,
    ClassDecl,
    ExpressionStatement,
    Ident,
    Initializer,
    MethodDecl,
    VarDecl,
)

if TYPE_CHECKING:
    from pvm.lang.attr.base import Context

_ORDER = {PUBLIC: 3, 4: 2, 0: 1, 2: 0}


def check_record(decl: ClassDecl, sym: ClassSymbol, context: Context) -> None:
    for member in decl.members:
        if isinstance(member, Initializer) and not member.static:
            context.log.error(member.pos, "instance initializers are not allowed in records")
        elif isinstance(member, VarDecl) and not member.mods.flags & STATIC:
            context.log.error(
                member.pos,
                "field declaration must be static\n  (consider replacing field with record "
                "component)",
            )
        elif isinstance(member, MethodDecl):
            _check_method(member, sym, context)


def _check_method(decl: MethodDecl, sym: ClassSymbol, context: Context) -> None:
    if decl.name == "<init>":
        _check_constructor(decl, sym, context)
    elif not decl.params:
        field = next((f for f in sym.components if f.name == decl.name), None)
        if field is not None:
            reason = _accessor_reason(decl, context.types.same(decl.sym.ret, field.type))
            if reason:
                context.log.error(
                    decl.pos, f"invalid accessor method in record {sym}\n  ({reason})"
                )


def _accessor_reason(decl: MethodDecl, same_type: bool) -> str:
    """JLS 8.10.3."""
    if not decl.mods.flags & PUBLIC:
        return "accessor method must be public"
    if not same_type:
        name = decl.name
        return (
            f"return type of accessor method {name}() must match the type of record component "
            f"{name}"
        )
    if decl.throws:
        return "throws clause not allowed for accessor method"
    if decl.type_params:
        return "accessor method must not be generic"
    return "accessor method must not be static" if decl.mods.flags & STATIC else ""


def _check_constructor(decl: MethodDecl, sym: ClassSymbol, context: Context) -> None:
    """JLS 8.10.4."""
    method = decl.sym
    if not method.flags & RECORD:
        if not _calls_this(decl):
            context.log.error(
                decl.pos,
                "constructor is not canonical, so its first statement must invoke another "
                f"constructor of class {sym}",
            )
        return
    kind = "compact" if method.flags & COMPACT else "canonical"
    reason = _canonical_reason(decl, method, sym)
    if reason:
        context.log.error(
            decl.pos, f"invalid {kind} constructor in record {sym}\n  ({reason})"
        )


def _canonical_reason(decl: MethodDecl, method: MethodSymbol, sym: ClassSymbol) -> str:
    if _ORDER[method.flags & ACCESS_FLAGS] < _ORDER[sym.flags & ACCESS_FLAGS]:
        names = {PUBLIC: "public", 4: "protected", 0: "package"}
        was = names[sym.flags & ACCESS_FLAGS]
        return f"attempting to assign stronger access privileges; was {was}"
    if decl.throws:
        kind = "compact" if method.flags & COMPACT else "canonical"
        return f"throws clause not allowed for {kind} constructor"
    if decl.type_params:
        return "canonical constructor must not be generic"
    names_given = [p.name for p in method.parameters]
    if names_given != [f.name for f in sym.components]:
        return "invalid parameter names in canonical constructor"
    if _calls_this(decl):
        return "canonical constructor must not contain explicit constructor invocation"
    return ""


def _calls_this(decl: MethodDecl) -> bool:
    if decl.body is None or not decl.body.statements:
        return False
    first = decl.body.statements[0]
    return (
        isinstance(first, ExpressionStatement)
        and isinstance(first.expr, Call)
        and isinstance(first.expr.method, Ident)
        and first.expr.method.name in ("this", "super")
    )
