# low-level
"""Constants and local variables."""

from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i8, i32, i64, u64
from pvm.vm.interp.instructions import instruction
from pvm.vm.model.metadata import Frame


@instruction("const")
def const(signed_operand: i64) -> i64:
    """An int, long or reference constant that fits 16 bits."""
    return signed_operand


@instruction("const_word", words=2)
def const_word(word1: u64) -> u64:
    """Any constant of up to 64 bits."""
    return word1


@instruction("const_reference", words=2)
def const_reference(word1: u64) -> u64:
    """A string, class or other object; its root slot may be updated by the collector."""
    return Ptr[u64](word1)[0]


@instruction("load")
def load(frame: Ptr[Frame], operand: u64) -> u64:
    return Ptr[u64](u64(frame) - operand * 8)[0]


@instruction("store")
def store(frame: Ptr[Frame], operand: u64, value: u64) -> None:
    Ptr[u64](u64(frame) - operand * 8)[0] = value


@instruction("iinc")
def iinc(frame: Ptr[Frame], operand: u64) -> None:
    """The local's distance in the low byte, the signed amount in the high one."""
    local = Ptr[i32](u64(frame) - (operand & 255) * 8)
    local[0] += i32(i8(operand >> 8))


@instruction("iinc_wide", words=2)
def iinc_wide(frame: Ptr[Frame], operand: u64, word1: u64) -> None:
    local = Ptr[i32](u64(frame) - operand * 8)
    local[0] += i32(word1)
