"""The JNIEnv and the JavaVM of host code: tables of C functions that are Python.

A thunk runs on whatever thread calls it, with Python's lock; the machine knows which Java thread
that is, so the JNIEnv that it is given is not looked at.
"""

import ctypes
import os
import struct
import sys
from typing import TYPE_CHECKING, Any, Final

from pvm.native.jni.caller import failed
from pvm.native.jni.errors import FatalError, JniError
from pvm.native.jni.functions import COUNT, FUNCTIONS, Function
from pvm.native.jni.host.entries import entries_image
from pvm.native.jni.host.invocation import current_environment, invocation_thunks
from pvm.native.jni.host.quickentries import quick_functions

if TYPE_CHECKING:
    from pvm.native.jni.interface import Interface

_FLOATS: Final = {"float": ctypes.c_float, "double": ctypes.c_double}
_FORMATS: Final = {"float": ("<f", "<I"), "double": ("<d", "<Q")}


class HostTable:
    """Both tables; they live as long as this object does."""

    def __init__(self, interface: "Interface") -> None:
        self._interface = interface
        self._kept: list[Any] = [_thunk(interface, each) for each in FUNCTIONS
                                 if "more" not in each.parameters]
        image = entries_image()
        self.functions, self.slow = (ctypes.c_uint64 * COUNT)(), (ctypes.c_uint64 * COUNT)()
        thunks = iter(self._kept)
        for each in FUNCTIONS:
            self.functions[each.number] = self.slow[each.number] = (
                image.address(each.name) if "more" in each.parameters else _address(next(thunks)))
        for each in quick_functions():
            self.functions[each.number] = image.address(each.name)
        self._kept.append(image)
        invocation = invocation_thunks(interface)
        self._kept += invocation
        self._vm_functions = (ctypes.c_uint64 * (3 + len(invocation)))(
            0, 0, 0, *map(_address, invocation))
        self._vm = ctypes.c_uint64(ctypes.addressof(self._vm_functions))
        self.java_vm = ctypes.addressof(self._vm)


def _address(thunk: Any) -> int:
    return ctypes.cast(thunk, ctypes.c_void_p).value or 0


def _thunk(interface: "Interface", function: Function) -> Any:
    """A C function for a row of the table."""
    kinds = [kind.rstrip("?") for kind in function.parameters]
    floats = [(index, kind) for index, kind in enumerate(kinds) if kind in _FLOATS]
    returned = None if function.result == "void" else _FLOATS.get(function.result, ctypes.c_uint64)
    prototype = ctypes.CFUNCTYPE(returned, ctypes.c_uint64,
                                 *[_FLOATS.get(kind, ctypes.c_uint64) for kind in kinds])

    def run(_: int, *arguments: Any) -> Any:
        words = list(arguments)
        for index, kind in floats:
            words[index] = _bits(words[index], kind)
        word = run_for_host(interface, function, words)
        if function.result in _FLOATS:
            return _number(word, function.result)
        return None if returned is None else word & (1 << 64) - 1
    return prototype(run)


def _bits(value: float, kind: str) -> int:
    number, word = _FORMATS[kind]
    return int(struct.unpack(word, struct.pack(number, value))[0])


def _number(word: int, kind: str) -> float:
    number, bits = _FORMATS[kind]
    mask = (1 << 8 * struct.calcsize(bits)) - 1
    return float(struct.unpack(number, struct.pack(bits, word & mask))[0])


def run_for_host(interface: "Interface", function: Function, words: list[Any]) -> int:
    """Runs a JNI function; a mistake is a pending Java error, FatalError the end of the process."""
    if not current_environment(interface):
        return failed(function)     # the thread is none of the machine's
    try:
        return interface.caller(interface.host_memory, False).run(function, words)
    except FatalError as error:
        print(f"FATAL ERROR in native method: {error}", file=sys.stderr, flush=True)
        os.abort()
    except JniError as error:
        interface.raise_mistake(error)
    return failed(function)
