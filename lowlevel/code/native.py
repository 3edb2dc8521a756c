"""Native memory with an owner."""

import ctypes
from typing import Any


class NativeBlock:
    """Zeroed native memory that is freed when the last reference to this object goes."""

    def __init__(self, size: int) -> None:
        self._memory: Any = ctypes.create_string_buffer(size)
        self.address = ctypes.addressof(self._memory)
        self.size = size

    def fill(self, content: bytes, offset: int = 0) -> None:
        """Writes bytes from an offset on."""
        if offset + len(content) > self.size:
            raise ValueError(f"{len(content)} bytes at {offset} of {self.size}")
        ctypes.memmove(self.address + offset, content, len(content))

    def store(self, offset: int, value: int) -> None:
        """Writes a u64 at an aligned offset, which other threads see whole."""
        ctypes.c_uint64.from_address(self.address + offset).value = value
