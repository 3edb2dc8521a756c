"""Preparation: tables, layouts and native structs of a class that is being defined (JVMS 5.4.2).

Everything of one class lies in two blocks of the arena: its methods; and the Class struct followed
by vtable, ancestors, interfaces, reference offsets, an empty interface table, and the slots of
primitive statics.
"""

import struct
from typing import TYPE_CHECKING, Final

from pvm.gc.objectmodel import KIND_INSTANCE
from pvm.lowlevel import memory
from pvm.vm.classfile.flags import ACC_ABSTRACT, ACC_STATIC
from pvm.vm.link.itable import EMPTY_TABLE
from pvm.vm.link.layout import lay_out_instance, scanned_offsets
from pvm.vm.link.supertypes import fill_supertypes
from pvm.vm.link.vtable import build_vtable, check_final_methods
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.members import JavaField, JavaMethod, argument_slots
from pvm.vm.model.metadata import (
    METHOD_CONSTRUCTOR,
    METHOD_HIDDEN,
    METHOD_RETURNS_REFERENCE,
    METHOD_RETURNS_VALUE,
    Class,
    Method,
)
from pvm.vm.model.records import record, size_of, words

if TYPE_CHECKING:
    from pvm.vm.model.host import Host

WORD: Final = 8
_CLASS_SIZE: Final = size_of(Class)
_METHOD_SIZE: Final = size_of(Method)
_METHOD: Final = record(
    Method, "invoke", "flags", "argument_slots", "klass", "number", "vtable_index"
)
CLASS_RECORD: Final = record(
    Class, "kind", "strength", "element_shift", "instance_size", "reference_count",
    "referent_offset", "discovered_offset", "loader", "reference_offsets", "state", "access_flags",
    "number", "depth", "super_class", "ancestors", "interfaces", "interface_count", "itable_mask",
    "itable", "element", "array", "mirror", "vtable_length", "primitive",
)  # fmt: skip


def prepare(host: "Host", java_class: JavaClass) -> None:
    """Prepares a class whose file, loader, superclass and interfaces are set, and enters it and
    its methods in the host's tables. Under the link lock."""
    _make_members(host, java_class)
    fill_supertypes(java_class)
    if not java_class.trusted:
        check_final_methods(java_class)
    java_class.has_defaults = _has_defaults(java_class)
    build_vtable(java_class)
    lay_out_instance(java_class)
    statics = [f for f in java_class.fields.values() if f.access_flags & ACC_STATIC]
    primitives = _allocate_roots(java_class, statics)
    _write_class(host, java_class, primitives)
    _write_methods(host, java_class)
    host.methods.enter(java_class.methods.values())
    host.classes.enter([java_class])
    java_class.data.enter(java_class)


def _make_members(host: "Host", java_class: JavaClass) -> None:
    file = java_class.class_file
    if file is None:
        raise ValueError(f"{java_class.name} has no class file")
    java_class.fields = {(f.name, f.descriptor): JavaField(java_class, f) for f in file.fields}
    methods = java_class.methods
    address = java_class.data.arena.allocate(_METHOD_SIZE * len(file.methods))
    numbers = host.methods.following(len(file.methods))
    for method_file, number in zip(file.methods, numbers, strict=True):
        method = JavaMethod(java_class, method_file, number)
        method.address = address
        methods[method_file.name, method_file.descriptor] = method
        address += _METHOD_SIZE


def _has_defaults(java_class: JavaClass) -> bool:
    if any(interface.has_defaults for interface in java_class.interfaces):
        return True
    return java_class.is_interface and any(
        not m.access_flags & (ACC_ABSTRACT | ACC_STATIC)
        for m in java_class.methods.values()
    )


def _allocate_roots(java_class: JavaClass, statics: list[JavaField]) -> list[JavaField]:
    """Gives the mirror and the reference statics their root slots; returns the other statics."""
    references = [f for f in statics if f.is_reference]
    java_class.mirror_slot, *slots = java_class.data.allocate_roots(1 + len(references))
    for field, slot in zip(references, slots, strict=True):
        field.slot = slot
    return [f for f in statics if not f.is_reference]


def _write_class(host: "Host", java_class: JavaClass, statics: list[JavaField]) -> None:
    size = class_block_size(java_class) + WORD * len(statics)
    (java_class.number,) = host.classes.following(1)
    java_class.address = java_class.data.arena.allocate(size)
    write_class_block(java_class, KIND_INSTANCE, 0)
    slot = java_class.address + size
    for field in statics:
        slot -= WORD
        field.slot = slot


def class_block_size(java_class: JavaClass) -> int:
    """Bytes of the Class struct and all that follows it, primitive statics not counted."""
    tables = len(java_class.vtable) + java_class.depth + 1 + _interface_count(java_class)
    offsets = 4 * len(scanned_offsets(java_class))
    return _CLASS_SIZE + WORD * tables + len(EMPTY_TABLE) + -(-offsets // WORD) * WORD


def _interface_count(java_class: JavaClass) -> int:
    return len(java_class.all_interfaces) + java_class.is_interface


def write_class_block(java_class: JavaClass, kind: int, element_shift: int) -> None:
    """Writes the Class struct and what follows it at the class's address."""
    start = java_class.address + _CLASS_SIZE
    vtable = java_class.vtable_addresses
    ancestors = [c.address for c in reversed(java_class.superclasses())]
    interfaces = [c.address for c in java_class.all_interfaces]
    if java_class.is_interface:
        interfaces.append(java_class.address)
    offsets = scanned_offsets(java_class)
    ancestors_at = start + WORD * len(vtable)
    interfaces_at = ancestors_at + WORD * len(ancestors)
    itable_at = interfaces_at + WORD * len(interfaces)
    above, component = java_class.super_class, java_class.component
    fixed = CLASS_RECORD.pack(
        kind, java_class.strength, element_shift, java_class.instance_size, len(offsets),
        java_class.referent_offset, java_class.discovered_offset, java_class.data.address,
        itable_at + len(EMPTY_TABLE),
        java_class.state, java_class.access_flags, java_class.number, java_class.depth,
        above.address if above else 0, ancestors_at, interfaces_at, len(interfaces), 0, itable_at,
        component.address if component else 0, 0, java_class.mirror_slot, len(vtable),
        ord(java_class.primitive or "\0"),
    )  # fmt: skip
    tables = words([*vtable, *ancestors, *interfaces])
    scanned = struct.pack(f"<{len(offsets)}I", *offsets)
    memory.current().write(java_class.address, fixed + tables + EMPTY_TABLE + scanned)


def _write_methods(host: "Host", java_class: JavaClass) -> None:
    methods = java_class.methods
    if not methods:
        return
    klass = java_class.address
    invoke_address, pack = host.invoke_address, _METHOD.pack
    extra = METHOD_HIDDEN if java_class.hidden else 0
    packed = []
    for method in methods.values():
        descriptor, flags = method.descriptor, method.access_flags
        count = argument_slots(descriptor) + (not flags & ACC_STATIC)
        bits = flags | extra
        result = descriptor[descriptor.index(")") + 1]
        if result in "L[":
            bits |= METHOD_RETURNS_REFERENCE
        if result != "V":
            bits |= METHOD_RETURNS_VALUE
        if method.is_constructor:
            bits |= METHOD_CONSTRUCTOR
        invoke = invoke_address(flags)
        packed.append(pack(invoke, bits, count, klass, method.number, method.vtable_index))
    first = next(iter(methods.values())).address
    memory.current().write(first, b"".join(packed))
