"""The system's calls that map memory, declared for ctypes in one place. Addresses are ints."""

import ctypes
from functools import cache
from typing import Final

# What Linux's mmap knows, and Python's module has no names for.
MAP_32BIT: Final = 0x40
MAP_NORESERVE: Final = 0x4000
MAP_FIXED_NOREPLACE: Final = 0x100000
NO_ACCESS: Final = 0
DONT_NEED: Final = 4                # madvise: the pages read as zero afterwards
FAILED: Final = (1 << 64) - 1       # what mmap returns then; ctypes.get_errno() says why


@cache
def libc() -> ctypes.CDLL:
    """mmap, munmap, mprotect and madvise of the C library."""
    library = ctypes.CDLL(None, use_errno=True)
    library.mmap.restype = ctypes.c_uint64
    library.mmap.argtypes = [ctypes.c_uint64, ctypes.c_size_t, ctypes.c_int, ctypes.c_int,
                             ctypes.c_int, ctypes.c_long]
    library.munmap.argtypes = [ctypes.c_uint64, ctypes.c_size_t]
    for name in ("mprotect", "madvise"):
        getattr(library, name).argtypes = [ctypes.c_uint64, ctypes.c_size_t, ctypes.c_int]
    return library
