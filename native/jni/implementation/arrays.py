"""Arrays (JNI 4, "Array Operations").

Native code gets copies of elements, always (`isCopy` says so): arrays of this machine move.
"""

from typing import TYPE_CHECKING

from pvm.native.jni.access import check_class
from pvm.native.jni.functions import ABORT, COMMIT, Function
from pvm.native.jni.implementation import jni
from pvm.native.jni.memory import SIZES
from pvm.vm.load.arrays import array_class

if TYPE_CHECKING:
    from pvm.native.jni.caller import Caller
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.runtime.objects import Handle


def _check_size(caller: "Caller", size: int) -> None:
    if size < 0:
        caller.machine.throw("java/lang/NegativeArraySizeException", str(size))


@jni("GetArrayLength")
def get_array_length(caller: "Caller", _: Function, held: "Handle") -> int:
    return caller.objects.length(held.slot)


@jni("NewObjectArray")
def new_object_array(caller: "Caller", function: Function, size: int, component: "JavaClass",
                     initial: "Handle | None") -> "Handle":
    from pvm.native.jni.errors import JniError

    if component.is_primitive or component.dimensions >= 255:
        raise JniError(f"{function.name}: no array of {component.type_name} can be made")
    check_class(caller, component)
    _check_size(caller, size)
    made = caller.objects.array(array_class(caller.machine, component), size)
    if initial is not None and size:
        _check_store(caller, made, initial)
        for index in range(size):
            caller.objects.set_element(made.slot, index, initial.slot)
    return made


def _check_store(caller: "Caller", array: "Handle", value: "Handle | None") -> None:
    kind = caller.objects.class_of(array.slot)
    if value is None or kind is None or kind.component is None:
        return
    found = caller.objects.class_of(value.slot)
    if found is not None and not found.is_subtype_of(kind.component):
        caller.machine.throw(
            "java/lang/ArrayStoreException",
            f"type mismatch: can not store {found.external_name} to "
            f"{kind.component.external_name}[]")


def _check_index(caller: "Caller", array: "Handle", index: int) -> None:
    length = caller.objects.length(array.slot)
    if not 0 <= index < length:
        caller.machine.throw("java/lang/ArrayIndexOutOfBoundsException",
                             f"Index {index} out of bounds for length {length}")


@jni("GetObjectArrayElement")
def get_object_array_element(caller: "Caller", _: Function, array: "Handle",
                             index: int) -> "Handle":
    _check_index(caller, array, index)
    return caller.objects.element(array.slot, index)


@jni("SetObjectArrayElement")
def set_object_array_element(caller: "Caller", _: Function, array: "Handle", index: int,
                             value: "Handle | None") -> None:
    _check_index(caller, array, index)
    _check_store(caller, array, value)
    caller.objects.set_element(array.slot, index, (value or caller.objects.handle()).slot)


@jni("New{Element}Array")
def new_array(caller: "Caller", function: Function, size: int) -> "Handle":
    _check_size(caller, size)
    machine = caller.machine
    return caller.objects.array(array_class(machine, machine.boot.primitives[function.letter]),
                                size)


@jni("Get{Element}ArrayElements", "GetPrimitiveArrayCritical")
def get_array_elements(caller: "Caller", function: Function, array: "Handle",
                       is_copy: int | None) -> int:
    size = _byte_size(caller, array, function)
    return caller.lend(array, caller.objects.read_bytes(array.slot, size), is_copy)


@jni("Release{Element}ArrayElements", "ReleasePrimitiveArrayCritical")
def release_array_elements(caller: "Caller", function: Function, array: "Handle", place: int,
                           mode: int) -> None:
    size = _byte_size(caller, array, function)
    caller.check_lent(array, place, function.name)
    if mode != ABORT:
        caller.objects.write_bytes(array.slot, caller.memory.read(place, size))
    if mode != COMMIT:
        caller.take_back(array, place, function.name)


def _byte_size(caller: "Caller", array: "Handle", function: Function) -> int:
    from pvm.native.jni.errors import JniError

    java_class = caller.objects.class_of(array.slot)
    assert java_class is not None and java_class.component is not None
    letter = java_class.component.primitive
    if not letter:
        raise JniError(f"{function.name}: a {java_class.type_name} is no array of numbers")
    return caller.objects.length(array.slot) * SIZES[letter]


@jni("Get{Element}ArrayRegion")
def get_array_region(caller: "Caller", function: Function, array: "Handle", start: int, size: int,
                     place: int) -> None:
    first, count = _region(caller, function, array, start, size)
    caller.memory.write(place, caller.objects.read_bytes(array.slot, count, first))


@jni("Set{Element}ArrayRegion")
def set_array_region(caller: "Caller", function: Function, array: "Handle", start: int, size: int,
                     place: int) -> None:
    first, count = _region(caller, function, array, start, size)
    data = caller.memory.read(place, count)
    if function.letter == "Z":
        data = bytes(map(bool, data))           # the machine relies on 0 and 1
    caller.objects.write_bytes(array.slot, data, first)


def _region(caller: "Caller", function: Function, array: "Handle", start: int,
            size: int) -> tuple[int, int]:
    """First byte, and their number."""
    length = caller.objects.length(array.slot)
    if start < 0 or size < 0 or start + size > length:
        java_class = caller.objects.class_of(array.slot)
        kind = "" if java_class is None or java_class.component is None else (
            java_class.component.type_name)
        caller.machine.throw(
            "java/lang/ArrayIndexOutOfBoundsException",
            f"Array region {start}..{start + size} out of bounds for {kind}[{length}]")
    width = SIZES[function.letter]
    return start * width, size * width
