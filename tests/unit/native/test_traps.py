"""The text of exceptions that low-level natives ask for."""

from __future__ import annotations

import struct
from types import SimpleNamespace
from typing import Any

import pytest

from pvm.lowlevel import memory
from pvm.native.traps import trap_exception
from pvm.vm.interp.traps import Trap
from pvm.vm.model.classes import JavaClass

NO_ELEMENT = (1 << 64) - 1


def _class(name: str, component: JavaClass | None = None, above: JavaClass | None = None) -> Any:
    made = JavaClass(name, SimpleNamespace(data=None))  # type: ignore[arg-type]
    made.component = component
    made.supertypes = frozenset((made,)) | (above.supertypes if above else frozenset())
    return made


OBJECT = _class("java/lang/Object")
STRING, INTEGER = (_class("java/lang/" + name, above=OBJECT) for name in ("String", "Integer"))
INT, BYTE = _class("int"), _class("byte")
INT.primitive, BYTE.primitive = "I", "B"
INTS, BYTES = _class("[I", INT), _class("[B", BYTE)
OBJECTS, STRINGS, INTEGERS = (_class(f"[L{c.name};", c) for c in (OBJECT, STRING, INTEGER))


def _message(source: JavaClass, target: JavaClass, at: tuple[int, int, int] = (0, 0, 1),
             element: int = NO_ELEMENT) -> tuple[str, str | None]:
    """What an arraycopy between arrays of length 10 is refused with."""
    with memory.simulated() as simulation:
        place = simulation.allocate(40)
        for index, number in zip((1, 3, 4), at, strict=True):
            simulation.write(place + 8 * index, struct.pack("<i", number))
        classes = {place: source, place + 16: target}
        objects = SimpleNamespace(class_of=classes.get, length=lambda slot: 10)
        machine: Any = SimpleNamespace(objects=objects)
        return trap_exception(Trap.ARRAY_COPY, place, element, machine)


@pytest.mark.parametrize(("arguments", "text"), [
    ((STRING, INTS), "source type java.lang.String is not an array"),
    ((INTS, STRING), "destination type java.lang.String is not an array"),
    ((INTS, BYTES), "type mismatch: can not copy int[] into byte[]"),
    ((OBJECTS, INTS), "type mismatch: can not copy object array[] into int[]"),
    ((INTS, OBJECTS), "type mismatch: can not copy int[] into object array[]"),
    ((OBJECTS, STRINGS, (0, 0, 3), 1),
     "element type mismatch: can not cast one of the elements of java.lang.Object[] to the type "
     "of the destination array, java.lang.String"),
    ((INTEGERS, STRINGS, (0, 0, 1), 0),
     "type mismatch: can not copy java.lang.Integer[] into java.lang.String[]"),
])
def test_array_store_exceptions(arguments: tuple[Any, ...], text: str) -> None:
    assert _message(*arguments) == ("java/lang/ArrayStoreException", "arraycopy: " + text)


@pytest.mark.parametrize(("arguments", "text"), [
    ((INTS, INTS, (-1, -1, -1)), "source index -1 out of bounds for int[10]"),
    ((INTS, INTS, (0, -1, -1)), "destination index -1 out of bounds for int[10]"),
    ((INTS, INTS, (0, 0, -1)), "length -1 is negative"),
    ((INTS, INTS, (3, 9, 9)), "last source index 12 out of bounds for int[10]"),
    ((STRINGS, OBJECTS, (0, 3, 9)), "last destination index 12 out of bounds for object array[10]"),
    ((INTS, INTS, (0x7FFFFFFF, 0, 0x7FFFFFFF)),
     "last source index 4294967294 out of bounds for int[10]"),
])
def test_index_exceptions(arguments: tuple[Any, ...], text: str) -> None:
    expected = "java/lang/ArrayIndexOutOfBoundsException", "arraycopy: " + text
    assert _message(*arguments) == expected


def test_others() -> None:
    machine: Any = SimpleNamespace()
    assert trap_exception(Trap.INTERRUPTED, 0, 0, machine)[1] == "sleep interrupted"
    assert trap_exception(Trap.INTERRUPTED, 8, 0, machine)[1] is None
    assert trap_exception(Trap.NEGATIVE_TIMEOUT, 0, 0, machine) == (
        "java/lang/IllegalArgumentException", "timeout value is negative")
    with pytest.raises(ValueError, match="no exception"):
        trap_exception(99, 0, 0, machine)
