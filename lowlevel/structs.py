"""Struct declarations: the one place where offsets come from.

    @struct
    class Pair:
        first: u64
        second: Ptr["Pair"]

lays fields out in order with natural alignment, as C does. A base class that is a struct is a
prefix. `Pair.fields["second"].offset` and `Pair.size` are for generated code; low-level code and
the control plane write `p.second`.
"""

from typing import Any, NamedTuple

from pvm.lowlevel.pointers import STRUCTS, Array


class Field(NamedTuple):
    """One field: its byte offset from the struct's start and its low-level type."""

    name: str
    offset: int
    type: Any


def struct(declaration: type) -> Any:
    """Class decorator that lays out the annotated fields; see the module's text."""
    fields: dict[str, Field] = dict(getattr(declaration.__mro__[1], "fields", {}))
    size = getattr(declaration.__mro__[1], "size", 0)
    align = getattr(declaration.__mro__[1], "align", 1)
    for name, type_ in declaration.__dict__.get("__annotations__", {}).items():
        natural = alignment(type_)
        offset = -(-size // natural) * natural
        fields[name] = Field(name, offset, type_)
        size, align = offset + type_.size, max(align, natural)
    layout: Any = declaration
    layout.fields = fields
    layout.align = align
    layout.size = -(-size // align) * align
    layout.struct_name = declaration.__name__
    _declare(declaration)
    return declaration


def _declare(declaration: type) -> None:
    name = declaration.__name__
    known = STRUCTS.get(name)
    if known is not None and known.__module__ != declaration.__module__:
        raise TypeError(f"struct {name} is declared in {known.__module__} already")
    STRUCTS[name] = declaration


def alignment(type_: Any) -> int:
    """Natural alignment of a field's type, in bytes."""
    if isinstance(type_, Array):
        return alignment(type_.element)
    return int(getattr(type_, "align", type_.size))


def offset_of(structure: Any, name: str) -> int:
    """Byte offset of a field."""
    return int(structure.fields[name].offset)
