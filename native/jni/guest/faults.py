"""What is said of guest code that cannot go on: a signal as Linux would send it, where, and the
registers."""

from typing import TYPE_CHECKING, Final

from pvm.isa.emulator import RunningHart
from pvm.isa.hart import Exit

if TYPE_CHECKING:
    from pvm.native.jni.guest.world import GuestWorld

_SIGNALS: Final = {
    Exit.EBREAK: "SIGTRAP: ebreak", Exit.ILLEGAL: "SIGILL: illegal instruction {:#010x}",
    Exit.READ_FAULT: "SIGSEGV: read of {:#x}", Exit.WRITE_FAULT: "SIGSEGV: write of {:#x}",
    Exit.EXECUTE_FAULT: "SIGSEGV: jump to {:#x}", Exit.MISALIGNED: "SIGBUS: misaligned {:#x}",
}
_NAMES: Final = ("zero ra sp gp tp t0 t1 t2 s0 s1 a0 a1 a2 a3 a4 a5 a6 a7 s2 s3 s4 s5 s6 s7 s8 s9 "
                 "s10 s11 t3 t4 t5 t6").split()


def describe(world: "GuestWorld", hart: RunningHart, what: str = "") -> str:
    """`what` or the exit, the place in its library, and the integer registers."""
    struct = hart.struct
    text = what or _SIGNALS[Exit(int(struct.exit))].format(int(struct.detail))
    registers = ", ".join(f"{name}={hart.x[number]:#x}" for number, name in enumerate(_NAMES)
                          if number and hart.x[number])
    return f"{text} at pc {_place(world, hart)}, pc={hart.pc:#x}, {registers}"


def _place(world: "GuestWorld", hart: RunningHart) -> str:
    """The function of a library, by the address that a stub returns to where that is called."""
    pc = hart.pc if world.stubs.at(hart.pc) is None else hart.x[1]
    for library in world.libraries:
        if library.base <= pc < library.end:
            return library.place(pc)
    return f"{pc:#x}"
