"""Where class files come from: folders and jars, searched in order."""

import os
import threading
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Protocol

from pvm.vm.classfile.reader import ClassFile, parse
from pvm.vm.load.archive import Archive, BadArchive
from pvm.vm.load.manifest import MANIFEST, main_attributes

JAVA_VERSION: Final = 17
_VERSIONS: Final = "META-INF/versions/"
_PLAIN: Final = "/-_.!~*'():@&=+$,;"        # in paths of URLs (RFC 2396, 3.3)


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
    Specification: such elements are ignored). Of a multi-release jar (JEP 238) it has the files
    for this version of Java."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.location = file_url(os.path.abspath(path))
        self._archive: Archive | None = None
        self._opened = False
        self._attributes: dict[str, str] = {}
        self._versions: list[str] = []

    def read(self, path: str) -> bytes | None:
        real = self.real_name(path)
        try:
            return None if real is None or self._archive is None else self._archive.read(real)
        except BadArchive:
            return None

    def real_name(self, path: str) -> str | None:
        """The name of the entry that is there under a name; None if there is none."""
        archive = self._opened_archive()
        if archive is None:
            return None
        if not path.startswith("META-INF/"):
            for version in self._versions:
                if version + path in archive:
                    return version + path
        return path if path in archive else None

    def referenced(self) -> list[str]:
        """The paths that the manifest's Class-Path names."""
        if self._opened_archive() is None:
            return []
        folder = os.path.dirname(os.path.abspath(self.path))
        return [path for url in self._attributes.get("class-path", "").split()
                if (path := _path_of(folder, url)) is not None]

    def _opened_archive(self) -> Archive | None:
        if not self._opened:
            self._archive = self._open()
            self._opened = True
        return self._archive

    def _open(self) -> Archive | None:
        try:
            archive = Archive(self.path)
            manifest = archive.read(MANIFEST) or b""
        except (OSError, BadArchive):
            return None
        self._attributes = main_attributes(manifest.decode("utf-8", "replace"))
        if self._attributes.get("multi-release", "").lower() == "true":
            self._versions = _versions_in(archive)
        return archive


def _versions_in(archive: Archive) -> list[str]:
    """The folders of versions that this version of Java looks into, the newest first."""
    start = len(_VERSIONS)
    present = {name[start:].partition("/")[0] for name in archive.names()
               if name.startswith(_VERSIONS)}
    return [f"{_VERSIONS}{version}/" for version in range(JAVA_VERSION, 8, -1)
            if str(version) in present]


class ClassPath:
    """The entries of a class path in the order of search. What the manifest of a jar names comes
    right behind it, once the search has got there."""

    def __init__(self, entries: Sequence[ClassPathEntry]) -> None:
        self._entries = list(entries)
        self._expanded: set[ClassPathEntry] = set()
        self._lock = threading.Lock()

    def __iter__(self) -> Iterator[ClassPathEntry]:
        index = 0
        while index < len(self._entries):
            entry = self._entries[index]
            yield entry
            if isinstance(entry, Jar) and entry not in self._expanded:
                self._expand(entry)
            index += 1

    def _expand(self, jar: Jar) -> None:
        with self._lock:
            if jar in self._expanded:
                return
            known = {entry.location for entry in self._entries}
            named = [entry_of(path) for path in jar.referenced()]
            at = self._entries.index(jar) + 1
            self._entries[at:at] = [entry for entry in named if entry.location not in known]
            self._expanded.add(jar)


class LibraryJar:
    """The class library: opened at once, and trouble with it is an error. Machines of one process
    share it, and what was parsed of it."""

    def __init__(self, path: str, location: str = "jrt:/java.base") -> None:
        """Raises OSError or BadArchive."""
        self.path = path
        self.location = location
        self.read = Archive(path).read
        self._parsed: dict[str, ClassFile] = {}

    def class_file(self, name: str) -> ClassFile | None:
        """The class file of an internal name, which is not to be verified; None if there is none.
        Raises LinkageFailure."""
        found = self._parsed.get(name)
        if found is None:
            data = self.read(name + ".class")
            if data is None:
                return None
            found = self._parsed.setdefault(name, parse(data, name, True))
        return found


def entries_of(class_path: str) -> list[ClassPathEntry]:
    """The entries of a class path in the platform's syntax; "dir/*" stands for dir's jars."""
    found: list[ClassPathEntry] = []
    for part in class_path.split(os.pathsep):
        if part == "*" or part.endswith("/*"):
            found.extend(Jar(jar) for jar in _jars_in(part[:-1] or "."))
        else:
            found.append(entry_of(part or "."))
    return found


def entry_of(path: str) -> ClassPathEntry:
    """A file is a jar, anything else a folder, which need not exist."""
    return Jar(path) if os.path.isfile(path) else Folder(path)


def read_first(entries: Iterable[ClassPathEntry], path: str) -> tuple[bytes, str] | None:
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
    import re
    from urllib.parse import quote  # slow to import

    quoted = quote(os.fsencode(path), safe=_PLAIN)
    return "file:" + re.sub("%[0-9A-F]{2}", lambda escape: escape[0].lower(), quoted)


def _path_of(folder: str, url: str) -> str | None:
    """The file or folder that a URL, relative to one in `folder`, names; None for other URLs."""
    from urllib.parse import unquote, urlsplit

    parts = urlsplit(url)
    if parts.scheme not in ("", "file") or parts.netloc:
        return None
    return os.path.join(folder, unquote(parts.path))


def _jars_in(folder: str) -> list[str]:
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return []
    return [os.path.join(folder, n) for n in names if n.endswith((".jar", ".JAR"))]
