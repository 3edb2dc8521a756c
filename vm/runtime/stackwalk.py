"""A thread's Java frames for the control plane, as `vm.compiled.walking` finds them."""

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from pvm.lowlevel.structs import offset_of
from pvm.vm.compiled.walking import Walk
from pvm.vm.model.metadata import Thread

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine

_AT_ONCE = 32
_FRAME = offset_of(Thread, "frame")


class JavaFrame(NamedTuple):
    """Address of the method's struct, the word of its code, the header's address or 0."""

    method: int
    word: int
    header: int


def java_frames(machine: "Machine", thread: int, caller: int = 0) -> Iterator[JavaFrame]:
    """Frames of the thread at an address, innermost first, those of hidden methods as well.

    They must stand still: `caller` is the calling thread (walking its own frames, say), or 0
    where the world is stopped.
    """
    words = ctypes.c_uint64
    begin = ctypes.CFUNCTYPE(None, *[words] * 3)(
        machine.image.address("vm.compiled.walking.begin_listing"))
    more = ctypes.CFUNCTYPE(ctypes.c_uint32, *[words] * 3, ctypes.c_uint32)(
        machine.image.address("vm.compiled.walking.list_frames"))
    walk, found = (words * (Walk.size // 8))(), (words * (3 * _AT_ONCE))()
    begin(ctypes.addressof(walk), int(machine.vm), words.from_address(thread + _FRAME).value)
    while True:
        count = more(caller, ctypes.addressof(walk), ctypes.addressof(found), _AT_ONCE)
        yield from (JavaFrame(*found[3 * index:3 * index + 3]) for index in range(count))
        if count < _AT_ONCE:
            return
