"""Parses class files (JVMS 4.1).

The constant pool is scanned once for offsets; entries and attribute bodies are decoded when asked
for. Class files from outside additionally pass every format check of JVMS 4.8 (see check.py).
"""

from typing import Final, TypeVar

from pvm.vm.classfile.attributes import AttributeTable, Code, read_attributes
from pvm.vm.classfile.constants import ENTRY_SIZE, TAG_DOUBLE, TAG_LONG, TAG_UTF8, ConstantPool
from pvm.vm.classfile.errors import (
    LinkageFailure,
    class_format_error,
    unsupported_class_version_error,
)
from pvm.vm.classfile.flags import ACC_ABSTRACT, ACC_INTERFACE, ACC_NATIVE, ACC_STATIC
from pvm.vm.classfile.layout import Cursor

M = TypeVar("M", bound="Member")

MAGIC: Final = 0xCAFEBABE
MIN_MAJOR: Final = 45
MAX_MAJOR: Final = 61
"""Java SE 17 (JVMS table 4.1-A)."""
PREVIEW_MINOR: Final = 65535
UNKNOWN: Final = "<Unknown>"
"""What messages call a class whose name is not known yet."""


class Member:
    """A field or method as the class file has it."""

    __slots__ = ("access_flags", "attributes", "descriptor", "name")

    def __init__(
        self, access_flags: int, name: str, descriptor: str, attributes: AttributeTable
    ) -> None:
        self.access_flags = access_flags
        self.name = name
        self.descriptor = descriptor
        self.attributes = attributes

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}{self.descriptor}>"

    @property
    def is_static(self) -> bool:
        return bool(self.access_flags & ACC_STATIC)


class Field(Member):
    __slots__ = ()


class Method(Member):
    __slots__ = ()

    @property
    def code(self) -> Code | None:
        """None if the method is abstract or native."""
        return self.attributes.get(Code)

    @property
    def is_native(self) -> bool:
        return bool(self.access_flags & ACC_NATIVE)

    @property
    def is_abstract(self) -> bool:
        return bool(self.access_flags & ACC_ABSTRACT)


class ClassFile:
    """One class file. `name` and `super_name` are internal names; `super_name` is None for
    java/lang/Object and module-info. `source` is what messages call the file."""

    __slots__ = (
        "access_flags",
        "attributes",
        "constants",
        "fields",
        "interfaces",
        "major",
        "methods",
        "minor",
        "name",
        "source",
        "super_name",
    )

    def __init__(self, source: str, minor: int, major: int, constants: ConstantPool) -> None:
        self.source = source
        self.minor = minor
        self.major = major
        self.constants = constants
        self.access_flags = 0
        self.name = ""
        self.super_name: str | None = None
        self.interfaces: tuple[str, ...] = ()
        self.fields: list[Field] = []
        self.methods: list[Method] = []
        self.attributes = AttributeTable([])

    def __repr__(self) -> str:
        return f"<ClassFile {self.name}>"

    @property
    def is_interface(self) -> bool:
        return bool(self.access_flags & ACC_INTERFACE)

    def method(self, name: str, descriptor: str) -> Method | None:
        """The method declared with that name and descriptor."""
        for method in self.methods:
            if method.name == name and method.descriptor == descriptor:
                return method
        return None

    def field(self, name: str, descriptor: str) -> Field | None:
        """The field declared with that name and descriptor."""
        for field in self.fields:
            if field.name == name and field.descriptor == descriptor:
                return field
        return None


def parse(data: bytes, source: str, trusted: bool = False) -> ClassFile:
    """Parses one class file.

    `source` is the class's name as messages should show it ("pkg/C"). With `trusted` the format
    checks are left out (for our own class library): attribute bodies and constants are then looked
    at only when used. Raises LinkageFailure and nothing else, whatever the bytes are:
    ClassFormatError or UnsupportedClassVersionError, with the byte offset.
    """
    minor, major = _read_version(data, source)
    offsets, pos = _scan_constants(data, source)
    pool = ConstantPool(data, offsets, source)
    class_file = ClassFile(source, minor, major, pool)
    cursor = Cursor(data, pos, len(data), pool)
    _read_header(class_file, cursor)
    class_file.fields = [_read_member(Field, cursor) for _ in range(cursor.u2())]
    class_file.methods = [_read_member(Method, cursor) for _ in range(cursor.u2())]
    class_file.attributes = read_attributes(cursor)
    if cursor.pos != len(data):
        raise class_format_error(f"Extra bytes at the end of class file {source}", cursor.pos)
    if not trusted:
        from pvm.vm.classfile.check import check_format  # only needed for classes from outside

        _settle_initialiser(class_file)
        check_format(class_file)
    return class_file


def _settle_initialiser(class_file: ClassFile) -> None:
    """JVMS 2.9.2: before version 51 a class initialiser was one whatever its flags."""
    if class_file.major < 51:
        for method in class_file.methods:
            if method.name == "<clinit>":
                method.access_flags = ACC_STATIC


