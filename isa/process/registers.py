"""The registers of a thread as text."""

from typing import TYPE_CHECKING

from pvm.isa.instructions.text import FLOAT_NAMES, INTEGER_NAMES

if TYPE_CHECKING:
    from pvm.isa.process.threads import GuestThread


def dumped(thread: "GuestThread") -> str:
    """pc and all registers, four a line."""
    hart = thread.hart
    rows = [("pc", hart.pc), *((name, hart.x[index]) for index, name in enumerate(INTEGER_NAMES)
                               if index), ("fcsr", hart.fcsr), ("", 0), ("", 0), ("", 0)]
    rows += [(name, hart.f[index]) for index, name in enumerate(FLOAT_NAMES)]
    cells = [f"{name:>4} {value:016x}" if name else "" for name, value in rows]
    lines = ["  ".join(cells[at:at + 4]).rstrip() for at in range(0, len(cells), 4)]
    return "\n".join(lines) + "\n"
