"""What a Python native is given, and how its result goes back."""

from typing import TYPE_CHECKING, Any, Final, NoReturn

from pvm.lowlevel import memory
from pvm.lowlevel.structs import offset_of
from pvm.lowlevel.types import u64
from pvm.vm.model.members import JavaMethod, return_descriptor
from pvm.vm.model.metadata import Thread
from pvm.vm.runtime.objects import Handle, Objects, float_bits

if TYPE_CHECKING:
    from pvm.native.environment import Environment
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.runtime.machine import Machine

SLOT: Final = 8
_NATIVE_RESULT: Final = offset_of(Thread, "native_result")
_INT_BITS: Final = 32


class NativeCall:
    """A call of a Python native, in the native state.

    Arguments are numbered as in the descriptor, an instance method's receiver being 0. References
    stay where they are, in root slots on the Java stack.
    """

    __slots__ = ("_arguments", "environment", "machine", "method", "objects", "thread")

    def __init__(self, machine: "Machine", environment: "Environment", method: JavaMethod,
                 arguments: int) -> None:
        self.machine = machine
        self.environment = environment
        self.thread: int = machine.current_thread()
        self.method = method
        self.objects: Objects = machine.objects
        self._arguments = arguments

    def slot(self, index: int) -> int:
        """The root slot that holds a reference argument."""
        return self._arguments + SLOT * index

    def integer(self, index: int) -> int:
        """An int argument (or a narrower one)."""
        value = self.bits(index) & 0xFFFFFFFF
        return value - (1 << _INT_BITS) if value >> (_INT_BITS - 1) else value

    def boolean(self, index: int) -> bool:
        """A boolean argument."""
        return bool(self.bits(index) & 1)

    def bits(self, index: int) -> int:
        """The whole slot of an argument, unsigned: a long or a double."""
        return int(memory.load_scalar(u64, self.slot(index)))

    def is_null(self, index: int) -> bool:
        """Whether a reference argument is null."""
        return self.objects.is_null(self.slot(index))

    def text(self, index: int) -> str:
        """A string argument; null raises NullPointerException."""
        text = self.machine.text(self.slot(index))
        if text is None:
            self.throw("java/lang/NullPointerException")
        return text

    def texts(self, index: int) -> list[str]:
        """A String[] argument; null elements count as empty."""
        slot = self.slot(index)
        elements = [self.objects.element(slot, at) for at in range(self.objects.length(slot))]
        return [self.machine.text(element.slot) or "" for element in elements]

    def text_field(self, slot: int, name: str) -> str | None:
        """The text of a field of type String of the object in a slot."""
        value = self.objects.field(slot, name)      # a handle's slot lives as long as the handle
        return self.machine.text(value.slot)

    def java_class(self, index: int) -> "JavaClass":
        """The class that a java.lang.Class argument stands for; null: NullPointerException."""
        if self.is_null(index):
            self.throw("java/lang/NullPointerException")
        return self.machine.class_of_mirror(self.slot(index))

    def mirror(self, java_class: "JavaClass | None") -> Handle | None:
        """A java.lang.Class as a result; None for None."""
        return None if java_class is None else self.result(self.machine.mirror(java_class))

    def result(self, slot: int) -> Handle:
        """The reference in a root slot as a result."""
        return self.objects.duplicate(slot)

    def throw(self, class_name: str, message: str | None = None) -> NoReturn:
        """Raises a Java exception."""
        self.machine.throw(class_name, message)
        raise AssertionError("Machine.throw returned")


def call_python_native(machine: "Machine", environment: "Environment", method: JavaMethod,
                       arguments: int) -> int:
    """Runs the Python native (or half) of a method; the bits of a primitive result.

    A reference goes to the thread's native_result. JavaThrow, LinkageFailure and OutOfMemory pass.
    """
    from pvm.native.registry import python_function

    call = NativeCall(machine, environment, method, arguments)
    made = environment.host_method(method)
    if made is not None and made.function is not None:
        return _converted(call, return_descriptor(method.descriptor), made.function(call))
    function = python_function(method.owner.name, method.name, method.descriptor)
    if function is None:
        raise LookupError(f"{method} has no native in Python")
    if machine.guard is not None:
        from pvm.native.touching import admit

        admit(machine.guard, call.thread, method)
    return _converted(call, return_descriptor(method.descriptor), function(call))


def _converted(call: NativeCall, descriptor: str, value: Any) -> int:
    if descriptor == "V":
        return 0
    if descriptor[0] in "L[":
        place = call.thread + _NATIVE_RESULT
        if value is None:
            call.objects.clear(place)
        else:
            call.objects.copy(value.slot, place)
        return 0
    if descriptor in "FD":
        return float_bits(value, descriptor) & 0xFFFFFFFFFFFFFFFF
    return int(value) & 0xFFFFFFFFFFFFFFFF
