"""Where the parts of Python's own objects lie, for code that reads them without Python's help.

Found by looking at objects that are known, once a process: the layouts differ between versions.
"""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pvm.lowlevel.pointers import Ptr
from pvm.native.pythonvalues import ASCII, COMPACT, KIND_MASK, Layouts
from pvm.vm.model.names import BOX_NAMES

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine

_pointers: Any = Ptr
_WORD = 8
_STATE = 4 * _WORD              # behind ob_refcnt, ob_type, length and hash
_SHIFTS = (2, 16)               # of a str's kind in its state: up to Python 3.13; since then
_SAMPLES = (("a~", 1, True), ("\xe9~", 1, False), ("€~", 2, False), ("\U0001f600", 4, False))
_STRING = "java/lang/String"


class StrLayout(NamedTuple):
    """See `native.pythonvalues.Layouts`."""

    ascii_data: int
    other_data: int
    kind_shift: int


@cache
def str_layout() -> StrLayout | None:
    """How this Python lays out a str; None: not as any that is known."""
    ascii_data, other_data = sys.getsizeof("") - 1, sys.getsizeof("\xe9") - 2
    for shift in _SHIFTS:
        if all(_is_laid_out(*sample, StrLayout(ascii_data, other_data, shift))
               for sample in _SAMPLES):
            return StrLayout(ascii_data, other_data, shift)
    return None


def _is_laid_out(text: str, kind: int, is_ascii: bool, layout: StrLayout) -> bool:
    state = ctypes.c_uint32.from_address(id(text) + _STATE).value >> layout.kind_shift
    start = id(text) + (layout.ascii_data if is_ascii else layout.other_data)
    codec = {1: "latin-1", 2: "utf-16-le", 4: "utf-32-le"}[kind]
    return (state & KIND_MASK == kind and bool(state & COMPACT)
            and bool(state & ASCII) == is_ascii
            and ctypes.string_at(start, kind * len(text)) == text.encode(codec))


def attribute_offset(made: object, value: object) -> int:
    """Where an object with slots refers to what is the value of exactly one of them."""
    places = range(2 * _WORD, type(made).__basicsize__, _WORD)
    found = [place for place in places
             if ctypes.c_size_t.from_address(id(made) + place).value == id(value)]
    if len(found) != 1:
        raise LookupError(f"a slot of {type(made).__name__} is not found")
    return found[0]


@cache
def room_offset() -> int:
    """Where a PyThreadState has the number of calls that the recursion limit still allows; 0 if
    that is not found."""
    api = ctypes.pythonapi
    state: Any = api.PyThreadState_Get
    state.restype = ctypes.c_void_p
    numbers = (ctypes.c_int32 * _STATE_NUMBERS).from_address(state())
    api.Py_EnterRecursiveCall.argtypes = [ctypes.c_char_p]
    before = list(numbers)
    api.Py_EnterRecursiveCall(b"")
    after = list(numbers)
    api.Py_LeaveRecursiveCall()
    found = [index for index, (one, other) in enumerate(zip(before, after, strict=True))
             if other == one - 1 and 0 < other < sys.getrecursionlimit()]
    return 4 * found[0] if len(found) == 1 else 0


_STATE_NUMBERS = 32             # of a PyThreadState's beginning
_SURROGATE_PASS = ctypes.create_string_buffer(b"surrogatepass")


def place_layouts(machine: Machine) -> Any:
    """The `Layouts` of a machine that is booted, in its arena."""
    layout: Any = Layouts
    made = _pointers[Layouts](machine.arena.allocate(layout.size))
    made.int_type, made.float_type = id(int), id(float)
    made.true, made.false, made.none = id(True), id(False), id(None)
    found = str_layout()
    if found is not None:           # otherwise no object is taken for a str, or for bytes
        made.str_type, made.bytes_type = id(str), id(bytes)
        made.ascii_data, made.other_data, made.kind_shift = found
        made.state, made.bytes_data = _STATE, bytes.__basicsize__ - 1
    made.room_offset = room_offset()
    made.surrogate_pass = ctypes.addressof(_SURROGATE_PASS)
    string = machine.boot.load(_STRING)
    fields = string.find_field("value"), string.find_field("coder")
    assert fields[0] is not None and fields[1] is not None
    made.value_offset, made.coder_offset = fields[0].offset, fields[1].offset
    made.string_class = string.address
    made.byte_array = machine.primitive_array("B")
    for index, (letter, name) in enumerate(BOX_NAMES.items()):
        box = made.boxes + index
        java_class = machine.boot.load(name)
        value = java_class.find_field("value")
        assert value is not None
        box.klass, box.offset, box.kind = java_class.address, value.offset, ord(letter)
    return made
