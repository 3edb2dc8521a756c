"""`Thread.credit`: fuel for the entries of inlined methods.

It is not taken out of `Thread.ticks`, so that a processor can do both at a time.
"""

from __future__ import annotations

from pvm.jit.llvm.emitter import Emitter


def add_credit(e: Emitter, units: int) -> str:
    """The thread's credit, after so many units more or less."""
    credit = e.writer.value(f"add i32 {e.field('credit', 'i32')}, {units}")
    e.writer.emit(f"store i32 {credit}, ptr {e.place('credit')}")
    return credit
