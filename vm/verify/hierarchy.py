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

    def superclass(self, name: str) -> str | None:
        """The direct superclass; None for java/lang/Object."""

    def is_subclass(self, name: str, ancestor: str) -> bool:
        """True if `ancestor` is `name` or one of its superclasses."""

    def is_protected_elsewhere(
        self, current: str, class_name: str, name: str, descriptor: str
    ) -> bool:
        """True if the member found in `class_name`, a superclass of `current`, is protected and
        declared in another run-time package than `current` (JVMS 4.10.1.8)."""


class ParsedHierarchy:
    """A hierarchy over class files that `find` delivers, all of one loader."""

    def __init__(self, find: Callable[[str], ClassFile | None]) -> None:
        self._find = find
        self._found: dict[str, ClassFile] = {}

    def class_file(self, name: str) -> ClassFile:
        found = self._found.get(name) or self._find(name)
        if found is None:
            raise no_class_def_found_error(name)
        return self._found.setdefault(name, found)

    def is_interface(self, name: str) -> bool:
        return self.class_file(name).is_interface

    def superclass(self, name: str) -> str | None:
        return self.class_file(name).super_name

    def is_subclass(self, name: str, ancestor: str) -> bool:
        return ancestor in self._chain(name)

    def is_protected_elsewhere(
        self, current: str, class_name: str, name: str, descriptor: str
    ) -> bool:
        for owner in self._chain(class_name):
            member = _declared(self.class_file(owner), name, descriptor)
            if member is not None:
                return bool(member.access_flags & ACC_PROTECTED) and (
                    _package(owner) != _package(current)
                )
        return False

    def _chain(self, name: str) -> list[str]:
        """The class and its superclasses, nearest first."""
        chain = [name]
        while (above := self.superclass(chain[-1])) is not None:
            if above in chain:
                raise class_circularity_error(above)
            chain.append(above)
        return chain


def _declared(class_file: ClassFile, name: str, descriptor: str) -> Member | None:
    return class_file.method(name, descriptor) or class_file.field(name, descriptor)


def _package(name: str) -> str:
    return name.rpartition("/")[0]
