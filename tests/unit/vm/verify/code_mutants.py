"""Makes bad class files out of good ones: small changes in the Code attributes."""

from __future__ import annotations

import random

from pvm.vm.classfile.decode import Instruction, decode
from pvm.vm.classfile.opcodes import OPCODES
from pvm.vm.classfile.reader import Method, parse

_CODE_OFFSET = 8  # max_stack, max_locals, code_length

_BY_FORMAT: dict[str, list[int]] = {}
for _op in OPCODES:
    if _op is not None and _op.length:
        _BY_FORMAT.setdefault(_op.format, []).append(_op.code)


def with_version(data: bytes, major: int) -> bytes:
    """The class file with another major version; below 50 HotSpot infers types as we do."""
    return data[:6] + major.to_bytes(2, "big") + data[8:]


def mutant(data: bytes, rng: random.Random) -> bytes:
    """A copy of the class file with one or two things changed in its code."""
    out = bytearray(data)
    methods = [each for each in parse(data, "mutant", True).methods if each.code is not None]
    for _ in range(rng.choice((1, 1, 2)) if methods else 0):
        rng.choice(_MUTATIONS)(out, rng.choice(methods), rng)
    return bytes(out)


def _start(method: Method) -> int:
    attribute = method.attributes.find("Code")
    assert attribute is not None
    return attribute.start


def _instruction(method: Method, rng: random.Random) -> tuple[int, Instruction]:
    """Where an instruction lies in the file, and the instruction."""
    code = method.code
    assert code is not None
    chosen = rng.choice(decode(code.code))
    return _start(method) + _CODE_OFFSET + chosen.bci, chosen


def _change_opcode(out: bytearray, method: Method, rng: random.Random) -> None:
    at, instruction = _instruction(method, rng)
    if instruction.op.length == instruction.next_bci - instruction.bci:
        out[at] = rng.choice(_BY_FORMAT[instruction.op.format])


def _change_operand(out: bytearray, method: Method, rng: random.Random) -> None:
    at, instruction = _instruction(method, rng)
    length = instruction.next_bci - instruction.bci
    if length > 1:
        out[at + rng.randrange(1, length)] = rng.choice((0, 1, 2, 3, 5, 8, rng.randrange(256)))


def _change_constant(out: bytearray, method: Method, rng: random.Random) -> None:
    at, instruction = _instruction(method, rng)
    if instruction.op.format[:1] == "K":
        count = len(parse(bytes(out), "mutant", True).constants)
        out[at + 1 : at + 3] = rng.randrange(1, count).to_bytes(2, "big")


def _change_to_nops(out: bytearray, method: Method, rng: random.Random) -> None:
    at, instruction = _instruction(method, rng)
    length = instruction.next_bci - instruction.bci
    out[at : at + length] = bytes(length)


def _swap_neighbours(out: bytearray, method: Method, rng: random.Random) -> None:
    at, first = _instruction(method, rng)
    length = first.next_bci - first.bci
    start = _start(method) + _CODE_OFFSET
    assert method.code is not None
    for second in decode(method.code.code):
        if second.bci == first.next_bci and second.op.format not in ("T", "L"):
            end = start + second.next_bci
            out[at:end] = out[at + length : end] + out[at : at + length]


def _change_maxima(out: bytearray, method: Method, rng: random.Random) -> None:
    at = _start(method) + rng.choice((1, 3))
    out[at] = max(0, out[at] - rng.choice((1, 2)))


def _change_exception_table(out: bytearray, method: Method, rng: random.Random) -> None:
    code = method.code
    assert code is not None
    if code.exception_table:
        row = rng.randrange(len(code.exception_table))
        at = _start(method) + _CODE_OFFSET + len(code.code) + 2 + 8 * row + rng.randrange(8)
        out[at] = rng.choice((0, 1, 4, rng.randrange(len(code.code) + 2) & 255))


_MUTATIONS = (
    _change_opcode,
    _change_opcode,
    _change_operand,
    _change_constant,
    _change_constant,
    _change_to_nops,
    _swap_neighbours,
    _change_maxima,
    _change_exception_table,
)