def read_name(data: bytes) -> tuple[str, int]:
    """Name and access flags, in a file of which nothing else is looked at.

    Raises ClassFormatError in the words of Lookup.defineClass.
    """
    magic = int.from_bytes(data[:4], "big", signed=True)
    if len(data) >= 4 and magic & 0xFFFFFFFF != MAGIC:
        raise class_format_error(f"Incompatible magic value: {magic}", 0)
    try:
        offsets, pos = _scan_constants(data, "")
        pool = ConstantPool(data, offsets, "")
        cursor = Cursor(data, pos, len(data), pool)
        flags = cursor.u2()
        return pool.class_name(cursor.u2()), flags
    except (LinkageFailure, IndexError):
        raise class_format_error("Invalid ClassFile structure") from None


def _read_version(data: bytes, source: str) -> tuple[int, int]:
    if len(data) < 10:
        raise _truncated(len(data))
    magic = int.from_bytes(data[:4], "big")
    if magic != MAGIC:
        raise class_format_error(f"Incompatible magic value {magic} in class file {source}", 0)
    minor, major = data[4] << 8 | data[5], data[6] << 8 | data[7]
    if major > MAX_MAJOR:
        raise unsupported_class_version_error(
            f"{source} has been compiled by a more recent version of the Java Runtime (class file "
            f"version {major}.{minor}), this version of the Java Runtime only recognizes class "
            f"file versions up to {MAX_MAJOR}.0",
            4,
        )
    if major < MIN_MAJOR:
        raise unsupported_class_version_error(
            f"{source} (class file version {major}.{minor}) was compiled with an invalid major "
            "version",
            4,
        )
    # JVMS 4.1: from 56 on the minor version is 0, or 65535 for preview features
    if major >= 56 and minor == PREVIEW_MINOR:
        raise unsupported_class_version_error(_preview_message(major, minor, source), 4)
    if major >= 56 and minor != 0:
        raise unsupported_class_version_error(
            f"{source} (class file version {major}.{minor}) was compiled with an invalid non-zero "
            "minor version",
            4,
        )
    return minor, major


def _preview_message(major: int, minor: int, source: str) -> str:
    if major != MAX_MAJOR:
        return (
            f"{source} (class file version {major}.{minor}) was compiled with preview features "
            "that are unsupported. This version of the Java Runtime only recognizes preview "
            f"features for class file version {MAX_MAJOR}.{PREVIEW_MINOR}"
        )
    return (
        f"Preview features are not enabled for {source} (class file version {major}.{minor}). "
        "Try running with '--enable-preview'"
    )


def _scan_constants(data: bytes, source: str) -> tuple[list[int], int]:
    """Offsets of the entries' tags, and where the constant pool ends."""
    count = data[8] << 8 | data[9]
    if count == 0:
        raise class_format_error(f"Illegal constant pool size 0 in class file {source}", 8)
    offsets = [0]
    append = offsets.append
    sizes = ENTRY_SIZE
    pos, missing = 10, count - 1
    try:
        while missing > 0:
            tag = data[pos]
            append(pos)
            missing -= 1
            if tag == TAG_UTF8:
                pos += 3 + (data[pos + 1] << 8 | data[pos + 2])
                continue
            size = sizes[tag]
            pos += size
            if tag in (TAG_LONG, TAG_DOUBLE):
                append(0)  # JVMS 4.4.5: takes two indices
                missing -= 1
            elif not size:
                raise class_format_error(f"Unknown constant tag {tag} in class file {source}", pos)
    except IndexError:
        raise _truncated(len(data)) from None
    if missing < 0:
        raise class_format_error(
            f"Invalid constant pool index {count} for an 8-byte constant in class file {source}",
            offsets[-2],
        )
    if pos > len(data):
        raise _truncated(len(data))
    return offsets, pos


def _read_header(class_file: ClassFile, cursor: Cursor) -> None:
    pool = cursor.pool
    class_file.access_flags = cursor.u2()
    class_file.name = pool.class_name(cursor.u2())
    if class_file.source == UNKNOWN:
        class_file.source = class_file.name
    super_index = cursor.u2()
    class_file.super_name = pool.class_name(super_index) if super_index else None
    class_file.interfaces = tuple([pool.class_name(cursor.u2()) for _ in range(cursor.u2())])


def _read_member(kind: type[M], cursor: Cursor) -> M:
    head = cursor.take(6)
    name = cursor.pool.utf8(head[2] << 8 | head[3])
    descriptor = cursor.pool.utf8(head[4] << 8 | head[5])
    return kind(head[0] << 8 | head[1], name, descriptor, read_attributes(cursor))


def _truncated(offset: int) -> LinkageFailure:
    return class_format_error("Truncated class file", offset)
