"""Methods as built-in functions of Python: calls that cost some tens of nanoseconds.

Made where a name means one method whose parameters are numbers, strings, bytes or any objects. The
function knows the context's `Caller`, the Python thread that called last; any other call goes the
way of all methods first (see `native.pythoncalls`).
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from pvm.embedding.layouts import attribute_offset, place_layouts, str_layout
from pvm.embedding.objects import JavaObject, ObjectType
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u8
from pvm.native.pythoncalls import MOST_ARGUMENTS, RECEIVER, Caller, FastCall, Receivers
from pvm.native.pythonvalues import BYTES, OBJECT, REFERENCE, TEXT
from pvm.vm.model.members import parameter_descriptors, return_descriptor

if TYPE_CHECKING:
    from pvm.embedding.context import Context
    from pvm.vm.model.members import JavaMethod

_TEXT, _OBJECT = "Ljava/lang/String;", "Ljava/lang/Object;"
_SHORT: Final = {_TEXT: TEXT, "[B": BYTES, _OBJECT: OBJECT} | {
    each: ord(each) for each in "ZBCSIJFD"}
_REFERENCES: Final = {TEXT, BYTES, OBJECT, REFERENCE, RECEIVER}
_FASTCALL, _KEYWORDS = 0x80, 0x02
_pointers: Any = Ptr


class _Definition(ctypes.Structure):
    """PyMethodDef."""

    _fields_ = (("name", ctypes.c_char_p), ("function", ctypes.c_void_p), ("flags", ctypes.c_int),
                ("documentation", ctypes.c_char_p))


_api = ctypes.pythonapi
_api.PyCFunction_NewEx.restype = ctypes.py_object
_api.PyCFunction_NewEx.argtypes = [ctypes.c_void_p, ctypes.py_object, ctypes.c_void_p]
_api.PyInstanceMethod_New.restype = ctypes.py_object
_api.PyInstanceMethod_New.argtypes = [ctypes.py_object]
_api.PyThreadState_Get.restype = ctypes.c_void_p
_api.PyThreadState_GetID.restype = ctypes.c_uint64
_api.PyThreadState_GetID.argtypes = [ctypes.c_void_p]


def kind_of(descriptor: str) -> int | None:
    """The letter that `native.pythonvalues` has for a parameter's type, as a number."""
    return _SHORT.get(descriptor)


def result_kind(descriptor: str) -> int:
    """That for a result's type."""
    if descriptor[0] in "L[":
        return int(TEXT if descriptor == _TEXT else REFERENCE)
    return ord(descriptor)


def is_fast(method: JavaMethod) -> bool:
    """Whether a method can be called by a built-in function."""
    kinds = [kind_of(each) for each in parameter_descriptors(method.descriptor)]
    is_mortal = method.owner.info.loader != 0       # nothing here would keep its class
    return (None not in kinds and len(kinds) + (not method.is_static) <= MOST_ARGUMENTS
            and str_layout() is not None and not is_mortal)


class _Address(int):
    """A native address, and what has to live as long as it is in use."""

    owner: Any


class Builtins:
    """The built-in functions of one context; what they need lives as long as they do."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._machine = machine = context.machine
        self._function = machine.image.address("native.pythoncalls.call_from_python")
        layout: Any = Caller
        self._caller: Any = _pointers[Caller](machine.arena.allocate(layout.size))
        self._held: list[Any] = []
        self._lock = threading.Lock()
        self._identity = 0
        self._is_disabled = False

    @cached_property
    def layouts(self) -> Any:
        """Ptr[Layouts], for this context."""
        return place_layouts(self._machine)

    @cached_property
    def _receivers(self) -> Any:
        """Found by looking at an object that there would not be otherwise."""
        machine, layout = self._machine, Receivers
        size: Any = layout
        made = _pointers[Receivers](machine.arena.allocate(size.size))
        handle, java_class = machine.objects.handle(), machine.boot.load("java/lang/Object")
        found = JavaObject(self._context, handle, java_class)
        made.metatype, made.context = id(ObjectType), id(self._context)
        made.context_offset = attribute_offset(found, self._context)
        made.handle_offset = attribute_offset(found, handle)
        made.slot_offset = attribute_offset(handle, handle.slot)
        return made

    def called_by(self, thread: int) -> None:
        """The calling Python thread is that Java thread: its next calls may be fast."""
        identity = _api.PyThreadState_GetID(_api.PyThreadState_Get())
        with self._lock:
            if identity != self._identity and not self._is_disabled:
                self._identity = identity
                self._caller.identity = 0       # a call may come between any two of these
                self._caller.thread = thread
                self._caller.identity = identity

    def suspend(self) -> None:
        """The next call of each is none of the fast ones."""
        with self._lock:
            self._caller.identity = self._identity = 0

    def disable(self) -> None:
        """No call is fast any more: the context is closed."""
        with self._lock:
            self._is_disabled = True        # whoever was about to call may come after this
            self._caller.identity = 0

    @property
    def are_idle(self) -> bool:
        """Whether no call of a built-in function is under way."""
        return not int(self._caller.running)

    def function(self, method: JavaMethod, slow: Callable[..., Any],
                 receiver: ObjectType | None = None) -> Any:
        """The function for a method whose class is initialised and whose code is prepared. With the
        type of objects of a class, its first argument is one of them."""
        layout: Any = FastCall
        call = _pointers[FastCall](self._machine.arena.allocate(layout.size))
        call.caller, call.method = self._caller, method.address
        call.layouts, call.receivers = self.layouts, self._receivers
        members = self._context.members
        failed, wrapped = members.raise_pending, members.take_result
        call.slow, call.failed, call.wrapped = id(slow), id(failed), id(wrapped)
        kinds = [kind_of(each) for each in parameter_descriptors(method.descriptor)]
        if receiver is not None:
            kinds.insert(0, RECEIVER)
            call.receiver_type = id(receiver)
        call.count, call.result = len(kinds), result_kind(return_descriptor(method.descriptor))
        for index, kind in enumerate(kinds):
            call.kinds[index] = u8(kind)
        call.has_references = int(not _REFERENCES.isdisjoint((*kinds, int(call.result))))
        definition = _Definition(method.name.encode(), self._function, _FASTCALL | _KEYWORDS, None)
        self._held += [slow, failed, wrapped, definition, receiver]
        address = _Address(int(call))
        address.owner = self._held, self._machine.arena
        made = _api.PyCFunction_NewEx(ctypes.addressof(definition), address, None)
        return made if receiver is None else _api.PyInstanceMethod_New(made)
