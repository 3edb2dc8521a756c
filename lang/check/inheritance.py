"""Which classes a class may extend (JLS 8.1.1.2, 8.1.4, 8.1.6, 8.9, 11.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.enter.lookup import supertypes_of
from pvm.lang.symbols.flags import FINAL, NON_SEALED, RECORD, SEALED
from pvm.lang.symbols.symbols import ClassSymbol
from pvm.lang.tree.nodes import ClassDecl, Expression
from pvm.lang.types.types import ClassType, Type

if TYPE_CHECKING:
    from pvm.lang.attr.base import Context


def infer_permitted(decl: ClassDecl) -> None:
    """A sealed class without `permits` permits the subclasses in its file (JLS 8.1.6)."""
    sym = decl.sym
    above = [decl.extends, *decl.implements]
    for tree in above:
        if tree is None or not isinstance(tree.type, ClassType):
            continue
        sealed = tree.type.sym
        if sealed.tree is not None and not sealed.tree.permits and sealed.flags & SEALED:
            if sealed.env.unit is sym.env.unit and sym not in sealed.permitted:
                if not sym.is_local:
                    sealed.permitted += (sym,)


def check_supertypes(decl: ClassDecl, sym: ClassSymbol, context: Context) -> None:
    if decl.extends is not None:
        _check_superclass(decl.extends, sym, context)
    _check_repeated(decl, context)
    if sym.interfaces:
        _check_arguments(decl, sym.type, {}, context)
    _check_sealing(decl, sym, context)
    _check_permits(decl, sym, context)


def _check_permits(decl: ClassDecl, sym: ClassSymbol, context: Context) -> None:
    """JLS 8.1.6."""
    if decl.permits and not sym.flags & SEALED:
        kind = "interface" if sym.is_interface else "class"
        context.log.error(
            decl.permits[0].pos, f"invalid permits clause\n  ({kind} must be sealed)"
        )
        return
    seen = set()
    for tree in decl.permits:
        found = tree.type
        if isinstance(found, ClassType):
            if found.sym in seen:
                context.log.error(
                    tree.pos, "invalid permits clause\n  (must not include the same class twice)"
                )
            seen.add(found.sym)
            if found.sym.package is not sym.package:
                context.log.error(
                    tree.pos,
                    f"class {sym} in unnamed module cannot extend a sealed class in a different "
                    "package",
                )
        if isinstance(found, ClassType) and sym not in supertypes_of(found.sym):
            context.log.error(
                tree.pos,
                f"invalid permits clause\n  (subclass {found} must extend sealed class)",
            )


def _check_superclass(tree: Expression, sym: ClassSymbol, context: Context) -> None:
    found = tree.type
    if not isinstance(found, ClassType):
        return
    if found.sym.is_enum:
        if found.sym.flags & FINAL:
            context.log.error(tree.pos, f"cannot inherit from final {found.sym.name}")
        assert sym.tree is not None
        context.log.error(sym.tree.pos, "enum types are not extensible")
    elif found.sym is context.symtab.enum.sym:
        context.log.error(tree.pos, "classes cannot directly extend java.lang.Enum")
    elif found.sym is context.symtab.record.sym:
        context.log.error(tree.pos, "classes cannot directly extend java.lang.Record")
    elif sym.type_params and context.types.is_subtype(found, context.symtab.throwable):
        context.log.error(tree.pos, "a generic class may not extend java.lang.Throwable")


def _check_repeated(decl: ClassDecl, context: Context) -> None:
    seen: set[ClassSymbol] = set()
    for tree in decl.implements:
        if isinstance(tree.type, ClassType):
            if tree.type.sym in seen:
                context.log.error(tree.pos, "repeated interface")
            seen.add(tree.type.sym)


def _check_arguments(
    decl: ClassDecl, t: ClassType, seen: dict[ClassSymbol, ClassType], context: Context
) -> None:
    """A class has one parameterization of a generic supertype (JLS 8.1.5)."""
    types = context.types
    for above in (*types.interfaces(t), types.supertype(t)):
        if not isinstance(above, ClassType) or above is context.symtab.object:
            continue
        known = seen.setdefault(above.sym, above)
        if not types.same(known, above):
            first, second = (",".join(map(_qualified, each.args)) for each in (known, above))
            context.log.error(
                decl.pos,
                f"{above.sym} cannot be inherited with different arguments: <{first}> and "
                f"<{second}>",
            )
            return
        _check_arguments(decl, above, seen, context)


def _qualified(t: Type) -> str:
    return t.sym.full_name if isinstance(t, ClassType) and not t.args else str(t)


def _check_sealing(decl: ClassDecl, sym: ClassSymbol, context: Context) -> None:
    sealed = [
        t.sym
        for t in (sym.superclass, *sym.interfaces)
        if isinstance(t, ClassType) and t.sym.flags & SEALED
    ]
    for above in sealed:
        if above.is_enum:
            continue
        if sym.is_local:
            context.log.error(decl.pos, "local classes must not extend sealed classes")
            return
        if sym not in above.permitted:
            context.log.error(
                decl.pos,
                f"class is not allowed to extend sealed class: {above} (as it is not listed in "
                "its permits clause)",
            )
    if sealed and not sym.flags & (SEALED | NON_SEALED | FINAL | RECORD):
        allowed = "sealed or non-sealed" if sym.is_interface else "sealed, non-sealed or final"
        if not sym.is_enum and not sym.is_anonymous:
            context.log.error(decl.pos, f"{allowed} modifiers expected")
    if sym.flags & NON_SEALED and not sealed:
        context.log.error(
            decl.pos,
            f"non-sealed modifier not allowed here\n  (class {sym} does not have any sealed "
            "supertypes)",
        )
    if decl.mods.flags & SEALED and not sym.permitted:
        context.log.error(decl.pos, "sealed class must have subclasses")
