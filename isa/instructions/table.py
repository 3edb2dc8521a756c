"""The instruction table of RV64GC: one row for each instruction.

A row reads `name fields=hex… : kind operands`. `op` is the major opcode (bits 6..0), `f3` bits
14..12, `f7` 31..25, `f6` 31..26, `f5` 31..27, `f2` 26..25, `rs2` 24..20, `all` the whole word.
Kinds: plain, load, store, branch, jump (jal), indirect (jalr), amo, reserve (lr), conditional (sc),
csr, system, fence.
"""
# table

from functools import cache
from typing import NamedTuple

from pvm.isa.instructions.fields import FIELDS

_BASE = """
lui op=37 : plain rd imm_u
auipc op=17 : plain rd imm_u
jal op=6f : jump rd imm_j
jalr op=67 f3=0 : indirect rd rs1 imm_i
beq op=63 f3=0 : branch rs1 rs2 imm_b
bne op=63 f3=1 : branch rs1 rs2 imm_b
blt op=63 f3=4 : branch rs1 rs2 imm_b
bge op=63 f3=5 : branch rs1 rs2 imm_b
bltu op=63 f3=6 : branch rs1 rs2 imm_b
bgeu op=63 f3=7 : branch rs1 rs2 imm_b
lb op=03 f3=0 : load rd rs1 imm_i
lh op=03 f3=1 : load rd rs1 imm_i
lw op=03 f3=2 : load rd rs1 imm_i
ld op=03 f3=3 : load rd rs1 imm_i
lbu op=03 f3=4 : load rd rs1 imm_i
lhu op=03 f3=5 : load rd rs1 imm_i
lwu op=03 f3=6 : load rd rs1 imm_i
sb op=23 f3=0 : store rs2 rs1 imm_s
sh op=23 f3=1 : store rs2 rs1 imm_s
sw op=23 f3=2 : store rs2 rs1 imm_s
sd op=23 f3=3 : store rs2 rs1 imm_s
addi op=13 f3=0 : plain rd rs1 imm_i
slti op=13 f3=2 : plain rd rs1 imm_i
sltiu op=13 f3=3 : plain rd rs1 imm_i
xori op=13 f3=4 : plain rd rs1 imm_i
ori op=13 f3=6 : plain rd rs1 imm_i
andi op=13 f3=7 : plain rd rs1 imm_i
slli op=13 f3=1 f6=00 : plain rd rs1 shamt
srli op=13 f3=5 f6=00 : plain rd rs1 shamt
srai op=13 f3=5 f6=10 : plain rd rs1 shamt
add op=33 f3=0 f7=00 : plain rd rs1 rs2
sub op=33 f3=0 f7=20 : plain rd rs1 rs2
sll op=33 f3=1 f7=00 : plain rd rs1 rs2
slt op=33 f3=2 f7=00 : plain rd rs1 rs2
sltu op=33 f3=3 f7=00 : plain rd rs1 rs2
xor op=33 f3=4 f7=00 : plain rd rs1 rs2
srl op=33 f3=5 f7=00 : plain rd rs1 rs2
sra op=33 f3=5 f7=20 : plain rd rs1 rs2
or op=33 f3=6 f7=00 : plain rd rs1 rs2
and op=33 f3=7 f7=00 : plain rd rs1 rs2
addiw op=1b f3=0 : plain rd rs1 imm_i
slliw op=1b f3=1 f7=00 : plain rd rs1 shamt_w
srliw op=1b f3=5 f7=00 : plain rd rs1 shamt_w
sraiw op=1b f3=5 f7=20 : plain rd rs1 shamt_w
addw op=3b f3=0 f7=00 : plain rd rs1 rs2
subw op=3b f3=0 f7=20 : plain rd rs1 rs2
sllw op=3b f3=1 f7=00 : plain rd rs1 rs2
srlw op=3b f3=5 f7=00 : plain rd rs1 rs2
sraw op=3b f3=5 f7=20 : plain rd rs1 rs2
fence op=0f f3=0 : fence pred succ
fence.i op=0f f3=1 : system
ecall all=00000073 : system
ebreak all=00100073 : system
"""
_CSR = """
csrrw op=73 f3=1 : csr rd csr rs1
csrrs op=73 f3=2 : csr rd csr rs1
csrrc op=73 f3=3 : csr rd csr rs1
csrrwi op=73 f3=5 : csr rd csr zimm
csrrsi op=73 f3=6 : csr rd csr zimm
csrrci op=73 f3=7 : csr rd csr zimm
"""
_MULTIPLICATION = """
mul op=33 f3=0 f7=01 : plain rd rs1 rs2
mulh op=33 f3=1 f7=01 : plain rd rs1 rs2
mulhsu op=33 f3=2 f7=01 : plain rd rs1 rs2
mulhu op=33 f3=3 f7=01 : plain rd rs1 rs2
div op=33 f3=4 f7=01 : plain rd rs1 rs2
divu op=33 f3=5 f7=01 : plain rd rs1 rs2
rem op=33 f3=6 f7=01 : plain rd rs1 rs2
remu op=33 f3=7 f7=01 : plain rd rs1 rs2
mulw op=3b f3=0 f7=01 : plain rd rs1 rs2
divw op=3b f3=4 f7=01 : plain rd rs1 rs2
divuw op=3b f3=5 f7=01 : plain rd rs1 rs2
remw op=3b f3=6 f7=01 : plain rd rs1 rs2
remuw op=3b f3=7 f7=01 : plain rd rs1 rs2
"""
_ATOMICS = """
lr.{w} op=2f f3={n} f5=02 rs2=0 : reserve rd rs1 aq rl
sc.{w} op=2f f3={n} f5=03 : conditional rd rs2 rs1 aq rl
amoswap.{w} op=2f f3={n} f5=01 : amo rd rs2 rs1 aq rl
amoadd.{w} op=2f f3={n} f5=00 : amo rd rs2 rs1 aq rl
amoxor.{w} op=2f f3={n} f5=04 : amo rd rs2 rs1 aq rl
amoand.{w} op=2f f3={n} f5=0c : amo rd rs2 rs1 aq rl
amoor.{w} op=2f f3={n} f5=08 : amo rd rs2 rs1 aq rl
amomin.{w} op=2f f3={n} f5=10 : amo rd rs2 rs1 aq rl
amomax.{w} op=2f f3={n} f5=14 : amo rd rs2 rs1 aq rl
amominu.{w} op=2f f3={n} f5=18 : amo rd rs2 rs1 aq rl
amomaxu.{w} op=2f f3={n} f5=1c : amo rd rs2 rs1 aq rl
"""
_FLOATS = """
fl{w} op=07 f3={n} : load frd rs1 imm_i
fs{w} op=27 f3={n} : store frs2 rs1 imm_s
fmadd.{s} op=43 f2={f} : plain frd frs1 frs2 frs3 rm
fmsub.{s} op=47 f2={f} : plain frd frs1 frs2 frs3 rm
fnmsub.{s} op=4b f2={f} : plain frd frs1 frs2 frs3 rm
fnmadd.{s} op=4f f2={f} : plain frd frs1 frs2 frs3 rm
fadd.{s} op=53 f5=00 f2={f} : plain frd frs1 frs2 rm
fsub.{s} op=53 f5=01 f2={f} : plain frd frs1 frs2 rm
fmul.{s} op=53 f5=02 f2={f} : plain frd frs1 frs2 rm
fdiv.{s} op=53 f5=03 f2={f} : plain frd frs1 frs2 rm
fsqrt.{s} op=53 f5=0b f2={f} rs2=0 : plain frd frs1 rm
fsgnj.{s} op=53 f5=04 f2={f} f3=0 : plain frd frs1 frs2
fsgnjn.{s} op=53 f5=04 f2={f} f3=1 : plain frd frs1 frs2
fsgnjx.{s} op=53 f5=04 f2={f} f3=2 : plain frd frs1 frs2
fmin.{s} op=53 f5=05 f2={f} f3=0 : plain frd frs1 frs2
fmax.{s} op=53 f5=05 f2={f} f3=1 : plain frd frs1 frs2
fle.{s} op=53 f5=14 f2={f} f3=0 : plain rd frs1 frs2
flt.{s} op=53 f5=14 f2={f} f3=1 : plain rd frs1 frs2
feq.{s} op=53 f5=14 f2={f} f3=2 : plain rd frs1 frs2
fclass.{s} op=53 f5=1c f2={f} f3=1 rs2=0 : plain rd frs1
fcvt.w.{s} op=53 f5=18 f2={f} rs2=0 : plain rd frs1 rm
fcvt.wu.{s} op=53 f5=18 f2={f} rs2=1 : plain rd frs1 rm
fcvt.l.{s} op=53 f5=18 f2={f} rs2=2 : plain rd frs1 rm
fcvt.lu.{s} op=53 f5=18 f2={f} rs2=3 : plain rd frs1 rm
fcvt.{s}.w op=53 f5=1a f2={f} rs2=0 : plain frd rs1 rm
fcvt.{s}.wu op=53 f5=1a f2={f} rs2=1 : plain frd rs1 rm
fcvt.{s}.l op=53 f5=1a f2={f} rs2=2 : plain frd rs1 rm
fcvt.{s}.lu op=53 f5=1a f2={f} rs2=3 : plain frd rs1 rm
fmv.x.{w} op=53 f5=1c f2={f} f3=0 rs2=0 : plain rd frs1
fmv.{w}.x op=53 f5=1e f2={f} f3=0 rs2=0 : plain frd rs1
"""
_FLOAT_CONVERSIONS = """
fcvt.s.d op=53 f7=20 rs2=1 : plain frd frs1 rm
fcvt.d.s op=53 f7=21 rs2=0 : plain frd frs1 rm
"""
_ROWS = "".join([
    _BASE, _CSR, _MULTIPLICATION, _ATOMICS.format(w="w", n=2), _ATOMICS.format(w="d", n=3),
    _FLOATS.format(s="s", w="w", n=2, f=0),
    _FLOATS.format(s="d", w="d", n=3, f=1), _FLOAT_CONVERSIONS])
_PLACES = {"op": (0, 7), "f3": (12, 3), "f7": (25, 7), "f6": (26, 6), "f5": (27, 5), "f2": (25, 2),
           "rs2": (20, 5), "all": (0, 32)}


class Row(NamedTuple):
    """An instruction: bits & mask == match; kind and operands as the module's text says."""

    name: str
    mask: int
    match: int
    kind: str
    operands: tuple[str, ...]

    @property
    def rounds(self) -> bool:
        """Whether it has a rounding mode field."""
        return "rm" in self.operands


@cache
def rows() -> dict[str, Row]:
    """All rows by name."""
    return {row.name: row for row in map(_parse, _ROWS.split("\n")[1:]) if row is not None}


def _parse(line: str) -> Row | None:
    if not line:
        return None
    encoding, _, rest = line.partition(" : ")
    name, *constraints = encoding.split()
    kind, *operands = rest.split()
    mask = match = 0
    for constraint in constraints:
        place, _, digits = constraint.partition("=")
        low, width = _PLACES[place]
        mask |= (1 << width) - 1 << low
        match |= int(digits, 16) << low
    assert all(operand in FIELDS for operand in operands)
    return Row(name, mask, match, kind, tuple(operands))
