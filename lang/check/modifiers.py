"""Which modifiers may stand where, and with which others (JLS 8.1.1, 8.3.1, 8.4.3, 8.8.3, 9.4)."""

from __future__ import annotations

from typing import Final

from pvm.lang.source.log import Log
from pvm.lang.symbols.flags import (
    ABSTRACT,
    ACCESS_FLAGS,
    DEFAULT,
    ENUM,
    FINAL,
    INTERFACE,
    NATIVE,
    NON_SEALED,
    PRIVATE,
    PROTECTED,
    PUBLIC,
    SEALED,
    STATIC,
    STRICTFP,
    SYNCHRONIZED,
    TRANSIENT,
    VOLATILE,
)
from pvm.lang.symbols.symbols import ClassSymbol, PackageSymbol
from pvm.lang.tree.nodes import ClassDecl, MethodDecl, VarDecl

NAMES: Final = {
    PUBLIC: "public",
    PRIVATE: "private",
    PROTECTED: "protected",
    STATIC: "static",
    FINAL: "final",
    SYNCHRONIZED: "synchronized",
    VOLATILE: "volatile",
    TRANSIENT: "transient",
    NATIVE: "native",
    ABSTRACT: "abstract",
    STRICTFP: "strictfp",
    DEFAULT: "default",
    SEALED: "sealed",
    NON_SEALED: "non-sealed",
}
_WRITTEN: Final = sum(NAMES)

_FIELD: Final = ACCESS_FLAGS | STATIC | FINAL | VOLATILE | TRANSIENT
_METHOD: Final = ACCESS_FLAGS | STATIC | FINAL | SYNCHRONIZED | NATIVE | ABSTRACT | STRICTFP
_INTERFACE_METHOD: Final = PUBLIC | PRIVATE | STATIC | ABSTRACT | DEFAULT | STRICTFP
_CLASS: Final = ABSTRACT | FINAL | STRICTFP | SEALED | NON_SEALED
_SEALING: Final = SEALED | NON_SEALED

# Each bit of the first with each bit of the second is an error, in the order of the message.
_EXCLUSIVE: Final = (
    (ABSTRACT, PRIVATE | STATIC | DEFAULT),
    (STATIC | PRIVATE, DEFAULT),
    (ABSTRACT, FINAL | NATIVE | SYNCHRONIZED | STRICTFP),
    (PUBLIC, PRIVATE | PROTECTED),
    (PRIVATE, PROTECTED),
    (FINAL, VOLATILE),
    (NATIVE, STRICTFP),
)
_EXCLUSIVE_CLASS: Final = (
    (ABSTRACT, FINAL),
    (PUBLIC, PRIVATE | PROTECTED),
    (PRIVATE, PROTECTED),
    (FINAL, SEALED | NON_SEALED),
    (SEALED, NON_SEALED),
)


def check_class_modifiers(decl: ClassDecl, sym: ClassSymbol, log: Log) -> None:
    flags = decl.mods.flags & _WRITTEN
    allowed = _class_flags_allowed(decl, sym)
    if _is_allowed(decl.pos, flags, allowed, log):
        implied = ABSTRACT if decl.kind in ("interface", "annotation") else 0
        _check_exclusive(decl.pos, flags | implied, _EXCLUSIVE_CLASS, log)


def _class_flags_allowed(decl: ClassDecl, sym: ClassSymbol) -> int:
    allowed = _CLASS
    if decl.kind == "enum":
        allowed &= ~(ABSTRACT | FINAL | _SEALING)
    elif decl.kind == "record":
        allowed &= ~(ABSTRACT | _SEALING)
    elif decl.kind in ("interface", "annotation"):
        allowed &= ~FINAL
    if isinstance(sym.owner, PackageSymbol):
        return allowed | PUBLIC
    if isinstance(sym.owner, ClassSymbol):
        inside_interface = sym.owner.flags & INTERFACE
        return allowed | STATIC | (PUBLIC if inside_interface else ACCESS_FLAGS)
    local = allowed & ~_SEALING
    return local | STATIC if decl.kind != "class" else local


def check_field_modifiers(decl: VarDecl, owner: ClassSymbol, log: Log) -> None:
    flags = decl.mods.flags & _WRITTEN
    if decl.mods.flags & ENUM:
        return
    allowed = PUBLIC | STATIC | FINAL if owner.flags & INTERFACE else _FIELD
    if _is_allowed(decl.pos, flags, allowed, log):
        _check_exclusive(decl.pos, flags, _EXCLUSIVE, log)


def check_method_modifiers(decl: MethodDecl, owner: ClassSymbol, log: Log) -> None:
    flags = decl.mods.flags & _WRITTEN
    if decl.name == "<init>":
        allowed = PRIVATE if owner.flags & ENUM else ACCESS_FLAGS
    elif owner.is_annotation:
        allowed = PUBLIC | ABSTRACT
    elif owner.flags & INTERFACE:
        allowed = _INTERFACE_METHOD
    else:
        allowed = _METHOD & ~NATIVE if owner.is_record else _METHOD
    if _is_allowed(decl.pos, flags, allowed, log):
        _check_exclusive(decl.pos, flags, _EXCLUSIVE, log)
        _check_body(decl, owner, log)


def _check_body(decl: MethodDecl, owner: ClassSymbol, log: Log) -> None:
    """JLS 8.4.7, 9.4.3."""
    flags = decl.mods.flags
    if decl.body is None:
        implied = owner.flags & INTERFACE and not flags & (DEFAULT | STATIC | PRIVATE)
        if not (implied or flags & (ABSTRACT | NATIVE)):
            log.error(decl.pos, "missing method body, or declare abstract")
    elif owner.flags & INTERFACE:
        if not flags & (DEFAULT | STATIC | PRIVATE):
            log.error(decl.body.pos, "interface abstract methods cannot have body")
    elif flags & ABSTRACT:
        log.error(decl.pos, "abstract methods cannot have a body")
    elif flags & NATIVE:
        log.error(decl.pos, "native methods cannot have a body")


def _is_allowed(pos: int, flags: int, allowed: int, log: Log) -> bool:
    wrong = [name for flag, name in NAMES.items() if flags & flag & ~allowed]
    if wrong:
        log.error(pos, f"modifier {','.join(wrong)} not allowed here")
    return not wrong


def _check_exclusive(
    pos: int, flags: int, exclusive: tuple[tuple[int, int], ...], log: Log
) -> None:
    for first, second in exclusive:
        if flags & first and flags & second:
            names = [next(n for f, n in NAMES.items() if flags & group & f)
                     for group in (first, second)]  # fmt: skip
            log.error(pos, f"illegal combination of modifiers: {names[0]} and {names[1]}")
            return
