"""Code: classes that are compiled or read once, for any number of contexts."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pvm.compilerpath import locations_of
from pvm.embedding.failures import CompilationError
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.classfile.reader import read_name
from pvm.vm.load.classpath import ClassPathEntry, entries_of

if TYPE_CHECKING:
    from pvm.lang.symbols.finder import Location

Source = str | os.PathLike[str]
"""Java source: text, or where a file or a folder of such files is. A str that ends in .java is the
path of a file."""
Classes = str | os.PathLike[str] | bytes
"""Class files: the path of one, of a folder or a jar; or the bytes of a class file or a jar."""

_CLASS_FILE, _ZIP_FILE = b"\xca\xfe\xba\xbe", b"PK"


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

    def files(self) -> dict[str, bytes]:
        """A copy of all."""
        return dict(self._files)

    def read(self, path: str) -> bytes | None:
        return self._files.get(path)

    def exists(self, path: str) -> bool:
        return path in self._files

    def has_package(self, path: str) -> bool:
        return any(name.startswith(path) for name in self._files)


class Code:
    """What `Engine.compile` and `Engine.load` give: places where classes are found."""

    def __init__(self, memory: MemoryClasses, class_path: Sequence[str] = ()) -> None:
        self.memory = memory
        self.class_path = tuple(class_path)

    @property
    def class_files(self) -> dict[str, bytes]:
        """The classes that lie in memory, by their paths ("a/B.class")."""
        return self.memory.files()

    @property
    def entries(self) -> list[ClassPathEntry]:
        """Where a machine looks for its classes."""
        return [self.memory, *entries_of(os.pathsep.join(self.class_path) or os.devnull)]

    @property
    def locations(self) -> list[Location]:
        """Where the compiler looks for its classes."""
        paths = locations_of(os.pathsep.join(self.class_path)) if self.class_path else []
        return [self.memory, *paths]


def check_code(code: Iterable[Code]) -> None:
    """Raises TypeError for what is something else."""
    for each in code:
        if not isinstance(each, Code):
            raise TypeError(f"{each!r} is no Code: Engine.compile and Engine.load give it")


def compiled(sources: Iterable[Source], file_name: str, against: Iterable[Code]) -> Code:
    """The code of Java sources that may use that of others. Raises CompilationError, OSError."""
    texts: list[tuple[str, str]] = []
    for source in sources:
        texts += _texts(source, file_name)
    against = tuple(against)
    check_code(against)
    memory = MemoryClasses()
    memory.add(compile_texts(texts, [place for code in against for place in code.locations]))
    return Code(memory)


def _texts(source: Source, file_name: str) -> list[tuple[str, str]]:
    """(file name, text) of each file that a source stands for."""
    if isinstance(source, str) and not (source.endswith(".java") and "\n" not in source):
        return [(file_name, source)]
    path = Path(source)
    files = sorted(path.rglob("*.java")) if path.is_dir() else [path]
    if not files:
        raise FileNotFoundError(f"{path}: there is no Java source in this folder")
    return [(str(file), file.read_text("utf-8")) for file in files]


def compile_texts(texts: Sequence[tuple[str, str]],
                  locations: Iterable[Location]) -> dict[str, bytes]:
    """The class files of sources, (file name, text) each, by their paths. Raises CompilationError.
    """
    from pvm.compilation import compile_sources, library_locations
    from pvm.lang.compiler import Options
    from pvm.lang.gen.options import GenOptions
    from pvm.lang.source.source import Source as SourceFile

    done = compile_sources([SourceFile(*each) for each in texts],
                           [*library_locations(), *locations],
                           Options(GenOptions(True, True, "indy"), any_file_name=True))
    if done.error_count:
        raise CompilationError(done.messages, done.error_count)
    return {f"{each.flat_name}.class": each.data for each in done.classes}


def loaded(places: Iterable[Classes]) -> Code:
    """The code in class files, folders and jars. Raises FileNotFoundError; ValueError for what is
    neither."""
    memory, class_path = MemoryClasses(), []
    for place in places:
        if isinstance(place, bytes):
            memory.add(_files_in(place))
        elif os.fspath(place).endswith(".class"):
            memory.add(_files_in(Path(place).read_bytes()))
        elif os.path.exists(place):
            class_path.append(os.fspath(place))
        else:
            raise FileNotFoundError(f"{os.fspath(place)}: there is no such folder or jar")
    return Code(memory, class_path)


def _files_in(data: bytes) -> dict[str, bytes]:
    """The files of a class file or a jar in memory, by their paths."""
    if data.startswith(_CLASS_FILE):
        try:
            return {f"{read_name(data)[0]}.class": data}
        except LinkageFailure as error:
            raise ValueError(f"this is no proper class file: {error}") from None
    if not data.startswith(_ZIP_FILE):
        raise ValueError("neither a class file nor a jar")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()
                    if not name.endswith("/")}
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as error:
        raise ValueError(f"this is no proper jar: {error}") from None
