"""One random encoding, and the code around it that runs it on many operands.

A record has, in units of 8 bytes: the registers that the instruction names, before (as many as it
names), fcsr before, and from OUT on the same after; then scratch memory. The pointer to the record
and a spare register are chosen among those that the instruction does not name.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from pvm.isa.instructions.assembling import assemble
from pvm.isa.instructions.compressed import CompressedRow, compressed_rows
from pvm.isa.instructions.decoding import Instruction, decode
from pvm.isa.instructions.fields import FIELDS
from pvm.isa.instructions.table import Row, rows

from .emitting import Code
from .values import WORD, fcsr, floating, integer

OUT = 48
SCRATCH = 96
SCRATCH_SIZE = 40
RECORD = SCRATCH + SCRATCH_SIZE  # no divisor of a page: records lie across page borders
MARK = 88  # where the mark of a jump goes
JUMPS = ("branch", "jump", "indirect")
ATOMICS = ("amo", "reserve", "conditional")
USER_CSRS = (1, 2, 3)  # fflags, frm, fcsr
ROUNDING = (0, 1, 2, 3, 4, 7)
WITHOUT_RESULTS = ("ecall", "ebreak")  # they leave, and are tested elsewhere
REACH = 20  # instructions that a jump may skip


@dataclass(frozen=True)
class Case:
    """An encoding to be tested, as memory has it, and as decoded."""

    name: str
    instruction: Instruction
    integers: tuple[int, ...]  # the registers it names, x0 among them
    floats: tuple[int, ...]
    pointer: int
    spare: int
    mark: int

    @property
    def kind(self) -> str:
        """The row's kind."""
        return self.instruction.row.kind

    @property
    def operands(self) -> dict[str, int]:
        """Operands by name."""
        return self.instruction.operands


def forms() -> list[Row | CompressedRow]:
    """Everything that is tested, 32 bits and 16."""
    compressed = [row for quadrant in compressed_rows() for row in quadrant]
    return [row for row in (*rows().values(), *compressed)
            if row.name.removeprefix("c.") not in WITHOUT_RESULTS]


def random_case(random: Random, form: Row | CompressedRow) -> Case:
    """A random encoding of a form, with the registers for the code around it."""
    instruction = None
    while instruction is None:
        bits = _random_word(random, form) if isinstance(form, Row) else (
            form.match | random.getrandbits(16) & ~form.mask)
        instruction = decode(bits)
        if isinstance(form, CompressedRow) and not _stands_alone(form, instruction):
            instruction = None
    operands = instruction.operands
    integers = sorted({operands[n] for n in ("rd", "rs1", "rs2") if n in operands})
    floats = sorted({v for n, v in operands.items() if n.startswith("fr")})
    free = [r for r in range(1, 32) if r not in integers]
    pointer, spare, mark = random.sample(free, 3)
    return Case(form.name, instruction, tuple(integers), tuple(floats), pointer, spare, mark)


def _stands_alone(form: CompressedRow, instruction: Instruction | None) -> bool:
    """Whether these bits are of this form and no other, and their memory can be given."""
    if instruction is None or not form.word(instruction.bits):
        return False
    others = [row for row in compressed_rows()[form.match & 3]
              if instruction.bits & row.mask == row.match]
    return others[0] is form


def _random_word(random: Random, row: Row) -> int:
    operands = {name: _operand(random, name, row) for name in row.operands}
    if row.kind in (*ATOMICS, "load", "store", "indirect") and not operands["rs1"]:
        operands["rs1"] = random.randrange(1, 32)
    return assemble(row.name, **operands)


def _operand(random: Random, name: str, row: Row) -> int:
    if name == "rm":
        return random.choice(ROUNDING)
    if name == "csr":
        return random.choice(USER_CSRS)
    field = FIELDS[name]
    if name in ("rd", "rs1", "rs2") and not random.randrange(8):
        return 0
    bits = field.read(random.getrandbits(32))
    if name.startswith("imm") and not random.randrange(4):
        bits = field.read(random.choice((0, 1 << 31, 0xFFFF_FFFF, 0x7FFF_FFFF, 1 << 20, 1 << 7)))
    return bits


