"""Static methods as built-in functions of Python: calls that cost some tens of nanoseconds.

Made where a name means one static method whose parameters are numbers or booleans. The function
knows the context's `Caller`, the Python thread that called last; any other call goes the way of all
methods first (see `native.pythoncalls`).
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u8
from pvm.native.pythoncalls import MOST_ARGUMENTS, Caller, FastCall
from pvm.vm.model.members import parameter_descriptors, return_descriptor

if TYPE_CHECKING:
    from pvm.vm.model.members import JavaMethod
    from pvm.vm.runtime.machine import Machine

_FAST_PARAMETERS: Final = frozenset("IJDFZ")
_FAST_RESULTS: Final = frozenset("IJDFZV")
_FASTCALL, _KEYWORDS = 0x80, 0x02
_pointers: Any = Ptr


class _Definition(ctypes.Structure):
    """PyMethodDef."""

    _fields_ = (("name", ctypes.c_char_p), ("function", ctypes.c_void_p), ("flags", ctypes.c_int),
                ("documentation", ctypes.c_char_p))


_api = ctypes.pythonapi
_api.PyCFunction_NewEx.restype = ctypes.py_object
_api.PyCFunction_NewEx.argtypes = [ctypes.c_void_p, ctypes.py_object, ctypes.c_void_p]
_api.PyThreadState_Get.restype = ctypes.c_void_p
_api.PyThreadState_GetID.restype = ctypes.c_uint64
_api.PyThreadState_GetID.argtypes = [ctypes.c_void_p]


def is_fast(method: JavaMethod) -> bool:
    """Whether a static method can be called by a built-in function."""
    parameters = parameter_descriptors(method.descriptor)
    return (method.is_static and len(parameters) <= MOST_ARGUMENTS
            and _FAST_PARAMETERS.issuperset(parameters)
            and return_descriptor(method.descriptor) in _FAST_RESULTS)


class Builtins:
    """The built-in functions of one context; what they need lives as long as the machine."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._function = machine.image.address("native.pythoncalls.call_from_python")
        layout: Any = Caller
        self._caller: Any = _pointers[Caller](machine.arena.allocate(layout.size))
        self._held: list[Any] = []
        self._lock = threading.Lock()
        self._identity = 0

    def called_by(self, thread: int) -> None:
        """The calling Python thread is that Java thread: its next calls may be fast."""
        identity = _api.PyThreadState_GetID(_api.PyThreadState_Get())
        with self._lock:
            if identity != self._identity:
                self._identity = identity
                self._caller.identity = 0       # a call may come between any two of these
                self._caller.thread = thread
                self._caller.identity = identity

    def disable(self) -> None:
        """No call is fast any more: the context is closed."""
        with self._lock:
            self._caller.identity = 0

    def function(self, method: JavaMethod, slow: Callable[..., Any],
                 failed: Callable[[], Any]) -> Any:
        """The function for a method whose class is initialised and whose code is prepared."""
        layout: Any = FastCall
        call = _pointers[FastCall](self._machine.arena.allocate(layout.size))
        call.caller, call.method = self._caller, method.address
        call.slow, call.failed = id(slow), id(failed)
        call.int_type, call.float_type = id(int), id(float)
        call.true, call.false, call.none = id(True), id(False), id(None)
        kinds = parameter_descriptors(method.descriptor)
        call.count, call.result = len(kinds), ord(return_descriptor(method.descriptor))
        for index, kind in enumerate(kinds):
            call.kinds[index] = u8(ord(kind))
        definition = _Definition(method.name.encode(), self._function, _FASTCALL | _KEYWORDS, None)
        self._held += [slow, failed, definition]
        return _api.PyCFunction_NewEx(ctypes.addressof(definition), int(call), None)
