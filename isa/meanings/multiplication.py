# low-level
"""Multiplication and division (M). Division by zero and overflow have results, never traps."""

from pvm.isa.meanings.arithmetic import extended
from pvm.isa.meanings.declaring import meaning
from pvm.lowlevel.intrinsics import high_product, high_product_signed, sdiv, srem
from pvm.lowlevel.types import i32, i64, u32, u64


@meaning("mul")
def mul(rs1: u64, rs2: u64) -> u64:
    return rs1 * rs2


@meaning("mulw")
def mulw(rs1: u64, rs2: u64) -> u64:
    return extended(u32(rs1) * u32(rs2))


@meaning("mulhu")
def mulhu(rs1: u64, rs2: u64) -> u64:
    return high_product(rs1, rs2)


@meaning("mulh")
def mulh(rs1: u64, rs2: u64) -> u64:
    return high_product_signed(rs1, rs2)


@meaning("mulhsu")
def mulhsu(rs1: u64, rs2: u64) -> u64:
    """rs1 is signed: as unsigned it is too large by 2**64 where it is negative."""
    high = high_product(rs1, rs2)
    return high - rs2 if i64(rs1) < 0 else high


@meaning("div")
def div(rs1: u64, rs2: u64) -> u64:
    if rs2 == 0:
        return u64(-1)
    if i64(rs2) == -1:
        return u64(0) - rs1
    return u64(sdiv(i64(rs1), i64(rs2)))


@meaning("divu")
def divu(rs1: u64, rs2: u64) -> u64:
    if rs2 == 0:
        return u64(-1)
    return rs1 // rs2


@meaning("rem")
def rem(rs1: u64, rs2: u64) -> u64:
    if rs2 == 0:
        return rs1
    if i64(rs2) == -1:
        return u64(0)
    return u64(srem(i64(rs1), i64(rs2)))


@meaning("remu")
def remu(rs1: u64, rs2: u64) -> u64:
    if rs2 == 0:
        return rs1
    return rs1 % rs2


@meaning("divw")
def divw(rs1: u64, rs2: u64) -> u64:
    if u32(rs2) == 0:
        return u64(-1)
    if i32(u32(rs2)) == -1:
        return extended(u32(0) - u32(rs1))
    return extended(u32(sdiv(i32(u32(rs1)), i32(u32(rs2)))))


@meaning("divuw")
def divuw(rs1: u64, rs2: u64) -> u64:
    if u32(rs2) == 0:
        return u64(-1)
    return extended(u32(rs1) // u32(rs2))


@meaning("remw")
def remw(rs1: u64, rs2: u64) -> u64:
    if u32(rs2) == 0:
        return extended(u32(rs1))
    if i32(u32(rs2)) == -1:
        return u64(0)
    return extended(u32(srem(i32(u32(rs1)), i32(u32(rs2)))))


@meaning("remuw")
def remuw(rs1: u64, rs2: u64) -> u64:
    if u32(rs2) == 0:
        return extended(u32(rs1))
    return extended(u32(rs1) % u32(rs2))
