# low-level
"""The buffer protocol for classes written in Python (which have it by themselves since 3.12)."""

from pvm.lowlevel.intrinsics import local_array
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i32, u64
from pvm.native.pythonapi import Py_DecRef, PyObject_GetAttrString, PyObject_GetBuffer

EXPORTER = "_buffer"
EXPORTER_NAME = int.from_bytes(EXPORTER.encode(), "little")     # and a zero byte
OWNER = 1                                                       # of obj in a Py_buffer, in words


@lowlevel(export=True)
def get_buffer(self: Ptr[u64], view: Ptr[u64], flags: i32) -> i32:
    """bf_getbuffer: the object's attribute `_buffer` gives the buffer, or raises BufferError."""
    name = local_array(u64, 1)
    name[0] = u64(EXPORTER_NAME)
    exporter = PyObject_GetAttrString(self, name)
    if u64(exporter) == 0:
        view[OWNER] = u64(0)
        return -1
    done = PyObject_GetBuffer(exporter, view, flags)
    Py_DecRef(exporter)
    return done
