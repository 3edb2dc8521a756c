"""pvm.internal.PythonStreams: standard streams that are Python objects of the embedding program.

What they raise is an IOException in Java.
"""

from typing import Any, Final

from pvm.native.call import NativeCall
from pvm.native.python.compression import input_bytes
from pvm.native.python.results import byte_array
from pvm.native.registry import python_native
from pvm.vm.runtime.objects import Handle
from pvm.vm.runtime.upcallcodes import Limit

STREAMS: Final = "pvm/internal/PythonStreams"


@python_native(STREAMS, "write", "(I[BII)V")
def write(call: NativeCall) -> None:
    stream: Any = call.environment.held.get(call.integer(0))
    data = input_bytes(call, 1)
    allowed = call.machine.quotas.take_output(len(data))
    try:
        stream.write(data[:allowed])
    except Exception as error:
        call.throw("java/io/IOException", f"{type(error).__name__}: {error}")
    if allowed < len(data):
        call.machine.quotas.reach(Limit.OUTPUT)


@python_native(STREAMS, "read", "(II)[B")
def read(call: NativeCall) -> Handle | None:
    stream: Any = call.environment.held.get(call.integer(0))
    try:
        data = bytes(stream.read(call.integer(1)))
    except Exception as error:
        call.throw("java/io/IOException", f"{type(error).__name__}: {error}")
    return byte_array(call, data)
