"""The guard of a machine that was not granted everything."""

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.security.capabilities import Capability, missing_grant
from pvm.vm.security.grants import EVERYTHING, NOTHING, Grants
from pvm.vm.security.inspection import (
    LIBRARY_BLOCK,
    PROGRAM_BLOCK,
    Stack,
    block_context,
    calling_class,
    inherited_context,
)

if TYPE_CHECKING:
    from pvm.vm.load.loader import Loader
    from pvm.vm.runtime.machine import Machine

_APPLICATION: Final = 1
_MOST_CONTEXTS: Final = 1 << 16


class Denied(LinkageFailure):
    """On its way to becoming Java's SecurityException."""

    def __init__(self, message: str) -> None:
        super().__init__("java/lang/SecurityException", message)


class Guard:
    """Decides for one machine. `application` is what the host grants to the class path's classes.

    Java code holds contexts by their numbers: 0 stands for no context of one's own, which is the
    application's. Nothing is denied before `is_armed`, while the library itself starts.
    """

    def __init__(self, machine: "Machine", application: Grants) -> None:
        self._machine = machine
        self.application = application
        self.is_armed = False
        self._lock = threading.Lock()
        self._contexts = [NOTHING, application]
        self._numbers = {application: _APPLICATION}

    # -- contexts by number

    def context(self, number: int) -> Grants:
        """The grants that a number stands for."""
        return self.application if number == 0 else self._contexts[number]

    def number_of(self, context: Grants) -> int:
        """A number for a context, the same for equal ones. Denied: there are too many of them."""
        with self._lock:
            number = self._numbers.get(context)
            if number is None:
                if len(self._contexts) >= _MOST_CONTEXTS:
                    raise Denied("too many different access control contexts")
                number = self._numbers[context] = len(self._contexts)
                self._contexts.append(context)
            return number

    # -- whose grants count

    def of_loader(self, loader: "Loader") -> Grants:
        """The domain of the classes that a loader defines."""
        if loader is self._machine.application:
            return self.application
        return self.context(loader.context) if loader.context else NOTHING

    def held(self, thread: int) -> Grants:
        """What the calling thread may do where it is."""
        found = EVERYTHING
        for one in self._domains(thread):
            found = found.meet(one)
        return found

    def _domains(self, thread: int) -> Iterator[Grants]:
        machine = self._machine
        stack = Stack(machine, thread)
        for loader in stack.loaders:
            yield self.of_loader(loader)
        if stack.ends_in == PROGRAM_BLOCK:
            yield self.context(block_context(machine, thread))
        elif stack.ends_in != LIBRARY_BLOCK:
            yield self.context(inherited_context(machine, thread))

    def caller(self, thread: int) -> Grants:
        """The most that a privileged block may have that the calling thread enters now: the domain
        of the innermost class of a program. The library's frames do not count, for a program can
        have the library call for it."""
        caller = calling_class(self._machine, thread)
        if caller is not None:
            return self.of_loader(caller.loader)
        return self.context(inherited_context(self._machine, thread))

    def check_definition(self, thread: int, loader: "Loader") -> None:
        """Raises Denied where code that has less than a loader's classes would make one of them."""
        if self.is_armed:
            lacking = self.held(thread).lacking(self.of_loader(loader))
            if lacking is not None:
                raise Denied(f"{missing_grant(*lacking)}, which classes of loader {loader.name} "
                             "have")

    # -- the question

    def allows(self, thread: int, capability: Capability, target: str = "") -> bool:
        """Whether all code on the thread's stack may do it; the target is canonical."""
        return not self.is_armed or all(
            domain.allows(capability, target) for domain in self._domains(thread))

    def check(self, thread: int, capability: Capability, target: str = "",
              shown: str | None = None) -> None:
        """Raises Denied if the thread may not. `shown`: the target as the program has it."""
        if not self.allows(thread, capability, target):
            raise Denied(missing_grant(capability, target if shown is None else shown))
