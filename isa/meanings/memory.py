# low-level
"""Loads and stores: the loaded bits as a register's, a register's as the bits to store."""

from pvm.isa.hart import BOX
from pvm.isa.meanings.declaring import meaning
from pvm.lowlevel.types import i8, i16, i32, i64, u8, u16, u32, u64


@meaning("lb")
def lb(value: i8) -> u64:
    return u64(i64(value))


@meaning("lh")
def lh(value: i16) -> u64:
    return u64(i64(value))


@meaning("lw")
def lw(value: i32) -> u64:
    return u64(i64(value))


@meaning("lbu")
def lbu(value: u8) -> u64:
    return u64(value)


@meaning("lhu")
def lhu(value: u16) -> u64:
    return u64(value)


@meaning("lwu")
def lwu(value: u32) -> u64:
    return u64(value)


@meaning("ld")
def ld(value: u64) -> u64:
    return value


@meaning("fld")
def fld(value: u64) -> u64:
    return value


@meaning("flw")
def flw(value: u32) -> u64:
    return u64(value) | BOX


@meaning("sb")
def sb(rs2: u64) -> u8:
    return u8(rs2)


@meaning("sh")
def sh(rs2: u64) -> u16:
    return u16(rs2)


@meaning("sw")
def sw(rs2: u64) -> u32:
    return u32(rs2)


@meaning("sd")
def sd(rs2: u64) -> u64:
    return rs2


@meaning("fsw")
def fsw(frs2: u64) -> u32:
    return u32(frs2)


@meaning("fsd")
def fsd(frs2: u64) -> u64:
    return frs2
