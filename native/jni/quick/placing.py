"""The tables of low-level code (see `tables`)."""

import ctypes
from typing import TYPE_CHECKING, Any, Final

from pvm.lowlevel.pointers import Ptr
from pvm.native.jni.functions import PRIMITIVES
from pvm.native.jni.quick.tables import BLOCK_BYTES, BLOCKS, LentBlock, QuickTables
from pvm.vm.load.arrays import array_class

if TYPE_CHECKING:
    from pvm.native.jni.handles import GlobalReferences
    from pvm.native.jni.members import MemberIds
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.runtime.machine import Machine

_pointers: Any = Ptr
_layout: Any = QuickTables
_block_layout: Any = LentBlock


LENT_BYTES: Final = BLOCKS * BLOCK_BYTES
"""Of the memory that native code is lent in blocks."""


class Tables:
    """Those for native code with one memory, in which LENT_BYTES may be lent: from an address,
    which is another for the process. `address`: of the tables; they live as long as this object."""

    def __init__(self, machine: "Machine", members: "MemberIds", references: "GlobalReferences",
                 lent: int, place: int) -> None:
        self._memory = ctypes.create_string_buffer(_layout.size + BLOCKS * _block_layout.size)
        self.address = ctypes.addressof(self._memory)
        tables = _pointers[QuickTables](self.address)
        tables.fields, tables.methods = members.fields, members.methods
        tables.globals, tables.blocks = references.rows, self.address + _layout.size
        _fill(machine, tables)
        self._held = [machine.objects.handle() for _ in range(BLOCKS)]
        for index, handle in enumerate(self._held):
            block = _pointers[LentBlock](
                self.address + _layout.size + index * _block_layout.size)
            block.address, block.place = lent + index * BLOCK_BYTES, place + index * BLOCK_BYTES
            block.slot = handle.slot


def _fill(machine: "Machine", tables: Any) -> None:
    """What is the machine's."""
    string, class_class = (machine.boot.load(f"java/lang/{name}") for name in ("String", "Class"))
    tables.string_class, tables.class_class = string.address, class_class.address
    for index, letter in enumerate(PRIMITIVES.values()):
        primitive = machine.boot.primitives[letter]
        tables.arrays[index] = array_class(machine, primitive).address
    tables.vm_class_offset = _offset(class_class, "vmClass")
    tables.value_offset = _offset(string, "value")
    tables.coder_offset = _offset(string, "coder")


def _offset(java_class: "JavaClass", name: str) -> int:
    field = java_class.find_field(name)
    assert field is not None
    return field.offset
