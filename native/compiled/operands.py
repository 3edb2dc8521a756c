# low-level
"""What all low-level natives use: arguments, operands, and their Python halves."""

from pvm.lowlevel.intrinsics import from_bits, to_bits
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import f32, f64, i32, i64, u32, u64
from pvm.vm.model.metadata import Thread
from pvm.vm.runtime.throwing import upcall
from pvm.vm.runtime.upcallcodes import Upcall


@lowlevel(inline=True)
def operand(thread: Ptr[Thread], index: u32) -> u64:
    """An operand of the native that is running: the offset of a Java field."""
    return thread.frame.method.code[index]


@lowlevel(inline=True)
def int_argument(arguments: Ptr[u64], index: u32) -> i32:
    """An int, or something narrower."""
    return i32(arguments[index])


@lowlevel(inline=True)
def double_argument(arguments: Ptr[u64], index: u32) -> f64:
    """A double."""
    return from_bits(f64, arguments[index])


@lowlevel(inline=True)
def float_argument(arguments: Ptr[u64], index: u32) -> f32:
    """A float."""
    return from_bits(f32, u32(arguments[index]))


@lowlevel(inline=True)
def double_result(value: f64) -> i64:
    """The slot of a double."""
    return i64(to_bits(value))


@lowlevel(inline=True)
def float_result(value: f32) -> i64:
    """The slot of a float."""
    return i64(to_bits(value))


@lowlevel(noinline=True, collects="Python may do anything")
def python_half(thread: Ptr[Thread], arguments: Ptr[u64]) -> u64:
    """Has the native that is running done by its Python half; the reference it returned."""
    upcall(thread, u32(Upcall.NATIVE), u64(thread.frame.method), u64(arguments))
    result = thread.native_result
    thread.native_result = u64(0)
    return result
