"""Maps a linked block into the process and fills in what depends on its address."""

import ctypes
import mmap
import struct
from collections.abc import Mapping
from functools import cache

from pvm.lowlevel.image.block import Block
from pvm.lowlevel.mapping import libc
from pvm.lowlevel.marks import LowLevelFunction


class ImageError(Exception):
    """The image cannot be loaded, or lacks what is asked of it."""


class Image:
    """Compiled low-level code in memory. `symbols` maps names to addresses' offsets."""

    def __init__(self, block: Block, externals: Mapping[str, int] | None = None) -> None:
        self.symbols = block.symbols
        self._memory = mmap.mmap(-1, len(block.content), flags=mmap.MAP_PRIVATE,
                                 prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
        self._memory.write(block.content)
        self.base = ctypes.addressof(ctypes.c_char.from_buffer(self._memory))
        self._fill(block, externals or {})
        self._protect(block.writable_from)

    def _fill(self, block: Block, externals: Mapping[str, int]) -> None:
        write = struct.Struct("<Q").pack_into
        for offset, value in block.absolute:
            write(self._memory, offset, self.base + value)
        for offset, name in block.externals:
            address = externals.get(name)
            write(self._memory, offset, c_function(name) if address is None else address)

    def _protect(self, code_length: int) -> None:
        if libc().mprotect(self.base, code_length, mmap.PROT_READ | mmap.PROT_EXEC):
            raise ImageError(f"mprotect failed, errno {ctypes.get_errno()}")

    def address(self, function: LowLevelFunction | str) -> int:
        """Address of an exported function, by the function itself or its symbol."""
        name = function if isinstance(function, str) else function.symbol
        try:
            return self.base + self.symbols[name]
        except KeyError:
            raise ImageError(f"the image has no function {name}") from None


def c_function(name: str) -> int:
    """Address of a function of the C library, mathematics included; ImageError if there is none."""
    for library in _c_libraries():
        try:
            return ctypes.cast(getattr(library, name), ctypes.c_void_p).value or 0
        except AttributeError:
            continue
    raise ImageError(f"the C library has no function {name}")


@cache
def _c_libraries() -> tuple[ctypes.CDLL, ...]:
    return ctypes.CDLL(None), ctypes.CDLL("libm.so.6")
