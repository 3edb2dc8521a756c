"""Where class files come from: folders and jars, searched in order."""

import os
from collections.abc import Sequence
from typing import Protocol

from pvm.vm.load.archive import Archive, BadArchive


class ClassPathEntry(Protocol):
    """One place to look in. `location` is its URL, as -Xlog:class+load shows it."""

    location: str

    def read(self, path: str) -> bytes | None:
        """The bytes of "a/b/C.class" or another resource; None if it is not there."""


class Folder:
    """A folder on the class path."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.location = file_url(os.path.join(os.path.abspath(path), ""))

    def read(self, path: str) -> bytes | None:
        if path.startswith("/") or ".." in path.split("/") or "\0" in path:
            return None  # a resource's path does not lead out of the folder
        try:
            with open(os.path.join(self.path, path), "rb") as file:
                return file.read()
        except (OSError, UnicodeEncodeError):
            return None


class Jar:
    """A jar on the class path. One that is missing or damaged is as good as empty (JAR File
    Specification: such elements are ignored)."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.location = file_url(os.path.abspath(path))
        self._archive: Archive | None = None
        self._opened = False

    def read(self, path: str) -> bytes | None:
        if not self._opened:
            self._opened, self._archive = True, self._open()
        try:
            return None if self._archive is None else self._archive.read(path)
        except BadArchive:
            return None

    def _open(self) -> Archive | None:
        try:
            return Archive(self.path)
        except (OSError, BadArchive):
            return None


class LibraryJar:
    """The class library: opened at once, and trouble with it is an error."""

    def __init__(self, path: str, location: str = "jrt:/java.base") -> None:
        """Raises OSError or BadArchive."""
        self.path = path
        self.location = location
        self.read = Archive(path).read


def entries_of(class_path: str) -> list[ClassPathEntry]:
    """The entries of a class path in the platform's syntax; "dir/*" stands for dir's jars."""
    found: list[ClassPathEntry] = []
    for part in class_path.split(os.pathsep):
        if part == "*" or part.endswith("/*"):
            found.extend(Jar(jar) for jar in _jars_in(part[:-1] or "."))
        elif os.path.isfile(part):
            found.append(Jar(part))
        else:
            found.append(Folder(part or "."))
    return found


def read_first(entries: Sequence[ClassPathEntry], path: str) -> tuple[bytes, str] | None:
    """Contents and location of the first entry that has it."""
    for entry in entries:
        data = entry.read(path)
        if data is not None:
            return data, entry.location
    return None


def file_url(path: str) -> str:
    """ "file:/a/b" with what URLs do not allow quoted."""
    if path.isascii() and path.replace("/", "").replace(".", "").replace("-", "").isalnum():
        return "file:" + path
    from urllib.parse import quote  # slow to import

    return "file:" + quote(os.fsencode(path))


def _jars_in(folder: str) -> list[str]:
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return []
    return [os.path.join(folder, n) for n in names if n.endswith((".jar", ".JAR"))]
