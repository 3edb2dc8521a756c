"""java.lang.System's streams, and the number of processors."""

import os

from pvm.native.call import NativeCall
from pvm.native.registry import python_native

SYSTEM = "java/lang/System"


@python_native(SYSTEM, "setIn0", "(Ljava/io/InputStream;)V")
def set_in(call: NativeCall) -> None:
    _set_stream(call, "in", "Ljava/io/InputStream;")


@python_native(SYSTEM, "setOut0", "(Ljava/io/PrintStream;)V")
def set_out(call: NativeCall) -> None:
    _set_stream(call, "out", "Ljava/io/PrintStream;")


@python_native(SYSTEM, "setErr0", "(Ljava/io/PrintStream;)V")
def set_err(call: NativeCall) -> None:
    _set_stream(call, "err", "Ljava/io/PrintStream;")


def _set_stream(call: NativeCall, name: str, descriptor: str) -> None:
    """Stores the argument in a static field, though that is final."""
    field = call.method.owner.field(name, descriptor)
    if field is None:
        raise LookupError(f"java.lang.System has no field {name}")
    call.objects.copy(call.slot(0), field.slot)


@python_native("java/lang/Runtime", "availableProcessors", "()I")
def available_processors(call: NativeCall) -> int:
    return len(os.sched_getaffinity(0))
