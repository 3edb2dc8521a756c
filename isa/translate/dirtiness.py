"""Which registers a region names, and which of them may differ from the hart's at a place."""

from __future__ import annotations

import re

from pvm.isa.translate import convention
from pvm.isa.translate.regions import BasicBlock, Key, Region, Step, meaning_name

Register = tuple[str, int]

_READ = {"rs1": "x", "rs2": "x", "frs1": "f", "frs2": "f", "frs3": "f"}
_FLOAT_OPERANDS = ("frs1", "frs2", "frs3", "frd")
_SINGLES = re.compile(r"\.s\b|^f[ls]w$|^fmv\.(x\.w|w\.x)$")
_WRITTEN = {"rd": "x", "frd": "f"}


def named(region: Region) -> set[Register]:
    """All registers that instructions of the region read or write."""
    return {(kind, step.instruction.operands[name])
            for block in region.blocks.values() for step in _steps(block)
            for name, kind in (*_READ.items(), *_WRITTEN.items())
            if step.instruction.operands.get(name) is not None} - {("x", 0)}


def doubles(region: Region) -> set[Register]:
    """Floating-point registers that hold no singles in the region."""
    singles = {("f", step.instruction.operands[name])
               for block in region.blocks.values() for step in block.steps
               for name in _FLOAT_OPERANDS if name in step.instruction.operands
               and _SINGLES.search(step.instruction.name)}
    return {("f", number) for number in range(32)} - singles


def at_entries(region: Region) -> dict[Key, frozenset[Register]]:
    """For each block what may have been written on some way to it."""
    found: dict[Key, frozenset[Register]] = {region.entry: frozenset()}
    pending = [region.entry]
    while pending:
        key = pending.pop()
        block = region.blocks[key]
        after = found[key] | written(block)
        for following in region.inside(block):
            before = found.get(following)
            if before is None or not after <= before:
                found[following] = after | (before or frozenset())
                pending.append(following)
    return found


def rounds(region: Region) -> bool:
    """Whether instructions of the region round as the dynamic rounding mode says."""
    return any(step.instruction.row.rounds and meaning_name(step.instruction) ==
               step.instruction.name for block in region.blocks.values() for step in block.steps)


def travels(register: Register) -> bool:
    """Whether a register is in an argument while code goes from region to region."""
    kind, number = register
    held = convention.HELD_INTEGERS if kind == "x" else convention.HELD_FLOATS
    return kind == "fuel" or number in held


def offset(register: Register) -> int:
    """Where the hart has a register."""
    kind, number = register
    return (convention.integer_offset if kind == "x" else convention.float_offset)(number)


def _steps(block: BasicBlock) -> list[Step]:
    return [*block.steps, *([block.last] if block.last is not None else [])]


def written(block: BasicBlock) -> frozenset[Register]:
    """What a block writes."""
    return frozenset((kind, step.instruction.operands[name])
                     for step in _steps(block) for name, kind in _WRITTEN.items()
                     if step.instruction.operands.get(name)
                     or name == "frd" and name in step.instruction.operands) - {("x", 0)}
