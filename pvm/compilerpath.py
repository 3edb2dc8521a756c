"""Where the compiler finds classes: folders and jars of a class path, sources in folders."""

import os
from collections.abc import Callable, Sequence

from pvm.lang.source.source import Source
from pvm.lang.symbols.finder import Location
from pvm.vm.load.archive import Archive, BadArchive
from pvm.vm.load.classpath import Folder, Jar, LibraryJar, entries_of


class FolderLocation:
    """A folder with class files.  With `prefer_newer_source` a class file that is older than the
    source file beside it is as good as missing (as in javac)."""

    def __init__(self, path: str, prefer_newer_source: bool) -> None:
        self.path = path
        self._prefer_newer_source = prefer_newer_source

    def read(self, path: str) -> bytes | None:
        return Folder(self.path).read(path)

    def exists(self, path: str) -> bool:
        file = os.path.join(self.path, path)
        if not os.path.isfile(file):
            return False
        if not self._prefer_newer_source:
            return True
        source = file.removesuffix(".class") + ".java"
        return not (os.path.isfile(source) and os.path.getmtime(source) > os.path.getmtime(file))

    def has_package(self, path: str) -> bool:
        return os.path.isdir(os.path.join(self.path, path))


class JarLocation:
    """A jar; a damaged one is as good as empty, as for the machine."""

    def __init__(self, path: str) -> None:
        self._archive: Archive | None = None
        self._packages: set[str] | None = None
        try:
            self._archive = Archive(path)
        except (OSError, BadArchive):
            self._packages = set()

    def read(self, path: str) -> bytes | None:
        try:
            return None if self._archive is None else self._archive.read(path)
        except BadArchive:
            return None

    def exists(self, path: str) -> bool:
        return self._archive is not None and path in self._archive

    def has_package(self, path: str) -> bool:
        if self._packages is None:
            self._packages = self._folders()
        return path in self._packages

    def _folders(self) -> set[str]:
        found: set[str] = set()
        for name in self._archive.names() if self._archive is not None else ():
            folder = name.rpartition("/")[0]
            while folder and f"{folder}/" not in found:
                found.add(f"{folder}/")
                folder = folder.rpartition("/")[0]
        return found


class SourceFolders:
    """Finds the classes that nobody named for compilation in source files of folders."""

    def __init__(
        self,
        folders: Sequence[str],
        read: Callable[[str], Source],
        add: Callable[[Source], None],
    ) -> None:
        """`read` reads a file, `add` has it compiled."""
        self._folders = folders
        self._read = read
        self._add = add
        self._loaded: set[str] = set()

    def load(self, flat_name: str) -> bool:
        for folder in self._folders:
            path = os.path.join(folder, flat_name + ".java")
            if path not in self._loaded and _is_file(folder, flat_name + ".java"):
                self._loaded.add(path)
                self._add(self._read(os.path.normpath(path)))
                return True
        return False

    def has_package(self, path: str) -> bool:
        return any(os.path.isdir(os.path.join(folder, path)) for folder in self._folders)


def _is_file(folder: str, path: str) -> bool:
    """Whether a file is there under just this name, upper and lower case included."""
    file = os.path.join(folder, path)
    return os.path.isfile(file) and os.path.basename(file) in os.listdir(os.path.dirname(file))


def locations_of(class_path: str, prefer_newer_source: bool = False) -> list[Location]:
    """The places that a class path in the platform's syntax names."""
    found: list[Location] = []
    for entry in entries_of(class_path):
        if isinstance(entry, (Jar, LibraryJar)):
            found.append(JarLocation(entry.path))
        else:
            assert isinstance(entry, Folder)
            found.append(FolderLocation(entry.path, prefer_newer_source))
    return found
