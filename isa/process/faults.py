"""Exits of a hart as signals of Linux."""

from typing import TYPE_CHECKING

from pvm.isa.emulator import ExitInfo
from pvm.isa.hart import Exit
from pvm.isa.process.signals.numbers import (
    BAD_ALIGNMENT,
    BREAKPOINT,
    ILLEGAL_OPCODE,
    NOT_ALLOWED,
    NOT_MAPPED,
    SIGBUS,
    SIGILL,
    SIGSEGV,
    SIGTRAP,
)
from pvm.isa.process.signals.state import SignalInfo, fault_at

if TYPE_CHECKING:
    from pvm.isa.process.threads import GuestThread

_DEEDS = {Exit.READ_FAULT: "read of", Exit.WRITE_FAULT: "write to", Exit.EXECUTE_FAULT: "jump to"}


def signal_of(thread: "GuestThread", found: ExitInfo) -> tuple[SignalInfo, str]:
    """The signal that an exit comes to, and what happened in words."""
    detail, pc = found.detail, thread.hart.pc
    if found.reason in _DEEDS:
        is_mapped = detail < thread.space.size and thread.space.is_mapped(detail, 1)
        code, why = (NOT_ALLOWED, "does not allow it") if is_mapped else (NOT_MAPPED, "is unmapped")
        return (fault_at(SIGSEGV, code, detail),
                f"{_DEEDS[found.reason]} {detail:#x}, which {why}")
    if found.reason is Exit.ILLEGAL:
        return (fault_at(SIGILL, ILLEGAL_OPCODE, pc),
                f"illegal instruction {detail:#x}")
    if found.reason is Exit.EBREAK:
        return fault_at(SIGTRAP, BREAKPOINT, pc), "breakpoint"
    if found.reason is Exit.MISALIGNED:
        return (fault_at(SIGBUS, BAD_ALIGNMENT, detail),
                f"misaligned atomic access to {detail:#x}")
    raise AssertionError(f"a hart has stopped for an unknown reason: {found}")
