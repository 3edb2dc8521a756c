"""Bulk writes of native structs: one `struct.pack` fills a whole record.

The format is made from the struct's declaration, so no offset is written down here.
"""

import struct
from typing import Any

from pvm.lowlevel.pointers import Ptr, is_pointer

_UNSIGNED = {1: "B", 2: "H", 4: "I", 8: "Q"}


def record(structure: Any, *names: str) -> struct.Struct:
    """A packer for the named fields, given in the order of their offsets; the rest is zero."""
    codes = ["<"]
    position = 0
    for name in names:
        field = structure.fields[name]
        if field.offset < position:
            raise TypeError(f"{structure.__name__}.{name}: fields must be named in their order")
        codes.append(f"{field.offset - position}x{_code(field.type)}")
        position = field.offset + field.type.size
    codes.append(f"{structure.size - position}x")
    return struct.Struct("".join(codes))


def pointer_to(structure: Any) -> Any:
    """The pointer type to a struct."""
    return Ptr[structure]


def size_of(structure: Any) -> int:
    """Bytes of a struct."""
    return int(structure.size)


def words(values: list[int]) -> bytes:
    """Values as consecutive u64."""
    return struct.pack(f"<{len(values)}Q", *values)


def _code(type_: Any) -> str:
    code = _UNSIGNED[type_.size]
    signed = not is_pointer(type_) and type_.__name__.startswith("i")
    return code.lower() if signed else code
