"""pvm.internal.Memory: where fields lie, and memory outside of the heap."""

import ctypes
from typing import Any, Final

from pvm.gc.objectmodel import ARRAY_ELEMENTS_OFFSET
from pvm.native.call import NativeCall
from pvm.native.registry import python_native

MEMORY: Final = "pvm/internal/Memory"
STATIC: Final = 1 << 62
"""Says that an offset is the address of a static field's slot (native.compiled.places)."""

_libc: Final[Any] = ctypes.CDLL(None)
_libc.realloc.restype = ctypes.c_void_p
_libc.realloc.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
_libc.free.argtypes = [ctypes.c_void_p]


@python_native(MEMORY, "fieldOffset", "(Ljava/lang/Class;Ljava/lang/String;)J")
def field_offset(call: NativeCall) -> int:
    java_class, name = call.java_class(0), call.text(1)
    found = (f for f in java_class.fields.values() if f.name == name and not f.is_static)
    field = next(found, None)
    if field is None:
        call.throw("java/lang/InternalError", name)
    return field.offset


@python_native(MEMORY, "place", "(Ljava/lang/Class;I)J")
def place(call: NativeCall) -> int:
    field = list(call.java_class(0).fields.values())[call.integer(1)]
    return field.slot | STATIC if field.is_static else field.offset


@python_native(MEMORY, "arrayBase", "()I")
def array_base(call: NativeCall) -> int:
    return int(ARRAY_ELEMENTS_OFFSET)


@python_native(MEMORY, "reallocate", "(JJ)J")
def reallocate(call: NativeCall) -> int:
    address = _libc.realloc(call.bits(0), call.bits(1) or 1)
    if not address:
        call.throw("java/lang/OutOfMemoryError",
                   f"Unable to allocate {call.bits(1)} bytes")
    return int(address)


@python_native(MEMORY, "free", "(J)V")
def free(call: NativeCall) -> None:
    _libc.free(call.bits(0))
