"""The functions of a JavaVM for host code (JNI 5, "The Invocation API")."""

import ctypes
from typing import TYPE_CHECKING, Any

from pvm.native.jni.functions import BAD_VERSION, DETACHED, ERROR, OK, VERSION

if TYPE_CHECKING:
    from pvm.native.jni.interface import Interface

_WORD = ctypes.c_uint64
_ATTACH = ctypes.CFUNCTYPE(ctypes.c_int, _WORD, _WORD, _WORD)
_PLAIN = ctypes.CFUNCTYPE(ctypes.c_int, _WORD)
_GET = ctypes.CFUNCTYPE(ctypes.c_int, _WORD, _WORD, ctypes.c_int)


def invocation_thunks(interface: "Interface") -> list[Any]:
    """In the order of `functions.INVOCATION`."""
    attach = _ATTACH(lambda vm, place, arguments: _attached(interface, place))
    return [_PLAIN(lambda vm: ERROR),        # the machine belongs to whoever has made it
            attach, _PLAIN(lambda vm: _detached(interface)),
            _GET(lambda vm, place, version: get_environment(interface, place, version)), attach]


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


def _attached(interface: "Interface", place: int) -> int:
    """AttachCurrentThread, for a daemon or not: as a daemon, for nobody waits for it."""
    environment = current_environment(interface)
    if not environment:
        interface.attach()
        environment = current_environment(interface)
    ctypes.c_uint64.from_address(place).value = environment
    return OK if environment else ERROR


def _detached(interface: "Interface") -> int:
    """DetachCurrentThread: only of a thread that was attached here and runs no Java."""
    return OK if interface.detach() else ERROR
