# low-level
"""What atomic memory operations write: the words in memory and in rs2 to the new word."""

from pvm.isa.meanings.declaring import meaning
from pvm.lowlevel.types import i32, i64, u32, u64


@meaning("amoswap.w")
def amoswap_w(old: u32, rs2: u32) -> u32:
    return rs2


@meaning("amoadd.w")
def amoadd_w(old: u32, rs2: u32) -> u32:
    return old + rs2


@meaning("amoxor.w")
def amoxor_w(old: u32, rs2: u32) -> u32:
    return old ^ rs2


@meaning("amoand.w")
def amoand_w(old: u32, rs2: u32) -> u32:
    return old & rs2


@meaning("amoor.w")
def amoor_w(old: u32, rs2: u32) -> u32:
    return old | rs2


@meaning("amomin.w")
def amomin_w(old: u32, rs2: u32) -> u32:
    return old if i32(old) < i32(rs2) else rs2


@meaning("amomax.w")
def amomax_w(old: u32, rs2: u32) -> u32:
    return old if i32(old) > i32(rs2) else rs2


@meaning("amominu.w")
def amominu_w(old: u32, rs2: u32) -> u32:
    return old if old < rs2 else rs2


@meaning("amomaxu.w")
def amomaxu_w(old: u32, rs2: u32) -> u32:
    return old if old > rs2 else rs2


@meaning("amoswap.d")
def amoswap_d(old: u64, rs2: u64) -> u64:
    return rs2


@meaning("amoadd.d")
def amoadd_d(old: u64, rs2: u64) -> u64:
    return old + rs2


@meaning("amoxor.d")
def amoxor_d(old: u64, rs2: u64) -> u64:
    return old ^ rs2


@meaning("amoand.d")
def amoand_d(old: u64, rs2: u64) -> u64:
    return old & rs2


@meaning("amoor.d")
def amoor_d(old: u64, rs2: u64) -> u64:
    return old | rs2


@meaning("amomin.d")
def amomin_d(old: u64, rs2: u64) -> u64:
    return old if i64(old) < i64(rs2) else rs2


@meaning("amomax.d")
def amomax_d(old: u64, rs2: u64) -> u64:
    return old if i64(old) > i64(rs2) else rs2


@meaning("amominu.d")
def amominu_d(old: u64, rs2: u64) -> u64:
    return old if old < rs2 else rs2


@meaning("amomaxu.d")
def amomaxu_d(old: u64, rs2: u64) -> u64:
    return old if old > rs2 else rs2
