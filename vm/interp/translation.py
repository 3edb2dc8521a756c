"""From JVM opcodes to the interpreter's instructions: names and operands that need no resolution.

The predecoder's table: an entry is the instruction's name, or a function that appends words.
"""

import struct
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pvm.vm.classfile.constants import Double, Float, Integer, Long
from pvm.vm.classfile.opcodes import OPCODES, Op
from pvm.vm.verify.effects import values_in_slots

if TYPE_CHECKING:
    from pvm.vm.interp.predecode import Predecoder

Translate = Callable[["Predecoder", Any, str], None]
UNRESOLVED = "resolve"
_WORD_MASK = (1 << 64) - 1
# Instructions that do to their bits what another one does.
_SAME = {"faload": "iaload", "daload": "laload", "aaload": "laload", "fastore": "iastore",
         "dastore": "lastore", "sastore": "castore"}
ARRAY_TYPES = "....ZCFDBSIJ"            # newarray's codes, JVMS table 6.5.newarray-A


def _simple(name: str) -> Translate:
    return lambda p, instruction, shape: p.emit(name)


def _constant(value: int) -> Translate:
    return lambda p, instruction, shape: p.emit_constant(value)


def _push(p: "Predecoder", instruction: Any, shape: str) -> None:
    p.emit_constant(instruction.operands[0])


def _local(name: str, index: int | None = None) -> Translate:
    if index is None:
        return lambda p, ins, shape: p.emit(name, p.local(ins.operands[0]))
    return lambda p, ins, shape: p.emit(name, p.local(index))


def _iinc(p: "Predecoder", instruction: Any, shape: str) -> None:
    local, amount = p.local(instruction.operands[0]), instruction.operands[1]
    if local < 256 and -128 <= amount < 128:
        p.emit("iinc", local | (amount & 255) << 8)
    else:
        p.emit("iinc_wide", local, amount & _WORD_MASK)


def _ldc(p: "Predecoder", instruction: Any, shape: str) -> None:
    entry = p.pool.entry(instruction.operands[0])
    if isinstance(entry, (Integer, Long)):
        p.emit_constant(entry.value)
    elif isinstance(entry, (Float, Double)):
        p.emit_constant(entry.bits)
    else:
        p.emit(UNRESOLVED, 0, 0)


def _shuffled(mnemonic: str) -> Translate:
    """pop2, dup2 and their kin: which form depends on the categories of the values on top."""

    def translate(p: "Predecoder", instruction: Any, shape: str) -> None:
        p.emit(shuffle_form(mnemonic, shape))

    return translate


def shuffle_form(mnemonic: str, shape: str) -> str:
    """The instruction on values for a stack operation on slots (JVMS 6.5 dup2_x2 and others)."""
    if mnemonic in ("dup_x1", "swap", "dup", "pop", "nop"):
        return mnemonic
    if mnemonic == "pop2":
        return "pop" if values_in_slots(shape, 2) == 1 else "pop_2"
    top = 1 if mnemonic == "dup_x2" else values_in_slots(shape, 2)
    below = shape[:-top]
    depth = {"dup_x2": 2, "dup2": 0, "dup2_x1": 1, "dup2_x2": 2}[mnemonic]
    under = values_in_slots(below, depth) if depth else 0
    return ("dup" if top == 1 else "dup_2") + (f"_x{under}" if under else "")


def _branch(mnemonic: str) -> Translate:
    return lambda p, instruction, shape: p.emit_branch(mnemonic, instruction.operands[0])


def _unresolved(words: int) -> Translate:
    extra = (0,) * (words - 1)
    return lambda p, instruction, shape: p.emit(UNRESOLVED, 0, *extra)


def _multianewarray(p: "Predecoder", instruction: Any, shape: str) -> None:
    p.emit(UNRESOLVED, instruction.operands[1], 0)


def _newarray(p: "Predecoder", instruction: Any, shape: str) -> None:
    p.emit("newarray", 0, p.host.primitive_array(ARRAY_TYPES[instruction.operands[0]]))


def _return(p: "Predecoder", instruction: Any, shape: str) -> None:
    name = "return" if instruction.op.code == Op.RETURN else "return_value"
    p.emit(name + p.return_suffix, p.max_locals)


def _table() -> list[Translate]:
    table: list[Any] = [None] * 256
    for op in OPCODES:
        if op is not None:
            table[op.code] = _row(op.mnemonic)
    table[Op.WIDE] = None
    return table


def _row(mnemonic: str) -> Translate | None:
    if mnemonic in _SPECIAL:
        return _SPECIAL[mnemonic]
    stem, _, suffix = mnemonic.partition("_")
    if stem[1:] in ("load", "store"):
        return _local(stem[1:], int(suffix) if suffix else None)
    if stem[1:] in ("const",):
        return _constant(_constant_of(stem[0], suffix))
    if mnemonic.startswith(("if", "goto")):
        return _branch(mnemonic.removesuffix("_w"))
    if stem in ("pop2", "dup", "dup2", "swap", "pop"):
        return _shuffled(mnemonic)
    return _simple(_SAME.get(mnemonic, mnemonic))


def _constant_of(kind: str, suffix: str) -> int:
    if kind == "a":
        return 0
    number = -1 if suffix == "m1" else int(suffix)
    if kind in "fd":
        form, bits = ("<f", "<I") if kind == "f" else ("<d", "<Q")
        return int(struct.unpack(bits, struct.pack(form, number))[0])
    return number


_SPECIAL: dict[str, Translate] = {
    "bipush": _push, "sipush": _push, "iinc": _iinc, "ldc": _ldc, "ldc_w": _ldc, "ldc2_w": _ldc,
    "getstatic": _unresolved(3), "putstatic": _unresolved(3), "getfield": _unresolved(1),
    "putfield": _unresolved(1), "invokevirtual": _unresolved(2), "invokespecial": _unresolved(2),
    "invokestatic": _unresolved(2), "invokeinterface": _unresolved(2),
    "invokedynamic": _unresolved(2), "new": _unresolved(2), "newarray": _newarray,
    "anewarray": _unresolved(2), "checkcast": _unresolved(2), "instanceof": _unresolved(2),
    "multianewarray": _multianewarray,
    **dict.fromkeys(("return", "ireturn", "lreturn", "freturn", "dreturn", "areturn"), _return),
    "tableswitch": lambda p, ins, shape: p.emit_switch("tableswitch", ins),
    "lookupswitch": lambda p, ins, shape: p.emit_switch("lookupswitch", ins),
}  # table

TRANSLATIONS = _table()
