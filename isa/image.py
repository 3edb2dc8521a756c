"""The isa image: handlers and low-level code, built once for this machine and these sources, then
loaded from the cache. Loading imports neither llvmlite nor the instruction table."""

import ctypes
import sys
from functools import cache
from typing import Any

from pvm.lowlevel.image.block import decoded
from pvm.lowlevel.image.cache import cached
from pvm.lowlevel.image.fingerprint import fingerprint
from pvm.lowlevel.image.loader import Image

SOURCE_PACKAGES = ("lowlevel", "isa")
_PREFIX = "isa."


@cache
def isa_image() -> Image:
    """The image in memory."""
    return Image(decoded(cached(f"isa-{fingerprint(SOURCE_PACKAGES)}.image", build)))


def build() -> bytes:
    """Lowers, compiles and links; the image as bytes."""
    from tqdm import tqdm

    from pvm.isa.interp.building import isa_module
    from pvm.lowlevel.image.compiler import compile_object
    from pvm.lowlevel.image.linker import link

    tqdm.monitor_interval = 0        # no thread of its own
    with tqdm(total=3, desc="pvm: building the emulator's image (once)", leave=False,
              disable=not sys.stderr.isatty()) as bar:
        text = isa_module()
        bar.update()
        compiled = compile_object(text)
        bar.update()
        return link(compiled).encoded()


def handler_address(name: str) -> int:
    """Host address of a handler: of an instruction by its name, or of those that
    `pvm.isa.interp` lists (resume, interpret, leave, …)."""
    return isa_image().address(_PREFIX + name)


def exported(symbol: str, result: Any, *parameters: Any) -> Any:
    """An exported function `module.name` of the package isa, to be called without the GIL."""
    return ctypes.CFUNCTYPE(result, *parameters)(isa_image().address(_PREFIX + symbol))
