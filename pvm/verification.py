"""Verdicts on class files: a machine that loads and links, and never runs anything."""

from collections.abc import Iterable, Sequence

from pvm.coreimage import load_core
from pvm.library import library_jar
from pvm.native.binder import Binder
from pvm.native.environment import Environment
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.classfile.reader import parse
from pvm.vm.link.linking import link
from pvm.vm.load.arrays import define_primitives
from pvm.vm.load.classpath import ClassPathEntry, LibraryJar
from pvm.vm.load.define import define_class
from pvm.vm.load.loader import PathLoader
from pvm.vm.runtime.machine import Machine, Settings


def idle_machine(class_path: list[ClassPathEntry]) -> Machine:
    """A machine that was not started: classes can be loaded and linked, but not initialised."""
    image, facts = load_core()
    natives = Binder(facts["natives"], Environment({}, "", (), False), facts["leaves"])
    machine = Machine(image, facts, natives, Settings(LibraryJar(library_jar()), class_path))
    define_primitives(machine.boot)
    return machine


class GivenFiles:
    """A class path entry: class files that are at hand, by the name of their class."""

    def __init__(self, location: str) -> None:
        self.location = location
        self._data: dict[str, bytes] = {}

    def add(self, data: bytes) -> bool:
        """False if there is a class of that name, or no name to be made out."""
        try:
            path = parse(data, "<Unknown>", trusted=True).name + ".class"
        except LinkageFailure:
            return False
        return self._data.setdefault(path, data) is data

    def read(self, path: str) -> bytes | None:
        return self._data.get(path)


class Verifier:
    """Verifies class files that may refer to each other and to a class path."""

    def __init__(self, class_path: Sequence[ClassPathEntry], files: Iterable[bytes]) -> None:
        self._class_path = class_path
        self._given = GivenFiles("given files")
        self._first = {id(data) for data in files if self._given.add(data)}
        self._machine = idle_machine([self._given, *class_path])

    def verdict(self, data: bytes) -> LinkageFailure | None:
        """What is wrong with a class file, if anything.

        A second class of the same name is a world of its own: it sees the others as they are.
        """
        loader = self._machine.application
        if id(data) not in self._first:
            loader = PathLoader(self._machine, "'app'", [], parent=loader)
        return verdict(loader, data)


def verdict(loader: PathLoader, data: bytes) -> LinkageFailure | None:
    """What is wrong with a class file that the loader defines, if anything."""
    try:
        link(loader.host, define_class(loader, None, data, "given"))
    except LinkageFailure as failure:
        return failure
    return None
