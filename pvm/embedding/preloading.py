"""What most programs need of pvm's own modules, imported before they run.

A module is imported when it is needed for the first time; for a program with a deadline that would
be inside of its time, and nothing can end it half-way.
"""

from __future__ import annotations

import functools
from importlib import import_module
from typing import Final

_NEEDED: Final = (
    "pvm.vm.classfile.check", "pvm.vm.runtime.verification", "pvm.vm.verify.typechecking",
    "pvm.vm.runtime.callsites", "pvm.jit.policy.compilation", "pvm.jit.policy.commands",
    "pvm.jit.policy.backend", "pvm.jit.cache.store", "pvm.native.python.classes",
    "pvm.native.python.fields", "pvm.native.python.guarding", "pvm.native.python.threads")


@functools.cache
def preload() -> None:
    """Imports them, the first time."""
    for name in _NEEDED:
        import_module(name)
