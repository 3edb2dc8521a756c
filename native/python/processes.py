"""pvm.internal.HostProcesses: other processes, over Python's subprocess."""

import errno
import os
import signal
from subprocess import PIPE, STDOUT, Popen
from typing import Any, Final

from pvm.native.call import NativeCall
from pvm.native.python import gate
from pvm.native.python.results import int_bytes
from pvm.native.registry import python_native

PROCESSES: Final = "pvm/internal/HostProcesses"
_SPECIAL: Final = {-1: PIPE, -2: STDOUT, -3: None}
_SIGNALLED: Final = 128
_STREAMS: Final = 3


@python_native(PROCESSES, "start",
               "([Ljava/lang/String;[Ljava/lang/String;Ljava/lang/String;[I)I")
def start(call: NativeCall) -> int:
    """Starts a process: 0 or an error's number. The array holds the three streams (descriptors,
    or -1 a pipe, -2 with the output, -3 this process's own), then gets the descriptors of the
    pipes' ends here (-1 for none), the process's number here and its pid."""
    streams = _ints(call, 3)[:_STREAMS]
    names = None if call.is_null(1) else _texts(call, 1)
    folder = None if call.is_null(2) else _encoded(call.text(2))
    variables = None if names is None else dict(zip(names[::2], names[1::2], strict=True))
    call.machine.quotas.check_files(streams.count(-1))
    try:
        process = gate.process(call, _texts(call, 0), folder, variables,
                               [_SPECIAL.get(one, one) for one in streams])
    except (OSError, ValueError) as error:
        return getattr(error, "errno", None) or errno.EINVAL
    ends = [_own_descriptor(call, pipe) for pipe in (process.stdin, process.stdout, process.stderr)]
    number = call.environment.held.add(process)
    call.objects.write_bytes(call.slot(3), int_bytes([*ends, number, process.pid]))
    return 0


def _ints(call: NativeCall, index: int) -> list[int]:
    slot = call.slot(index)
    data = call.objects.read_bytes(slot, 4 * call.objects.length(slot))
    return [int.from_bytes(data[at:at + 4], "little", signed=True)
            for at in range(0, len(data), 4)]


def _texts(call: NativeCall, index: int) -> list[bytes]:
    slot = call.slot(index)
    elements = [call.objects.element(slot, at) for at in range(call.objects.length(slot))]
    return [_encoded(call.machine.text(element.slot) or "") for element in elements]


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _own_descriptor(call: NativeCall, pipe: Any) -> int:
    """The descriptor of a pipe's end, for Java to close; -1 if there is none."""
    if pipe is None:
        return -1
    descriptor = os.dup(pipe.fileno())
    pipe.close()
    return call.machine.quotas.opened(descriptor)


def _process(call: NativeCall) -> "Popen[bytes]":
    process: Popen[bytes] = call.environment.held.get(call.integer(0))
    return process


@python_native(PROCESSES, "waitFor", "(I)I")
def wait_for(call: NativeCall) -> int:
    """Waits for the end; the exit status, 128 and the signal's number if one ended it."""
    status = _process(call).wait()
    call.environment.held.remove(call.integer(0))
    return status if status >= 0 else _SIGNALLED - status


@python_native(PROCESSES, "signal", "(IZ)V")
def send_signal(call: NativeCall) -> None:
    """Asks a process to end or, with the flag, ends it. Nothing happens if it has ended."""
    number = signal.SIGKILL if call.boolean(1) else signal.SIGTERM
    _process(call).send_signal(number)
