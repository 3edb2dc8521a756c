"""Decodes a method's bytecode into instructions. Table-driven: one decoder per operand format."""

from collections.abc import Callable
from struct import Struct, unpack_from
from struct import error as StructError
from typing import Final

from pvm.vm.classfile.errors import LinkageFailure, verify_error
from pvm.vm.classfile.opcodes import BY_NAME, OPCODES, OPERAND_WIDTH, SIGNED_OPERANDS, Opcode

Operands = tuple[int, ...]


class Instruction:
    """One decoded instruction.

    `bci` is where it starts (at the prefix, if wide), `next_bci` where the following one does.
    Branch operands are absolute target bcis. `tableswitch`: (default, low, high, target, ...);
    `lookupswitch`: (default, match, target, match, target, ...). `wide` never appears: the
    instruction it modifies does, with its wide operands. `invokeinterface`: (index, count, zero);
    `invokedynamic`: (index, zero).
    """

    __slots__ = ("bci", "next_bci", "op", "operands")

    def __init__(self, bci: int, op: Opcode, operands: Operands, next_bci: int) -> None:
        self.bci = bci
        self.op = op
        self.operands = operands
        self.next_bci = next_bci

    def __repr__(self) -> str:
        return " ".join([f"{self.bci}:", self.op.mnemonic, *map(str, self.operands)])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Instruction):
            return NotImplemented
        mine = (self.bci, self.op, self.operands, self.next_bci)
        return mine == (other.bci, other.op, other.operands, other.next_bci)

    __hash__ = None  # type: ignore[assignment]  # compared by value, never a key


def branch_targets(instruction: Instruction) -> Operands:
    """The bcis that the instruction may branch to, as written (default of a switch first)."""
    fmt = instruction.op.format
    if fmt in ("j", "J"):
        return instruction.operands
    if fmt == "T":
        return instruction.operands[:1] + instruction.operands[3:]
    if fmt == "L":
        return instruction.operands[:1] + instruction.operands[2::2]
    return ()


_STRUCT_BY_WIDTH: Final = {1: "b", 2: "h", 4: "i"}
_FixedReader = Callable[[bytes, int], Operands]
_VariableReader = Callable[[bytes, int], tuple[Opcode, Operands, int]]


def _struct_code(letter: str) -> str:
    code = _STRUCT_BY_WIDTH[OPERAND_WIDTH[letter]]
    return code if letter in SIGNED_OPERANDS else code.upper()


def _fixed_reader(fmt: str) -> _FixedReader:
    read = Struct(">x" + "".join(map(_struct_code, fmt))).unpack_from
    if fmt not in ("j", "J"):
        return read

    def read_branch(code: bytes, bci: int) -> Operands:
        return (read(code, bci)[0] + bci,)

    return read_branch


def _after_padding(bci: int) -> int:
    return (bci + 4) & ~3  # JVMS 6.5.tableswitch: 0 to 3 bytes of padding after the opcode


def _read_tableswitch(code: bytes, bci: int) -> tuple[Opcode, Operands, int]:
    start = _after_padding(bci)
    default, low, high = unpack_from(">iii", code, start)
    count = high - low + 1
    if count < 1:
        raise verify_error(f"low must be less than or equal to high in tableswitch at bci {bci}")
    end = start + 12 + 4 * count
    if end > len(code):
        raise _overrun(bci)
    targets = [offset + bci for offset in unpack_from(f">{count}i", code, start + 12)]
    return BY_NAME["tableswitch"], (default + bci, low, high, *targets), end


def _read_lookupswitch(code: bytes, bci: int) -> tuple[Opcode, Operands, int]:
    start = _after_padding(bci)
    default, count = unpack_from(">ii", code, start)
    if count < 0:
        raise verify_error(f"number of keys in lookupswitch less than 0 at bci {bci}")
    end = start + 8 + 8 * count
    if end > len(code):
        raise _overrun(bci)
    body = list(unpack_from(f">{2 * count}i", code, start + 8))
    body[1::2] = [offset + bci for offset in body[1::2]]
    return BY_NAME["lookupswitch"], (default + bci, *body), end


def _read_wide(code: bytes, bci: int) -> tuple[Opcode, Operands, int]:
    modified = OPCODES[code[bci + 1]]
    if modified is None or modified.format not in _WIDE_READERS:
        raise verify_error(f"Bad instruction: wide {code[bci + 1]:x} at bci {bci}")
    operands = _WIDE_READERS[modified.format](code, bci + 1)
    return modified, operands, bci + 2 + 2 * len(operands)


def _read_unknown(code: bytes, bci: int) -> tuple[Opcode, Operands, int]:
    raise verify_error(f"Bad instruction: {code[bci]:x} at bci {bci}")


def _overrun(bci: int) -> LinkageFailure:
    return verify_error(f"Instruction runs over the end of the code at bci {bci}")


_WIDE_READERS: Final[dict[str, _FixedReader]] = {
    "v": Struct(">xH").unpack_from,
    "vi": Struct(">xHh").unpack_from,
}
_VARIABLE_READERS: Final[dict[str, _VariableReader]] = {
    "T": _read_tableswitch,
    "L": _read_lookupswitch,
    "W": _read_wide,
}
_NOP: Final = BY_NAME["nop"]


def _decoder(op: Opcode | None) -> tuple[Opcode, int, _FixedReader | None, _VariableReader]:
    if op is None:
        return _NOP, 0, None, _read_unknown
    if not op.length:
        return op, 0, None, _VARIABLE_READERS[op.format]
    return op, op.length, _fixed_reader(op.format) if op.format else None, _read_unknown


_DECODERS: Final = tuple(_decoder(op) for op in OPCODES)


def decode(code: bytes) -> list[Instruction]:
    """Decodes a whole code array.

    Raises a VerifyError failure (JVMS 4.9.1) with the bci for an unknown opcode, an instruction
    that runs over the end, a bad `wide` or switch. Whether targets and constant pool indices are
    right is the verifier's matter.
    """
    out: list[Instruction] = []
    append = out.append
    bci, end = 0, len(code)
    try:
        while bci < end:
            op, length, read, read_variable = _DECODERS[code[bci]]
            if read is not None:
                append(Instruction(bci, op, read(code, bci), bci + length))
                bci += length
            elif length:
                append(Instruction(bci, op, (), bci + 1))
                bci += 1
            else:
                op, operands, after = read_variable(code, bci)
                append(Instruction(bci, op, operands, after))
                bci = after
    except (IndexError, StructError):
        raise _overrun(bci) from None
    return out
