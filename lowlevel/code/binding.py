"""llvmlite's binding of LLVM, imported when something is first compiled."""

import ctypes
import functools
import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any


@functools.cache
def llvm() -> Any:
    """The module `llvmlite.binding`."""
    _open_library()
    from llvmlite import binding

    return binding


def _open_library() -> None:
    """So that the import finds it open: to open it takes tens of milliseconds, in which `ctypes`
    keeps Python's lock, and all other threads of the process wait. A call does not."""
    found = find_spec("llvmlite")
    opening = getattr(ctypes.CDLL(None), "dlopen", None)    # in libdl before glibc 2.34
    if found is None or opening is None:
        return
    for folder in found.submodule_search_locations or ():
        for path in Path(folder).glob("binding/libllvmlite.*"):
            opening(os.fsencode(path), os.RTLD_NOW)
