"""Functions of C that guest libraries may call without bringing them: those that compilers insert
calls of, and memory."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from pvm.isa.memory.faults import OutOfSpace
from pvm.native.jni.errors import JniError

if TYPE_CHECKING:
    from pvm.native.jni.guest.memory import GuestMemory

_BITS: Final = (1 << 64) - 1
Function = Callable[["GuestMemory", int, int, int], int]


def _memcpy(memory: "GuestMemory", target: int, source: int, size: int) -> int:
    memory.write(target, memory.read(source, size))
    return target


def _memset(memory: "GuestMemory", target: int, value: int, size: int) -> int:
    memory.read(target, size)           # before so many bytes are made
    memory.write(target, bytes((value & 0xFF,)) * size)
    return target


def _memcmp(memory: "GuestMemory", one: int, other: int, size: int) -> int:
    first, second = memory.read(one, size), memory.read(other, size)
    return (first > second) - (first < second)


def _strlen(memory: "GuestMemory", text: int, _: int, __: int) -> int:
    return len(memory.string(text))


def _strcmp(memory: "GuestMemory", one: int, other: int, _: int) -> int:
    first, second = memory.string(one), memory.string(other)
    return (first > second) - (first < second)


def _malloc(memory: "GuestMemory", size: int, _: int, __: int) -> int:
    try:
        return memory.heap.allocate(size)
    except OutOfSpace:
        return 0


def _calloc(memory: "GuestMemory", count: int, size: int, _: int) -> int:
    return _malloc(memory, count * size, 0, 0)


def _realloc(memory: "GuestMemory", address: int, size: int, _: int) -> int:
    made = _malloc(memory, size, 0, 0)
    if address and made:
        old = memory.heap.size(address)
        if not old:
            raise JniError(f"realloc: {address:#x} was not allocated")
        memory.write(made, memory.read(address, min(old, size)))
        memory.heap.free(address)
    return made


def _free(memory: "GuestMemory", address: int, _: int, __: int) -> int:
    if address and not memory.heap.free(address):
        raise JniError(f"free: {address:#x} was not allocated")
    return 0


def _abort(memory: "GuestMemory", _: int, __: int, ___: int) -> int:
    raise JniError("abort was called")


C_FUNCTIONS: Final[dict[str, Function]] = {
    "memcpy": _memcpy, "memmove": _memcpy, "memset": _memset, "memcmp": _memcmp,
    "strlen": _strlen, "strcmp": _strcmp, "malloc": _malloc, "calloc": _calloc,
    "realloc": _realloc, "free": _free, "abort": _abort, "__stack_chk_fail": _abort,
}
