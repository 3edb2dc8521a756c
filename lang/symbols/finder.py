"""Which classes there are: those being compiled, and class files in folders and jars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pvm.lang.symbols.classfiles import ClassFileCompleter
from pvm.lang.symbols.symbols import ClassSymbol, PackageSymbol


class Location(Protocol):
    """A place with class files: a folder or jar of a class path."""

    def read(self, path: str) -> bytes | None:
        """The file "java/lang/Object.class", or None."""

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""

    def has_package(self, path: str) -> bool:
        """Whether there is anything below the folder "java/lang/"."""


class SourceSearch(Protocol):
    """Finds classes in source files that nobody named for compilation."""

    def load(self, flat_name: str) -> bool:
        """Enter the file of a top level class, which defines it in the finder; False if none."""

    def has_package(self, path: str) -> bool:
        """Whether there is anything below the folder "java/lang/"."""


class Finder:
    """All classes by binary name with slashes; a class has one symbol."""

    def __init__(self, locations: Sequence[Location], sources: SourceSearch | None = None) -> None:
        self._locations = locations
        self._completer = ClassFileCompleter(self)
        self.sources = sources
        self._classes: dict[str, ClassSymbol | None] = {}
        self._packages: dict[str, PackageSymbol] = {}
        self._known_packages: dict[str, bool] = {}

    def define(self, sym: ClassSymbol) -> None:
        """Make a class from source known."""
        self._classes[sym.flat_name] = sym
        self.note_package(sym.package.name)

    def defined(self, flat_name: str) -> ClassSymbol | None:
        """The class of that name that is from source, if there is one yet."""
        found = self._classes.get(flat_name)
        return found if found is not None and found.tree is not None else None

    def note_package(self, name: str) -> None:
        """A package exists, and so do those around it."""
        while name:
            self._known_packages[name] = True
            name = name.rpartition(".")[0]

    def class_named(self, flat_name: str) -> ClassSymbol | None:
        """The class of a binary name with slashes, or None."""
        if flat_name in self._classes:
            return self._classes[flat_name]
        found = self._nested(flat_name) if "$" in flat_name else None
        if found is None:
            found = self._top_level(flat_name)
        return self._classes.setdefault(flat_name, found)

    def referenced(self, flat_name: str) -> ClassSymbol:
        """The class that a class file names; an empty one, `missing`, if it is nowhere."""
        found = self.class_named(flat_name)
        if found is None:
            found = self._symbol(flat_name)
            found.missing = True
            self._classes[flat_name] = found
        return found

    def package(self, name: str) -> PackageSymbol:
        """The symbol of a package, by its name with dots; one for a name."""
        found = self._packages.get(name)
        if found is None:
            found = self._packages[name] = PackageSymbol(name)
        return found

    def package_exists(self, name: str) -> bool:
        """Whether some class lies in the package or below it."""
        known = self._known_packages.get(name)
        if known is None:
            path = name.replace(".", "/") + "/"
            known = any(location.has_package(path) for location in self._locations) or (
                self.sources is not None and self.sources.has_package(path)
            )
            self._known_packages[name] = known
        return known

    def _nested(self, flat_name: str) -> ClassSymbol | None:
        """A member class, asked of the class around it."""
        at = flat_name.rfind("$")
        while at > 0:
            outer = self.class_named(flat_name[:at])
            if outer is not None and flat_name[at + 1 :] in outer.member_types:
                return outer.member_types[flat_name[at + 1 :]]
            at = flat_name.rfind("$", 0, at)
        return None

    def _top_level(self, flat_name: str) -> ClassSymbol | None:
        path = flat_name + ".class"
        if any(location.exists(path) for location in self._locations):
            return self._symbol(flat_name)
        if self.sources is not None and self.sources.load(flat_name):
            return self._classes.get(flat_name)
        return None

    def _symbol(self, flat_name: str) -> ClassSymbol:
        package, _, simple = flat_name.rpartition("/")
        owner = self.package(package.replace("/", "."))
        return ClassSymbol(simple, flat_name, owner, self._completer)

    def member_class(self, name: str, flat_name: str, outer: ClassSymbol) -> ClassSymbol:
        """The symbol of a member class that `outer`'s class file lists."""
        known = self._classes.get(flat_name)
        if known is not None:
            return known
        found = ClassSymbol(name, flat_name, outer, self._completer)
        self._classes[flat_name] = found
        return found

    def read(self, flat_name: str) -> bytes | None:
        """The bytes of a class file; None if there is none."""
        path = flat_name + ".class"
        return next((d for loc in self._locations if (d := loc.read(path)) is not None), None)
