"""Java source to classes in memory, for a context."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from pvm.embedding.failures import CompilationError

if TYPE_CHECKING:
    from pvm.lang.symbols.finder import Location


class MemoryClasses:
    """Class files by their paths ("a/B.class"); a place on the class path of machine and compiler.
    """

    location = "memory:"

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}

    def add(self, files: Mapping[str, bytes]) -> None:
        """Adds files; ValueError if one of them is there already."""
        known = sorted(files.keys() & self._files.keys())
        if known:
            name = known[0].removesuffix(".class").replace("/", ".")
            raise ValueError(f"there is a class {name} already")
        self._files.update(files)

    def read(self, path: str) -> bytes | None:
        return self._files.get(path)

    def exists(self, path: str) -> bool:
        return path in self._files

    def has_package(self, path: str) -> bool:
        return any(name.startswith(path) for name in self._files)


def compile_text(text: str, file_name: str, locations: Iterable[Location]) -> dict[str, bytes]:
    """The class files of one source text, by their paths. Raises CompilationError."""
    from pvm.compilation import compile_sources, library_locations
    from pvm.lang.compiler import Options
    from pvm.lang.gen.options import GenOptions
    from pvm.lang.source.source import Source

    done = compile_sources([Source(file_name, text)], [*library_locations(), *locations],
                           Options(GenOptions(True, True, "indy"), any_file_name=True))
    if done.error_count:
        raise CompilationError(done.messages, done.error_count)
    return {f"{each.flat_name}.class": each.data for each in done.classes}
