"""What instructions do to values, once for interpreter and translator.

Each meaning is a low-level function under `@meaning(name)`, the instruction's name in
`pvm.isa.instructions.table`. Its parameters are named for what they are given: `rs1`, `rs2` (u64,
integer registers), `frs1`, `frs2`, `frs3` (u64, raw bits of floating-point registers), `imm` (i64;
shift amounts too), `pc` (u64), `hart`; those of a load `value` (an unsigned or signed type of the
access's width), those of an AMO `old` and `rs2`. The result is the value for rd or frd (u64), the
condition of a branch (boolean), the bits that a store writes, the value that an AMO writes.

What changes control flow, CSRs and reservations has no meaning here: each tier says it in its own
way (jal, jalr, lr, sc, fence, ecall, ebreak, CSR instructions).

Invariants: a meaning reads no register and no memory but its parameters (`hart` is for fflags
alone); it never faults. Floating-point meanings round as the host is set to (`strict_*`) and leave
the exceptions in the host's MXCSR, or in `hart.fflags` where the host would be wrong; they serve
when `hart.frm_is_slow` is 0 and the instruction's rm is DYNAMIC. For the mode RMM, which no host
has, all that round have a second meaning, `name.rmm` (`tiesaway`); conversions to integers one for
RTZ, `name.rtz`; other modes in an instruction need `hostfloats.round_by` before and after.
"""

from pvm.isa.meanings import (
    arithmetic,
    atomics,
    branches,
    conversions,
    floats,
    memory,
    multiplication,
    tiesaway,
)

__all__ = ["arithmetic", "atomics", "branches", "conversions", "floats", "memory",
           "multiplication", "tiesaway"]
