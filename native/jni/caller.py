"""One thread's use of the JNI by one provider's code: what a JNI function is given first.

A function runs with its arguments decoded (`arguments`), and whatever it raises becomes the
thread's pending exception, as JNI wants it. Mistakes of the caller are JniErrors. While an
exception is pending, functions that might run Java do nothing and answer 0.
"""

import ctypes
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from pvm.lowlevel.structs import offset_of
from pvm.native.jni.arguments import decoded, encoded
from pvm.native.jni.errors import JniError
from pvm.native.jni.functions import ALLOWED_WHILE_PENDING, ERROR, Function
from pvm.native.jni.implementation import implementation
from pvm.native.jni.references import GLOBAL, KIND_MASK, LOCAL, WEAK
from pvm.vm.model.metadata import Frame, Thread
from pvm.vm.runtime.javacalls import PENDING

if TYPE_CHECKING:
    from pvm.native.jni.interface import Interface
    from pvm.native.jni.locals import LocalReferences
    from pvm.native.jni.memory import Memory
    from pvm.vm.load.loader import Loader
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.runtime.objects import Handle

_word = ctypes.c_uint64.from_address
_FRAME: Final = offset_of(Thread, "frame")
_METHOD: Final = offset_of(Frame, "method")


class Caller:
    """`is_confined`: the code may do with the class library only what Java code may; its mistakes
    end it."""

    def __init__(self, interface: "Interface", references: "LocalReferences", memory: "Memory",
                 is_confined: bool) -> None:
        self.interface = interface
        self.machine = interface.machine
        self.objects = interface.machine.objects
        self.references = references
        self.memory = memory
        self.is_confined = is_confined

    def run(self, function: Function, arguments: Sequence[Any]) -> int:
        """Runs a JNI function on words, and gives one; JniError for a mistake."""
        if self.is_pending() and function.name not in ALLOWED_WHILE_PENDING:
            return failed(function)
        try:
            values = [decoded(self, kind, argument, function.name) for kind, argument
                      in zip(function.parameters, arguments, strict=True)]
            return encoded(self, function.result, implementation(function)(self, function, *values))
        except JniError:
            raise
        except BaseException as error:      # as JNI has it: pending, and looked at by the caller
            self.machine.throwables.raise_pending(error)
            return failed(function)

    # -- exceptions

    def is_pending(self) -> bool:
        """Whether an exception is pending in the calling thread."""
        return bool(_word(self.machine.current_thread() + PENDING).value)

    # -- handles

    def held(self, handle: int) -> "Handle | None":
        """The object of a handle, held in a slot of one's own: others may delete the handle
        meanwhile. None for 0. Raises JniError."""
        if handle == 0:
            return None
        kind = handle & KIND_MASK
        if kind == LOCAL:
            slot = self.references.slot(handle)
            found = self.objects.duplicate(slot) if slot else None
        else:
            found = self.interface.globals.find(handle)
            if found is not None and kind == WEAK and self.objects.is_null(found.slot):
                return None             # JNI 4, "Weak Global References": it stands for null
        if found is None:
            raise JniError(f"{handle:#x} is no {_KINDS.get(kind, '')}reference of this thread")
        return found

    def new_local(self, slot: int) -> int:
        """A local reference to the object in a root slot."""
        return self.references.new(slot)

    # -- memory that is lent

    def lend(self, held: "Handle", data: bytes, is_copy: int | None) -> int:
        """The address of a copy of an object's content."""
        if is_copy is not None:
            self.memory.write(is_copy, b"\1")
        address = self.memory.allocate(len(data))
        self.memory.write(address, data)
        self.interface.lent[id(self.memory), address] = held
        return address

    def check_lent(self, held: "Handle", address: int, function: str) -> None:
        """Raises JniError unless the address was lent for the object."""
        found = self.interface.lent.get((id(self.memory), address))
        if found is None or not self.objects.same(found.slot, held.slot):
            raise JniError(f"{function}: {address:#x} was not lent for this object")

    def take_back(self, held: "Handle", address: int, function: str) -> None:
        """What was lent is of no use any more. Raises JniError."""
        self.check_lent(held, address, function)
        if self.interface.lent.pop((id(self.memory), address), None) is not None:
            self.memory.free(address)

    # -- on whose behalf

    def calling_class(self) -> "JavaClass | None":
        """The class of the native method that is running, None where no Java has called."""
        frame = _word(self.machine.current_thread() + _FRAME).value
        if not frame:
            return None
        method = _word(frame + _METHOD).value
        if method == int(self.machine.vm.entry_method):
            return None
        return self.machine.methods[self.machine.code.number_at(method)].owner

    def loader(self) -> "Loader":
        """Through which FindClass looks: that of the native method's class, or of the library that
        is just being loaded."""
        if self.interface.loading:
            return self.interface.loading[-1]
        found = self.calling_class()
        return self.machine.application if found is None else found.loader


_KINDS: Final = {LOCAL: "local ", GLOBAL: "global ", WEAK: "weak global "}


def failed(function: Function) -> int:
    """What a function answers that could not do its work."""
    return ERROR if function.result == "status" else 0
