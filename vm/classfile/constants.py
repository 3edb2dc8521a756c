"""The constant pool (JVMS 4.4): entry types, and a pool that decodes its entries on demand.

Invariant: `ConstantPool` never raises anything but `LinkageFailure`, whatever the bytes are. Tags
are checked before an entry is followed, so entries that name each other in a circle end there.
"""

from struct import Struct
from typing import Final, NamedTuple

from pvm.vm.classfile.errors import LinkageFailure, class_format_error

from .mutf8 import decode_mutf8

TAG_UTF8: Final = 1
TAG_INTEGER: Final = 3
TAG_FLOAT: Final = 4
TAG_LONG: Final = 5
TAG_DOUBLE: Final = 6
TAG_CLASS: Final = 7
TAG_STRING: Final = 8
TAG_FIELD_REF: Final = 9
TAG_METHOD_REF: Final = 10
TAG_INTERFACE_METHOD_REF: Final = 11
TAG_NAME_AND_TYPE: Final = 12
TAG_METHOD_HANDLE: Final = 15
TAG_METHOD_TYPE: Final = 16
TAG_DYNAMIC: Final = 17
TAG_INVOKE_DYNAMIC: Final = 18
TAG_MODULE: Final = 19
TAG_PACKAGE: Final = 20

MEMBER_TAGS: Final = (TAG_FIELD_REF, TAG_METHOD_REF, TAG_INTERFACE_METHOD_REF)

REF_GET_FIELD: Final = 1
REF_GET_STATIC: Final = 2
REF_PUT_FIELD: Final = 3
REF_PUT_STATIC: Final = 4
REF_INVOKE_VIRTUAL: Final = 5
REF_INVOKE_STATIC: Final = 6
REF_INVOKE_SPECIAL: Final = 7
REF_NEW_INVOKE_SPECIAL: Final = 8
REF_INVOKE_INTERFACE: Final = 9

_FLOAT: Final = Struct(">f")
_DOUBLE: Final = Struct(">d")


class Utf8(NamedTuple):
    value: str


class Integer(NamedTuple):
    value: int


class Long(NamedTuple):
    value: int


class Float(NamedTuple):
    """Kept as bits, so that every NaN survives."""

    bits: int

    @property
    def value(self) -> float:
        return float(_FLOAT.unpack(self.bits.to_bytes(4, "big"))[0])


class Double(NamedTuple):
    """Kept as bits, so that every NaN survives."""

    bits: int

    @property
    def value(self) -> float:
        return float(_DOUBLE.unpack(self.bits.to_bytes(8, "big"))[0])


class Class(NamedTuple):
    """`name` is an internal name, or an array type's descriptor."""

    name: str


class String(NamedTuple):
    value: str


class NameAndType(NamedTuple):
    name: str
    descriptor: str


class MemberRef(NamedTuple):
    """Fieldref, Methodref or InterfaceMethodref, as `tag` says."""

    tag: int
    class_name: str
    name: str
    descriptor: str


class MethodHandle(NamedTuple):
    """`kind` is one of the REF_ constants (JVMS table 5.4.3.5-A)."""

    kind: int
    reference: MemberRef


class MethodType(NamedTuple):
    descriptor: str


class Dynamic(NamedTuple):
    """Dynamic or InvokeDynamic, as `tag` says; `bootstrap` indexes BootstrapMethods."""

    tag: int
    bootstrap: int
    name: str
    descriptor: str


class Module(NamedTuple):
    name: str


class Package(NamedTuple):
    name: str


Constant = (
    Utf8 | Integer | Float | Long | Double | Class | String | MemberRef | NameAndType
    | MethodHandle | MethodType | Dynamic | Module | Package
)  # fmt: skip

_FIXED_TAGS: Final[dict[type, int]] = {
    Utf8: TAG_UTF8,
    Integer: TAG_INTEGER,
    Float: TAG_FLOAT,
    Long: TAG_LONG,
    Double: TAG_DOUBLE,
    Class: TAG_CLASS,
    String: TAG_STRING,
    NameAndType: TAG_NAME_AND_TYPE,
    MethodHandle: TAG_METHOD_HANDLE,
    MethodType: TAG_METHOD_TYPE,
    Module: TAG_MODULE,
    Package: TAG_PACKAGE,
}

