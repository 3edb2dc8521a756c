"""Cells: for each pc that translated code jumps to directly, the address of the code there.

A cell without a region leads to a stub of its own, which puts the pc into the hart and jumps to the
thunk that resumes the interpreter. Stubs are the only machine code that is not LLVM's: they have to
be there before anything is compiled, and are all alike.
"""

from __future__ import annotations

import struct
from typing import Final

from pvm.isa.hart import Hart
from pvm.lowlevel.code.memory import CodeMemory
from pvm.lowlevel.structs import offset_of

# movabs $pc, %r10; mov %r10, pc(%r13); jmp thunk; two bytes of padding, then the cell. The second
# argument of `preserve_nonecc` functions, the hart, is in r13; r10 is no argument.
_STUB: Final = struct.Struct("<HQ3siBi2xQ")
_MOVABS_R10: Final = 0xBA49
_STORE_R10: Final = bytes.fromhex("4d8995")
_JUMP: Final = 0xE9
_JUMP_END: Final = 22
_CELL: Final = 24
_CHUNK: Final = 128


class Cells:
    """All cells of one emulator. Not thread-safe; running code may use them at any time."""

    def __init__(self, memory: CodeMemory, resume: int) -> None:
        self._memory = memory
        self._resume = resume
        self._stubs: dict[int, int] = {}
        self._free: list[int] = []

    def address(self, pc: int) -> int:
        """Where the cell of a pc is; it is made if there is none."""
        return self._stub(pc) + _CELL

    def set(self, pc: int, code: int) -> None:
        """From now on the pc is translated."""
        self._memory.write(self.address(pc), code.to_bytes(8, "little"))

    def reset(self, pc: int) -> None:
        """From now on the pc is interpreted."""
        if pc in self._stubs:
            self.set(pc, self._stubs[pc])

    def _stub(self, pc: int) -> int:
        stub = self._stubs.get(pc)
        if stub is None:
            stub = self._stubs[pc] = self._place()
            self._memory.write(stub, _STUB.pack(
                _MOVABS_R10, pc, _STORE_R10, offset_of(Hart, "pc"), _JUMP,
                self._resume - (stub + _JUMP_END), stub))
        return stub

    def _place(self) -> int:
        if not self._free:
            chunk = self._memory.allocate(_CHUNK * _STUB.size)
            self._free = [chunk + index * _STUB.size for index in reversed(range(_CHUNK))]
        return self._free.pop()
