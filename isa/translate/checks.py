"""Which memory accesses of a basic block share one check.

Addresses are followed through additions of constants: accesses that differ by a constant are one
group, which is checked as a whole where its first access is. Such a check may refuse what would go
well up to there; the interpreter finds out.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from pvm.isa.meanings.declaring import MEANINGS
from pvm.isa.memory.access import PAGE_SIZE, READ, WRITE
from pvm.isa.translate.regions import BasicBlock, Step

_MASK: Final = (1 << 64) - 1
_CONSTANT: Final = -1       # the root of numbers


class Address(NamedTuple):
    """A register's value: `root` stands for a value nothing is known of, `offset` is added."""

    root: int
    offset: int


class Check(NamedTuple):
    """To be made at one access: [low, high) bytes, relative to that access's address, that need
    `permissions`."""

    low: int
    high: int
    permissions: int

    @property
    def is_single(self) -> bool:
        """Whether it is for accesses of one naturally aligned word at most."""
        size = self.high - self.low
        return self.low == 0 and size <= 8 and not size & (size - 1)


class _Group:
    def __init__(self, index: int, offset: int, size: int, permission: int) -> None:
        self.index, self.offset = index, offset
        self.low, self.high, self.permissions = offset, offset + size, permission

    def add(self, offset: int, size: int, permission: int) -> bool:
        low, high = min(self.low, offset), max(self.high, offset + size)
        if high - low > PAGE_SIZE:
            return False
        self.low, self.high, self.permissions = low, high, self.permissions | permission
        return True


def plan(block: BasicBlock) -> dict[int, Check]:
    """The checks of a block, by the index of the step that they come before."""
    registers: dict[int, Address] = {0: Address(_CONSTANT, 0)}
    groups: list[_Group] = []
    open_: dict[int, _Group] = {}
    for index, step in enumerate(block.steps):
        if step.instruction.row.kind in ("load", "store"):
            base = _address(registers, step.instruction.operands["rs1"])
            offset = base.offset + _offset(step)
            access = (offset, access_size(step), _permission(step))
            group = open_.get(base.root)
            if group is None or not group.add(*access):
                group = open_[base.root] = _Group(index, *access)
                groups.append(group)
        _follow(registers, index, step)
    return {group.index: Check(group.low - group.offset, group.high - group.offset,
                               group.permissions) for group in groups}


def access_size(step: Step) -> int:
    """Bytes of a load or store."""
    meaning = MEANINGS[step.instruction.name]
    type_ = meaning.result if step.instruction.row.kind == "store" else meaning.parameters[0][1]
    return int(type_.size)


def _permission(step: Step) -> int:
    return WRITE if step.instruction.row.kind == "store" else READ


def _offset(step: Step) -> int:
    operands = step.instruction.operands
    return operands["imm_s"] if "imm_s" in operands else operands["imm_i"]


def _address(registers: dict[int, Address], number: int) -> Address:
    """What a register holds; of one that nothing is known of, its value when the block began."""
    return registers.get(number) or Address(-2 - number, 0)


def _follow(registers: dict[int, Address], index: int, step: Step) -> None:
    """What the instruction does to its destination."""
    operands, name = step.instruction.operands, step.instruction.name
    number = operands.get("rd", 0)
    if not number:
        return
    value = Address(index, 0)
    if name == "addi":
        base = _address(registers, operands["rs1"])
        value = Address(base.root, base.offset + operands["imm_i"])
    elif name == "add" and 0 in (operands["rs1"], operands["rs2"]):
        value = _address(registers, operands["rs1"] or operands["rs2"])
    elif name == "lui":
        value = Address(_CONSTANT, operands["imm_u"])
    elif name == "auipc":
        value = Address(_CONSTANT, step.pc + operands["imm_u"])
    registers[number] = value
