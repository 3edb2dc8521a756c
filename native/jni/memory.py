"""Memory of native code: where its strings, arrays and variadic arguments are."""

import ctypes
import struct
from collections.abc import Callable, Sequence
from typing import Any, Final, Protocol

from pvm.native.jni.errors import exhausted

Words = Callable[[str], list[int]]
"""Arguments of a call that are still to be fetched: for the descriptor letters of the parameters
("L" for references) their bits."""

SIZES: Final = {"Z": 1, "B": 1, "C": 2, "S": 2, "I": 4, "F": 4, "J": 8, "D": 8, "L": 8}
_MASK: Final = (1 << 64) - 1


class Memory(Protocol):
    """One provider's. Addresses are numbers; JniError where there is nothing."""

    def read(self, address: int, size: int) -> bytes:
        """So many bytes."""

    def write(self, address: int, data: bytes) -> None:
        """Overwrites bytes."""

    def string(self, address: int) -> bytes:
        """The bytes up to a zero."""

    def allocate(self, size: int) -> int:
        """The address of zeroed memory that native code may use. Raises OutOfMemoryError."""

    def free(self, address: int) -> None:
        """Gives back what `allocate` gave."""

    def variadic(self, address: int) -> Words:
        """The arguments that a va_list stands for."""


class HostMemory:
    """The process' own: nothing can be checked."""

    def __init__(self) -> None:
        libc: Any = ctypes.CDLL(None)
        self._calloc, self._free = libc.calloc, libc.free
        self._calloc.restype = ctypes.c_void_p
        self._calloc.argtypes = [ctypes.c_size_t, ctypes.c_size_t]
        self._free.argtypes = [ctypes.c_void_p]

    def read(self, address: int, size: int) -> bytes:
        return ctypes.string_at(address, size)

    def write(self, address: int, data: bytes) -> None:
        ctypes.memmove(address, data, len(data))

    def string(self, address: int) -> bytes:
        return ctypes.string_at(address)

    def allocate(self, size: int) -> int:
        found = self._calloc(1, size or 1)
        if not found:
            raise exhausted("no memory for native code")
        return int(found)

    def free(self, address: int) -> None:
        self._free(address)

    def variadic(self, address: int) -> Words:
        return lambda letters: system_v_arguments(self, address, letters)


def system_v_arguments(memory: Memory, address: int, letters: str) -> list[int]:
    """What a va_list of the System V ABI for x86-64 stands for (3.5.7)."""
    integers, floats, overflow, saved = struct.unpack("<IIQQ", memory.read(address, 24))
    words = []
    for letter in letters:
        if letter in "FD" and floats < 176:
            place, floats = saved + floats, floats + 16
        elif letter not in "FD" and integers < 48:
            place, integers = saved + integers, integers + 8
        else:
            place, overflow = overflow, overflow + 8
        words.append(promoted(int.from_bytes(memory.read(place, 8), "little"), letter))
    return words


def promoted(word: int, letter: str) -> int:
    """The bits of an argument that was passed as C passes what follows "...": a float as a double,
    small numbers as ints."""
    if letter == "F":
        return float_word(struct.unpack("<d", struct.pack("<Q", word))[0])
    if letter == "Z":
        return int(word & 0xFFFFFFFF != 0)
    return word


def float_word(value: float) -> int:
    """The bits of a float nearest to a double, which may be too large for one."""
    try:
        return int(struct.unpack("<I", struct.pack("<f", value))[0])
    except OverflowError:
        return 0x7F800000 if value > 0 else 0xFF800000


def union_arguments(memory: Memory, address: int) -> Words:
    """The arguments in an array of jvalue unions."""
    def words(letters: str) -> list[int]:
        if not letters:
            return []
        data = memory.read(address, 8 * len(letters))
        return [_union(data[8 * index: 8 * index + SIZES[letter]], letter)
                for index, letter in enumerate(letters)]
    return words


def _union(data: bytes, letter: str) -> int:
    word = int.from_bytes(data, "little")
    return int(word != 0) if letter == "Z" else word


def python_arguments(values: Sequence[Any]) -> Words:
    """Arguments that Python has given."""
    def words(letters: str) -> list[int]:
        if len(values) != len(letters):
            raise TypeError(f"the method takes {len(letters)} arguments, not {len(values)}")
        return [number_word(value, letter) for value, letter in zip(values, letters, strict=True)]
    return words


def number_word(value: Any, letter: str) -> int:
    """The bits of a Python number as a value of a Java type."""
    if letter == "D":
        return int(struct.unpack("<Q", struct.pack("<d", value))[0])
    if letter == "F":
        return float_word(value)
    return int(value) & _MASK
