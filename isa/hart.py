# low-level
"""A hart's state, and why it stops running.

Generated code and low-level code take every offset from here. A register operand of a predecoded
instruction is an index into the area that begins with `x`: integer registers at 0, `sink` (where
writes of x0 go, so that x[0] stays 0) at SINK, floating-point registers from FLOATS on.
"""

from enum import IntEnum

from pvm.lowlevel.pointers import Array, Ptr
from pvm.lowlevel.structs import offset_of, struct
from pvm.lowlevel.types import i64, u8, u32, u64


class Exit(IntEnum):
    """Why `run` came back; `Hart.pc` is the instruction it came back at, which has not happened.

    After ECALL and EBREAK the control plane sets pc beyond the instruction itself.
    """

    NONE = 0
    SLICE = 1               # the budget is used up
    STOPPED = 2             # the stop word is set
    ECALL = 3
    EBREAK = 4
    ILLEGAL = 5             # detail: the instruction's bits
    READ_FAULT = 6          # detail: the first address that may not be read
    WRITE_FAULT = 7         # detail: the first address that may not be written
    EXECUTE_FAULT = 8       # detail: the address that holds no code
    MISALIGNED = 9          # detail: the address of an LR, SC or AMO
    HOT = 10                # detail: pc of a block that wants to be translated
    CODE_FULL = 11          # no room for more predecoded code
    CHANGED = 12            # translated code of page `detail` was dropped: go on with the same


@struct
class Hart:
    """One guest thread. Exact whenever `run` is not running it.

    While it runs, the accrued exceptions are those of `fflags` and those in the host's MXCSR
    together, and the host rounds as `frm` says (RMM, which it cannot do, apart).
    """

    x: Array[u64, 32]
    sink: u64
    f: Array[u64, 32]               # raw bits; singles are NaN-boxed
    pc: u64
    fflags: u32
    frm: u32
    frm_is_slow: u32                # frm is RMM or not valid: set with frm, by set_frm alone
    exit: u32                       # Exit
    detail: u64
    memory: Ptr[u8]                 # host address of guest address 0
    access: Ptr[u8]                 # isa.memory.access: a byte for each page
    pages: u64                      # how many there are
    code: Ptr["CodeMap"]  # noqa: F821  (interp.blocks) shared by all harts of a space
    cache: Ptr[u64]                 # CodeMap.cache
    fuel: i64                       # instructions left in this slice
    budget: i64                     # instructions left after this slice
    stop: u64                       # not 0: leave at the end of the slice; any thread may set it
    reservation: u64                # address of the last LR, or NO_RESERVATION
    reserved_value: u64             # what it loaded
    retired: u64                    # instructions before this slice (instret = retired + slice's)
    slice: i64                      # what `fuel` was at the slice's start
    running: u64                    # not 0 while `run` runs it
    translator: u64                 # for the translator's own use
    scratch: Array[u64, 160]        # a block of what a slice ends in the middle of


NO_RESERVATION = (1 << 64) - 1
SINK = offset_of(Hart, "sink") // 8
FLOATS = offset_of(Hart, "f") // 8
SLICE = 1 << 17                     # instructions between two looks at `stop`

# frm and rm fields, table 11.1 of the unprivileged specification
RNE, RTZ, RDN, RUP, RMM = range(5)
DYNAMIC = 7

# fflags, bits of fcsr
INEXACT, UNDERFLOW, OVERFLOW, DIVIDE_BY_ZERO, INVALID = (1 << bit for bit in range(5))

CANONICAL_NAN = 0x7FF8_0000_0000_0000
CANONICAL_NAN_SINGLE = 0x7FC0_0000
BOX = 0xFFFF_FFFF_0000_0000
