"""Generic signatures (JVMS 4.7.9.1) of classes, methods and variables."""

from __future__ import annotations

from pvm.lang.gen.shapes import descriptor
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol
from pvm.lang.types.types import (
    ArrayType,
    ClassType,
    IntersectionType,
    MethodType,
    Type,
    TypeVar,
    WildcardType,
)

_OBJECT = "Ljava/lang/Object;"


def is_generic(t: Type) -> bool:
    """Whether a type has a signature that differs from its descriptor."""
    if isinstance(t, ClassType):
        return bool(t.args) or (t.outer is not None and is_generic(t.outer))
    if isinstance(t, ArrayType):
        return is_generic(t.element)
    return isinstance(t, (TypeVar, IntersectionType))


def type_signature(t: Type) -> str:
    if isinstance(t, ClassType):
        return _class_body(t) + ";"
    if isinstance(t, TypeVar):
        return f"T{t.name};"
    if isinstance(t, ArrayType):
        return "[" + type_signature(t.element)
    if isinstance(t, WildcardType):
        if t.kind == "?":
            return "*"
        return ("+" if t.kind == "extends" else "-") + type_signature(t.bound)
    if isinstance(t, IntersectionType):
        return type_signature(t.types[0])
    return descriptor(t)


def _class_body(t: ClassType) -> str:
    args = f"<{''.join(map(type_signature, t.args))}>" if t.args else ""
    outer = t.outer
    if outer is None or not is_generic(outer):
        return f"L{t.sym.flat_name}{args}"
    return f"{_class_body(outer)}.{t.sym.name}{args}"


def _parameters(variables: tuple[TypeVar, ...]) -> str:
    if not variables:
        return ""
    return f"<{''.join([v.name + _bounds(v.bound) for v in variables])}>"


def _bounds(bound: Type) -> str:
    """`::I` for an interface alone: its class bound is left out."""
    parts = bound.types if isinstance(bound, IntersectionType) else (bound,)
    text = ""
    for part in parts:
        if not isinstance(part, (ClassType, TypeVar)):
            return ":" + _OBJECT
        is_interface = isinstance(part, ClassType) and part.sym.is_interface
        text += (":" if text or not is_interface else "::") + type_signature(part)
    return text


def class_signature(sym: ClassSymbol) -> str | None:
    """None if nothing about the header is generic."""
    above = [sym.superclass, *sym.interfaces]
    if not sym.type_params and not any(map(is_generic, above)):
        return None
    supers = [type_signature(t) if isinstance(t, ClassType) else _OBJECT for t in above]
    return _parameters(sym.type_params) + "".join(supers)


def method_signature(sym: MethodSymbol) -> str | None:
    """None if nothing about it is generic."""
    thrown = any(isinstance(t, TypeVar) for t in sym.thrown)
    if not (sym.type_params or thrown or is_generic(sym.ret) or any(map(is_generic, sym.params))):
        return None
    return plain_signature(sym)


def plain_signature(sym: MethodSymbol | MethodType) -> str:
    thrown = ""
    if any(is_generic(t) for t in sym.thrown):
        thrown = "".join(["^" + type_signature(t) for t in sym.thrown])
    params = "".join(map(type_signature, sym.params))
    return f"{_parameters(sym.type_params)}({params}){type_signature(sym.ret)}{thrown}"
