"""The exceptions of traps whose text needs more than the library's `Traps` is given."""

from typing import TYPE_CHECKING, Final

from pvm.lowlevel import memory
from pvm.lowlevel.types import i32
from pvm.vm.interp.traps import Trap

if TYPE_CHECKING:
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.runtime.machine import Machine

_SLOT: Final = 8
_NO_ELEMENT: Final = (1 << 64) - 1
_LANG: Final = "java/lang/"


def trap_exception(kind: int, first: int, second: int,
                   machine: "Machine") -> tuple[str, str | None]:
    """(internal class name, message) of the exception for a trap of a low-level native.

    The details are what the trap was raised with, as unsigned 64-bit numbers.
    """
    if kind == Trap.INTERRUPTED:
        # first: where Object.wait has its arguments, 0 for Thread.sleep
        return _LANG + "InterruptedException", None if first else "sleep interrupted"
    if kind == Trap.NEGATIVE_TIMEOUT:
        return _LANG + "IllegalArgumentException", "timeout value is negative"
    if kind == Trap.OUT_OF_BOUNDS:
        return _LANG + "IndexOutOfBoundsException", None
    if kind == Trap.ARRAY_SIZE_LIMIT:
        return _LANG + "OutOfMemoryError", "Requested array size exceeds VM limit"
    if kind == Trap.CLONE_NOT_SUPPORTED:
        return _LANG + "CloneNotSupportedException", _class(machine, first).external_name
    if kind == Trap.ARRAY_COPY:
        return array_copy_exception(machine, first, second)
    raise ValueError(f"trap {kind} has no exception")


def array_copy_exception(machine: "Machine", arguments: int,
                         element: int) -> tuple[str, str]:
    """What is wrong with System.arraycopy's arguments, in the order of HotSpot's checks."""
    source, target = (_class(machine, arguments + _SLOT * index) for index in (0, 2))
    problem = _wrong_types(source, target)
    if problem is not None:
        return _LANG + "ArrayStoreException", "arraycopy: " + problem
    if element != _NO_ELEMENT:
        return _LANG + "ArrayStoreException", "arraycopy: " + _wrong_element(source, target)
    problem = _wrong_range(machine, arguments, source, target)
    return _LANG + "ArrayIndexOutOfBoundsException", "arraycopy: " + problem


def _class(machine: "Machine", slot: int) -> "JavaClass":
    found = machine.objects.class_of(slot)
    if found is None:
        raise ValueError("the argument of a trap is null")
    return found


def _kind(java_class: "JavaClass") -> str:
    component = java_class.component
    return component.type_name if component is not None and component.primitive else "object array"


def _array_text(java_class: "JavaClass") -> str:
    return f"{_kind(java_class)}[]"


def _wrong_types(source: "JavaClass", target: "JavaClass") -> str | None:
    if not source.is_array:
        return f"source type {source.external_name} is not an array"
    if not target.is_array:
        return f"destination type {target.external_name} is not an array"
    if source is target or _kind(source) == _kind(target) == "object array":
        return None
    return f"type mismatch: can not copy {_array_text(source)} into {_array_text(target)}"


def _wrong_element(source: "JavaClass", target: "JavaClass") -> str:
    mine, theirs = source.component, target.component
    if mine is None or theirs is None:
        raise ValueError("an element that does not fit in no array")
    if not theirs.is_subtype_of(mine):
        return (f"type mismatch: can not copy {mine.external_name}[] "
                f"into {theirs.external_name}[]")
    return (f"element type mismatch: can not cast one of the elements of {mine.external_name}[] "
            f"to the type of the destination array, {theirs.external_name}")


def _wrong_range(machine: "Machine", arguments: int, source: "JavaClass",
                 target: "JavaClass") -> str:
    length = _int(arguments + _SLOT * 4)
    sides = []
    for name, java_class, index in (("source", source, 0), ("destination", target, 2)):
        place = arguments + _SLOT * index
        text = f"{_kind(java_class)}[{machine.objects.length(place)}]"
        sides.append((name, text, _int(place + _SLOT), machine.objects.length(place)))
    for name, text, at, _ in sides:
        if at < 0:
            return f"{name} index {at} out of bounds for {text}"
    if length < 0:
        return f"length {length} is negative"
    for name, text, at, size in sides:
        if at + length > size:
            return f"last {name} index {at + length} out of bounds for {text}"
    raise ValueError("nothing is wrong with this copy")


def _int(slot: int) -> int:
    return int(memory.load_scalar(i32, slot))
