"""The tables of low-level code for one machine (see `quicktables`)."""

from typing import TYPE_CHECKING, Any

from pvm.lowlevel.pointers import Ptr
from pvm.native.jni.functions import PRIMITIVES
from pvm.native.jni.quicktables import QuickTables
from pvm.vm.load.arrays import array_class

if TYPE_CHECKING:
    from pvm.native.jni.handles import GlobalReferences
    from pvm.native.jni.members import MemberIds
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.runtime.machine import Machine

_pointers: Any = Ptr
_layout: Any = QuickTables


def place_tables(machine: "Machine", members: "MemberIds", references: "GlobalReferences") -> int:
    """Their address; they live as long as the machine."""
    address = machine.arena.allocate(_layout.size)
    tables = _pointers[QuickTables](address)
    tables.fields, tables.methods, tables.globals = members.fields, members.methods, references.rows
    string, class_class = (machine.boot.load(f"java/lang/{name}") for name in ("String", "Class"))
    tables.string_class, tables.class_class = string.address, class_class.address
    for index, letter in enumerate(PRIMITIVES.values()):
        primitive = machine.boot.primitives[letter]
        tables.arrays[index] = array_class(machine, primitive).address
    tables.vm_class_offset = _offset(class_class, "vmClass")
    tables.value_offset = _offset(string, "value")
    tables.coder_offset = _offset(string, "coder")
    return int(address)


def _offset(java_class: "JavaClass", name: str) -> int:
    field = java_class.find_field(name)
    assert field is not None
    return field.offset
