# low-level
"""Host functions whose arguments do not all have registers.

So many words go onto the stack as any function may take that can be bound; it looks at its own.
"""

from pvm.lowlevel.intrinsics import from_bits, to_bits
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Array, Fn, Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import f64, u32, u64
from pvm.native.jni.transfer import DOUBLE, FLOAT, NativeMethod

GENERAL, VECTOR, STACK = 6, 8, 32
REGISTERS = [u64] * GENERAL + [f64] * VECTOR
ManyIntegers = Fn[REGISTERS + [u64] * STACK, u64]
ManyFloats = Fn[REGISTERS + [u64] * STACK, f64]


@struct
class Registers:
    """The arguments of a call: general ones, floating ones, and those on the stack."""

    general: Array[u64, GENERAL]
    vector: Array[u64, VECTOR]
    stack: Array[u64, STACK]
    generals: u32
    vectors: u32
    stacked: u32
    unused: u32


@lowlevel(inline=True)
def vector(registers: Ptr[Registers], index: u64) -> f64:
    """A register's content."""
    return from_bits(f64, registers.vector[index])


@lowlevel(noinline=True)
def invoke_with_stack(native: Ptr[NativeMethod], r: Ptr[Registers]) -> u64:
    """Calls the function; the result's bits."""
    g = r.general
    s = r.stack
    if native.result == FLOAT or native.result == DOUBLE:
        return to_bits(ManyFloats(native.function)(
            g[0], g[1], g[2], g[3], g[4], g[5], vector(r, 0), vector(r, 1),
            vector(r, 2), vector(r, 3), vector(r, 4), vector(r, 5), vector(r, 6),
            vector(r, 7), s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7], s[8],
            s[9], s[10], s[11], s[12], s[13], s[14], s[15], s[16], s[17], s[18],
            s[19], s[20], s[21], s[22], s[23], s[24], s[25], s[26], s[27], s[28],
            s[29], s[30], s[31]))
    return ManyIntegers(native.function)(
            g[0], g[1], g[2], g[3], g[4], g[5], vector(r, 0), vector(r, 1),
            vector(r, 2), vector(r, 3), vector(r, 4), vector(r, 5), vector(r, 6),
            vector(r, 7), s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7], s[8],
            s[9], s[10], s[11], s[12], s[13], s[14], s[15], s[16], s[17], s[18],
            s[19], s[20], s[21], s[22], s[23], s[24], s[25], s[26], s[27], s[28],
            s[29], s[30], s[31])
