"""Code that is laid out but has no address yet, as plain data."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Final, NamedTuple

from pvm.lowlevel.code.objectfile import LinkError

# x86-64 psABI 4.4.1: relocations by R_X86_64_ and their name
R_64, R_PC32, R_PLT32, R_32, R_32S = 1, 2, 4, 10, 11
_SIGNED: Final = struct.Struct("<i")
_ABSOLUTE: Final = {R_64: struct.Struct("<Q"), R_32: struct.Struct("<I"), R_32S: _SIGNED}


class Block(NamedTuple):
    """Bytes, `symbols` (offsets of its functions), and relocations: place, kind, symbol, addend.
    The symbol "" is the block's own start."""

    content: bytes
    symbols: dict[str, int]
    relocations: list[tuple[int, int, str, int]]

    def relocated(self, address: int, resolve: Callable[[str], int],
                  stub: Callable[[int], int]) -> bytes:
        """The bytes for an address. `resolve` gives the address of a symbol, `stub` that of code
        nearby which jumps to a far function."""
        content = bytearray(self.content)
        for place, kind, symbol, addend in self.relocations:
            target = resolve(symbol) if symbol else address
            if kind == R_PLT32 and not _near(target + addend - address - place):
                target = stub(target)
            try:
                if kind in (R_PC32, R_PLT32):
                    _SIGNED.pack_into(content, place, target + addend - address - place)
                elif kind in _ABSOLUTE:
                    _ABSOLUTE[kind].pack_into(content, place, target + addend)
                else:
                    raise LinkError(f"relocation {kind} of {symbol!r} is not known")
            except struct.error:
                raise LinkError(f"{symbol!r} at {target:#x} is out of reach of relocation {kind} "
                                f"at {address + place:#x}") from None
        return bytes(content)


def _near(distance: int) -> bool:
    return -1 << 31 <= distance < 1 << 31
