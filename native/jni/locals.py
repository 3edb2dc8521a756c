"""A thread's local references, for the control plane (see `references`)."""

import ctypes
import mmap
from typing import TYPE_CHECKING, Any, Final

from pvm.lowlevel.pointers import Ptr
from pvm.native.jni.errors import exhausted
from pvm.native.jni.references import (
    GENERATION_MASK,
    GENERATION_SHIFT,
    INDEX_MASK,
    KIND_BITS,
    LOCAL,
    MOST_LOCALS,
    OWNER_MASK,
    OWNER_SHIFT,
    NativeEnvironment,
)
from pvm.vm.model.metadata import Thread

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine

_pointers: Any = Ptr
_SLOT: Final = 8
_layout: Any = NativeEnvironment


class LocalReferences:
    """Those of one thread, which alone may use them; made at its first use of native code."""

    def __init__(self, machine: "Machine", thread: int, owner: int) -> None:
        self._objects = machine.objects
        self.thread = _pointers[Thread](thread)
        size = _layout.size
        self._memory = mmap.mmap(-1, size + MOST_LOCALS * (_SLOT + 4 + 4),
                                 flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
        self.address = ctypes.addressof(ctypes.c_char.from_buffer(self._memory))
        self._base = self.address + size
        generations = self._base + MOST_LOCALS * _SLOT
        self._generations = (ctypes.c_uint32 * MOST_LOCALS).from_address(generations)
        self._chain = (ctypes.c_uint32 * MOST_LOCALS).from_address(generations + MOST_LOCALS * 4)
        self._words = (ctypes.c_uint64 * MOST_LOCALS).from_address(self._base)
        self.struct = _pointers[NativeEnvironment](self.address)
        self._fill(thread, owner, generations)
        self._drop = ctypes.CFUNCTYPE(None, ctypes.c_uint64, ctypes.c_uint32)(
            machine.image.address("native.jni.references.drop_locals"))
        self._frames: list[tuple[int, int, int]] = []
        self.owner = owner

    def _fill(self, thread: int, owner: int, generations: int) -> None:
        struct = self.struct
        struct.thread, struct.owner = thread, owner
        struct.generations = generations
        struct.chain = generations + MOST_LOCALS * 4
        self.thread.locals_base = self.thread.locals_top = self._base
        self.thread.native_environment = self.address

    def serve(self, functions: int, quick: int, slow: int, tables: int) -> None:
        """There is host code from now on: its tables of functions, and what they use."""
        struct = self.struct
        struct.functions, struct.quick, struct.slow = functions, quick, slow
        struct.tables = tables

    def _top(self) -> int:
        return int((int(self.thread.locals_top) - self._base) // _SLOT)

    # -- one reference

    def new(self, slot: int) -> int:
        """A handle on the object in a root slot; 0 for null. Raises OutOfMemoryError."""
        if self._objects.is_null(slot):
            return 0
        struct = self.struct
        index = int(struct.free) - 1
        if index >= 0:
            struct.free = self._chain[index]
        else:
            index = self._top()
            if index >= MOST_LOCALS:
                raise exhausted("too many local references")
            self.thread.locals_top = self._base + _SLOT * (index + 1)
        self._objects.copy(slot, self._base + _SLOT * index)
        generation = self._generations[index] & GENERATION_MASK
        return int(generation << GENERATION_SHIFT | self.owner << OWNER_SHIFT
                   | index << KIND_BITS | LOCAL)

    def slot(self, handle: int) -> int:
        """The root slot of a local handle, 0 if there is none."""
        index = handle >> KIND_BITS & INDEX_MASK
        if handle >> OWNER_SHIFT & OWNER_MASK != self.owner or index >= self._top():
            return 0
        if handle >> GENERATION_SHIFT != self._generations[index] & GENERATION_MASK:
            return 0
        return int(self._base + _SLOT * index) if self._words[index] else 0

    def delete(self, handle: int) -> None:
        """Gives a handle back for which `slot` gives one."""
        index = handle >> KIND_BITS & INDEX_MASK
        self._objects.clear(self._base + _SLOT * index)
        self._generations[index] = (self._generations[index] + 1) & 0xFFFFFFFF
        struct = self.struct
        if index >= int(struct.first):      # otherwise it lies in a caller's frame: it stays empty
            self._chain[index] = int(struct.free)
            struct.free = index + 1

    def count(self) -> int:
        """References that are there, of all frames."""
        return sum(word != 0 for word in self._words[: self._top()])

    # -- frames

    def has_room(self, count: int) -> bool:
        """Whether so many more can be made."""
        return bool(self._top() + count <= MOST_LOCALS)

    def push(self) -> None:
        """PushLocalFrame."""
        struct = self.struct
        self._frames.append((int(struct.call), int(struct.first), int(struct.free)))
        struct.first, struct.free = self._top(), 0

    def pop(self) -> bool:
        """PopLocalFrame; false if the running call has pushed none."""
        struct, running = self.struct, int(self.struct.call)
        while self._frames and self._frames[-1][0] > running:
            del self._frames[-1]        # left behind by a call that has ended
        if not self._frames or self._frames[-1][0] != running:
            return False
        self._drop(self.address, int(struct.first))
        _, struct.first, struct.free = self._frames.pop()
        return True

    def begin(self) -> tuple[int, int, int]:
        """A call of native code that is Python's begins; what `end` is to be given."""
        struct = self.struct
        saved = int(struct.first), int(struct.free), int(struct.call)
        struct.calls = struct.call = int(struct.calls) + 1
        struct.first, struct.free = self._top(), 0
        return saved

    def end(self, saved: tuple[int, int, int]) -> None:
        """It has ended, and its references with it."""
        struct = self.struct
        self._drop(self.address, int(struct.first))
        struct.first, struct.free, struct.call = saved
