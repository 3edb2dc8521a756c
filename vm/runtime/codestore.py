"""Methods made ready to run: predecoded code, native bindings, reference maps, line numbers."""

import ctypes
import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from pvm.vm.classfile.attributes import LineNumberTable
from pvm.vm.interp.handlers import Handlers
from pvm.vm.interp.predecode import Code, Predecoder, argument_kinds, local_places
from pvm.vm.link.resolve import pool_of
from pvm.vm.link.selection import refusal
from pvm.vm.model.members import JavaMethod
from pvm.vm.model.metadata import ExceptionHandler, Frame, Method
from pvm.vm.model.records import record, words
from pvm.vm.verify.maps import reference_maps

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine

_HANDLER = record(ExceptionHandler, "start", "end", "target", "unresolved", "catch_class")
_TRAP_DETAILS = 2            # a trap pushes up to two values on an empty operand stack


class CodeStore:
    """What the machine knows of each prepared method, by `Method.number`. `profiled` are those that
    have, or had, profile cells."""

    def __init__(self, machine: "Machine", handlers: Handlers,
                 entry: Callable[[str], int]) -> None:
        self._machine = machine
        self.handlers = handlers
        self._entry = entry
        self.codes: dict[int, Code] = {}
        self.profiled: dict[int, Code] = {}
        self._prepared: set[int] = set()
        self._lock = threading.Lock()

    def prepare(self, method: JavaMethod) -> None:
        """Makes a method callable: sets Method.invoke. Raises LinkageFailure.

        Of several threads that prepare the same method, the first one's work counts.
        """
        if method.number in self._prepared:
            self._tell(method)
            return
        if method.refusal is not None or method.is_abstract:
            raise refusal(method, None)
        info = method.info
        kinds = argument_kinds(method)
        info.argument_slots = len(kinds)
        info.argument_references = self._argument_map(method, kinds)
        if method.is_native:
            self._bind(method, info, len(kinds))
        else:
            self._predecode(method, info, len(kinds))

    def is_prepared(self, method: JavaMethod) -> bool:
        """Whether it can be called."""
        return method.number in self._prepared

    def _bind(self, method: JavaMethod, info: Any, count: int) -> None:
        info.max_locals = count
        info.frame_shift = 0
        info.frame_extent = Frame.size + 8 * _TRAP_DETAILS
        self._machine.bind_native(method, info)
        info.invoke = self._entry("interp.enter_native")
        self._prepared.add(method.number)

    def _predecode(self, method: JavaMethod, info: Any, count: int) -> None:
        machine = self._machine
        if method.is_synchronized and method.is_static:
            machine.class_mirror(method.owner)       # its monitor
        code = Predecoder(machine, method, pool_of(method.owner)).run()
        with self._lock:
            if method.number not in self._prepared:
                self._install(method, info, code, count)
                self._prepared.add(method.number)
        self._tell(method)

    def _tell(self, method: JavaMethod) -> None:
        if self._machine.on_prepared is not None and not method.is_native:
            self._machine.on_prepared(method)

    def _install(self, method: JavaMethod, info: Any, code: Code, count: int) -> None:
        machine, arena = self._machine, method.owner.data.arena
        code.address = arena.place(words(code.words))
        self.codes[method.number] = code
        info.code = code.address
        info.max_locals = code.flow.max_locals
        info.frame_shift = 8 * (code.flow.max_locals - count)
        info.frame_extent = Frame.size + 8 * (max(code.flow.max_stack, 0) + _TRAP_DETAILS)
        info.code_words = len(code.words)
        info.max_stack = code.flow.max_stack
        info.hot_at = machine.first_heat(method)
        rows = self._exception_table(code)
        info.handler_count = len(rows)
        if rows:
            info.handlers = arena.place(b"".join(rows))
        kind = "synchronized" if method.is_synchronized else "interpreted"
        info.invoke = self._entry(f"interp.enter_{kind}")

    def _exception_table(self, code: Code) -> list[bytes]:
        places = [*code.words_of, len(code.words)]
        return [_HANDLER.pack(places[row.start], places[row.end], places[row.target],
                              0 if row.catch_type is None else 1, 0)
                for row in self.reachable_handlers(code)]

    @staticmethod
    def reachable_handlers(code: Code) -> list[Any]:
        """The rows of the exception table whose handler can be reached, in search order."""
        return [row for row in code.flow.handlers if code.shapes[row.target] is not None]

    def _argument_map(self, method: JavaMethod, kinds: str) -> int:
        bits = sum(1 << index for index, kind in enumerate(kinds) if kind == "A")
        return self._bitmap(method, bits, len(kinds))

    def _bitmap(self, method: JavaMethod, bits: int, count: int) -> int:
        size = max(8, (count + 63) // 64 * 8)
        return method.owner.data.arena.place(bits.to_bytes(size, "little"))

    def forget(self, methods: Iterable[JavaMethod]) -> None:
        """The classes of these methods are unloaded."""
        with self._lock:
            for method in methods:
                self._prepared.discard(method.number)
                self.codes.pop(method.number, None)
                self.profiled.pop(method.number, None)

    def code_of(self, method_address: int) -> Code:
        """The code of a prepared method, by the address of its struct."""
        return self.codes[self.number_at(method_address)]

    @staticmethod
    def number_at(method_address: int) -> int:
        """Method.number read from the struct."""
        offset = Method.fields["number"].offset
        return ctypes.c_uint32.from_address(method_address + offset).value

    def make_maps(self, method_address: int) -> None:
        """Computes a method's reference maps, a row of bits for each word of code; if it is not
        prepared yet, only which of its arguments are references.

        Runs in a stopped world: it loads nothing and takes no lock.
        """
        if self.number_at(method_address) not in self.codes:
            method = self._machine.methods[self.number_at(method_address)]
            method.info.argument_references = self._argument_map(method, argument_kinds(method))
            return
        code = self.code_of(method_address)
        method = code.method
        maps = reference_maps(code.flow, pool_of(method.owner), method.descriptor,
                              method.is_static, code.shapes)
        places = local_places(method, code.flow.max_locals)
        size = (code.flow.max_locals + code.flow.max_stack + 63) // 64 or 1
        rows = bytearray(8 * size * len(code.words))
        for place, index in code.index_at.items():
            bits = _moved(maps.locals[index], places) | maps.stack[index] << len(places)
            rows[8 * size * place:8 * size * (place + 1)] = bits.to_bytes(8 * size, "little")
        info = method.info
        info.map_words = size
        info.maps = method.owner.data.arena.place(bytes(rows))

    def adopt(self, codes: dict[int, Code], source: "CodeStore") -> None:
        """Has the same methods prepared as another machine's."""
        self.codes = codes
        self._prepared = set(source._prepared)

    def dissolve(self) -> None:
        """The machine has ended."""
        self.codes.clear()
        self.profiled.clear()
        self._prepared.clear()

    def line_number(self, method: JavaMethod, word: int) -> int:
        """Source line of the instruction at a word of the code; -1 when unknown."""
        code = self.codes.get(method.number)
        if code is None or method.code is None:
            return -1
        table = method.code.attributes.get(LineNumberTable)
        index = code.index_at.get(word)
        if table is None or index is None:
            return -1
        bci = code.flow.instructions[index].bci
        found, best = -1, -1
        for start, line in table.lines:
            if best <= start <= bci:
                best, found = start, line
        return found


def _moved(mask: int, places: list[int]) -> int:
    """A mask over JVM locals as one over slots."""
    result, index = 0, 0
    while mask:
        if mask & 1:
            result |= 1 << places[index]
        mask >>= 1
        index += 1
    return result
