"""What the heap verifier calls when it finds the heap broken: a report, then the end."""

import ctypes
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pvm.gc import verify
from pvm.vm.runtime.stackwalk import java_frames

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine

CALLBACK = ctypes.CFUNCTYPE(None, ctypes.c_uint64, ctypes.c_uint32, ctypes.c_uint64)
_FLAWS = {
    verify.MISALIGNED: "a misaligned reference",
    verify.NO_OBJECT: "a reference to where no object is",
    verify.BAD_CLASS: "an object without a class",
    verify.BAD_MARK: "an object with a mark of the collector",
    verify.CLEAN_CARD: "an old object with a young referent on a clean card",
}
_word = ctypes.c_uint64.from_address


class HeapFailure:
    """`callback` is for `Heap.fatal(heap, code, slot)`: it does not return."""

    def __init__(self, machine: "Machine") -> None:
        self._machine = machine
        self.callback = CALLBACK(self._report)

    def _report(self, heap: int, code: int, slot: int) -> None:
        try:
            sys.stderr.write(f"pvm: the heap is broken: {_FLAWS[code]} "
                             f"({_word(slot).value:#x}) in the slot at {slot:#x}\n")
            for thread in self._machine.threads.all.live():
                sys.stderr.write(f"{thread!r}:\n")
                for line in stack_lines(self._machine, thread.address):
                    sys.stderr.write(f"\tat {line}\n")
            sys.stderr.flush()
        finally:
            os.abort()


def stack_lines(machine: "Machine", thread: int) -> Iterator[str]:
    """A thread's Java frames, innermost first, with the addresses of their headers."""
    for frame in java_frames(machine, thread):
        method = machine.methods[machine.code.number_at(frame.method)]
        line = machine.line_number(method, frame.word)
        place = f"{frame.header:#x}" if frame.header else "compiled"
        yield f"{method} word {frame.word} line {line} [{place}]"
