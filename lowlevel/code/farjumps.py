"""Jumps to functions that code cannot reach directly: one of 16 bytes for each."""

import struct
from typing import Final

from pvm.lowlevel.code.memory import CodeMemory

# `jmp *2(%rip)`, two bytes of padding, the address.
_JUMP: Final = struct.Struct("<HiHQ")
_OPCODE: Final = (0x25FF, 2, 0x9066)


class FarJumps:
    """Those of one code memory, in which they stay. Not thread-safe."""

    def __init__(self, memory: CodeMemory) -> None:
        self._memory = memory
        self._known: dict[int, int] = {}

    def to(self, target: int) -> int:
        """Address of a jump to a function."""
        if target not in self._known:
            address = self._memory.allocate(_JUMP.size)
            self._memory.write(address, _JUMP.pack(*_OPCODE, target))
            self._known[target] = address
        return self._known[target]
