"""Hashes of what compiled code depends on."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from pvm.lowlevel.image.fingerprint import fingerprint
from pvm.vm.model.classes import JavaClass
from pvm.vm.runtime.core import SOURCE_PACKAGES

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine


def environment(machine: Machine, options: str) -> bytes:
    """Hash of what all code of a run depends on; `options` are those that change code."""
    settings = machine.settings
    path = settings.library.path
    library = os.stat(path)
    parts = (fingerprint(SOURCE_PACKAGES), fingerprint(("jit",)), options, settings.plan,
             str(settings.gc_stress), str(settings.metered), os.path.basename(path),
             str(library.st_size), str(library.st_mtime_ns))
    return hashlib.sha256("\0".join(parts).encode()).digest()


class ClassHashes:
    """Hashes of classes: content and supertypes, so layout and method tables too."""

    def __init__(self, machine: Machine) -> None:
        self._boot = machine.boot
        self._known: dict[int, bytes] = {}

    def of(self, java_class: JavaClass) -> bytes:
        """Empty for the class library's classes, which are in the environment's hash."""
        element = java_class.element
        if element.is_primitive or self._is_of_library(element):
            return b""
        if element.data.address:
            return self._hash(element)      # it can die, and its number be another's
        known = self._known.get(element.number)
        if known is None:
            known = self._known[element.number] = self._hash(element)
        return known

    def _is_of_library(self, element: JavaClass) -> bool:
        """The boot loader also has what programs define in it: proxy classes, for one."""
        return element.loader is self._boot and element.source == self._boot.library.location

    def _hash(self, java_class: JavaClass) -> bytes:
        assert java_class.class_file is not None
        digest = hashlib.sha256(java_class.class_file.constants.data)
        above = [java_class.super_class] if java_class.super_class else []
        for each in (*above, *java_class.interfaces):
            digest.update(each.name.encode("utf-8", "surrogatepass") + b"\0" + self.of(each))
        return digest.digest()
