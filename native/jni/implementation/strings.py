"""Strings (JNI 4, "String Operations")."""

from typing import TYPE_CHECKING

from pvm.native.jni.errors import JniError
from pvm.native.jni.functions import Function
from pvm.native.jni.implementation import jni
from pvm.vm.classfile.mutf8 import encode_mutf8

if TYPE_CHECKING:
    from pvm.native.jni.caller import Caller
    from pvm.vm.runtime.objects import Handle

_MOST_CHARS = (1 << 31) - 16


def units(caller: "Caller", held: "Handle") -> bytes:
    """The UTF-16 code units of a string, as they lie in memory."""
    return text_of(caller, held).encode("utf-16-le", "surrogatepass")


def text_of(caller: "Caller", held: "Handle") -> str:
    """The text of a string."""
    text = caller.machine.text(held.slot)
    assert text is not None
    return text


def decoded_units(data: bytes) -> str:
    """The text of UTF-16 code units."""
    return data.decode("utf-16-le", "surrogatepass")


@jni("NewString")
def new_string(caller: "Caller", _: Function, place: int | None, size: int) -> "Handle | None":
    if not 0 <= size <= _MOST_CHARS:
        raise JniError(f"NewString: {size} chars")
    data = b"" if place is None else caller.memory.read(place, 2 * size)
    return caller.machine.new_string(decoded_units(data))


@jni("NewStringUTF")
def new_string_utf(caller: "Caller", _: Function, text: str | None) -> "Handle | None":
    return None if text is None else caller.machine.new_string(text)


@jni("GetStringLength")
def get_string_length(caller: "Caller", _: Function, held: "Handle") -> int:
    return len(units(caller, held)) // 2


@jni("GetStringUTFLength", "GetStringUTFLengthAsLong")
def get_string_utf_length(caller: "Caller", _: Function, held: "Handle") -> int:
    return len(encode_mutf8(text_of(caller, held)))


@jni("GetStringChars", "GetStringCritical")
def get_string_chars(caller: "Caller", _: Function, held: "Handle", is_copy: int | None) -> int:
    """A copy, with a zero at its end as other machines have it."""
    return caller.lend(held, units(caller, held) + b"\0\0", is_copy)


@jni("GetStringUTFChars")
def get_string_utf_chars(caller: "Caller", _: Function, held: "Handle",
                         is_copy: int | None) -> int:
    return caller.lend(held, encode_mutf8(text_of(caller, held)) + b"\0", is_copy)


@jni("ReleaseStringChars", "ReleaseStringUTFChars", "ReleaseStringCritical")
def release_string_chars(caller: "Caller", function: Function, held: "Handle",
                         place: int) -> None:
    caller.take_back(held, place, function.name)


@jni("GetStringRegion")
def get_string_region(caller: "Caller", _: Function, held: "Handle", start: int, size: int,
                      place: int) -> None:
    caller.memory.write(place, _region(caller, held, start, size))


@jni("GetStringUTFRegion")
def get_string_utf_region(caller: "Caller", _: Function, held: "Handle", start: int, size: int,
                          place: int) -> None:
    data = _region(caller, held, start, size)
    caller.memory.write(place, encode_mutf8(decoded_units(data)) + b"\0")


def _region(caller: "Caller", held: "Handle", start: int, size: int) -> bytes:
    data = units(caller, held)
    if start < 0 or size < 0 or 2 * (start + size) > len(data):
        caller.machine.throw("java/lang/StringIndexOutOfBoundsException",
                             f"Region range out of bounds: start {start}, length {size}, "
                             f"string length {len(data) // 2}")
    return data[2 * start: 2 * (start + size)]
