"""Layouts: one declaration of a structure's fields yields both its reader and its writer."""

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple, Protocol

from pvm.vm.classfile.constants import Class, Constant, ConstantPool, Utf8
from pvm.vm.classfile.errors import class_format_error


class Interner(Protocol):
    """Where a writer gets constant pool indices from."""

    def add(self, constant: Constant) -> int: ...


class Cursor:
    """Reads big-endian numbers from data[pos:end]; running over the end is a ClassFormatError."""

    __slots__ = ("data", "end", "pool", "pos")

    def __init__(self, data: bytes, pos: int, end: int, pool: ConstantPool) -> None:
        self.data = data
        self.pos = pos
        self.end = end
        self.pool = pool

    def take(self, size: int) -> bytes:
        start = self.pos
        self.pos = start + size
        if self.pos > self.end:
            raise class_format_error("Truncated class file", start)
        return self.data[start : self.pos]

    def unsigned(self, size: int) -> int:
        return int.from_bytes(self.take(size), "big")

    def u2(self) -> int:
        start = self.pos
        self.pos = start + 2
        if self.pos > self.end:
            raise class_format_error("Truncated class file", start)
        return self.data[start] << 8 | self.data[start + 1]


class Layout(NamedTuple):
    """How one value stands in the file."""

    read: Callable[[Cursor], Any]
    write: Callable[[Any, bytearray, Interner], None]


def _number(size: int) -> Layout:
    def write(value: int, out: bytearray, _pool: Interner) -> None:
        out += value.to_bytes(size, "big")

    read = Cursor.u2 if size == 2 else lambda cursor: cursor.unsigned(size)
    return Layout(read, write)


def _reference(read: Callable[[ConstantPool, int], Any], make: Callable[[Any], Constant]) -> Layout:
    def write(value: Any, out: bytearray, pool: Interner) -> None:
        out += pool.add(make(value)).to_bytes(2, "big")

    return Layout(lambda cursor: read(cursor.pool, cursor.u2()), write)


def optional(layout: Layout) -> Layout:
    """A constant pool reference that may be 0, which is None."""

    def read(cursor: Cursor) -> Any:
        if cursor.data[cursor.pos : cursor.pos + 2] == b"\0\0":
            cursor.take(2)
            return None
        return layout.read(cursor)

    def write(value: Any, out: bytearray, pool: Interner) -> None:
        if value is None:
            out += b"\0\0"
        else:
            layout.write(value, out, pool)

    return Layout(read, write)


def table(count_size: int, element: Layout) -> Layout:
    """A count and that many elements; a tuple in Python."""

    def read(cursor: Cursor) -> tuple[Any, ...]:
        return tuple([element.read(cursor) for _ in range(cursor.unsigned(count_size))])

    def write(values: Sequence[Any], out: bytearray, pool: Interner) -> None:
        out += len(values).to_bytes(count_size, "big")
        for value in values:
            element.write(value, out, pool)

    return Layout(read, write)


def record(kind: Callable[..., Any], *fields: Layout) -> Layout:
    """The fields one after another; `kind` is a NamedTuple of as many members."""

    def read(cursor: Cursor) -> Any:
        return kind(*[field.read(cursor) for field in fields])

    def write(value: Any, out: bytearray, pool: Interner) -> None:
        for field, part in zip(fields, value, strict=True):
            field.write(part, out, pool)

    return Layout(read, write)


U1: Final = _number(1)
U2: Final = _number(2)
U4: Final = _number(4)
UTF8: Final = _reference(ConstantPool.utf8, Utf8)
CLASS: Final = _reference(ConstantPool.class_name, Class)
CONSTANT: Final = _reference(ConstantPool.entry, lambda constant: constant)
