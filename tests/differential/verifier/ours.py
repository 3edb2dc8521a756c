"""What pvm says of class files: a machine that is never started loads and links them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pvm.verification import idle_machine, verdict
from pvm.vm.load.classpath import ClassPathEntry, Folder
from pvm.vm.load.loader import PathLoader

from .hotspot import Verdict

BUG = "a bug of pvm"


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
        machine = self._machine
        loader = PathLoader(machine, "'one'", self._entries, parent=machine.boot)
        try:
            failure = verdict(loader, data)
        except Exception as error:  # whatever it is, the campaign goes on
            return Verdict(BUG, f"{type(error).__name__}: {error}")
        if failure is None:
            return Verdict("ok", "")
        return Verdict(failure.class_name, failure.message or "")
