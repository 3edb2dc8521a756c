"""Where the native stack of a thread ends that this runtime has not started."""

import ctypes
import sys
import threading
from typing import Any

_local = threading.local()       # finding it out takes a while
_ATTRIBUTE_BYTES = 256          # more than any pthread_attr_t


def set_host_limits(pointer: Any) -> None:
    """Of the calling thread, attached to the Thread struct at `pointer`: compiled code gets as much
    of its stack as there is of Java stack, but the lower half is left to the control plane, the
    lowest quarter to what that calls in turn. OSError."""
    if not hasattr(_local, "bounds"):
        _local.bounds = _bounds()
    bottom, size = _local.bounds
    pointer.native_share = pointer.stack_end - pointer.stack_base
    pointer.native_limit = pointer.native_floor = bottom + size // 2
    pointer.entry_limit = bottom + size // 4


def _bounds() -> tuple[int, int]:
    """Lowest address and size of the calling thread's stack, in bytes. Raises OSError."""
    return _bounds_by_attributes() if sys.platform.startswith("linux") else _bounds_by_top()


def _bounds_by_attributes() -> tuple[int, int]:
    libc = ctypes.CDLL(None, use_errno=True)
    attributes = ctypes.create_string_buffer(_ATTRIBUTE_BYTES)
    bottom, size = ctypes.c_void_p(), ctypes.c_size_t()
    libc.pthread_self.restype = ctypes.c_void_p
    failed = libc.pthread_getattr_np(ctypes.c_void_p(libc.pthread_self()), attributes)
    if failed:
        raise OSError(failed, "the native stack of this thread is not known")
    libc.pthread_attr_getstack(attributes, ctypes.byref(bottom), ctypes.byref(size))
    libc.pthread_attr_destroy(attributes)
    return bottom.value or 0, size.value


def _bounds_by_top() -> tuple[int, int]:
    libc = ctypes.CDLL(None)
    libc.pthread_self.restype = ctypes.c_void_p
    libc.pthread_get_stackaddr_np.restype = ctypes.c_void_p
    libc.pthread_get_stacksize_np.restype = ctypes.c_size_t
    this = ctypes.c_void_p(libc.pthread_self())
    size = int(libc.pthread_get_stacksize_np(this))
    return int(libc.pthread_get_stackaddr_np(this)) - size, size
