"""Where the libraries of one class loader live: an address space, its emulator, a hart a thread."""

import ctypes
from typing import TYPE_CHECKING, Any, Final

from pvm.isa.emulator import Emulator, RunningHart
from pvm.isa.hart import Exit
from pvm.isa.image import isa_image
from pvm.isa.memory.access import EXECUTE, PAGE_SIZE, READ, WRITE
from pvm.isa.memory.faults import OutOfSpace
from pvm.isa.memory.space import AddressSpace
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.structs import offset_of
from pvm.native.jni.errors import JniError, exhausted
from pvm.native.jni.guest.calls import QUANTUM, GuestTarget
from pvm.native.jni.guest.cfunctions import C_FUNCTIONS
from pvm.native.jni.guest.ecalls import answer
from pvm.native.jni.guest.faults import describe
from pvm.native.jni.guest.memory import GuestMemory
from pvm.native.jni.guest.stubs import Stubs
from pvm.native.jni.quick.placing import LENT_BYTES, Tables
from pvm.vm.model.metadata import POLL_UNWIND, Thread
from pvm.vm.model.throwing import JavaThrow

if TYPE_CHECKING:
    from pvm.native.jni.guest.library import GuestLibrary
    from pvm.native.jni.interface import Interface

SPACE: Final = 1 << 32
LIMIT: Final = 1 << 29              # bytes of memory that a world's code may have
STACK: Final = 1 << 20
_RA, _SP, _A0 = 1, 2, 10
_WORD: Final = ctypes.c_uint64
_ATTEND: Final = ctypes.CFUNCTYPE(ctypes.c_uint32, _WORD, _WORD, _WORD)
_PREPARE: Final = ctypes.CFUNCTYPE(_WORD, _WORD, _WORD)
_POLL: Final = offset_of(Thread, "poll")
_pointers: Any = Ptr
_layout: Any = GuestTarget
_FIRST_STUB: Final = PAGE_SIZE


class GuestWorld:
    """`memory` is what its code can reach; `libraries` have their code in it.

    Raises OutOfMemoryError where the host has no room for it.
    """

    def __init__(self, interface: "Interface") -> None:
        self.interface = interface
        try:
            self.space = AddressSpace(SPACE, LIMIT)
            self.emulator = Emulator(self.space, interface.environment.new_translator())
            self.stubs = Stubs(_FIRST_STUB, tuple(C_FUNCTIONS))
            self._place_stubs()
            self._tables = self._lent_tables()
        except (OSError, OutOfSpace):
            raise exhausted("no memory for an emulator") from None
        self.memory = GuestMemory(self.space)
        self.libraries: list[GuestLibrary] = []
        self._harts: dict[int, RunningHart] = {}
        self._struct = ctypes.create_string_buffer(_layout.size)
        self.target = ctypes.addressof(self._struct)
        self._callbacks = _ATTEND(self._attend), _PREPARE(self._prepare)
        self._fill(_pointers[GuestTarget](self.target))

    def _place_stubs(self) -> None:
        stubs = self.stubs
        code = -(-len(stubs.code) // PAGE_SIZE) * PAGE_SIZE
        self.space.map(_FIRST_STUB, code, READ | EXECUTE, stubs.code)
        data = -(-len(stubs.data) // PAGE_SIZE) * PAGE_SIZE
        self.space.map(stubs.data_base, data, READ, stubs.data)

    def _lent_tables(self) -> Tables:
        """With memory that is lent without Python."""
        lent = self.space.find_free(LENT_BYTES)
        self.space.map(lent, LENT_BYTES, READ | WRITE)
        place = self.space.host_address(lent, LENT_BYTES, WRITE)
        return self.interface.tables(lent, place)

    def _fill(self, target: Any) -> None:
        target.run = isa_image().address("isa.interp.running.run")
        target.attend, target.prepare = (
            ctypes.cast(callback, ctypes.c_void_p).value for callback in self._callbacks)
        target.tables, target.first_stub = self._tables.address, self.stubs.first
        target.return_pc, target.environment = self.stubs.return_pc, self.stubs.environment

    def close(self) -> None:
        """No code of it will run any more."""
        self.emulator.close()
        self.space.close()

    # -- what low-level code asks for

    def _prepare(self, thread: int, _: int) -> int:
        try:
            return self._hart().address
        except BaseException as error:      # nothing may fly through native frames
            self.interface.machine.throwables.raise_pending(error)
            return 0

    def _hart(self) -> RunningHart:
        """The calling thread's, with a stack. Raises OutOfMemoryError."""
        owner = self.interface.references(self.interface.machine.current_thread()).owner
        target = _pointers[GuestTarget](self.target)
        found = self._harts.get(int(target.harts[owner]))
        if found is not None:
            return found
        try:
            with self.space.lock:
                place = self.space.find_free(STACK + PAGE_SIZE)     # with a gap below
                self.space.map(place + PAGE_SIZE, STACK, READ | WRITE)
        except OutOfSpace:
            raise exhausted("no memory for an emulator") from None
        made = self.emulator.new_hart()
        self._harts[made.address] = made
        target.stacks[owner] = place + PAGE_SIZE + STACK
        target.harts[owner] = made.address
        return made

    def _attend(self, thread: int, _: int, address: int) -> int:
        """Does what an exit asks for; 0, and an exception is pending, if the call is to end."""
        hart = self._harts[address]
        machine = self.interface.machine
        try:
            self._go_on(hart, Exit(int(hart.struct.exit)))
            return 1
        except JniError as error:
            self.interface.raise_mistake(error)
        except BaseException as error:      # nothing may fly through native frames
            machine.throwables.raise_pending(error)
        return 0

    def _go_on(self, hart: RunningHart, reason: Exit) -> None:
        """Raises JniError where the code cannot go on."""
        if self.emulator.attend(hart, reason):
            return
        if reason is Exit.ECALL:
            try:
                answer(self, hart)
            except JniError as error:
                raise JniError(describe(self, hart, str(error))) from None
        else:
            raise JniError(describe(self, hart))

    # -- calls that are not Java's

    def call(self, address: int, *arguments: int) -> int:
        """Calls a function of integers; the whole register of its result. Raises JniError, and
        JavaThrow where the thread is to end."""
        hart = self._hart()
        references = self.interface.references(self.interface.machine.current_thread())
        target = _pointers[GuestTarget](self.target)
        owner = references.owner
        saved = [(hart.x[number], hart.f[number]) for number in range(32)]
        before = hart.pc
        if not target.depths[owner]:
            hart.x[_SP] = int(target.stacks[owner])
        frame = references.begin()
        target.depths[owner] = int(target.depths[owner]) + 1
        try:
            hart.x[_RA], hart.pc = self.stubs.return_pc, address
            for index, argument in enumerate(arguments):
                hart.x[_A0 + index] = argument
            self._run(hart)
            return hart.x[_A0]
        finally:
            target.depths[owner] = int(target.depths[owner]) - 1
            references.end(frame)
            for number in range(32):
                hart.x[number], hart.f[number] = saved[number]
            hart.pc = before

    def _run(self, hart: RunningHart) -> None:
        machine = self.interface.machine
        while True:
            reason = self.emulator.run(hart, QUANTUM).reason
            if reason is Exit.ECALL and hart.pc == self.stubs.return_pc:
                return
            if ctypes.c_uint32.from_address(machine.current_thread() + _POLL).value & POLL_UNWIND:
                death = machine.objects.duplicate(machine.spare_thread_death)
                raise JavaThrow(death, machine.boot.load("java/lang/ThreadDeath"))
            if reason is not Exit.SLICE:
                self._go_on(hart, reason)
