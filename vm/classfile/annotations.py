"""Annotations and element values (JVMS 4.7.16)."""

from typing import Any, Final, NamedTuple

from pvm.vm.classfile.errors import class_format_error
from pvm.vm.classfile.layout import CONSTANT, UTF8, Cursor, Interner, Layout, table

MAX_NESTING: Final = 64
"""Deeper nesting is refused; the format itself sets no bound."""

_CONSTANT_TAGS: Final = "BCDFIJSZ"


class ElementValue(NamedTuple):
    """`value` by tag: a Constant (BCDFIJSZ), a str (s: string, c: class descriptor), a pair (type
    descriptor, constant name) (e), an Annotation (@), a tuple of ElementValues ([)."""

    tag: str
    value: Any


class Annotation(NamedTuple):
    """`elements` are (name, value) pairs."""

    type_descriptor: str
    elements: tuple[tuple[str, ElementValue], ...]


def _read_value(cursor: Cursor, depth: int = 0) -> ElementValue:
    if depth > MAX_NESTING:
        raise class_format_error("Annotation is nested too deeply", cursor.pos)
    tag = chr(cursor.unsigned(1))
    if tag in _CONSTANT_TAGS:
        return ElementValue(tag, CONSTANT.read(cursor))
    if tag in "sc":
        return ElementValue(tag, UTF8.read(cursor))
    if tag == "e":
        return ElementValue(tag, (UTF8.read(cursor), UTF8.read(cursor)))
    if tag == "@":
        return ElementValue(tag, _read_annotation(cursor, depth + 1))
    if tag == "[":
        values = [_read_value(cursor, depth + 1) for _ in range(cursor.u2())]
        return ElementValue(tag, tuple(values))
    raise class_format_error(f"Unknown annotation element tag {ord(tag)}", cursor.pos - 1)


def _read_annotation(cursor: Cursor, depth: int = 0) -> Annotation:
    type_descriptor = UTF8.read(cursor)
    elements = [(UTF8.read(cursor), _read_value(cursor, depth)) for _ in range(cursor.u2())]
    return Annotation(type_descriptor, tuple(elements))


def _write_value(element: ElementValue, out: bytearray, pool: Interner) -> None:
    tag, value = element
    out.append(ord(tag))
    if tag in _CONSTANT_TAGS:
        CONSTANT.write(value, out, pool)
    elif tag in "sc":
        UTF8.write(value, out, pool)
    elif tag == "e":
        UTF8.write(value[0], out, pool)
        UTF8.write(value[1], out, pool)
    elif tag == "@":
        _write_annotation(value, out, pool)
    else:
        table(2, ELEMENT_VALUE).write(value, out, pool)


def _write_annotation(annotation: Annotation, out: bytearray, pool: Interner) -> None:
    UTF8.write(annotation.type_descriptor, out, pool)
    out += len(annotation.elements).to_bytes(2, "big")
    for name, value in annotation.elements:
        UTF8.write(name, out, pool)
        _write_value(value, out, pool)


ELEMENT_VALUE: Final = Layout(_read_value, _write_value)
ANNOTATION: Final = Layout(_read_annotation, _write_annotation)
