# low-level
"""What `Method.native` is for natives written in Python."""

from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i64, u32, u64
from pvm.vm.model.metadata import METHOD_RETURNS_REFERENCE, Thread
from pvm.vm.runtime.throwing import upcall
from pvm.vm.runtime.upcallcodes import Upcall


@lowlevel(export=True, collects="the control plane may run anything")
def call_python(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Calls the control plane; a reference comes back in `native_result`."""
    method = thread.frame.method
    result = upcall(thread, u32(Upcall.NATIVE), u64(method), u64(arguments))
    if method.flags & METHOD_RETURNS_REFERENCE:
        result = thread.native_result
        thread.native_result = u64(0)
    return i64(result)
