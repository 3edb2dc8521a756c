"""The InnerClasses, EnclosingMethod and nest attributes (JVMS 4.7.6, 4.7.7, 4.7.28)."""

from __future__ import annotations

from pvm.lang.gen.pool import ClassPool
from pvm.lang.symbols.flags import (
    ABSTRACT,
    ACCESS_FLAGS,
    ANNOTATION,
    ENUM,
    FINAL,
    INTERFACE,
    PRIVATE,
    PROTECTED,
    PUBLIC,
    STATIC,
    SYNTHETIC,
)
from pvm.lang.symbols.symbols import ClassSymbol
from pvm.lang.types.types import ClassType
from pvm.vm.classfile.attributes import InnerClass, InnerClasses
from pvm.vm.classfile.flags import ACC_SUPER

_KEPT = ACCESS_FLAGS | STATIC | FINAL | INTERFACE | ABSTRACT | SYNTHETIC | ANNOTATION | ENUM
_LOOKUP = InnerClass(
    "java/lang/invoke/MethodHandles$Lookup",
    "java/lang/invoke/MethodHandles",
    "Lookup",
    PUBLIC | STATIC | FINAL,
)


def _is_constant_body(sym: ClassSymbol) -> bool:
    """Whether it is the body of an enum constant."""
    above = sym.superclass
    return sym.is_anonymous and isinstance(above, ClassType) and above.sym.is_enum


def class_access_flags(sym: ClassSymbol) -> int:
    """Those of the class file itself: to the machine a nested class is public or of the package."""
    if _is_constant_body(sym):
        return ENUM | FINAL | ACC_SUPER
    flags = sym.flags & (_KEPT & ~(PRIVATE | PROTECTED | STATIC))
    if sym.flags & PROTECTED:
        flags |= PUBLIC
    return flags if sym.is_interface else flags | ACC_SUPER


def _row(sym: ClassSymbol) -> InnerClass:
    flags = sym.flags & _KEPT
    if sym.is_interface:
        flags |= STATIC | ABSTRACT
    outer = sym.owner.flat_name if isinstance(sym.owner, ClassSymbol) else None
    if _is_constant_body(sym):
        return InnerClass(sym.flat_name, None, None, ENUM | FINAL)
    if sym.is_anonymous:
        return InnerClass(sym.flat_name, None, None, flags & ~FINAL)
    return InnerClass(sym.flat_name, outer, sym.name, flags)


def inner_classes(pool: ClassPool) -> InnerClasses | None:
    """Of all nested classes that the class file names."""
    rows = [_row(sym) for sym in pool.inner_classes]
    rows += [InnerClass(n, None, None, STATIC | SYNTHETIC) for n in pool.synthetic_classes]
    if pool.names_lookup and all(row.inner != _LOOKUP.inner for row in rows):
        rows.append(_LOOKUP)
    return InnerClasses(tuple(rows)) if rows else None
