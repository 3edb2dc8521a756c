"""What pvm says of class files: a machine that is never started loads and links them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pvm.verification import idle_machine, verdict
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.classfile.reader import ClassFile, parse
from pvm.vm.load.classpath import ClassPathEntry, Folder
from pvm.vm.load.define import define_class
from pvm.vm.load.loader import PathLoader
from pvm.vm.verify.flow import flow
from pvm.vm.verify.linked import LinkedHierarchy
from pvm.vm.verify.maps import reference_maps
from pvm.vm.verify.verifier import verify_class

from .hotspot import Verdict

BUG = "a bug of pvm"


def _check_maps(class_file: ClassFile) -> None:
    """What was accepted can be mapped for the collector, without an error."""
    for method in class_file.methods:
        if method.code is not None:
            pool, descriptor = class_file.constants, method.descriptor
            reference_maps(flow(method.code), pool, descriptor, method.is_static)


class _Remembering:
    """A class path entry that reads each file once."""

    def __init__(self, entry: ClassPathEntry) -> None:
        self.location = entry.location
        self._entry = entry
        self._known: dict[str, bytes | None] = {}

    def read(self, path: str) -> bytes | None:
        if path not in self._known:
            self._known[path] = self._entry.read(path)
        return self._known[path]


class Ours:
    """Asks for verdicts; every file gets a loader of its own, as in Verdicts.java."""

    def __init__(self, class_path: Sequence[Path]) -> None:
        self._machine = idle_machine([])
        self._entries = [_Remembering(Folder(str(folder))) for folder in class_path]

    def verdict(self, data: bytes) -> Verdict:
        """What is no verdict is a bug: its error is called BUG."""
        try:
            failure = verdict(self._loader(), data)
            if failure is None:
                _check_maps(parse(data, "one"))
        except Exception as error:  # whatever it is, the campaign goes on
            return Verdict(BUG, f"{type(error).__name__}: {error}")
        if failure is None:
            return Verdict("ok", "")
        return Verdict(failure.class_name, failure.message or "")

    def is_definable(self, data: bytes) -> bool:
        """Whether the class is refused when it is linked, and not before."""
        try:
            define_class(self._loader(), None, data, "one")
        except LinkageFailure:
            return False
        return True

    def errors_of_methods(self, data: bytes) -> set[str]:
        """The errors of its methods, each verified alone."""
        found = set()
        for number in range(len(parse(data, "one").methods)):
            java_class = define_class(self._loader(), None, data, "one")
            file = java_class.class_file
            assert file is not None
            file.methods = [file.methods[number]]
            try:
                verify_class(file, LinkedHierarchy(java_class))
            except LinkageFailure as failure:
                found.add(failure.class_name)
        return found

    def _loader(self) -> PathLoader:
        machine = self._machine
        return PathLoader(machine, "'one'", self._entries, parent=machine.boot)
