"""Interface tables: a class's answer to every method of every superinterface."""

from typing import TYPE_CHECKING, Final

from pvm.vm.classfile.flags import ACC_ABSTRACT, ACC_PUBLIC
from pvm.vm.link.selection import conflict_text, select_default
from pvm.vm.model.classes import JavaClass, Key
from pvm.vm.model.members import JavaMethod
from pvm.vm.model.metadata import InterfaceEntry, Method
from pvm.vm.model.records import record, size_of, words

if TYPE_CHECKING:
    from pvm.vm.model.host import Host

EMPTY_TABLE: Final = bytes(size_of(InterfaceEntry))
_REFUSING: Final = record(Method, "invoke", "flags", "klass", "number", "vtable_index")


def build_itable(host: "Host", java_class: JavaClass) -> None:
    """Writes the interface table of a class that may have instances. Under the link lock."""
    entries: dict[int, JavaMethod] = {}
    address_of = {}
    virtuals = java_class.virtuals
    defaults: dict[Key, JavaMethod | None] = {}
    for interface in java_class.all_interfaces:
        for key, method in interface.virtuals.items():
            target = virtuals.get(key)
            if target is None:
                if key not in defaults:
                    defaults[key] = _default(host, java_class, key)
                target = defaults[key] or method
            elif not target.access_flags & ACC_PUBLIC:
                target = _not_public(host, java_class, target)
            entries[method.number] = target
            address_of[method.number] = method.address
    if entries:
        _write(java_class, entries, address_of)


def _write(
    java_class: JavaClass, entries: dict[int, JavaMethod], address_of: dict[int, int]
) -> None:
    # at most half full, so that a probe ends soon
    mask = (1 << (2 * len(entries) - 1).bit_length()) - 1
    table = [0] * (2 * (mask + 1))
    for number, target in entries.items():
        slot = number & mask
        while table[2 * slot]:
            slot = slot + 1 & mask
        table[2 * slot] = address_of[number]
        table[2 * slot + 1] = target.address
    info = java_class.info
    info.itable = java_class.data.arena.place(words(table))
    info.itable_mask = mask


def _default(host: "Host", java_class: JavaClass, key: Key) -> JavaMethod | None:
    selected = select_default(java_class, key)
    if not isinstance(selected, list):
        return selected
    message = conflict_text(selected)
    return _refusing(host, java_class, selected[0], "IncompatibleClassChangeError", message)


def _not_public(host: "Host", java_class: JavaClass, target: JavaMethod) -> JavaMethod:
    # JVMS 6.5 invokeinterface: the selected method must be public (or private)
    return _refusing(host, java_class, target, "IllegalAccessError", f"'{target}'")


def _refusing(
    host: "Host", java_class: JavaClass, like: JavaMethod, error: str, message: str
) -> JavaMethod:
    """A made-up abstract method whose call throws an error."""
    (number,) = host.methods.following(1)
    method = JavaMethod(java_class, like.file, number)
    method.access_flags = ACC_PUBLIC | ACC_ABSTRACT
    method.refusal = ("java/lang/" + error, message)
    invoke = host.invoke_address(method.access_flags)
    method.address = java_class.data.arena.place(
        _REFUSING.pack(invoke, method.access_flags, java_class.address, method.number, -1)
    )
    host.methods.enter([method])
    java_class.refusing.append(method)
    return method
