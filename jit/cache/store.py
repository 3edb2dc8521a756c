"""The files of the cache, by what they are the code of."""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from pvm.jit.cache.descriptions import Describer, NotDescribable, NotThere
from pvm.jit.cache.entries import Different, Loaded, decoded, encoded
from pvm.jit.cache.fingerprints import ClassHashes, environment
from pvm.jit.cache.hotlist import CODE_FOLDER
from pvm.jit.code.linked import LinkedCode
from pvm.jit.llvm.externals import External
from pvm.lowlevel.code.block import Block
from pvm.lowlevel.image.cache import cache_path, prune, read_checked, write_checked

if TYPE_CHECKING:
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.model.members import JavaMethod
    from pvm.vm.runtime.machine import Machine

# Of a method: the index of the loop that the code is entered at, or -1; its level; which attempt.
Part = tuple[int, int, int]


class CompiledCodeCache:
    """The compiled code of runs with the same `options` (those that change code, as text)."""

    def __init__(self, machine: Machine, options: str) -> None:
        self._machine = machine
        self._folder = os.path.join(cache_path(), CODE_FOLDER)
        self._environment = environment(machine, options)
        self._hashes = ClassHashes(machine)

    # -- methods

    def load(self, method: JavaMethod, part: Part, number: int) -> Loaded | None:
        """The code of a method or loop; None if there is none that fits. NotThere: not yet."""
        path = self._path_of(method, part)
        data = None if path is None else read_checked(path)
        if data is None:
            return None
        try:
            return decoded(self._machine, self._hashes, data, number)
        except Different:
            return None

    def store(self, method: JavaMethod, part: Part, linked: LinkedCode,
              externals: Mapping[str, External], used: Iterable[JavaClass]) -> str:
        """Keeps code for the next run; why not, if not."""
        path = self._path_of(method, part)
        if path is None:
            return "its class is of no known loader"
        try:
            self._write(path, encoded(self._machine, self._hashes, linked, externals, used))
        except NotDescribable as reason:
            return str(reason)
        return ""

    def discard(self, method: JavaMethod, part: Part) -> None:
        """Forgets code that turned out to assume too much."""
        path = self._path_of(method, part)
        if path is not None:
            with contextlib.suppress(OSError):
                os.unlink(path)

    def _path_of(self, method: JavaMethod, part: Part) -> str | None:
        try:
            description = Describer(self._machine).method(method)
        except NotDescribable:
            return None
        return self._path(repr((description, *part)), self._hashes.of(method.owner))

    def _path(self, what: str, content: bytes) -> str:
        digest = hashlib.sha256(self._environment + content)
        digest.update(what.encode("utf-8", "surrogatepass"))
        return os.path.join(self._folder, digest.hexdigest()[:40])

    @staticmethod
    def _write(path: str, data: bytes) -> None:
        with contextlib.suppress(OSError):      # a full disk is no reason not to run
            write_checked(path, data)
            prune()

    # -- adapters

    def load_block(self, name: str) -> Block | None:
        """Code that depends on nothing but the environment."""
        data = read_checked(self._path(name, b""))
        if data is None:
            return None
        with contextlib.suppress(EOFError, ValueError, TypeError):
            return Block(*marshal.loads(data))
        return None

    def store_block(self, name: str, block: Block) -> None:
        """Keeps it for the next run."""
        self._write(self._path(name, b""), marshal.dumps(tuple(block)))


__all__ = ["CompiledCodeCache", "NotThere"]
