"""Native libraries: loading one for a class loader, and finding native methods in them (JNI 2)."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

from pvm.native.environment import HostMethod
from pvm.native.jni.errors import JniError
from pvm.native.jni.functions import VERSION
from pvm.native.jni.interface import Interface, interface_of
from pvm.native.jni.memory import Memory
from pvm.native.jni.symbols import ON_LOAD, symbols_of
from pvm.vm.classfile.errors import LinkageFailure, unsatisfied_link_error
from pvm.vm.security.capabilities import NATIVE
from pvm.vm.security.inspection import calling_class

if TYPE_CHECKING:
    from pvm.native.call import NativeCall
    from pvm.vm.load.loader import Loader
    from pvm.vm.model.members import JavaMethod

_VERSIONS: Final = (0x00010001, 0x00010002, 0x00010004, 0x00010006, 0x00010008, 0x00090000, VERSION)
_HEADER: Final = 20
X86_64, RISCV = 62, 243             # e_machine of ELF
_EMULATED_FOLDER: Final = "riscv64"


class Library(Protocol):
    """One that is loaded. `java_vm`: what its code knows the JavaVM by."""

    path: str
    loader: "Loader"
    memory: Memory
    java_vm: int

    def symbol(self, name: str) -> int:
        """The address of a function, 0 if it has none of that name."""

    def bind(self, method: "JavaMethod", address: int) -> HostMethod:
        """What stands behind a method whose code is at an address. Raises UnsatisfiedLinkError."""

    def register(self, method: "JavaMethod", address: int) -> None:
        """The same at once."""

    def call(self, address: int, *arguments: int) -> int:
        """Calls a function of integers that returns an int (JNI_OnLoad); Java's exceptions pass."""


def find_native(interface: Interface, method: "JavaMethod") -> HostMethod | None:
    """What the libraries of a method's class loader have for it."""
    for library in interface.libraries:
        if library.loader is method.owner.loader:
            for name in symbols_of(method):
                address = library.symbol(name)
                if address:
                    return library.bind(method, address)
    return None


def load(call: "NativeCall", name: str, is_path: bool,
         require: "Callable[[NativeCall, str, bool], None]") -> None:
    """System.load and System.loadLibrary for the class that called them; `require` asks whether it
    may (call, path, whether it is for the host). Raises UnsatisfiedLinkError, SecurityException."""
    java_class = calling_class(call.machine, call.thread)
    loader = call.machine.application if java_class is None else java_class.loader
    path = name if is_path else _search(call, loader, name)
    interface = interface_of(call.machine, call.environment)
    real = os.path.realpath(path)
    for library in interface.libraries:
        if library.path == real:
            if library.loader is loader:
                return
            raise unsatisfied_link_error(
                f"Native Library {path} already loaded in another classloader")
    require(call, path, False)
    machine = _machine_of(real)
    if machine is None:
        raise unsatisfied_link_error(f"Can't load library: {path}")
    if machine != RISCV:
        require(call, path, True)
    try:
        _start(interface, _opened(interface, real, machine, loader), path)
    except JniError as error:
        raise LinkageFailure("java/lang/InternalError", f"JNI: {error}") from None


def _search(call: "NativeCall", loader: "Loader", name: str) -> str:
    """The file of a library that is known by its name."""
    found = _asked(call, loader, name)
    if found is not None:
        return found
    paths = call.environment.properties.get("java.library.path", "")
    for folder in paths.split(":") if paths else ():
        for place in (folder, os.path.join(folder, _EMULATED_FOLDER)):
            file = os.path.abspath(os.path.join(place, f"lib{name}.so"))
            machine = _machine_of(file)
            if machine == RISCV or (machine is not None and _may_be_native(call)):
                return file
    raise unsatisfied_link_error(f"no {name} in java.library.path: {paths}")


def _asked(call: "NativeCall", loader: "Loader", name: str) -> str | None:
    """What the loader's findLibrary says."""
    if not loader.java_loader or loader is call.machine.application:
        return None
    java_class = call.objects.class_of(loader.java_loader)
    assert java_class is not None
    method = java_class.find_virtual("findLibrary", "(Ljava/lang/String;)Ljava/lang/String;")
    assert method is not None
    found = call.machine.call(method, loader.java_loader, call.machine.new_string(name))
    return call.machine.text(found.slot)


def _may_be_native(call: "NativeCall") -> bool:
    guard = call.machine.guard
    return guard is None or guard.allows(call.thread, NATIVE)


def _machine_of(path: str) -> int | None:
    """The processor of an ELF file; None if it cannot be read, 0 if it is something else."""
    try:
        with open(path, "rb") as stream:
            header = stream.read(_HEADER)
    except OSError:
        return None
    if len(header) < _HEADER or header[:4] != b"\x7fELF":
        return 0
    return int.from_bytes(header[18:20], "little")


def _opened(interface: Interface, path: str, machine: int, loader: "Loader") -> Library:
    """Guest code runs in an emulator of its own."""
    if machine == RISCV:
        from pvm.native.jni.guest.library import open_library

        return open_library(interface, path, loader)
    from pvm.native.jni.host.library import HostLibrary

    return HostLibrary(interface, path, loader)


def _start(interface: Interface, library: Library, path: str) -> None:
    """Runs JNI_OnLoad, through which the library may refuse."""
    interface.libraries.append(library)
    try:
        _run_on_load(interface, library, path)
    except BaseException:
        interface.libraries.remove(library)
        raise


def _run_on_load(interface: Interface, library: Library, path: str) -> None:
    address = library.symbol(ON_LOAD)
    if not address:
        return
    interface.loading.append(library.loader)
    try:
        version = library.call(address, library.java_vm, 0)
    finally:
        interface.loading.pop()
    interface.machine.calls.raise_pending()
    version &= 0xFFFFFFFF
    if version not in _VERSIONS:
        raise unsatisfied_link_error(
            f"unsupported JNI version 0x{version:08X} required by {path}")
