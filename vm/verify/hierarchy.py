"""What the verifier asks about classes: a protocol, and one implementation over class files."""

from collections.abc import Callable
from typing import Protocol

from pvm.vm.classfile.errors import class_circularity_error, no_class_def_found_error
from pvm.vm.classfile.flags import ACC_PROTECTED
from pvm.vm.classfile.reader import ClassFile, Member


class Hierarchy(Protocol):
    """Classes by internal name (never of arrays), as the class being verified sees them.

    May load classes, never initialise them; raises LinkageFailure if a class cannot be had.
    """

    def is_interface(self, name: str) -> bool: ...

    def is_subclass(self, name: str, ancestor: str) -> bool:
        """True if `ancestor` is `name` or one of its superclasses."""

    def is_protected_elsewhere(self, class_name: str, name: str, descriptor: str) -> bool:
        """True if the member found in `class_name`, a superclass of the class being verified, is
        protected and declared in another run-time package than that one (JVMS 4.10.1.8)."""


class ParsedHierarchy:
    """For `current`, over class files that `find` delivers, all of one loader."""

    def __init__(self, current: ClassFile, find: Callable[[str], ClassFile | None]) -> None:
        self._current = current
        self._find = find
        self._found: dict[str, ClassFile] = {current.name: current}

    def class_file(self, name: str) -> ClassFile:
        found = self._found.get(name) or self._find(name)
        if found is None:
            raise no_class_def_found_error(name)
        return self._found.setdefault(name, found)

    def is_interface(self, name: str) -> bool:
        return self.class_file(name).is_interface

    def is_subclass(self, name: str, ancestor: str) -> bool:
        return ancestor in self._chain(name)

    def is_protected_elsewhere(self, class_name: str, name: str, descriptor: str) -> bool:
        for owner in self._chain(class_name):
            member = _declared(self.class_file(owner), name, descriptor)
            if member is not None:
                elsewhere = _package(owner) != _package(self._current.name)
                return elsewhere and bool(member.access_flags & ACC_PROTECTED)
        return False

    def _chain(self, name: str) -> list[str]:
        """The class and its superclasses, nearest first."""
        chain = [name]
        while (above := self.class_file(chain[-1]).super_name) is not None:
            if above in chain:
                raise class_circularity_error(above)
            chain.append(above)
        return chain


def _declared(class_file: ClassFile, name: str, descriptor: str) -> Member | None:
    return class_file.method(name, descriptor) or class_file.field(name, descriptor)


def _package(name: str) -> str:
    return name.rpartition("/")[0]