def emit_case(code: Code, case: Case, records: int, count: int, random: Random) -> int:
    """Emit the loop over ``count`` records at address ``records``; returns the address that an
    indirect jump has to go to (0 for all else)."""
    pointer, spare = case.pointer, case.spare
    code.load_constant(pointer, records)
    loop = code.here
    inputs = [*case.integers, *case.floats]
    code.load(spare, pointer, 8 * len(inputs))
    code.emit("csrrw", rd=0, csr=3, rs1=spare)
    for index, register in enumerate(case.integers):
        code.load(register, pointer, 8 * index)
    for index, register in enumerate(case.floats, len(case.integers)):
        code.load_float(register, pointer, 8 * index)
    target = _emit_tested(code, case, random)
    for index, register in enumerate(case.integers):
        code.store(register, pointer, OUT + 8 * index)
    for index, register in enumerate(case.floats, len(case.integers)):
        code.store_float(register, pointer, OUT + 8 * index)
    code.emit("csrrs", rd=spare, csr=3, rs1=0)
    code.store(spare, pointer, OUT + 8 * len(inputs))
    code.emit("addi", rd=pointer, rs1=pointer, imm_i=RECORD)
    code.load_constant(spare, records + count * RECORD)
    code.emit("bne", rs1=pointer, rs2=spare, imm_b=loop - code.here)
    return target


def _emit_tested(code: Code, case: Case, random: Random) -> int:
    bits, length = case.instruction.bits, case.instruction.length
    if case.kind in JUMPS:
        return _emit_jump(code, case, random)
    if case.kind == "conditional" and random.randrange(4):
        width = case.instruction.name.rpartition(".")[2]
        code.emit(f"lr.{width}", rd=random.choice((0, case.spare)), rs1=case.operands["rs1"])
    code.word(bits, length)
    return 0


def _emit_jump(code: Code, case: Case, random: Random) -> int:
    """The tested jump goes over some instructions, forwards or backwards; which way was taken is
    left in the mark's register, and stored."""
    mark = case.mark
    distance = random.randrange(REACH)
    backwards = bool(random.randrange(2))
    code.emit("addi", rd=mark, rs1=0, imm_i=0)
    if not backwards:
        end = code.here + case.instruction.length + 4 * distance + 4
        code.word(*_aimed(case, end - code.here))
        _emit_marks(code, mark, distance + 1)
    else:
        target = code.here + 4
        tested = target + 4 + 4 * distance + 4
        code.jump(tested)
        code.emit("addi", rd=mark, rs1=mark, imm_i=64)
        _emit_marks(code, mark, distance)
        end = tested + case.instruction.length + 4
        code.jump(end)
        code.word(*_aimed(case, target - code.here))
        code.emit("addi", rd=mark, rs1=mark, imm_i=128)
    code.store(mark, case.pointer, MARK)
    return target if backwards else end


def _emit_marks(code: Code, mark: int, count: int) -> None:
    for _ in range(count):
        code.emit("addi", rd=mark, rs1=mark, imm_i=1)


def _aimed(case: Case, offset: int) -> tuple[int, int]:
    """The tested jump's bits, going to ``offset`` if it says so itself, and their length."""
    bits, length = case.instruction.bits, case.instruction.length
    if case.kind == "indirect":
        return bits, length
    name = "imm_b" if case.kind == "branch" else "imm_j"
    if length == 4:
        return bits & ~FIELDS[name].mask | FIELDS[name].write(offset), length
    return next(word for word in range(1 << 16) if _goes_to(word, case, name, offset)), length


def _goes_to(word: int, case: Case, immediate: str, offset: int) -> bool:
    if word & 0xE003 != case.instruction.bits & 0xE003:
        return False
    found = decode(word)
    wanted = case.operands | {immediate: offset}
    return found is not None and found.row is case.instruction.row and found.operands == wanted


def record(random: Random, case: Case, address: int, target: int) -> bytes:
    """Operands for one execution: the record at ``address`` before the run."""
    values = [0 if register == 0 else integer(random) for register in case.integers]
    is_single = _uses_singles(case)
    values += [floating(random, is_single) for _ in case.floats]
    base = case.operands.get("rs1", 0)
    if case.kind in (*ATOMICS, "load", "store"):
        aligned = case.kind in ATOMICS or random.randrange(2)
        place = address + SCRATCH + (8 * random.randrange(1, 4) if aligned
                                     else random.randrange(SCRATCH_SIZE - 8))
        offset = case.operands.get("imm_i", case.operands.get("imm_s", 0))
        values[case.integers.index(base)] = place - offset & WORD
    if case.kind == "indirect":
        odd = random.randrange(2)  # the lowest bit of the sum is ignored
        values[case.integers.index(base)] = target + odd - case.operands["imm_i"] & WORD
    values.append(fcsr(random))
    head = b"".join(value.to_bytes(8, "little") for value in values)
    return head.ljust(SCRATCH, b"\0") + random.randbytes(SCRATCH_SIZE)


def _uses_singles(case: Case) -> bool:
    """Whether the floating-point operands are singles (fcvt.s.d's is a double, fcvt.d.s's not)."""
    name = case.instruction.name
    if name in ("fcvt.s.d", "fcvt.d.s"):
        return name == "fcvt.d.s"
    return ".s" in name or ".w.x" in name or ".x.w" in name or name in ("flw", "fsw")
