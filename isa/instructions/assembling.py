"""From rows and operands to bits."""

from pvm.isa.instructions.fields import FIELDS
from pvm.isa.instructions.table import rows


def assemble(name: str, **operands: int) -> int:
    """An instruction's 32 bits; operands that are not given are 0. ValueError where one does not
    fit or does not exist.

    >>> hex(assemble("addi", rd=10, rs1=10, imm_i=1))
    '0x150513'
    """
    row = rows()[name]
    word = row.match
    for operand, value in operands.items():
        if operand not in row.operands:
            raise ValueError(f"{name} has no operand {operand}")
        word |= FIELDS[operand].write(value)
    return word
