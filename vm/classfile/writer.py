"""Writes class files: parsed ones back, and new ones from their parts.

    writer = ClassWriter("pkg/Adder", major=50)
    code = writer.code(ACC_PUBLIC | ACC_STATIC, "add", "(II)I")
    code.emit(Op.ILOAD_0); code.emit(Op.ILOAD_1); code.emit(Op.IADD); code.emit(Op.IRETURN)
    data = writer.to_bytes()

`write(parse(data))` gives the same bytes again.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from pvm.vm.classfile.assembler import CodeBuilder
from pvm.vm.classfile.attributes import (
    Attribute,
    AttributeTable,
    BootstrapMethod,
    BootstrapMethods,
    write_attributes,
)
from pvm.vm.classfile.constants import Class, Constant, ConstantPool, MethodHandle, Utf8
from pvm.vm.classfile.descriptors import parse_method_descriptor
from pvm.vm.classfile.flags import ACC_PUBLIC, ACC_STATIC, ACC_SUPER
from pvm.vm.classfile.layout import Interner
from pvm.vm.classfile.pool_builder import ClassFileTooLarge, PoolBuilder
from pvm.vm.classfile.reader import MAGIC, MAX_MAJOR, ClassFile, Field, Member, Method
from pvm.vm.classfile.stackmap import initial_locals

_MAX_COUNT: Final = 65535
_OBJECT: Final = "java/lang/Object"

_NO_CONSTANTS: Final = ConstantPool(b"", [0], "a class file in the making")

Structure = object
"""An attribute structure of attributes.py, or an `Attribute`."""


def write(class_file: ClassFile) -> bytes:
    """The class file's bytes. Constants keep their indices; attributes are encoded afresh."""
    pool = PoolBuilder(class_file.constants)
    return _assemble(class_file, pool)


def _assemble(class_file: ClassFile, pool: PoolBuilder) -> bytes:
    body = bytearray(class_file.access_flags.to_bytes(2, "big"))
    body += _class_index(class_file.name, pool)
    if class_file.super_name is None:
        body += b"\0\0"
    else:
        body += _class_index(class_file.super_name, pool)
    body += _count(class_file.interfaces, "interfaces")
    for name in class_file.interfaces:
        body += _class_index(name, pool)
    _write_members(class_file.fields, "fields", body, pool)
    _write_members(class_file.methods, "methods", body, pool)
    write_attributes(class_file.attributes, body, pool)
    head = MAGIC.to_bytes(4, "big")
    head += class_file.minor.to_bytes(2, "big") + class_file.major.to_bytes(2, "big")
    return head + pool.to_bytes() + body


def _class_index(name: str, pool: Interner) -> bytes:
    return pool.add(Class(name)).to_bytes(2, "big")


def _count(items: Sequence[object], what: str) -> bytes:
    if len(items) > _MAX_COUNT:
        raise ClassFileTooLarge(f"too many {what}")
    return len(items).to_bytes(2, "big")


def _write_members(members: Sequence[Member], what: str, out: bytearray, pool: PoolBuilder) -> None:
    out += _count(members, what)
    for member in members:
        out += member.access_flags.to_bytes(2, "big")
        out += pool.add(Utf8(member.name)).to_bytes(2, "big")
        out += pool.add(Utf8(member.descriptor)).to_bytes(2, "big")
        write_attributes(member.attributes, out, pool)


def attribute_table(structures: Iterable[Structure]) -> AttributeTable:
    """A table to be written."""
    return AttributeTable([s if isinstance(s, Attribute) else Attribute.of(s) for s in structures])


class ClassWriter:
    """A class file in the making. `to_bytes` may be called once everything is in."""

    def __init__(
        self,
        name: str,
        super_name: str | None = _OBJECT,
        access_flags: int = ACC_PUBLIC | ACC_SUPER,
        interfaces: Sequence[str] = (),
        major: int = MAX_MAJOR,
        minor: int = 0,
    ) -> None:
        self.name = name
        self.super_name = super_name
        self.access_flags = access_flags
        self.interfaces = tuple(interfaces)
        self.major = major
        self.minor = minor
        self.pool = PoolBuilder()
        self._fields: list[Field] = []
        self._methods: list[tuple[int, str, str, CodeBuilder | None, tuple[Structure, ...]]] = []
        self._attributes: list[Structure] = []
        self._bootstrap: dict[BootstrapMethod, int] = {}

    def add_field(
        self, access_flags: int, name: str, descriptor: str, *attributes: Structure
    ) -> None:
        self._fields.append(Field(access_flags, name, descriptor, attribute_table(attributes)))

    def add_method(
        self, access_flags: int, name: str, descriptor: str, *attributes: Structure
    ) -> None:
        """An abstract or native method, or one whose Code is among the attributes."""
        self._methods.append((access_flags, name, descriptor, None, attributes))

    def code(
        self, access_flags: int, name: str, descriptor: str, *attributes: Structure
    ) -> CodeBuilder:
        """A method with code; fill in the returned builder before `to_bytes`."""
        is_static = bool(access_flags & ACC_STATIC)
        slot_count = parse_method_descriptor(descriptor).parameter_slots + (not is_static)
        entry = initial_locals(self.name, is_static, name, descriptor)
        builder = CodeBuilder(self.pool, slot_count, entry)
        self._methods.append((access_flags, name, descriptor, builder, attributes))
        return builder

    def add_attribute(self, structure: Structure) -> None:
        """An attribute of the class. BootstrapMethods comes by itself."""
        self._attributes.append(structure)

    def bootstrap(self, handle: MethodHandle, *arguments: Constant) -> int:
        """The index in BootstrapMethods of this call, for a `Dynamic` constant."""
        method = BootstrapMethod(handle, arguments)
        return self._bootstrap.setdefault(method, len(self._bootstrap))

    def to_bytes(self) -> bytes:
        """Raises ClassFileTooLarge, or ValueError for code that makes no sense."""
        class_file = ClassFile(self.name, self.minor, self.major, _NO_CONSTANTS)
        class_file.access_flags = self.access_flags
        class_file.name = self.name
        class_file.super_name = self.super_name
        class_file.interfaces = self.interfaces
        class_file.fields = self._fields
        class_file.methods = [self._method(*parts) for parts in self._methods]
        attributes = list(self._attributes)
        if self._bootstrap:
            attributes.append(BootstrapMethods(tuple(self._bootstrap)))
        class_file.attributes = attribute_table(attributes)
        return _assemble(class_file, self.pool)

    def _method(
        self, access_flags: int, name: str, descriptor: str, builder: CodeBuilder | None,
        attributes: tuple[Structure, ...],
    ) -> Method:  # fmt: skip
        code = () if builder is None else (builder.build(),)
        return Method(access_flags, name, descriptor, attribute_table([*code, *attributes]))
