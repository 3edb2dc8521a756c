# low-level
"""Interface calls of compiled code that the first slot of the table does not answer."""

from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u32
from pvm.vm.model.metadata import Class, Method


@lowlevel(export=True)
def find_interface_method(klass: Ptr[Class], wanted: Ptr[Method]) -> Ptr[Method]:
    """What an instance of the class does for an interface method; null if it has no such method
    (JVMS 6.5 invokeinterface). The table is open addressing on the method's number."""
    index = wanted.number & klass.itable_mask
    while True:
        entry = klass.itable + index
        if entry.key == wanted:
            return entry.target
        if not entry.key:
            return Ptr[Method](0)
        index = (index + u32(1)) & klass.itable_mask
