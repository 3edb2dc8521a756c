"""Arrays as results of natives."""

from collections.abc import Sequence

from pvm.native.call import NativeCall
from pvm.vm.load.arrays import array_class
from pvm.vm.model.classes import JavaClass
from pvm.vm.runtime.objects import Handle

STRING = "java/lang/String"


def reference_array(call: NativeCall, element: str, slots: Sequence[int | None]) -> Handle:
    """An array of a library class's objects, given by their root slots; None is null."""
    machine = call.machine
    result = call.objects.array(array_class(machine, machine.boot.load(element)), len(slots))
    for index, slot in enumerate(slots):
        if slot is not None:
            call.objects.set_element(result.slot, index, slot)
    return result


def class_array(call: NativeCall, classes: Sequence[JavaClass]) -> Handle:
    """A Class[]."""
    return reference_array(call, "java/lang/Class", [call.machine.mirror(c) for c in classes])


def string_array(call: NativeCall, texts: Sequence[str | None]) -> Handle:
    """A String[] of new strings."""
    made = [None if text is None else call.machine.new_string(text) for text in texts]
    return reference_array(call, STRING, [None if one is None else one.slot for one in made])


def int_array(call: NativeCall, numbers: Sequence[int]) -> Handle:
    """An int[]."""
    machine = call.machine
    java_class = array_class(machine, machine.boot.primitives["I"])
    result = call.objects.array(java_class, len(numbers))
    if numbers:
        call.objects.write_bytes(result.slot, int_bytes(numbers))
    return result


def int_bytes(numbers: Sequence[int]) -> bytes:
    """The elements of an int[] in memory."""
    return b"".join([number.to_bytes(4, "little", signed=True) for number in numbers])


def byte_array(call: NativeCall, data: bytes) -> Handle:
    """A byte[]."""
    machine = call.machine
    result = call.objects.array(array_class(machine, machine.boot.primitives["B"]), len(data))
    if data:
        call.objects.write_bytes(result.slot, data)
    return result
