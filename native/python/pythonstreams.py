"""pvm.internal.PythonStreams: standard streams that are Python objects of the embedding program.

What they raise is an IOException in Java.
"""

from typing import Any, Final

from pvm.native.call import NativeCall
from pvm.native.python.compression import input_bytes
from pvm.native.python.results import byte_array
from pvm.native.registry import python_native
from pvm.vm.runtime.objects import Handle

STREAMS: Final = "pvm/internal/PythonStreams"


@python_native(STREAMS, "write", "(I[BII)V")
def write(call: NativeCall) -> None:
    stream: Any = call.environment.held.get(call.integer(0))
    try:
        stream.write(input_bytes(call, 1))
    except Exception as error:
        call.throw("java/io/IOException", f"{type(error).__name__}: {error}")


@python_native(STREAMS, "read", "(II)[B")
def read(call: NativeCall) -> Handle | None:
    stream: Any = call.environment.held.get(call.integer(0))
    try:
        data = bytes(stream.read(call.integer(1)))
    except Exception as error:
        call.throw("java/io/IOException", f"{type(error).__name__}: {error}")
    return byte_array(call, data)
