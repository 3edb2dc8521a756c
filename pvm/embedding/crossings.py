"""Python's exceptions on their way through Java, from a callback to the call around it.

Java sees a `pvm.internal.PythonException`, which it may catch as any RuntimeException; where nobody
does, the outer call raises the very exception that the callback has raised. A JavaError goes on as
the Java exception that it was. What is no `Exception` (KeyboardInterrupt, SystemExit) ends the
thread's Java instead: no Java handler runs.
"""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from pvm.embedding.failures import JavaError
from pvm.embedding.interrupts import settle
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.model.throwing import JavaThrow
from pvm.vm.runtime.objects import OutOfMemory

if TYPE_CHECKING:
    from pvm.embedding.context import Context
    from pvm.vm.runtime.objects import Handle

PYTHON_EXCEPTION: Final = "pvm/internal/PythonException"
_MOST = 16                      # what Java catches never comes out: the oldest are forgotten


class Crossings:
    """Those of one context."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._under_way: deque[tuple[Handle, BaseException]] = deque(maxlen=_MOST)

    def send(self, error: BaseException) -> None:
        """Makes an exception of Python's the calling thread's pending Java exception."""
        machine = self._context.machine
        try:
            if isinstance(error, Exception):
                thrown = self._throwable(error)
                self._under_way.append((thrown, error))
                slot = thrown.slot
            else:
                self._context.end_calls(error)
                settle()
                slot = machine.spare_thread_death
            machine.calls.set_pending(slot)
        except (JavaThrow, LinkageFailure, OutOfMemory) as failure:
            machine.throwables.raise_pending(failure)

    def _throwable(self, error: Exception) -> Handle:
        machine = self._context.machine
        if isinstance(error, JavaError) and error.object.pvm_context is self._context:
            return machine.objects.duplicate(error.object.pvm_handle.slot)
        return machine.throwables.make(PYTHON_EXCEPTION, _text(error))

    def arrived(self, thrown: Handle) -> BaseException | None:
        """The exception of Python's that has come out of Java as this throwable."""
        same = self._context.machine.objects.same
        for each in list(self._under_way):
            if same(each[0].slot, thrown.slot):
                with suppress(ValueError):      # another thread's took its place
                    self._under_way.remove(each)
                return each[1]
        return None

    def clear(self) -> None:
        """Forgets all."""
        self._under_way.clear()


def _text(error: Exception) -> str:
    try:
        return repr(error)
    except Exception:           # a repr is a program's own
        return type(error).__name__
