"""The JNI of one machine: what its threads and libraries have in common."""

import contextlib
import ctypes
import threading
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from pvm.native.jni.caller import Caller
from pvm.native.jni.errors import JniError, exhausted
from pvm.native.jni.handles import GlobalReferences
from pvm.native.jni.locals import LocalReferences
from pvm.native.jni.members import MemberIds
from pvm.native.jni.memory import HostMemory, Memory
from pvm.native.jni.methods import NativeMethods
from pvm.native.jni.quick.placing import LENT_BYTES, Tables
from pvm.native.jni.references import OWNER_MASK
from pvm.native.jni.symbols import ON_UNLOAD
from pvm.vm.model.throwing import JavaThrow
from pvm.vm.runtime.bootstrapping import adopt_current_thread

if TYPE_CHECKING:
    from pvm.native.environment import Environment
    from pvm.native.jni.guest.world import GuestWorld
    from pvm.native.jni.host.table import HostTable
    from pvm.native.jni.libraries import Library
    from pvm.vm.load.loader import Loader
    from pvm.vm.model.members import JavaField, JavaMethod
    from pvm.vm.runtime.machine import Machine
    from pvm.vm.runtime.objects import Handle



class Interface:
    """`members`, `globals`: what IDs and handles stand for. `lent`: what native code was given
    copies of, by memory and address."""

    def __init__(self, machine: "Machine", environment: "Environment") -> None:
        self.machine = machine
        self.environment = environment
        self.members = MemberIds(machine.permanent)
        self.globals = GlobalReferences(machine)
        self.lent: dict[tuple[int, int], Handle] = {}
        self.host_memory = HostMemory()
        self.methods = NativeMethods(self)
        self.libraries: list[Library] = []
        self.worlds: dict[Loader, GuestWorld] = {}
        self._local = threading.local()
        self._host_table: HostTable | None = None
        self._host_tables: Tables | None = None
        self._lent = 0
        self._references: dict[int, LocalReferences] = {}
        self._callers: dict[tuple[int, int], Caller] = {}
        self._lock = threading.Lock()
        self._enter_monitor = self._function("enter_monitor")
        self._exit_monitor = self._function("exit_monitor")

    def _function(self, name: str) -> Any:
        kind = ctypes.CFUNCTYPE(ctypes.c_uint32, ctypes.c_uint64, ctypes.c_uint64)
        return kind(self.machine.image.address(f"native.jni.transfer.{name}"))

    @property
    def loading(self) -> "list[Loader]":
        """Of the libraries whose JNI_OnLoad the calling thread is running."""
        found: list[Loader] = self._local.__dict__.setdefault("loading", [])
        return found

    def raise_mistake(self, error: Exception) -> None:
        """Makes a mistake of native code the calling thread's pending exception."""
        machine = self.machine
        try:
            made = machine.throwables.make("java/lang/InternalError", f"JNI: {error}")
            machine.calls.set_pending(made.slot)
        except BaseException as reason:     # there is no memory for it, say
            machine.throwables.raise_pending(reason)

    def close(self) -> None:
        """No native code runs, or will."""
        for world in self.worlds.values():
            world.close()
        self.worlds.clear()
        self.libraries.clear()
        self.lent.clear()
        self.globals.clear()
        self.host_memory.free(self._lent)
        self._lent = 0

    def forget_loaders(self, dead: "Collection[Loader]") -> None:
        """The classes of these loaders are unloaded, and their libraries with them (JNI 5)."""
        gone = [library for library in self.libraries if library.loader in dead]
        for library in gone:
            address = library.symbol(ON_UNLOAD)
            if address:
                with contextlib.suppress(JniError, JavaThrow):      # nobody is left to be told
                    library.call(address, library.java_vm, 0)
            self.libraries.remove(library)
        for loader in dead:
            world = self.worlds.pop(loader, None)
            if world is not None:
                world.close()

    # -- host code

    def host_table(self) -> "HostTable":
        """The tables of functions that host code is given, made when the first library comes."""
        from pvm.native.jni.host.table import HostTable

        with self._lock:
            if self._host_table is None:
                self._host_table = HostTable(self)
                self._lent = self.host_memory.allocate(LENT_BYTES)
                self._host_tables = self.tables(self._lent, self._lent)
                for references in self._references.values():
                    self._serve(references, self._host_table)
            return self._host_table

    def _serve(self, references: LocalReferences, table: "HostTable") -> None:
        tables = self._host_tables
        assert tables is not None
        references.serve(ctypes.addressof(table.functions),
                         self.machine.image.address("native.jni.host.quickcalls.answer_host"),
                         ctypes.addressof(table.slow), tables.address)

    def tables(self, lent: int, place: int) -> Tables:
        """Those for code with a memory: see there."""
        return Tables(self.machine, self.members, self.globals, lent, place)

    # -- threads

    def attach(self, is_daemon: bool) -> None:
        """Makes the calling thread, which the machine does not know, a Java thread."""
        name = threading.current_thread().name
        self._local.attached = self.machine.threads.attach_current(name)
        adopt_current_thread(self.machine, name, is_daemon)

    def detach(self) -> bool:
        """The thread that `attach` was called on is no Java thread any more; false if it was none,
        or runs Java."""
        thread = self._local.__dict__.get("attached")
        if thread is None or thread.pointer.nesting:
            return False
        del self._local.attached
        self.machine.threads.end_java_thread(thread)
        self.machine.threads.release_current(thread)
        return True

    def references(self, thread: int) -> LocalReferences:
        """The local references of the calling thread, whose struct is at an address. Raises
        OutOfMemoryError: more threads use native code than handles can tell apart."""
        found = self._references.get(thread)
        if found is None:
            with self._lock:
                owner = len(self._references)
                if owner > OWNER_MASK:
                    raise exhausted("too many threads use native code")
                found = LocalReferences(self.machine, thread, owner)
                if self._host_table is not None:
                    self._serve(found, self._host_table)
                self._references[thread] = found
        return found

    def caller(self, memory: Memory, is_confined: bool) -> Caller:
        """The calling thread's Caller for code with a memory."""
        thread = self.machine.current_thread()
        key = thread, id(memory)
        found = self._callers.get(key)
        if found is None:
            found = Caller(self, self.references(thread), memory, is_confined)
            self._callers[key] = found
        return found

    # -- what implementations ask for

    def enter_monitor(self, thread: int, slot: int) -> int:
        return int(self._enter_monitor(thread, slot))

    def exit_monitor(self, thread: int, slot: int) -> int:
        return int(self._exit_monitor(thread, slot))

    def static_bits(self, field: "JavaField") -> int:
        """The content of a static field that is no reference."""
        return int(ctypes.c_int64.from_address(field.slot).value)

    def set_static_bits(self, field: "JavaField", bits: int) -> None:
        """Changes it."""
        ctypes.c_int64.from_address(field.slot).value = bits

    def loader_of(self, slot: int) -> "Loader | None":
        """The loader that an object is; None if it is none."""
        from pvm.native.python.javaloader import loader_at

        class_loader = self.machine.boot.load("java/lang/ClassLoader")
        found = self.machine.objects.class_of(slot)
        if found is None or not found.is_subtype_of(class_loader):
            return None
        return loader_at(self.machine, self.environment, slot)

    def java_vm(self, caller: Caller) -> int:
        """The address of the JavaVM for a caller's code."""
        for library in self.libraries:
            if library.memory is caller.memory:
                return library.java_vm
        return 0

    def register(self, caller: Caller, method: "JavaMethod", address: int) -> None:
        """RegisterNatives for one method."""
        for library in self.libraries:
            if library.memory is caller.memory:
                library.register(method, address)
                return
        from pvm.native.jni.host.library import register

        register(self, method, address)     # for Python code, which no library needs to be there

    def unregister(self, method: "JavaMethod") -> None:
        """Its next call binds it again."""
        self.methods.forget(method)


def interface_of(machine: "Machine", environment: "Environment") -> Interface:
    """The machine's, made at the first request."""
    if environment.interface is None:
        with environment.loaders_lock:
            if environment.interface is None:
                environment.interface = Interface(machine, environment)
    found: Interface = environment.interface
    return found
