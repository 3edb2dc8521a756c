"""Which methods a program had compiled in its runs before: what its next run looks for at once.

A hint only, in a file of the cache: the code itself is checked when it is loaded. Where a run is
the first of its program, or was always over before anything was compiled, nothing of the method
compiler is needed early.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
from functools import cached_property
from typing import TYPE_CHECKING

from pvm.lowlevel.image.cache import cache_path, read_checked, write_checked

if TYPE_CHECKING:
    from pvm.vm.model.members import JavaMethod

CODE_FOLDER = "code"


class HotList:
    """Of the program that `program` describes, whatever its form."""

    def __init__(self, program: str) -> None:
        digest = hashlib.sha256(("hot list\0" + program).encode("utf-8", "surrogatepass"))
        self._path = os.path.join(cache_path(), CODE_FOLDER, digest.hexdigest()[:40])
        self._is_changed = False

    @cached_property
    def _methods(self) -> set[str]:
        """Read when it is first asked for: programs that are only interpreted never do."""
        data = read_checked(self._path)
        if data is not None:
            with contextlib.suppress(EOFError, ValueError, TypeError):
                return set(marshal.loads(data))
        return set()

    def __len__(self) -> int:
        return len(self._methods)

    def __contains__(self, method: JavaMethod) -> bool:
        return bool(self._methods) and _text(method) in self._methods

    def add(self, method: JavaMethod) -> None:
        """The method has compiled code in this run."""
        text = _text(method)
        if text not in self._methods:
            self._methods.add(text)
            self._is_changed = True

    def write(self) -> None:
        """Keeps the list for the next run, if there is anything new."""
        if self._is_changed:
            self._is_changed = False
            with contextlib.suppress(OSError):      # a full disk is no reason not to run
                write_checked(self._path, marshal.dumps(sorted(self._methods)))


def _text(method: JavaMethod) -> str:
    return f"{method.owner.name}.{method.name}{method.descriptor}"
