"""A RISC-V shared object in a world."""

import os
import struct
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from pvm.isa.elf.errors import ElfError
from pvm.isa.elf.library import load_library
from pvm.native.environment import HostMethod
from pvm.native.jni.guest.world import GuestWorld
from pvm.native.jni.libraries import Library
from pvm.native.jni.memory import Memory
from pvm.vm.classfile.errors import unsatisfied_link_error

if TYPE_CHECKING:
    from pvm.native.jni.interface import Interface
    from pvm.vm.load.loader import Loader
    from pvm.vm.model.members import JavaMethod

CALL_GUEST: Final = "native.jni.guest.calls.call_guest"


class GuestLibrary:
    """See `libraries.Library`. Raises UnsatisfiedLinkError."""

    def __init__(self, world: GuestWorld, path: str, loader: "Loader", content: bytes) -> None:
        self.path, self.loader = path, loader
        self.memory: Memory = world.memory
        self.java_vm = world.stubs.java_vm
        self._world = world
        try:
            self._loaded = load_library(world.space, content, world.stubs.external)
        except ElfError as error:
            raise unsatisfied_link_error(f"{path}: {error}") from None
        self.base, self.end = self._loaded.base, self._loaded.end
        self._places = sorted((address, name) for name, address in self._loaded.symbols.items())

    def initialise(self) -> None:
        """Runs what has to run before anything else of it. Raises JniError."""
        for place, resolver in self._loaded.indirect:
            self._world.space.patch(place, struct.pack("<Q", self._world.call(resolver)))
        for initialiser in self._loaded.initialisers:
            self._world.call(initialiser, 0, 0, 0)

    def symbol(self, name: str) -> int:
        return self._loaded.symbols.get(name.encode("utf-8", "replace"), 0)

    def place(self, pc: int) -> str:
        """Which function an address lies in: "libx.so: name+0x10"."""
        index = bisect_right(self._places, (pc, b"\xff"))
        name = os.path.basename(self.path)
        if not index:
            return f"{name}+{pc - self.base:#x}"
        address, symbol = self._places[index - 1]
        return f"{name}: {symbol.decode('utf-8', 'replace')}+{pc - address:#x}"

    def bind(self, method: "JavaMethod", address: int) -> HostMethod:
        return self._world.interface.methods.made(method, CALL_GUEST, address, self._world.target,
                                                  True, self.memory)

    def register(self, method: "JavaMethod", address: int) -> None:
        self._world.interface.methods.install(method, self.bind(method, address))

    def call(self, address: int, *arguments: int) -> int:
        return self._world.call(address, *arguments) & 0xFFFFFFFF


def open_library(interface: "Interface", path: str, loader: "Loader") -> Library:
    """Loads a file into its loader's world, and runs its initialisers. Raises
    UnsatisfiedLinkError, OutOfMemoryError."""
    try:
        with open(path, "rb") as stream:
            content = stream.read()
    except OSError as error:
        raise unsatisfied_link_error(f"{path}: {error.strerror}") from None
    world = interface.worlds.get(loader)
    if world is None:
        world = interface.worlds[loader] = GuestWorld(interface)
    library = GuestLibrary(world, path, loader, content)
    world.libraries.append(library)
    library.initialise()
    return library
