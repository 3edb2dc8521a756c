# low-level
"""Integer arithmetic of RV32I and RV64I: wrapping, no exceptions, W forms sign-extended."""

from pvm.isa.meanings.declaring import meaning
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.types import i32, i64, u32, u64


@lowlevel(inline=True)
def extended(value: u32) -> u64:
    """The low word's sign in all upper bits, as every W instruction leaves its result."""
    return u64(i64(i32(value)))


@meaning("lui")
def lui(imm: i64) -> u64:
    return u64(imm)


@meaning("auipc")
def auipc(pc: u64, imm: i64) -> u64:
    return pc + u64(imm)


@meaning("addi")
def addi(rs1: u64, imm: i64) -> u64:
    return rs1 + u64(imm)


@meaning("add")
def add(rs1: u64, rs2: u64) -> u64:
    return rs1 + rs2


@meaning("sub")
def sub(rs1: u64, rs2: u64) -> u64:
    return rs1 - rs2


@meaning("slti")
def slti(rs1: u64, imm: i64) -> u64:
    return u64(i64(rs1) < imm)


@meaning("slt")
def slt(rs1: u64, rs2: u64) -> u64:
    return u64(i64(rs1) < i64(rs2))


@meaning("sltiu")
def sltiu(rs1: u64, imm: i64) -> u64:
    return u64(rs1 < u64(imm))


@meaning("sltu")
def sltu(rs1: u64, rs2: u64) -> u64:
    return u64(rs1 < rs2)


@meaning("xori")
def xori(rs1: u64, imm: i64) -> u64:
    return rs1 ^ u64(imm)


@meaning("xor")
def xor(rs1: u64, rs2: u64) -> u64:
    return rs1 ^ rs2


@meaning("ori")
def ori(rs1: u64, imm: i64) -> u64:
    return rs1 | u64(imm)


@meaning("or")
def or_(rs1: u64, rs2: u64) -> u64:
    return rs1 | rs2


@meaning("andi")
def andi(rs1: u64, imm: i64) -> u64:
    return rs1 & u64(imm)


@meaning("and")
def and_(rs1: u64, rs2: u64) -> u64:
    return rs1 & rs2


@meaning("slli")
def slli(rs1: u64, imm: i64) -> u64:
    return rs1 << (u64(imm) & 63)


@meaning("sll")
def sll(rs1: u64, rs2: u64) -> u64:
    return rs1 << (rs2 & 63)


@meaning("srli")
def srli(rs1: u64, imm: i64) -> u64:
    return rs1 >> (u64(imm) & 63)


@meaning("srl")
def srl(rs1: u64, rs2: u64) -> u64:
    return rs1 >> (rs2 & 63)


@meaning("srai")
def srai(rs1: u64, imm: i64) -> u64:
    return u64(i64(rs1) >> (imm & 63))


@meaning("sra")
def sra(rs1: u64, rs2: u64) -> u64:
    return u64(i64(rs1) >> i64(rs2 & 63))


@meaning("addiw")
def addiw(rs1: u64, imm: i64) -> u64:
    return extended(u32(rs1) + u32(u64(imm)))


@meaning("addw")
def addw(rs1: u64, rs2: u64) -> u64:
    return extended(u32(rs1) + u32(rs2))


@meaning("subw")
def subw(rs1: u64, rs2: u64) -> u64:
    return extended(u32(rs1) - u32(rs2))


@meaning("slliw")
def slliw(rs1: u64, imm: i64) -> u64:
    return extended(u32(rs1) << (u32(u64(imm)) & 31))


@meaning("sllw")
def sllw(rs1: u64, rs2: u64) -> u64:
    return extended(u32(rs1) << (u32(rs2) & 31))


@meaning("srliw")
def srliw(rs1: u64, imm: i64) -> u64:
    return extended(u32(rs1) >> (u32(u64(imm)) & 31))


@meaning("srlw")
def srlw(rs1: u64, rs2: u64) -> u64:
    return extended(u32(rs1) >> (u32(rs2) & 31))


@meaning("sraiw")
def sraiw(rs1: u64, imm: i64) -> u64:
    return u64(i64(i32(u32(rs1)) >> (i32(imm) & 31)))


@meaning("sraw")
def sraw(rs1: u64, rs2: u64) -> u64:
    return u64(i64(i32(u32(rs1)) >> i32(rs2 & 31)))
