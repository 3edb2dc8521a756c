"""Random blocks: straight lines with memory operations, branches forwards, small loops, calls.

A record holds all registers before, all registers after, and scratch memory. One register points
to the scratch memory, one counts loops, one links calls; the block writes all the others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from pvm.isa.instructions.assembling import assemble
from pvm.isa.instructions.compressed import CompressedRow
from pvm.isa.instructions.decoding import Instruction, decode
from pvm.isa.instructions.text import disassemble

from .cases import ATOMICS, JUMPS, forms, random_case
from .emitting import Code
from .image import CODE, DATA, Image, finish
from .values import fcsr, floating, integer

REGISTERS = 32 * 2  # x0's place holds fcsr
STATE = 8 * REGISTERS
SCRATCH_SIZE = 512
SCRATCH = 2 * STATE  # from the record's start
RECORD = SCRATCH + SCRATCH_SIZE
BLOCKS = 20
RECORDS = 6
MEMORY = ("load", "store")
BRANCHES = ("beq", "bne", "blt", "bge", "bltu", "bgeu")
SHOWN = 12
DISPUTED = re.compile(r"\.s\b|\.[wx]\.[wx]$|^fm(in|ax)|^fn?m(add|sub)")  # see faults.py


@dataclass(frozen=True)
class BlockBatch:
    """Some blocks as one image; the n-th one's code begins at places[n]."""

    seed: int
    places: tuple[int, ...]
    image: Image


