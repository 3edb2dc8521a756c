"""pvm.internal.Host: properties, environment, files, the end of the process."""

import os
from typing import Final

from pvm.native.call import NativeCall
from pvm.native.python import gate
from pvm.native.python.properties import working_folder
from pvm.native.python.results import string_array
from pvm.native.registry import python_native
from pvm.vm.runtime.objects import Handle
from pvm.vm.security.capabilities import ENVIRONMENT, READ

HOST: Final = "pvm/internal/Host"
_INT_BYTES: Final = 4
_INT_MAX: Final = (1 << 31) - 1


@python_native(HOST, "properties", "()[Ljava/lang/String;")
def properties(call: NativeCall) -> Handle:
    from pvm.native.python.properties import system_properties

    guard = call.machine.guard
    shows_all = guard is None or guard.application.allows(ENVIRONMENT)
    return _pairs(call, system_properties(call.environment, shows_all))


@python_native(HOST, "environment", "()[Ljava/lang/String;")
def environment(call: NativeCall) -> Handle:
    return _pairs(call, gate.environment(call))


@python_native(HOST, "variable", "(Ljava/lang/String;)Ljava/lang/String;")
def variable(call: NativeCall) -> Handle | None:
    value = gate.variable(call, call.text(0))
    return None if value is None else call.machine.new_string(_decoded(value))


@python_native(HOST, "currentFolder", "()Ljava/lang/String;")
def current_folder(call: NativeCall) -> Handle:
    found = working_folder()
    gate.require(call, READ, found, ".")
    return call.machine.new_string(_decoded(found))


def _pairs(call: NativeCall, table: dict[str, str]) -> Handle:
    return string_array(call, [_decoded(text) for pair in table.items() for text in pair])


def _decoded(text: str) -> str:
    """Undecodable bytes of the system's text become U+FFFD, as in Java."""
    return os.fsencode(text).decode("utf-8", "replace")


@python_native(HOST, "halt", "(I)V")
def halt(call: NativeCall) -> None:
    call.machine.halt(call.integer(0))


@python_native(HOST, "loadLibrary", "(Ljava/lang/String;Z)V")
def load_library(call: NativeCall) -> None:
    from pvm.native.jni.libraries import load

    load(call, call.text(0), call.boolean(1), gate.library_file)


@python_native(HOST, "available", "(I)I")
def available(call: NativeCall) -> int:
    """0 also where the system cannot tell."""
    import stat

    descriptor = call.integer(0)
    try:
        status = os.fstat(descriptor)
        if stat.S_ISREG(status.st_mode):
            position = os.lseek(descriptor, 0, os.SEEK_CUR)
            return min(max(status.st_size - position, 0), _INT_MAX)
        return _waiting_bytes(descriptor)
    except OSError:
        return 0


def _waiting_bytes(descriptor: int) -> int:
    """What a pipe, socket or terminal has ready."""
    import fcntl
    import termios

    answer = fcntl.ioctl(descriptor, termios.FIONREAD, bytes(_INT_BYTES))
    return int.from_bytes(answer, "little")


@python_native(HOST, "close", "(I)I")
def close(call: NativeCall) -> int:
    try:
        call.machine.quotas.close(call.integer(0))
    except OSError as error:
        return error.errno or 0
    return 0


@python_native(HOST, "errorText", "(I)Ljava/lang/String;")
def error_text(call: NativeCall) -> Handle:
    return call.machine.new_string(os.strerror(call.integer(0)))
