"""Calling Java methods from the control plane."""

import ctypes
from collections.abc import Callable
from typing import Any

from pvm.lowlevel.image.loader import Image
from pvm.lowlevel.structs import offset_of
from pvm.vm.classfile.descriptors import value_type
from pvm.vm.interp.predecode import argument_kinds
from pvm.vm.model.members import JavaMethod, return_descriptor
from pvm.vm.model.metadata import Thread
from pvm.vm.model.throwing import JavaThrow
from pvm.vm.runtime.objects import Handle, Objects

PENDING = offset_of(Thread, "pending")
NATIVE_RESULT = offset_of(Thread, "native_result")
_word = ctypes.c_uint64.from_address


class JavaCalls:
    """Calls on the calling Java thread, which is in the native state.

    `prepare(method)` makes a method ready to run (predecoded or bound).
    """

    def __init__(self, image: Image, objects: Objects,
                 thread: Callable[[], int], prepare: Callable[[JavaMethod], None]) -> None:
        entry = ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_uint64, ctypes.c_uint64,
                                 ctypes.c_void_p, ctypes.c_uint64)
        self._entry = entry(image.address("vm.runtime.entering.call_java"))
        self._objects = objects
        self._thread = thread
        self._prepare = prepare

    def call(self, method: JavaMethod, *arguments: Any) -> Any:
        """Calls a method, statically or directly: no virtual dispatch.

        Arguments: ints (bits) for primitives; Handles, root slot addresses or None for references.
        Returns an int (bits), a Handle, or None for void. Raises JavaThrow.
        """
        kinds = argument_kinds(method)
        if len(kinds) != len(arguments):
            raise TypeError(f"{method} takes {len(kinds)} arguments")
        self._prepare(method)
        references = 0
        words = (ctypes.c_uint64 * (len(kinds) or 1))()
        for index, (kind, argument) in enumerate(zip(kinds, arguments, strict=True)):
            if kind == "A":
                references |= 1 << index
                argument = argument.slot if isinstance(argument, Handle) else argument or 0
            words[index] = argument & 0xFFFFFFFFFFFFFFFF
        thread = self._thread()
        bits = self._entry(thread, method.address, ctypes.addressof(words), references)
        self.raise_pending()
        return self._result(method, thread, bits)

    def _result(self, method: JavaMethod, thread: int, bits: int) -> Any:
        returned = return_descriptor(method.descriptor)
        if returned == "V":
            return None
        if value_type(returned) == "A":
            result = self._objects.duplicate(thread + NATIVE_RESULT)
            self._objects.clear(thread + NATIVE_RESULT)     # it would keep the object
            return result
        return narrowed(returned, bits)

    def raise_pending(self) -> None:
        """Raises the calling thread's pending exception, if any, as JavaThrow."""
        thrown = self.take_pending()
        try:
            if thrown is not None:
                raise thrown
        finally:
            del thrown      # whose traceback leads here: the ring would keep the object alive

    def take_pending(self) -> JavaThrow | None:
        """The same exception, which is not pending any more."""
        place = self._thread() + PENDING
        if not _word(place).value:
            return None
        thrown = self._objects.duplicate(place)
        self._objects.clear(place)
        java_class = self._objects.class_of(thrown.slot)
        assert java_class is not None
        return JavaThrow(thrown, java_class)

    def put_aside(self) -> tuple[Handle, Handle] | None:
        """What the calling thread's last call has left and nobody has taken: another call is to
        come in between, made by the end of a Python object, or by a signal's handler."""
        places = self._thread() + PENDING, self._thread() + NATIVE_RESULT
        if not (_word(places[0]).value or _word(places[1]).value):
            return None
        kept = self._objects.duplicate(places[0]), self._objects.duplicate(places[1])
        self._objects.clear(*places)
        return kept

    def put_back(self, kept: tuple[Handle, Handle]) -> None:
        """What `put_aside` has given."""
        self._objects.copy(kept[0].slot, self._thread() + PENDING)
        self._objects.copy(kept[1].slot, self._thread() + NATIVE_RESULT)

    def set_pending(self, slot: int) -> None:
        """Makes the throwable in a slot the calling thread's pending exception."""
        self._objects.copy(slot, self._thread() + PENDING)


def narrowed(descriptor: str, bits: int) -> int:
    """The bits of a slot as a value of the primitive type: a signed int, or a float's bits."""
    if descriptor in "JD":
        return ctypes.c_int64(bits).value
    if descriptor == "Z":
        return bits & 1
    if descriptor == "C":
        return bits & 0xFFFF
    if descriptor == "B":
        return ctypes.c_int8(bits & 0xFF).value
    if descriptor == "S":
        return ctypes.c_int16(bits & 0xFFFF).value
    return ctypes.c_int32(bits & 0xFFFFFFFF).value