class BlockWriter:
    """Writes one block's random instructions."""

    def __init__(self, code: Code, random: Random, is_plain: bool) -> None:
        self.code = code
        self.random = random
        self.pointer, self.counter, self.link = random.sample(range(1, 32), 3)
        if random.randrange(2):  # what compressed loads and stores can use
            self.pointer = random.choice([r for r in (2, *range(8, 16))
                                          if r not in (self.counter, self.link)])
        self.kept = {self.pointer, self.counter, self.link}
        self.forms = [form for form in forms() if _kind(form) not in JUMPS
                      and not (is_plain and DISPUTED.search(form.name))]

    def body(self, size: int, depth: int = 0) -> None:
        """Some instructions, parts of which may be skipped, repeated or called."""
        while size > 0:
            part = self.random.randrange(1, 6)
            kind = self.random.randrange(12) if depth < 2 else 11
            if kind == 0:
                self._skipped(part, depth)
            elif kind == 1 and depth == 0:
                self._loop(part)
            elif kind == 2 and depth == 0:
                self._called(part)
            elif kind == 3:
                self._computed_address()
            else:
                self._instruction()
                part = 1
            size -= part

    def _instruction(self) -> None:
        for _ in range(100):
            form = self.random.choice(self.forms)
            if _kind(form) in ATOMICS:
                return self._atomic(form.name)
            found = random_case(self.random, form).instruction
            if _kind(form) in MEMORY:
                placed = self._placed(form, found)
                if placed is None:
                    continue
                found = placed
            if self._allowed(found):
                return self.code.word(found.bits, found.length)
        return None

    def _allowed(self, instruction: Instruction) -> bool:
        operands = instruction.operands
        if instruction.row.kind == "csr" and not self._keeps_rounding_valid(instruction):
            return False
        return operands.get("rd") not in self.kept

    def _keeps_rounding_valid(self, instruction: Instruction) -> bool:
        operands = instruction.operands
        if operands["csr"] == 1:
            return True
        if instruction.name == "csrrwi":
            return operands["csr"] == 2 and operands["zimm"] < 5
        return not instruction.name.startswith("csrrw") and not (
            operands.get("rs1", operands.get("zimm")))

    def _placed(self, form: object, instruction: Instruction) -> Instruction | None:
        """The same load or store, of scratch memory; None where a compressed one is elsewhere."""
        operands = dict(instruction.operands)
        offset = "imm_i" if "imm_i" in operands else "imm_s"
        if isinstance(form, CompressedRow):
            fits = operands["rs1"] == self.pointer and operands[offset] <= SCRATCH_SIZE - 8
            return instruction if fits else None
        operands["rs1"] = self.pointer
        operands[offset] = self.random.randrange(SCRATCH_SIZE - 7)
        if self.random.randrange(4):
            operands[offset] &= -8
        return decode(assemble(instruction.name, **operands))

    def _free(self) -> int:
        return self.random.choice([r for r in range(1, 32) if r not in self.kept])

    def _atomic(self, name: str) -> None:
        """An atomic operation; sc after lr of the same width and place."""
        address = self._free()
        place = 8 * self.random.randrange(SCRATCH_SIZE // 8)
        self.code.emit("addi", rd=address, rs1=self.pointer, imm_i=place)
        operands = {"rs1": address, "rd": self._free(), "rs2": self.random.randrange(32),
                    "aq": self.random.randrange(2), "rl": self.random.randrange(2)}
        width = name.rpartition(".")[2]
        if name.startswith(("lr.", "sc.")):
            kept = self.random.choice([r for r in range(32) if r not in {*self.kept, address}])
            self.code.emit(f"lr.{width}", rd=kept, rs1=address)
            name = f"sc.{width}"
        self.code.emit(name, **operands)

    def _computed_address(self) -> None:
        """A load or a store whose address depends on a register."""
        address = self._free()
        self.code.emit("andi", rd=address, rs1=self.random.randrange(32), imm_i=0xF8)
        self.code.emit("add", rd=address, rs1=address, rs2=self.pointer)
        offset = self.random.randrange(0x80)
        if self.random.randrange(2):
            name = self.random.choice(("sb", "sh", "sw", "sd"))
            self.code.emit(name, rs2=self.random.randrange(32), rs1=address, imm_s=offset)
        else:
            name = self.random.choice(("lb", "lbu", "lh", "lhu", "lw", "lwu", "ld"))
            self.code.emit(name, rd=self._free(), rs1=address, imm_i=offset)

    def _skipped(self, size: int, depth: int) -> None:
        place = self.code.here
        self.code.word(0)
        self.body(size, depth + 1)
        registers = [self.random.randrange(32), self.random.randrange(32)]
        self.code.patch(place, assemble(
            self.random.choice(BRANCHES), rs1=registers[0], rs2=registers[1],
            imm_b=self.code.here - place))

    def _loop(self, size: int) -> None:
        self.code.emit("addi", rd=self.counter, rs1=0, imm_i=self.random.randrange(1, 6))
        start = self.code.here
        self.body(size, 1)
        self.code.emit("addi", rd=self.counter, rs1=self.counter, imm_i=-1)
        self.code.emit("bne", rs1=self.counter, rs2=0, imm_b=start - self.code.here)

    def _called(self, size: int) -> None:
        """A function, jumped over and called from two places."""
        place = self.code.here
        self.code.word(0)
        function = self.code.here
        self.body(size, 2)
        self.code.emit("jalr", rd=0, rs1=self.link, imm_i=0)
        self.code.patch(place, assemble("jal", rd=0, imm_j=self.code.here - place))
        for _ in range(2):
            self.code.emit("jal", rd=self.link, imm_j=function - self.code.here)
            self._computed_address()


def _kind(form: object) -> str:
    """The kind of a row, or of what a compressed one stands for."""
    from pvm.isa.instructions.table import rows
    assert isinstance(form, tuple)
    return str(getattr(form, "kind", None) or rows()[form.base].kind)  # type: ignore[attr-defined]


def _emit_block(code: Code, random: Random, records: int, is_plain: bool) -> None:
    writer = BlockWriter(code, random, is_plain)
    pointer = writer.pointer
    code.load_constant(pointer, records + SCRATCH)
    loop = code.here
    spare = writer.link
    code.load(spare, pointer, -SCRATCH)
    code.emit("csrrw", rd=0, csr=3, rs1=spare)
    for register in range(1, 32):
        if register != pointer:
            code.load(register, pointer, 8 * register - SCRATCH)
    for register in range(32):
        code.load_float(register, pointer, 8 * (32 + register) - SCRATCH)
    writer.body(random.randrange(4, 50))
    for register in range(1, 32):
        code.store(register, pointer, 8 * register - STATE)
    for register in range(32):
        code.store_float(register, pointer, 8 * (32 + register) - STATE)
    code.emit("csrrs", rd=spare, csr=3, rs1=0)
    code.store(spare, pointer, -STATE)
    code.emit("addi", rd=pointer, rs1=pointer, imm_i=RECORD)
    code.load_constant(spare, records + SCRATCH + RECORDS * RECORD)
    over = code.here + 8  # too far for a branch
    code.emit("beq", rs1=pointer, rs2=spare, imm_b=over - code.here)
    code.jump(loop)


def _record(random: Random) -> bytes:
    values = [fcsr(random)] + [integer(random) for _ in range(31)]
    values += [floating(random, bool(random.randrange(2))) for _ in range(32)]
    state = b"".join(value.to_bytes(8, "little") for value in values)
    return state + bytes(STATE) + random.randbytes(SCRATCH_SIZE)


def block_batch(seed: int, is_plain: bool = False) -> BlockBatch:
    """The blocks of a seed; plain ones have no instructions that an oracle does wrong."""
    random = Random(f"blocks {seed}")
    code = Code(CODE)
    data = bytearray()
    places = []
    for _ in range(BLOCKS):
        places.append(code.here)
        _emit_block(code, random, DATA + len(data), is_plain)
        data += b"".join(_record(random) for _ in range(RECORDS))
    return BlockBatch(seed, tuple(places), finish(code, bytes(data)))


def block_differences(made: BlockBatch, expected: bytes, found: bytes) -> list[str]:
    """The blocks that end differently: which registers and what memory, and the code."""
    texts = []
    for number, place in enumerate(made.places):
        start = number * RECORDS * RECORD
        for at in range(start, start + RECORDS * RECORD, RECORD):
            one, other = expected[at : at + RECORD], found[at : at + RECORD]
            if one != other:
                texts.append(f"seed {made.seed} block {number} at {place:#x}, record "
                             f"{(at - start) // RECORD}: {_places(one, other)}")
                break
    return texts


def _places(one: bytes, other: bytes) -> str:
    found = []
    for at in range(STATE, RECORD, 8):
        values = [int.from_bytes(data[at : at + 8], "little") for data in (one, other)]
        if values[0] != values[1]:
            number = (at - STATE) // 8
            name = (f"scratch+{at - SCRATCH}" if at >= SCRATCH else "fcsr" if number == 0
                    else f"x{number}" if number < 32 else f"f{number - 32}")
            found.append(f"{name} {values[0]:x} {values[1]:x}")
    return "; ".join(found[:SHOWN])


def listing(made: BlockBatch, number: int) -> list[str]:
    """A block's instructions as text."""
    end = [*made.places[1:], CODE + len(made.image.code)][number]
    lines = []
    at = made.places[number]
    while at < end:
        found = decode(int.from_bytes(made.image.code[at - CODE : at - CODE + 4], "little"))
        assert found is not None
        lines.append(f"{at:#x} {disassemble(found, at)}")
        at += found.length
    return lines
