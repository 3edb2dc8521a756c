"""A shared library of the host, loaded into the process."""

import ctypes
from typing import TYPE_CHECKING, Final

from pvm.native.environment import HostMethod
from pvm.native.jni.host.stackcalls import GENERAL, STACK, VECTOR
from pvm.native.jni.methods import letters_of
from pvm.vm.classfile.errors import unsatisfied_link_error

if TYPE_CHECKING:
    from pvm.native.jni.interface import Interface
    from pvm.native.jni.memory import Memory
    from pvm.vm.load.loader import Loader
    from pvm.vm.model.members import JavaMethod

CALL_HOST: Final = "native.jni.host.calls.call_host"


class HostLibrary:
    """See `libraries.Library`. It stays in the process: machine code cannot be taken away safely.
    """

    def __init__(self, interface: "Interface", path: str, loader: "Loader") -> None:
        self._interface = interface
        self.path, self.loader = path, loader
        self.memory: Memory = interface.host_memory
        self.java_vm = interface.host_table().java_vm
        try:
            self._library = ctypes.CDLL(path)
        except OSError as error:
            raise unsatisfied_link_error(f"{path}: {error}") from None

    def symbol(self, name: str) -> int:
        try:
            return ctypes.cast(self._library[name], ctypes.c_void_p).value or 0
        except AttributeError:
            return 0

    def bind(self, method: "JavaMethod", address: int) -> HostMethod:
        return bound(self._interface, method, address)

    def register(self, method: "JavaMethod", address: int) -> None:
        register(self._interface, method, address)

    def call(self, address: int, *arguments: int) -> int:
        words = [ctypes.c_uint64] * len(arguments)
        references = self._interface.references(self._interface.machine.current_thread())
        saved = references.begin()
        try:
            return int(ctypes.CFUNCTYPE(ctypes.c_int32, *words)(address)(*arguments))
        finally:
            references.end(saved)


def bound(interface: "Interface", method: "JavaMethod", address: int) -> HostMethod:
    """A native method that is the function at an address of the process. Raises LinkageFailure."""
    letters = letters_of(method)
    floats = sum(letter in "FD" for letter in letters)
    stacked = max(floats - VECTOR, 0) + max(len(letters) - floats + 2 - GENERAL, 0)
    if stacked > STACK:
        raise unsatisfied_link_error(
            f"'{method}': host code gets {STACK} arguments besides those in registers, "
            f"not {stacked}")
    return interface.methods.made(method, CALL_HOST, address, 0, False, interface.host_memory)


def register(interface: "Interface", method: "JavaMethod", address: int) -> None:
    """Its next call is one of that function."""
    interface.host_table()
    interface.methods.install(method, bound(interface, method, address))
