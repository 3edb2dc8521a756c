"""All the checks of a class from source, member classes included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.check.annotationtypes import check_annotation_type
from pvm.lang.check.clashes import shown
from pvm.lang.check.duplicates import check_duplicates
from pvm.lang.check.inheritance import check_supertypes
from pvm.lang.check.modifiers import (
    check_class_modifiers,
    check_field_modifiers,
    check_method_modifiers,
)
from pvm.lang.check.overriding import (
    check_inherited,
    check_overriding,
    unimplemented,
    unrelated_defaults,
)
from pvm.lang.check.records import check_record
from pvm.lang.symbols.flags import ABSTRACT, ENUM, FINAL, PRIVATE, STATIC
from pvm.lang.symbols.symbols import ClassSymbol
from pvm.lang.tree.nodes import ClassDecl, Ident, MethodDecl, PrimitiveTypeTree, Select, VarDecl

if TYPE_CHECKING:
    from pvm.lang.attr.base import Context

_MOST_SLOTS = 255


def check_class(decl: ClassDecl, context: Context) -> None:
    """Report what breaks the rules about declarations in a class and its member classes."""
    sym = decl.sym
    if not sym.is_anonymous:
        check_class_modifiers(decl, sym, context.log)
    check_duplicates(decl, sym, context)
    check_supertypes(decl, sym, context)
    _check_members(decl, sym, context)
    if decl.kind == "record":
        check_record(decl, sym, context)
    if decl.kind == "annotation":
        if sym.is_local:
            context.log.error(decl.pos, "annotation type declaration not allowed here")
        check_annotation_type(decl, sym, context)
    _check_abstract(decl, sym, context)
    _check_functional(decl, sym, context)
    for member in decl.members:
        if isinstance(member, ClassDecl):
            check_class(member, context)


def _check_members(decl: ClassDecl, sym: ClassSymbol, context: Context) -> None:
    for member in decl.members:
        if isinstance(member, VarDecl):
            check_field_modifiers(member, sym, context.log)
        elif isinstance(member, MethodDecl):
            check_method_modifiers(member, sym, context.log)
            _check_parameters(member, sym, context)
            check_overriding(member, context)
            _check_safe_varargs(member, context)


def _check_parameters(decl: MethodDecl, sym: ClassSymbol, context: Context) -> None:
    """JVMS 4.3.3: `this`, and what the compiler adds for enums and inner classes, count too."""
    slots = 0 if decl.mods.flags & STATIC else 1
    for parameter in decl.params:
        tree = parameter.vartype
        is_wide = isinstance(tree, PrimitiveTypeTree) and tree.name in ("long", "double")
        slots += 2 if is_wide else 1
    if decl.name == "<init>":
        slots += 2 if sym.is_enum else 0
    if slots > _MOST_SLOTS:
        context.log.error(decl.pos, "too many parameters")


def _check_abstract(decl: ClassDecl, sym: ClassSymbol, context: Context) -> None:
    """JLS 8.1.1.1; an enum all of whose constants have bodies is abstract itself (JLS 8.9.1)."""
    missing = None if sym.flags & ABSTRACT and not sym.is_enum else unimplemented(sym, context)
    if missing is not None and not _have_all_bodies(decl):
        context.log.error(
            decl.pos,
            f"{_name(sym)} is not abstract and does not override abstract method "
            f"{shown(missing, sym, context)} in {missing.owner}",
        )
        return
    conflict = unrelated_defaults(sym, context)
    if conflict:
        context.log.error(decl.pos, conflict)
    elif not sym.is_interface:
        check_inherited(decl, sym, context)


def _have_all_bodies(decl: ClassDecl) -> bool:
    constants = [m for m in decl.members if isinstance(m, VarDecl) and m.mods.flags & ENUM]
    return bool(constants) and all(
        getattr(constant.init, "body", None) is not None for constant in constants
    )


def _name(sym: ClassSymbol) -> str:
    """An anonymous class is called by its binary name here."""
    if not sym.is_anonymous:
        return str(sym)
    return f"<anonymous {sym.flat_name.rpartition('/')[2]}>"


def _check_safe_varargs(decl: MethodDecl, context: Context) -> None:
    """JLS 9.6.4.7."""
    names = [a.name for a in decl.mods.annotations]
    if not any(isinstance(n, (Ident, Select)) and n.name == "SafeVarargs" for n in names):
        return
    method = decl.sym
    if not method.is_varargs:
        reason = f"Method {method} is not a varargs method."
    elif method.is_constructor or method.flags & (STATIC | FINAL | PRIVATE):
        return
    else:
        reason = f"Instance method {method} is neither final nor private."
    context.log.error(decl.pos, f"Invalid SafeVarargs annotation. {reason}")


def _check_functional(decl: ClassDecl, sym: ClassSymbol, context: Context) -> None:
    """JLS 9.6.4.9."""
    for annotation in decl.mods.annotations:
        name = annotation.name
        if isinstance(name, (Ident, Select)) and name.name == "FunctionalInterface":
            found = context.types.function_of(sym)
            if isinstance(found, str):
                reason = found.replace("\n", "\n  ")
                context.log.error(
                    annotation.pos, f"Unexpected @FunctionalInterface annotation\n  {reason}"
                )
