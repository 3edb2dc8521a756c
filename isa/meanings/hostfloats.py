# low-level
"""The guest's rounding mode and exceptions in the host's control and status register (MXCSR)."""

from pvm.isa.hart import RDN, RMM, RNE, RTZ, RUP, Hart
from pvm.lowlevel.intrinsics import float_control, set_float_control
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u32, u64

ALL_MASKED = 0x1F80         # no exception traps, subnormals are kept, rounding to nearest
STICKY = 0x3F
_MODE_SHIFT = 13
HOST_MODE = 3 << _MODE_SHIFT
# Two bits for each of RISC-V's modes: nearest 0, down 1, up 2, to zero 3; RMM as nearest.
_HOST_MODES = (0 << 2 * RNE) | (3 << 2 * RTZ) | (1 << 2 * RDN) | (2 << 2 * RUP) | (0 << 2 * RMM)
# Four bits for each of the host's.
_GUEST_MODES = RNE | (RDN << 4) | (RUP << 8) | (RTZ << 12)


@lowlevel(inline=True)
def host_mode(mode: u32) -> u32:
    """The control register's bits for one of RISC-V's rounding modes."""
    return ((u32(_HOST_MODES) >> (mode * 2 & 15)) & 3) << _MODE_SHIFT


@lowlevel(inline=True)
def guest_rounding(control: u32) -> u64:
    """RISC-V's number of the rounding mode that the control register has."""
    return (u64(_GUEST_MODES) >> (u64((control >> _MODE_SHIFT) & 3) * 4)) & 15


@lowlevel(inline=True)
def guest_flags(control: u32) -> u32:
    """The exceptions that the control register has accrued, as fflags."""
    return ((control & 1) << 4) | ((control & 4) << 1) | ((control & 8) >> 1) | (
        (control & 16) >> 3) | ((control & 32) >> 5)


@lowlevel(inline=True, strict_floats=True)
def enter_guest_floats(hart: Ptr[Hart]) -> u32:
    """Sets the host to the guest's rounding mode, without exceptions; what it was set to."""
    before = float_control()
    wanted = u32(ALL_MASKED) | host_mode(hart.frm)
    if before != wanted:
        set_float_control(wanted)
    return before


@lowlevel(inline=True, strict_floats=True)
def leave_guest_floats(hart: Ptr[Hart], before: u32) -> None:
    """Collects the exceptions, and sets the host back; what it had accrued, nobody reads."""
    now = float_control()
    hart.fflags = hart.fflags | guest_flags(now)
    if ((now ^ before) & ~u32(STICKY)) != 0:
        set_float_control(before)


@lowlevel(noinline=True, strict_floats=True)
def round_by(mode: u32) -> None:
    """Sets the host's rounding mode."""
    kept = float_control() & ~u32(HOST_MODE)
    set_float_control(kept | host_mode(mode))


@lowlevel(noinline=True, strict_floats=True)
def read_flags(hart: Ptr[Hart]) -> u32:
    """fflags while the hart runs."""
    return hart.fflags | guest_flags(float_control())


@lowlevel(noinline=True, strict_floats=True)
def write_flags(hart: Ptr[Hart], flags: u32) -> None:
    hart.fflags = flags & 31
    set_float_control(float_control() & ~u32(STICKY))


@lowlevel(noinline=True, strict_floats=True)
def write_mode(hart: Ptr[Hart], mode: u32) -> None:
    """Sets frm, and the host if it can round so."""
    hart.frm = mode & 7
    hart.frm_is_slow = u32((mode & 7) >= RMM)
    round_by(mode & 7)