TAG_NAMES: Final = {
    TAG_UTF8: "Utf8",
    TAG_INTEGER: "Integer",
    TAG_FLOAT: "Float",
    TAG_LONG: "Long",
    TAG_DOUBLE: "Double",
    TAG_CLASS: "Class",
    TAG_STRING: "String",
    TAG_FIELD_REF: "Fieldref",
    TAG_METHOD_REF: "Methodref",
    TAG_INTERFACE_METHOD_REF: "InterfaceMethodref",
    TAG_NAME_AND_TYPE: "NameAndType",
    TAG_METHOD_HANDLE: "MethodHandle",
    TAG_METHOD_TYPE: "MethodType",
    TAG_DYNAMIC: "Dynamic",
    TAG_INVOKE_DYNAMIC: "InvokeDynamic",
    TAG_MODULE: "Module",
    TAG_PACKAGE: "Package",
}

# Size in bytes with the tag; 0 for a tag that does not exist. Utf8's text comes on top of its 3.
ENTRY_SIZE: Final = bytes([
    0, 3, 0, 5, 5, 9, 9, 3, 3, 5, 5, 5, 5, 0, 0, 4, 3, 5, 5, 3, 3,
]) + bytes(235)  # fmt: skip


def tag_of(constant: Constant) -> int:
    """The tag that the entry has in a class file."""
    if isinstance(constant, MemberRef | Dynamic):
        return constant.tag
    return _FIXED_TAGS[type(constant)]


