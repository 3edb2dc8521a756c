"""Translated code on disk: what one run compiled, the next one installs.

Regions are kept by the guest page that they begin in. A file's name is the hash of what must be the
same: the sources of emulator and low-level code, LLVM, the processor, the page's address and bytes.
Bytes that a region has in other pages are compared when it is loaded.

Invariants: nothing here imports LLVM. A file that is damaged or does not fit is as good as none.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
from collections.abc import Iterable
from typing import Final

from pvm.isa.image import SOURCE_PACKAGES
from pvm.isa.memory.access import PAGE_SHIFT, PAGE_SIZE
from pvm.isa.memory.faults import GuestFault
from pvm.isa.memory.space import AddressSpace
from pvm.isa.translate.code import RegionCode
from pvm.lowlevel.code.block import Block
from pvm.lowlevel.image.cache import cache_path, prune, read_checked, write_checked
from pvm.lowlevel.image.fingerprint import fingerprint

CODE_FOLDER: Final = "code"


class RegionStore:
    """The regions that earlier runs made for code like an address space's."""

    def __init__(self, space: AddressSpace) -> None:
        self._space = space
        self._folder = os.path.join(cache_path(), CODE_FOLDER)
        self._environment = fingerprint(SOURCE_PACKAGES).encode()

    def load(self, page: int) -> list[RegionCode]:
        """The regions that begin in a page, as far as they fit."""
        path = self._path(page)
        data = None if path is None else read_checked(path)
        if data is None:
            return []
        with contextlib.suppress(EOFError, ValueError, TypeError):
            found = [RegionCode(pc, Block(*block), *rest)
                     for pc, block, *rest in marshal.loads(data)]
            return [code for code in found if self.fits(code)]
        return []

    def fits(self, code: RegionCode) -> bool:
        """Whether guest memory still holds what a region was made from."""
        try:
            return all(self._space.read(start, len(data)) == data for start, data in code.ranges)
        except GuestFault:
            return False

    def save(self, page: int, codes: Iterable[RegionCode]) -> None:
        """Keeps regions that begin in a page, in place of what was kept of it."""
        path = self._path(page)
        if path is not None:
            data = marshal.dumps([(code.pc, tuple(code.block), *code[2:]) for code in codes])
            with contextlib.suppress(OSError):      # a full disk is no reason not to run
                write_checked(path, data)
                prune()

    def thunks(self) -> Block | None:
        """The thunks, if they were ever compiled."""
        data = read_checked(self._named(b"thunks"))
        if data is None:
            return None
        with contextlib.suppress(EOFError, ValueError, TypeError):
            return Block(*marshal.loads(data))
        return None

    def save_thunks(self, block: Block) -> None:
        """Keeps them."""
        with contextlib.suppress(OSError):
            write_checked(self._named(b"thunks"), marshal.dumps(tuple(block)))

    def _path(self, page: int) -> str | None:
        try:
            content = self._space.read(page << PAGE_SHIFT, PAGE_SIZE)
        except GuestFault:
            return None
        return self._named(f"{page:x}\0".encode() + content)

    def _named(self, what: bytes) -> str:
        digest = hashlib.sha256(self._environment + b"\0" + what)
        return os.path.join(self._folder, digest.hexdigest()[:40])
