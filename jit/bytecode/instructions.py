"""Constants, locals, arithmetic, stack operations: instructions without control flow or memory."""

from __future__ import annotations

from pvm.jit.bytecode.builder import Activation, translates
from pvm.jit.bytecode.liveness import local_access
from pvm.jit.ir.nodes import Node
from pvm.vm.classfile.constants import Double, Float, Integer, Long
from pvm.vm.classfile.decode import Instruction
from pvm.vm.classfile.opcodes import BY_NAME, OPCODES, Op
from pvm.vm.interp.instructions import INSTRUCTIONS
from pvm.vm.interp.translation import UNRESOLVED, shuffle_form
from pvm.vm.link.resolve import pool_of
from pvm.vm.verify.effects import constant_kind

_DIVISIONS = {"idiv": "I", "irem": "I", "ldiv": "J", "lrem": "J"}


def _codes(*names: str) -> list[int]:
    return [BY_NAME[name].code for name in names]


_ARITHMETIC = [
    op.code for op in OPCODES
    if op is not None and op.mnemonic[1:] in (
        "add", "sub", "mul", "div", "rem", "neg", "shl", "shr", "ushr", "and", "or", "xor", "cmp",
        "cmpl", "cmpg")
]  # fmt: skip
_CONVERSIONS = [op.code for op in OPCODES
                if op is not None and len(op.mnemonic) == 3 and op.mnemonic[1] == "2"]


@translates(*_ARITHMETIC, *_CONVERSIONS)
def _arithmetic(a: Activation, instruction: Instruction) -> None:
    op = instruction.op
    count = len(op.pops)
    inputs = a.stack[len(a.stack) - count:]
    if op.mnemonic in _DIVISIONS:
        kind = _DIVISIONS[op.mnemonic]
        a.guard(a.add("cmp", "Z", inputs[1], a.const(kind, 0), extra="ne"), "div0")
    del a.stack[len(a.stack) - count:]
    a.push(a.add(op.mnemonic, op.pushes, *inputs))


@translates(*_codes("nop"))
def _nop(a: Activation, instruction: Instruction) -> None:
    pass


@translates(*_codes("aconst_null"))
def _null(a: Activation, instruction: Instruction) -> None:
    a.push(a.null())


@translates(*_codes("bipush", "sipush"))
def _push(a: Activation, instruction: Instruction) -> None:
    a.push(a.const("I", instruction.operands[0]))


def _constant(a: Activation, instruction: Instruction) -> None:
    mnemonic = instruction.op.mnemonic
    kind, _, suffix = mnemonic.partition("const_")
    number = -1 if suffix == "m1" else int(suffix)
    if kind in "fd":
        a.push(a.const(kind.upper(), _FLOATS[kind, number]))
    else:
        a.push(a.const("J" if kind == "l" else "I", number))


_FLOATS = {
    ("f", 0): 0, ("f", 1): 0x3F800000, ("f", 2): 0x40000000,
    ("d", 0): 0, ("d", 1): 0x3FF0000000000000,
}  # fmt: skip
translates(*(op.code for op in OPCODES
             if op is not None and "const_" in op.mnemonic and op.mnemonic[0] != "a"))(_constant)


@translates(Op.LDC, Op.LDC_W, Op.LDC2_W)
def _ldc(a: Activation, instruction: Instruction) -> None:
    pool = pool_of(a.method.owner)
    entry = pool.entry(instruction.operands[0])
    if isinstance(entry, (Integer, Long)):
        a.push(a.const("I" if isinstance(entry, Integer) else "J", entry.value))
    elif isinstance(entry, (Float, Double)):
        a.push(a.const("F" if isinstance(entry, Float) else "D", entry.bits))
    elif a.code.names[a.index] == UNRESOLVED:
        a.deoptimise("unresolved")
    else:
        word = a.code.words[a.code.words_of[a.index] + 1]
        kind = constant_kind(pool, instruction.operands[0])
        if kind == "A":
            constant = (a.method.owner, instruction.operands[0])
            a.push(a.add("object", "A", extra=(word, constant)))
        else:
            a.build.graph.unkept = "a dynamic constant"
            a.push(a.const(kind, _signed(kind, word)))


def _signed(kind: str, bits: int) -> int:
    if kind == "I":
        return (bits + (1 << 31) & 0xFFFFFFFF) - (1 << 31)
    if kind == "J":
        return (bits + (1 << 63) & (1 << 64) - 1) - (1 << 63)
    return bits


def _local(a: Activation, instruction: Instruction) -> None:
    access = local_access(instruction)
    assert access is not None
    what, kind, local = access
    if what == "load":
        value = a.locals[local]
        assert value is not None and value.type == kind, (a.method, a.index)
        a.push(value)
    elif what == "store":
        _store(a, local, a.pop())
    else:
        value = a.locals[local]
        assert value is not None
        a.locals[local] = a.add("iadd", "I", value, a.const("I", instruction.operands[1]))


def _store(a: Activation, local: int, value: Node) -> None:
    if local and (before := a.locals[local - 1]) is not None and before.type in "JD":
        a.locals[local - 1] = None
    a.locals[local] = value
    if value.type in "JD":
        a.locals[local + 1] = None


translates(*(op.code for op in OPCODES if op is not None and (
    op.mnemonic == "iinc" or (op.mnemonic.partition("_")[0][1:] in ("load", "store")
                              and len(op.mnemonic.partition("_")[0]) <= 6))))(_local)


@translates(*_codes("pop", "pop2", "dup", "dup_x1", "dup_x2", "dup2", "dup2_x1", "dup2_x2", "swap"))
def _shuffle(a: Activation, instruction: Instruction) -> None:
    form = shuffle_form(instruction.op.mnemonic, "".join(node.type for node in a.stack))
    shuffle = INSTRUCTIONS[form].shuffle
    assert shuffle is not None
    count, order = shuffle
    values = a.stack[len(a.stack) - count:]
    del a.stack[len(a.stack) - count:]
    a.stack += [values[position] for position in order]
