"""What the machines run: code, which ends with an environment call, and data, which holds the
operands before and the results after."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from .emitting import Code

CODE = 0x10000
DATA = 0x1000_0000
PAGE = 4096
A0, A1, A2, A7 = 10, 11, 12, 17
WRITE, EXIT = 64, 93


@dataclass(frozen=True)
class Image:
    """Code at CODE, data at DATA."""

    code: bytes
    data: bytes

    def elf(self) -> bytes:
        """A static program that writes its data to standard output at the end."""
        headers = [_segment(CODE, len(self.code), 0x1000, 5),
                   _segment(DATA, len(self.data), 0x1000 + _pages(len(self.code)), 6)]
        header = struct.pack("<4sBBBBQHHIQQQIHHHHHH", b"\x7fELF", 2, 1, 1, 0, 0, 2, 243, 1, CODE,
                             64, 0, 5, 64, 56, len(headers), 64, 0, 0)
        start = (header + b"".join(headers)).ljust(0x1000, b"\0")
        return start + self.code.ljust(_pages(len(self.code)), b"\0") + self.data


def _pages(size: int) -> int:
    return -(-size // PAGE) * PAGE


def _segment(address: int, size: int, offset: int, flags: int) -> bytes:
    return struct.pack("<IIQQQQQQ", 1, flags, offset, address, address, size, size, PAGE)


def finish(code: Code, data: bytes) -> Image:
    """Add the end: the first environment call writes the data, the second one exits."""
    code.load_constant(A0, 1)
    code.load_constant(A1, DATA)
    code.load_constant(A2, len(data))
    code.load_constant(A7, WRITE)
    code.emit("ecall")
    code.load_constant(A0, 0)
    code.load_constant(A7, EXIT)
    code.emit("ecall")
    return Image(bytes(code.bytes), data)
