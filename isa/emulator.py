"""The control plane's face of the emulator: harts, runs, exits."""

import ctypes
import threading
import time
from functools import cache
from typing import Any, NamedTuple, Protocol

from pvm.isa.hart import FLOATS, NO_RESERVATION, RMM, Exit, Hart
from pvm.isa.image import exported
from pvm.isa.interp.codememory import DEFAULT_ROOM, CodeMemory
from pvm.isa.memory.space import AddressSpace
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.structs import offset_of

FOREVER = (1 << 62) - 1
_SHORT_WAIT = 0.0001
_ONES = (1 << 64) - 1
_EXITS = tuple(Exit)
_PC, _BUDGET, _DETAIL, _STOP = (offset_of(Hart, name) // 8
                                for name in ("pc", "budget", "detail", "stop"))


class ExitInfo(NamedTuple):
    """Why a run ended; what `detail` is, the reason says."""

    reason: Exit
    detail: int


class Translator(Protocol):
    """Makes machine code of hot blocks."""

    def attach(self, emulator: "Emulator") -> None:
        """Called once, before any hart runs."""

    def hot(self, hart: Any, pc: int) -> None:
        """The block at `pc` was entered often. Returns soon."""

    def dropped(self, first_page: int, end_page: int) -> None:
        """The code of these pages is gone."""

    def finish(self) -> None:
        """Makes no more code, and keeps what it has for the next run. Harts may still run."""

    def close(self) -> None:
        """No hart will run any more."""


class RunningHart:
    """A hart as the control plane sees it while it does not run: registers by number.

    `hart.x[10]`, `hart.f[3]` (raw bits) and `hart.pc` may be read and written.
    """

    def __init__(self, emulator: "Emulator") -> None:
        self._memory = ctypes.create_string_buffer(Hart.size + 64)
        address = ctypes.addressof(self._memory)
        self.address = -(-address // 64) * 64
        self.struct: Any = Ptr[Hart](self.address)
        self.words = (ctypes.c_uint64 * (Hart.size // 8)).from_address(self.address)
        self.x = _Registers(self.words, 0)
        self.f = _Registers(self.words, FLOATS)
        state, space, code = self.struct, emulator.space, emulator.code
        state.memory, state.access, state.pages = space.memory, space.access, space.pages
        state.code, state.cache = code.address, code.map.cache
        state.reservation = NO_RESERVATION

    @property
    def pc(self) -> int:
        """Address of the instruction to come."""
        return int(self.words[_PC])

    @pc.setter
    def pc(self, value: int) -> None:
        self.words[_PC] = value & _ONES

    @property
    def fcsr(self) -> int:
        """Rounding mode and accrued exceptions, as the CSR holds them."""
        return int(self.struct.frm) << 5 | int(self.struct.fflags)

    @fcsr.setter
    def fcsr(self, value: int) -> None:
        self.struct.fflags = value & 31
        self.struct.frm = value >> 5 & 7
        self.struct.frm_is_slow = int(value >> 5 & 7 >= RMM)

    @property
    def retired(self) -> int:
        """Instructions that this hart has done."""
        return int(self.struct.retired)


class _Registers:
    """32 registers; x[0] cannot be changed."""

    def __init__(self, words: Any, start: int) -> None:
        self._words = words
        self._start = start

    def __getitem__(self, number: int) -> int:
        if not 0 <= number < 32:
            raise IndexError(number)
        return int(self._words[self._start + number])

    def __setitem__(self, number: int, value: int) -> None:
        if not 0 <= number < 32:
            raise IndexError(number)
        if number or self._start:
            self._words[self._start + number] = value & _ONES

    def __len__(self) -> int:
        return 32


class Emulator:
    """Runs harts over one address space. Harts may run at the same time, each in a thread of its
    own; one hart runs in one thread at a time."""

    def __init__(self, space: AddressSpace, translator: Translator | None = None,
                 room: int = DEFAULT_ROOM) -> None:
        """`room`: bytes for predecoded code (`CodeMemory`). OSError: the host has not so many."""
        self.space = space
        self.code = CodeMemory(_prepare(), space.pages, room)
        self.translator = translator
        self._run = _run()
        self._drop = _drop()
        self.harts: list[RunningHart] = []
        self._changing = threading.Lock()
        self._flushing = threading.Lock()
        space.listener = self
        if translator is not None:
            translator.attach(self)

    def new_hart(self) -> RunningHart:
        """A hart with all registers 0."""
        made = RunningHart(self)
        with self._changing:
            self.harts = [*self.harts, made]        # who goes through the list has it as it was
        return made

    def release(self, hart: RunningHart) -> None:
        """The hart will not run any more."""
        with self._changing:
            self.harts = [each for each in self.harts if each is not hart]

    def run(self, hart: RunningHart, budget: int = FOREVER) -> ExitInfo:
        """Runs until something happens, or `budget` instructions are done (Exit.SLICE)."""
        words = hart.words
        words[_BUDGET] = budget
        while True:
            reason = _EXITS[self._run(hart.address)]
            if not self.attend(hart, reason):
                return ExitInfo(reason, words[_DETAIL])

    def attend(self, hart: RunningHart, reason: Exit) -> bool:
        """Does what an exit asks of the emulator itself; false if it is about something else. For
        who calls the image's `run` by its address."""
        if reason is Exit.HOT:
            # without a translator: a counter that began at 0 has gone all the way round
            if self.translator is not None:
                self.translator.hot(hart, hart.words[_DETAIL])
        elif reason is Exit.CHANGED:
            if self.translator is not None:
                page = hart.words[_DETAIL]
                self.translator.dropped(page, page + 1)
        elif reason is Exit.CODE_FULL:
            self._make_room()
        else:
            return False
        return True

    def stop(self, hart: RunningHart) -> None:
        """Makes the hart's run, or its next one, end with Exit.STOPPED soon. From any thread."""
        hart.words[_STOP] = 1

    def drop_code(self, first_page: int, end_page: int) -> None:
        """Forgets all code of these pages, whose bytes or permissions change."""
        self._drop(self.code.address, self.space.access, first_page, end_page)
        if self.translator is not None:
            self.translator.dropped(first_page, end_page)

    def _make_room(self) -> None:
        """Forgets all code, once no hart runs; those that want to, wait meanwhile."""
        code = self.code.map
        full = code.made
        with self._flushing:
            if code.made != full:
                return              # another thread has done it
            code.flushing = 1
            while any(hart.struct.running for hart in self.harts):
                time.sleep(_SHORT_WAIT)
            if self.translator is not None:
                self.translator.dropped(0, self.space.pages)
            self.code.forget()
            code.made = 0
            code.flushing = 0

    def close(self) -> None:
        """Gives the memory for code back; no hart runs, or will run, any more."""
        if self.translator is not None:
            self.translator.close()
        self.code.close()


@cache
def _run() -> Any:
    return exported("interp.running.run", ctypes.c_uint32, ctypes.c_void_p)


@cache
def _prepare() -> Any:
    return exported("interp.codemaps.prepare_code", None, ctypes.c_void_p,
                    *[ctypes.c_uint64] * 4)


@cache
def _drop() -> Any:
    return exported("interp.dropping.drop_pages", None, ctypes.c_void_p, ctypes.c_void_p,
                    ctypes.c_uint64, ctypes.c_uint64)
