"""Runs the compiler: reads source files, gives it the class path, and hands on what it says."""

import gc
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

from pvm.compilerpath import SourceFolders, locations_of
from pvm.errors import CommandLineError
from pvm.lang.compiler import CompiledClass, Compiler, Options
from pvm.lang.source.source import Source
from pvm.lang.symbols.finder import Location
from pvm.progress import Progress


class Compilation(NamedTuple):
    """`classes` is empty if there were errors; `messages` is the text for standard error."""

    classes: list[CompiledClass]
    messages: str
    error_count: int
    warning_count: int
    first_class: str | None  # dotted binary name of the first class in the first file


def read_source(path: str, encoding: str = "UTF-8") -> Source:
    """A source file.  Raises CommandLineError if it cannot be read."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except FileNotFoundError:
        raise CommandLineError(f"error: file not found: {path}") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CommandLineError(f"error: error reading {path}; {reason}") from None
    return Source(path, decoded(data, path, encoding))


def decoded(data: bytes, path: str, encoding: str = "UTF-8") -> str:
    """Text of a source file; a leading byte order mark is not part of it."""
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CommandLineError(
            f"{path}:{line}: error: unmappable character (0x{data[error.start]:02X}) for encoding "
            f"{encoding}",
            "1 error",
        ) from None


def compile_sources(
    sources: Sequence[Source],
    locations: Iterable[Location],
    options: Options,
    source_folders: Sequence[str] = (),
    encoding: str = "UTF-8",
) -> Compilation:
    """Compile files against the classes of `locations`, and of sources in `source_folders`, which
    are in `encoding`.  Raises CommandLineError if one of those cannot be read."""
    compiler = Compiler(list(locations), options)
    if source_folders:
        read = partial(read_source, encoding=encoding)
        compiler.finder.sources = SourceFolders(source_folders, read, compiler.add_late)
    compiler.on_progress = progress = Progress("compiling")
    try:
        with _no_collection():
            classes = compiler.compile(sources)
    finally:
        progress.close()
    log = compiler.log
    first = next((d.sym for u in compiler.units[:1] for d in u.tree.types), None)
    name = None if first is None else first.flat_name.replace("/", ".")
    return Compilation(classes, log.render(), log.error_count, log.warning_count, name)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Trees and symbols live until the end: looking for garbage among them is wasted time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def library_locations() -> list[Location]:
    """The class library, as classes to compile against."""
    from pvm.library import library_jar

    return locations_of(library_jar())


def write_classes(classes: Iterable[CompiledClass], folder: str) -> None:
    """Write class files below a folder, in the folders of their packages."""
    for compiled in classes:
        path = os.path.join(folder, *compiled.flat_name.split("/")) + ".class"
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(compiled.data)


def write_beside_sources(classes: Iterable[CompiledClass]) -> None:
    """Write each class file into the folder of its source file, as javac does without -d."""
    for compiled in classes:
        name = compiled.flat_name.rpartition("/")[2] + ".class"
        with open(os.path.join(os.path.dirname(compiled.source), name), "wb") as file:
            file.write(compiled.data)
