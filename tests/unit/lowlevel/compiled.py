"""Low-level source text as plain functions and as compiled ones, for comparing the two."""

from __future__ import annotations

import ctypes
import importlib.util
import itertools
from pathlib import Path
from typing import Any

from pvm.lowlevel.image.compiler import compile_object
from pvm.lowlevel.image.linker import link
from pvm.lowlevel.image.loader import Image
from pvm.lowlevel.lowering.module import ModuleLowering
from pvm.lowlevel.marks import LowLevelFunction
from pvm.lowlevel.pointers import Ptr

HEADER = """# low-level
from pvm.lowlevel.intrinsics import *
from pvm.lowlevel.intrinsics import fdiv, sdiv, srem, saturating
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Array, Fn, Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import *
from pvm.lowlevel.types import Static, boolean, f32, f64, i8, i16, i32, i64, u8, u16, u32, u64
"""
C_TYPES = {"i8": ctypes.c_int8, "i16": ctypes.c_int16, "i32": ctypes.c_int32,
           "i64": ctypes.c_int64, "u8": ctypes.c_uint8, "u16": ctypes.c_uint16,
           "u32": ctypes.c_uint32, "u64": ctypes.c_uint64, "f32": ctypes.c_float,
           "f64": ctypes.c_double, "boolean": ctypes.c_bool}
_numbers = itertools.count()


def module_of(folder: Path, text: str) -> Any:
    """Imports low-level source; its first line is line 1 + HEADER's lines."""
    name = f"lowlevel_sample_{next(_numbers)}"
    path = folder / f"{name}.py"
    path.write_text(HEADER + text)
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def functions_of(module: Any) -> dict[str, LowLevelFunction]:
    """The low-level functions that the module itself defines."""
    return {name: value for name, value in vars(module).items()
            if isinstance(value, LowLevelFunction) and value.module == module.__name__}


def lowered(functions: list[LowLevelFunction]) -> str:
    """LLVM text of the functions."""
    lowering = ModuleLowering()
    for function in functions:
        lowering.require(function)
    return lowering.finish()


class Compiled:
    """The exported functions of a module, compiled and callable on Python numbers."""

    def __init__(self, module: Any) -> None:
        exported = [f for f in functions_of(module).values() if f.marks.get("export")]
        self.image = Image(link(compile_object(lowered(exported))))
        self._entries = {f.name: self._entry(f) for f in exported}

    def _entry(self, function: LowLevelFunction) -> Any:
        parameters = [_c_type(type_) for _, type_ in function.parameters]
        result = None if function.result is None else _c_type(function.result)
        return ctypes.CFUNCTYPE(result, *parameters)(self.image.address(function))

    def __call__(self, name: str, *arguments: Any) -> Any:
        return self._entries[name](*arguments)


def _c_type(type_: Any) -> Any:
    is_pointer = isinstance(type_, type) and issubclass(type_, Ptr)
    return ctypes.c_uint64 if is_pointer else C_TYPES[type_.__name__]