class ConstantPool:
    """Entries of one class file, by index, decoded when first asked for.

    Every accessor raises a ClassFormatError failure if the index is out of range, has another tag,
    or leads to something malformed. `offsets[i]` is the byte offset of entry i's tag, 0 if there is
    no such entry (index 0, and the second index of a long or double).
    """

    __slots__ = ("_cache", "_utf8", "data", "offsets", "source")

    def __init__(self, data: bytes, offsets: list[int], source: str) -> None:
        self.data = data
        self.offsets = offsets
        self.source = source
        self._utf8: list[str | None] = [None] * len(offsets)
        self._cache: dict[int, Constant] = {}

    def __len__(self) -> int:
        """constant_pool_count: one more than the highest index."""
        return len(self.offsets)

    def tag(self, index: int) -> int:
        """The entry's tag, 0 where there is no entry."""
        if not 0 < index < len(self.offsets):
            return 0
        offset = self.offsets[index]
        return self.data[offset] if offset else 0

    def utf8(self, index: int) -> str:
        try:
            text = self._utf8[index]
        except IndexError:
            raise self.bad_index(index) from None
        if text is None:
            text = self._utf8[index] = self._decode_utf8(index)
        return text

    def class_name(self, index: int) -> str:
        """A Class entry's name."""
        return self.utf8(self._u2(self._body(index, TAG_CLASS)))

    def name_and_type(self, index: int) -> NameAndType:
        if self.tag(index) != TAG_NAME_AND_TYPE:
            raise self.bad_index(index)
        entry = self.entry(index)
        assert isinstance(entry, NameAndType)
        return entry

    def member(self, index: int) -> MemberRef:
        """A Fieldref, Methodref or InterfaceMethodref."""
        if self.tag(index) not in MEMBER_TAGS:
            raise self.bad_index(index)
        entry = self.entry(index)
        assert isinstance(entry, MemberRef)
        return entry

    def dynamic(self, index: int) -> Dynamic:
        """A Dynamic or InvokeDynamic."""
        if self.tag(index) not in (TAG_DYNAMIC, TAG_INVOKE_DYNAMIC):
            raise self.bad_index(index)
        entry = self.entry(index)
        assert isinstance(entry, Dynamic)
        return entry

    def entry(self, index: int) -> Constant:
        """Any entry, as one of the types above."""
        found = self._cache.get(index)
        if found is None:
            found = self._cache[index] = self._decode(index)
        return found

    def bad_index(self, index: int) -> LinkageFailure:
        """The failure for an index that is out of range or names the wrong kind of entry."""
        offset = self.offsets[index] if 0 < index < len(self.offsets) else None
        return class_format_error(
            f"Invalid constant pool index {index} in class file {self.source}", offset or None
        )

    def entry_bytes(self, index: int) -> bytes:
        """An entry as it stands in the file, tag included."""
        start = self.offsets[index]
        tag = self.data[start]
        text_size = self._u2(start + 1) if tag == TAG_UTF8 else 0
        return self.data[start : start + ENTRY_SIZE[tag] + text_size]

    def references(self, index: int) -> tuple[int, ...]:
        """The constant pool indices that an entry holds, in file order."""
        start = self.offsets[index] + 1
        tag = self.data[start - 1]
        if tag in (TAG_CLASS, TAG_STRING, TAG_METHOD_TYPE, TAG_MODULE, TAG_PACKAGE):
            return (self._u2(start),)
        if tag in MEMBER_TAGS or tag == TAG_NAME_AND_TYPE:
            return (self._u2(start), self._u2(start + 2))
        if tag == TAG_METHOD_HANDLE:
            return (self._u2(start + 1),)
        if tag in (TAG_DYNAMIC, TAG_INVOKE_DYNAMIC):
            return (self._u2(start + 2),)
        return ()

    def _u2(self, offset: int) -> int:
        return self.data[offset] << 8 | self.data[offset + 1]

    def _body(self, index: int, tag: int) -> int:
        if self.tag(index) != tag:
            raise self.bad_index(index)
        return self.offsets[index] + 1

    def _decode_utf8(self, index: int) -> str:
        start = self._body(index, TAG_UTF8)
        try:
            return decode_mutf8(self.data[start + 2 : start + 2 + self._u2(start)])
        except UnicodeDecodeError:
            raise class_format_error(
                f"Illegal UTF8 string in constant pool in class file {self.source}", start - 1
            ) from None

    def _decode(self, index: int) -> Constant:
        tag = self.tag(index)
        start = self.offsets[index] + 1 if tag else 0
        if tag == TAG_UTF8:
            return Utf8(self.utf8(index))
        if tag == TAG_CLASS:
            return Class(self.utf8(self._u2(start)))
        if tag in MEMBER_TAGS:
            name, descriptor = self.name_and_type(self._u2(start + 2))
            return MemberRef(tag, self.class_name(self._u2(start)), name, descriptor)
        if tag == TAG_NAME_AND_TYPE:
            return NameAndType(self.utf8(self._u2(start)), self.utf8(self._u2(start + 2)))
        if tag == TAG_STRING:
            return String(self.utf8(self._u2(start)))
        if tag in (TAG_DYNAMIC, TAG_INVOKE_DYNAMIC):
            name, descriptor = self.name_and_type(self._u2(start + 2))
            return Dynamic(tag, self._u2(start), name, descriptor)
        if tag == TAG_METHOD_HANDLE:
            return MethodHandle(self.data[start], self.member(self._u2(start + 1)))
        if tag == TAG_METHOD_TYPE:
            return MethodType(self.utf8(self._u2(start)))
        return self._decode_number(index, tag, start)

    def _decode_number(self, index: int, tag: int, start: int) -> Constant:
        data = self.data
        if tag == TAG_INTEGER:
            return Integer(int.from_bytes(data[start : start + 4], "big", signed=True))
        if tag == TAG_FLOAT:
            return Float(int.from_bytes(data[start : start + 4], "big"))
        if tag == TAG_LONG:
            return Long(int.from_bytes(data[start : start + 8], "big", signed=True))
        if tag == TAG_DOUBLE:
            return Double(int.from_bytes(data[start : start + 8], "big"))
        if tag == TAG_MODULE:
            return Module(self.utf8(self._u2(start)))
        if tag == TAG_PACKAGE:
            return Package(self.utf8(self._u2(start)))
        raise self.bad_index(index)
