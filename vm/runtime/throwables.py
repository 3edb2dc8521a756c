"""Errors of the control plane as Java throwables."""

import sys
import threading
from typing import TYPE_CHECKING

from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.link.initialise import initialise
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.members import JavaMethod
from pvm.vm.model.throwing import JavaThrow
from pvm.vm.runtime.objects import Handle, OutOfMemory
from pvm.vm.runtime.upcallcodes import Limit

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine

_MESSAGE = "(Ljava/lang/String;)V"
_CLASS_NOT_FOUND = "java/lang/ClassNotFoundException"
_CAUSE = "(Ljava/lang/Throwable;)V"


class Throwables:
    """Makes throwables, and the calling thread's pending exception out of Python's errors."""

    def __init__(self, machine: "Machine") -> None:
        self._machine = machine
        self._local = threading.local()

    def make(self, class_name: str, message: str | None, cause: Handle | None = None) -> Handle:
        """A new throwable with a stack trace, by its constructor of a message (or of nothing)."""
        machine = self._machine
        java_class = machine.boot.load(class_name)
        initialise(machine, java_class)
        result = machine.objects.instance(java_class)
        self._construct(java_class, result, message, cause)
        return result

    def _construct(self, java_class: JavaClass, made: Handle, message: str | None,
                   cause: Handle | None) -> None:
        machine = self._machine
        with_message = java_class.method("<init>", _MESSAGE)
        with_cause = java_class.method("<init>", _CAUSE)
        plain = java_class.method("<init>", "()V")
        if message is None and cause is not None and with_cause is not None:
            machine.calls.call(with_cause, made, cause)
            return
        if with_message is not None and (message is not None or plain is None):
            text = None if message is None else machine.strings.new(message)
            machine.calls.call(with_message, made, text)
        elif plain is not None:
            machine.calls.call(plain, made)
        if cause is not None:
            machine.calls.call(self._initialise_cause(), made, cause)

    def _initialise_cause(self) -> JavaMethod:
        throwable = self._machine.boot.load("java/lang/Throwable")
        found = throwable.method("initCause", "(Ljava/lang/Throwable;)Ljava/lang/Throwable;")
        assert found is not None
        return found

    def of_failure(self, failure: LinkageFailure) -> Handle:
        """The throwable for a linkage error, its causes included."""
        below = failure.__cause__
        if failure.class_name == _CLASS_NOT_FOUND and isinstance(below, JavaThrow):
            return self._machine.objects.duplicate(below.slot)  # what a loader's code has thrown
        cause: Handle | None = None
        if isinstance(below, LinkageFailure):
            cause = self.of_failure(below)
        elif isinstance(below, JavaThrow):
            cause = self._machine.objects.duplicate(below.slot)
        return self.make(failure.class_name, failure.message, cause)

    def raise_pending(self, error: BaseException) -> None:
        """Makes an error of the control plane the calling thread's pending exception."""
        machine = self._machine
        try:
            made = self._throwable(error)
            machine.calls.set_pending(made.slot)
        except JavaThrow as thrown:          # making it failed for a reason of its own
            machine.calls.set_pending(thrown.slot)
        except OutOfMemory:
            machine.calls.set_pending(machine.spare_out_of_memory)

    def _throwable(self, error: BaseException) -> Handle:
        machine = self._machine
        if isinstance(error, JavaThrow):
            return machine.objects.duplicate(error.slot)
        if isinstance(error, LinkageFailure):
            return self.of_failure(error)
        if isinstance(error, OutOfMemory):
            return self._out_of_memory()
        if isinstance(error, RecursionError):
            return machine.objects.duplicate(machine.spare_stack_overflow)
        return self._internal_error(error)

    def _out_of_memory(self) -> Handle:
        machine = self._machine
        if machine.vm.ends_when_full:
            machine.on_limit(Limit.HEAP)
            return machine.objects.duplicate(machine.spare_thread_death)
        return self.make("java/lang/OutOfMemoryError", "Java heap space")

    def _internal_error(self, error: BaseException) -> Handle:
        """For a bug of ours; one that also strikes while this error is made gives a spare one."""
        import traceback

        traceback.print_exception(error, file=sys.stderr)
        if getattr(self._local, "is_failing", False):
            return self._machine.objects.duplicate(self._machine.spare_stack_overflow)
        self._local.is_failing = True
        try:
            return self.make("java/lang/InternalError", f"pvm: {type(error).__name__}: {error}")
        finally:
            self._local.is_failing = False
