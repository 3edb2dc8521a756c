"""The code of one runtime: installing it, publishing it to stack walkers, removing it."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from pvm.jit.code.adapters import AdapterTable
from pvm.jit.code.index import PublishedIndex
from pvm.jit.code.lifetimes import mortal_loaders
from pvm.jit.code.linked import LinkedCode
from pvm.lowlevel.code.block import Block
from pvm.lowlevel.code.farjumps import FarJumps
from pvm.lowlevel.code.memory import CodeMemory
from pvm.lowlevel.code.objectfile import LinkError
from pvm.lowlevel.image.loader import Image, ImageError, c_function
from pvm.vm.compiled.tables import CodeBlob
from pvm.vm.model.records import pointer_to

if TYPE_CHECKING:
    from pvm.jit.llvm.externals import External
    from pvm.jit.llvm.sites import CompiledText
    from pvm.lowlevel.code.native import NativeBlock
    from pvm.lowlevel.code.perfmap import PerfMap
    from pvm.vm.model.loaderdata import LoaderData
    from pvm.vm.model.members import JavaMethod

_BLOB: Final = pointer_to(CodeBlob)


class Installed:
    """Code in the process: `address` is its entry, `start` and `size` what it occupies, `blob` the
    address of its `CodeBlob`. `loaders`: the data of classes it names that can die."""

    def __init__(self, address: int, start: int, size: int, tables: NativeBlock,
                 loaders: frozenset[LoaderData]) -> None:
        self.address = address
        self.start = start
        self.size = size
        self.tables = tables
        self.loaders = loaders

    def is_left(self, since: int, collections: int) -> bool:
        """Whether no thread has a frame of this code, or can ever return to it. Nobody enters it
        since the runtime had run `since` collections; now it has run so many."""
        blob = _BLOB(self.blob)
        if blob.returning:                      # read first: `last_seen` is written before it
            return False
        # The collection after that one has begun later: it has seen what frames there still were.
        return collections > max(since, int(blob.last_seen) - 1) + 1

    @property
    def blob(self) -> int:
        return self.tables.address


class CodeSpace:
    """Compiled code of one runtime. `vm` is its Ptr[Vm]; `limit` is the code's size in bytes.

    All but `adapters` may be called from any thread, also while Java runs.
    """

    def __init__(self, vm: Any, image: Image, limit: int,
                 perf_map: PerfMap | None = None) -> None:
        self.memory = CodeMemory(limit, perf_map is not None)
        self.adapters = AdapterTable(self)
        self._image = image
        self._perf_map = perf_map
        self._lock = threading.RLock()
        self._far = FarJumps(self.memory)
        self._index = PublishedIndex(vm)

    def link(self, object_file: bytes, compiled: CompiledText) -> LinkedCode:
        """A method's code, still without an address. LinkError: it cannot be used."""
        from pvm.jit.code.blobs import BlobTables
        from pvm.jit.code.stackmaps import parse
        from pvm.lowlevel.code.linking import Linker

        linker = Linker(object_file)
        tables = BlobTables(compiled, parse(linker.stack_maps())).tables
        return LinkedCode(linker.block(), linker.symbols[compiled.symbol], tables)

    def install(self, object_file: bytes, compiled: CompiledText, name: str = "") -> Installed:
        """Links and publishes a method's code. LinkError: it cannot be used; CodeCacheFull."""
        linked = self.link(object_file, compiled)
        return self.install_linked(linked, compiled.method, compiled.externals, name)

    def install_linked(self, linked: LinkedCode, method: JavaMethod,
                       externals: Mapping[str, External], name: str = "") -> Installed:
        """Puts a method's code in place and publishes it. LinkError; CodeCacheFull.

        `externals` are what its symbols stand for, `name` is for the perf map. Adapters that the
        code calls are compiled if need be.
        """
        self.adapters.provide(c2i=[str(external.target) for external in externals.values()
                                   if external.kind == "c2i"])
        loaders = mortal_loaders(linked, method, externals)
        with self._lock:
            start = self._place(linked.block, externals)
            size = len(linked.block.content)
            tables = linked.tables.written(method.address, start, start + size,
                                           [data.address for data in loaders])
            made = Installed(start + linked.entry, start, size, tables, loaders)
            self._index.add(start, made.tables)
            self._note(start, size, name or str(method))
        return made

    def remove(self, codes: Iterable[Installed]) -> None:
        """Takes code back. No thread may be executing it, or have a frame of it, any more."""
        removed = list(codes)
        with self._lock:
            self._index.remove([installed.start for installed in removed])
            for installed in removed:
                self.memory.free(installed.start, installed.size)

    @property
    def retired(self) -> int:
        """Bytes of tables that are not published any more, and wait until a collection is over."""
        return self._index.retired

    def reclaim(self) -> None:
        """Frees them now. The caller knows that no thread has been walking a stack since before
        the last `install` or `remove`."""
        with self._lock:
            self._index.reclaim()

    def place(self, object_file: bytes, externals: Mapping[str, External]) -> dict[str, int]:
        """Links code that has no sites and stays; returns the addresses of its functions."""
        from pvm.lowlevel.code.linking import Linker

        return self.place_block(Linker(object_file).block(), externals)

    def place_block(self, block: Block, externals: Mapping[str, External]) -> dict[str, int]:
        """The same for what is linked."""
        with self._lock:
            start = self._place(block, externals)
            symbols = {name: start + offset for name, offset in block.symbols.items()}
            self._note_all(symbols, start + len(block.content))
        return symbols

    def release(self) -> None:
        """Unmaps all code, when no thread is left that could run it."""
        with self._lock:
            self._index.close()
            self.memory.release()

    # -- linking

    def _place(self, block: Block, externals: Mapping[str, External]) -> int:
        size = len(block.content)
        start = self.memory.allocate(size)
        try:
            content = block.relocated(
                start, lambda symbol: self._resolved(symbol, externals.get(symbol)), self._far.to)
        except BaseException:
            self.memory.free(start, size)
            raise
        self.memory.write(start, content)
        return start

    def _resolved(self, symbol: str, external: External | None) -> int:
        """Address of what a symbol stands for. LLVM makes calls of C functions by itself."""
        try:
            if external is None:
                return c_function(symbol)
            return self._address(external)
        except ImageError as error:
            raise LinkError(str(error)) from error

    def _address(self, external: External) -> int:
        target = external.target
        match external.kind:
            case "class" | "method":
                return int(target.address)
            case "profile":
                return int(target.info.profile)
            case "number":
                return int(target)
            case "static":
                return int(target.slot)
            case "root":
                return int(target[0])
            case "core":
                return self._image.address(target)
            case "c2i":
                return self.adapters.c2i(target)
            case "c":
                return c_function(target)
        raise LinkError(f"an external of unknown kind {external.kind!r}")

    # -- naming

    def _note(self, start: int, size: int, name: str) -> None:
        if self._perf_map is not None:
            self._perf_map.add(start, size, name)

    def _note_all(self, symbols: dict[str, int], end: int) -> None:
        ordered = sorted((address, name) for name, address in symbols.items())
        following = [*(address for address, _ in ordered[1:]), end]
        for (address, name), stop in zip(ordered, following, strict=True):
            self._note(address, stop - address, name)
