# low-level
"""`run`: a hart from its pc to an exit, in slices."""

from pvm.isa.hart import SLICE, Exit, Hart
from pvm.isa.interp.decodetable import PARTIAL, RESUME, special
from pvm.isa.meanings.hostfloats import enter_guest_floats, leave_guest_floats
from pvm.lowlevel.intrinsics import atomic_store, atomic_swap, field_address
from pvm.lowlevel.marks import external, lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, i64, u32, u64


@external
def isa_enter(hart: Ptr[Hart], handler: u64) -> None:
    """Jumps to a handler; comes back when one returns."""
    raise NotImplementedError("the interpreter has no plain-Python form")


@lowlevel(export=True, strict_floats=True)
def run(hart: Ptr[Hart]) -> u32:
    """Runs up to `budget` instructions; the exit. `budget` is what was not used afterwards."""
    atomic_swap(field_address(hart, "running"), u64(1))     # before `flushing` is read
    hart.pc = hart.pc & ~u64(1)         # as sepc has no such bit
    host = enter_guest_floats(hart)
    while run_slice(hart):
        pass
    leave_guest_floats(hart, host)
    atomic_store(field_address(hart, "running"), u64(0))
    return hart.exit


@lowlevel
def run_slice(hart: Ptr[Hart]) -> boolean:
    """Whether there is more to do."""
    if hart.stop != 0:
        hart.stop = u64(0)
        hart.exit = u32(Exit.STOPPED)
        return False
    if hart.code.flushing != 0:
        hart.exit = u32(Exit.CODE_FULL)
        return False
    given = hart.budget if hart.budget < i64(SLICE) else i64(SLICE)
    if given <= 0:
        hart.exit = u32(Exit.SLICE)
        return False
    hart.slice = given
    hart.fuel = given
    isa_enter(hart, special(u64(RESUME)))
    if hart.exit == Exit.SLICE and given == hart.budget and hart.fuel > 0:
        isa_enter(hart, special(u64(PARTIAL)))
    used = given - hart.fuel
    hart.retired += u64(used)
    hart.budget -= used
    return slice_is_over(hart, used)


@lowlevel
def slice_is_over(hart: Ptr[Hart], used: i64) -> boolean:
    """Whether the hart left for no other reason than its fuel. Nothing can go wrong with an
    instruction that there is no fuel for."""
    if hart.exit == Exit.SLICE:
        return True
    return hart.exit == Exit.EXECUTE_FAULT and hart.fuel == 0 and used > 0
