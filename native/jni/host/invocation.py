"""The functions of a JavaVM for host code (JNI 5, "The Invocation API")."""

import ctypes
from typing import TYPE_CHECKING, Any

from pvm.native.jni.functions import BAD_VERSION, DETACHED, ERROR, OK, VERSION

if TYPE_CHECKING:
    from pvm.native.jni.interface import Interface

_WORD = ctypes.c_uint64
_ATTACH = ctypes.CFUNCTYPE(ctypes.c_int, _WORD, _WORD, _WORD)
_PLAIN = ctypes.CFUNCTYPE(ctypes.c_int, _WORD)
_HELD = 0                           # PyGILState_LOCKED
_GET = ctypes.CFUNCTYPE(ctypes.c_int, _WORD, _WORD, ctypes.c_int)


def invocation_thunks(interface: "Interface") -> list[Any]:
    """In the order of `functions.INVOCATION`."""
    attach = _ATTACH(lambda vm, place, arguments: _attached(interface, place, False))
    as_daemon = _ATTACH(lambda vm, place, arguments: _attached(interface, place, True))
    return [_PLAIN(lambda vm: ERROR),        # the machine belongs to whoever has made it
            attach, _PLAIN(lambda vm: _detached(interface)),
            _GET(lambda vm, place, version: get_environment(interface, place, version)),
            as_daemon]


def current_environment(interface: "Interface") -> int:
    """The JNIEnv of the calling thread; 0 if it is none of the machine's."""
    try:
        thread = interface.machine.current_thread()
    except AttributeError:
        return 0
    return interface.references(thread).address


def get_environment(interface: "Interface", place: int, version: int) -> int:
    """GetEnv."""
    environment = current_environment(interface)
    ctypes.c_uint64.from_address(place).value = environment
    if not environment:
        return DETACHED
    return OK if 0 < version <= VERSION else BAD_VERSION


def _attached(interface: "Interface", place: int, is_daemon: bool) -> int:
    """AttachCurrentThread. Nobody waits for the thread, whatever Java is told of it.

    What Python knows of the thread must outlive this call: it is held until the thread is detached.
    """
    environment = current_environment(interface)
    if not environment:
        ctypes.pythonapi.PyGILState_Ensure()
        interface.attach(is_daemon)
        environment = current_environment(interface)
    ctypes.c_uint64.from_address(place).value = environment
    return OK if environment else ERROR


def _detached(interface: "Interface") -> int:
    """DetachCurrentThread: only of a thread that was attached here and runs no Java."""
    if not interface.detach():
        return ERROR
    ctypes.pythonapi.PyGILState_Release(_HELD)
    return OK
