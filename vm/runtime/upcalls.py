"""The one way from running code into the control plane: `Vm.upcall(thread, code, a, b)`."""

import ctypes
import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from pvm.lowlevel.structs import offset_of
from pvm.vm.interp.quicken import quicken
from pvm.vm.interp.traps import Trap
from pvm.vm.link.initialise import initialise
from pvm.vm.link.resolve import class_named
from pvm.vm.link.selection import refusal
from pvm.vm.link.uses import not_implemented
from pvm.vm.model.metadata import POLL_UNWIND, ExceptionHandler, Frame, Method, Thread
from pvm.vm.runtime.monitorhandlers import released_local
from pvm.vm.runtime.recursion import room
from pvm.vm.runtime.upcallcodes import Limit, Upcall

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine

CALLBACK = ctypes.CFUNCTYPE(ctypes.c_uint64, ctypes.c_uint64, ctypes.c_uint32, ctypes.c_uint64,
                            ctypes.c_uint64)
_word, _poll = ctypes.c_uint64.from_address, ctypes.c_uint32.from_address
_FRAME, _METHOD = offset_of(Thread, "frame"), offset_of(Frame, "method")
_POLL = offset_of(Thread, "poll")
_TRAP_FIRST, _TRAP_SECOND = offset_of(Thread, "trap_first"), offset_of(Thread, "trap_second")


class Upcalls:
    """Dispatches upcalls; whatever they raise becomes the thread's pending exception."""

    def __init__(self, machine: "Machine") -> None:
        self._machine = machine
        self._functions: dict[int, Callable[[int, int, int], int | None]] = {
            Upcall.RESOLVE: self._resolve, Upcall.PREPARE: self._prepare,
            Upcall.MAPS: self._maps, Upcall.CATCH: self._catch, Upcall.NATIVE: self._native,
            Upcall.INITIALISE: self._initialise, Upcall.TRAP: self._trap,
            Upcall.RELEASES: self._releases, Upcall.MIRROR: self._mirror,
            Upcall.DEOPTIMISED: self._deoptimised, Upcall.HOT: self._hot,
            Upcall.UNLOAD: self._unload, Upcall.LIMIT: self._limit,
        }
        self.callback = CALLBACK(self._enter)

    def _enter(self, thread: int, code: int, first: int, second: int) -> int:
        try:
            if code == Upcall.NATIVE:       # it may call the program: that has the program's room
                return self._native(thread, first, second) or 0
            with room:
                return self._functions[code](thread, first, second) or 0
        except KeyboardInterrupt:       # who runs Java on Python's main thread gets it in the end
            self._machine.calls.set_pending(self._machine.spare_thread_death)
            return 0
        except BaseException as error:  # nothing may fly through native frames
            with room:
                self._machine.throwables.raise_pending(error)
            return 0

    def _resolve(self, thread: int, pc: int, _: int) -> None:
        frame = _word(thread + _FRAME).value
        code = self._machine.code.code_of(_word(frame + _METHOD).value)
        quicken(self._machine.resolver, code, (pc - code.address) >> 3)
        # Code that runs for the first time resolves for long. An initialiser that is left would
        # make its class erroneous for good, and mostly has no loop.
        if _poll(thread + _POLL).value & POLL_UNWIND and code.method.name != "<clinit>":
            self._machine.calls.set_pending(self._machine.spare_thread_death)

    def _prepare(self, thread: int, method: int, _: int) -> None:
        code = self._machine.code
        code.prepare(self._machine.methods[code.number_at(method)])

    def _maps(self, thread: int, method: int, _: int) -> None:
        """In the middle of a collection: no exception can be made, nor the program go on."""
        try:
            self._machine.code.make_maps(method)
        except KeyboardInterrupt:       # the call it is about ends when the world runs again
            self._maps(thread, method, 0)
        except Exception:
            import traceback

            traceback.print_exc()
            os.abort()

    def _catch(self, thread: int, method: int, row: int) -> int:
        """Resolves a catch type; 1 unless that raises."""
        code = self._machine.code.code_of(method)
        name = self._machine.code.reachable_handlers(code)[row].catch_type
        java_class = class_named(code.method.owner, name)
        table = _word(method + offset_of(Method, "handlers")).value
        handler = table + row * ExceptionHandler.size
        _word(handler + offset_of(ExceptionHandler, "catch_class")).value = java_class.address
        place = handler + offset_of(ExceptionHandler, "unresolved")
        ctypes.c_uint32.from_address(place).value = 0
        return 1

    def _native(self, thread: int, method: int, arguments: int) -> int:
        machine = self._machine
        return machine.call_native(machine.methods[machine.code.number_at(method)], arguments)

    def _initialise(self, thread: int, address: int, _: int) -> None:
        initialise(self._machine, self._machine.class_at(address))

    def _mirror(self, thread: int, address: int, _: int) -> None:
        self._machine.mirror(self._machine.class_at(address))

    def _trap(self, thread: int, kind: int, _: int) -> None:
        """Exceptions whose text needs the control plane."""
        machine = self._machine
        first = _word(thread + _TRAP_FIRST).value
        second = _word(thread + _TRAP_SECOND).value
        if kind == Trap.ABSTRACT_METHOD:
            receiver = machine.class_at(second) if second else None
            raise refusal(machine.methods[machine.code.number_at(first)], receiver)
        if kind == Trap.INCOMPATIBLE_CLASS:
            method = machine.methods[machine.code.number_at(second)]
            raise not_implemented(machine.class_at(first), method.owner)
        machine.raise_trap(kind, first, second)

    def _releases(self, thread: int, method: int, row: int) -> int:
        """The local variable whose monitor the row's handler leaves, plus two; 1: it does not."""
        return released_local(self._machine.code.code_of(method), row) + 2

    def _deoptimised(self, thread: int, request: int, method: int) -> None:
        self._machine.on_deoptimised(request, method)

    def _limit(self, thread: int, limit: int, _: int) -> None:
        self._machine.on_limit(Limit(limit))

    def _unload(self, thread: int, _: int, __: int) -> None:
        self._machine.unloading.clean_up()

    def _hot(self, thread: int, method: int, word: int) -> None:
        self._machine.on_hot(method, word)
