"""Where the parts of a class file lie, so that a mutation can hit what it means to."""

from __future__ import annotations

from dataclasses import dataclass, field

from pvm.vm.classfile.attributes import Attribute, AttributeTable, Code
from pvm.vm.classfile.constants import TAG_UTF8
from pvm.vm.classfile.reader import ClassFile, parse


@dataclass
class Layout:
    """Offsets in a class file.

    `pool`: of the constants' tags; `header`: of access_flags; `members`: of each field's and
    method's access_flags; `attributes`: of each attribute's name index, with its name; `codes`: of
    each Code attribute's max_stack.
    """

    class_file: ClassFile
    pool: list[int]
    header: int
    members: list[int] = field(default_factory=list)
    attributes: list[tuple[int, str]] = field(default_factory=list)
    codes: list[int] = field(default_factory=list)


def layout_of(data: bytes) -> Layout:
    """The layout of a class file that parses."""
    class_file = parse(data, "mutated", trusted=True)
    pool = [offset for offset in class_file.constants.offsets if offset]
    header = _end_of_pool(data, pool)
    result = Layout(class_file, pool, header)
    at = header + 8 + 2 * len(class_file.interfaces)
    for members in (class_file.fields, class_file.methods):
        at += 2
        for member in members:
            result.members.append(at)
            _add_attributes(result, member.attributes)
            at = _after(member.attributes, at + 8)
    _add_attributes(result, class_file.attributes)
    return result


def _end_of_pool(data: bytes, pool: list[int]) -> int:
    from pvm.vm.classfile.constants import ENTRY_SIZE

    if not pool:
        return 10
    last = pool[-1]
    size = ENTRY_SIZE[data[last]]
    return last + size + (int.from_bytes(data[last + 1 : last + 3], "big") if data[last] == TAG_UTF8
                          else 0)  # fmt: skip


def _after(attributes: AttributeTable, start: int) -> int:
    ends = [attribute.end for attribute in attributes]
    return max(ends, default=start)


def _add_attributes(result: Layout, attributes: AttributeTable) -> None:
    for attribute in attributes:
        result.attributes.append((attribute.start - 6, attribute.name))
        if attribute.name == "Code":
            result.codes.append(attribute.start)
            _add_attributes(result, _inner(attribute))


def _inner(attribute: Attribute) -> AttributeTable:
    code = attribute.value
    assert isinstance(code, Code)
    return code.attributes
