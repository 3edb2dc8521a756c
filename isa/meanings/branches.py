# low-level
"""Conditions of branches."""

from pvm.isa.meanings.declaring import meaning
from pvm.lowlevel.types import boolean, i64, u64


@meaning("beq")
def beq(rs1: u64, rs2: u64) -> boolean:
    return rs1 == rs2


@meaning("bne")
def bne(rs1: u64, rs2: u64) -> boolean:
    return rs1 != rs2


@meaning("blt")
def blt(rs1: u64, rs2: u64) -> boolean:
    return i64(rs1) < i64(rs2)


@meaning("bge")
def bge(rs1: u64, rs2: u64) -> boolean:
    return i64(rs1) >= i64(rs2)


@meaning("bltu")
def bltu(rs1: u64, rs2: u64) -> boolean:
    return rs1 < rs2


@meaning("bgeu")
def bgeu(rs1: u64, rs2: u64) -> boolean:
    return rs1 >= rs2
