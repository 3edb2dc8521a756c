"""Constants, parameters, arithmetic, comparisons."""

from __future__ import annotations

from pvm.jit.ir.nodes import Node
from pvm.jit.llvm.emitter import EMITTERS, LLVM, Emitter, emits
from pvm.jit.llvm.meanings import meaning_of
from pvm.vm.classfile.opcodes import OPCODES

_SIGNED = {"eq": "eq", "ne": "ne", "lt": "slt", "le": "sle", "gt": "sgt", "ge": "sge",
           "ult": "ult", "uge": "uge"}  # fmt: skip


@emits("const")
def _const(e: Emitter, node: Node) -> str:
    return constant(node)


def constant(node: Node) -> str:
    """A number as LLVM text."""
    if node.type == "F":
        return f"bitcast (i32 {node.extra & 0xFFFFFFFF} to float)"
    if node.type == "D":
        return f"0x{node.extra & 0xFFFFFFFFFFFFFFFF:016X}"
    return str(node.extra)


@emits("null")
def _null(e: Emitter, node: Node) -> str:
    return "null"


@emits("object")
def _object(e: Emitter, node: Node) -> None:
    """Loaded where it is used."""


@emits("class")
def _class(e: Emitter, node: Node) -> str:
    return e.symbols.class_word(node.extra)


@emits("param")
def _param(e: Emitter, node: Node) -> str:
    if not e.is_osr:
        return f"%arg{node.extra}"
    place = e.writer.value(f"getelementptr i64, ptr %buffer, i64 {node.extra}")
    return e.writer.value(f"load {LLVM[node.type]}, ptr {place}")


def _arithmetic(e: Emitter, node: Node) -> str:
    if node.extra == "nsw":
        left, right = node.inputs
        return e.writer.value(f"{node.op[1:]} nsw i32 {e.value(left)}, {e.value(right)}")
    return e.inline(meaning_of(node.op), *map(e.value, node.inputs))


_STEMS = ("add", "sub", "mul", "div", "rem", "neg", "shl", "shr", "ushr", "and", "or", "xor", "cmp",
          "cmpl", "cmpg")  # fmt: skip
for _op in OPCODES:
    if _op is not None and _op.pops.isupper() and _op.pushes in ("I", "J", "F", "D"):
        if _op.mnemonic[1:] in _STEMS or (len(_op.mnemonic) == 3 and _op.mnemonic[1] == "2"):
            EMITTERS[_op.mnemonic] = _arithmetic


@emits("cmp")
def _cmp(e: Emitter, node: Node) -> str:
    left, right = node.inputs
    return e.writer.value(f"icmp {_SIGNED[node.extra]} {LLVM[left.type]} {e.value(left)}, "
                          f"{e.value(right)}")


@emits("fcmp")
def _fcmp(e: Emitter, node: Node) -> str:
    left, right = node.inputs
    return e.writer.value(f"fcmp {node.extra} {LLVM[left.type]} {e.value(left)}, {e.value(right)}")


@emits("select")
def _select(e: Emitter, node: Node) -> str:
    condition, yes, no = node.inputs
    kind = LLVM[node.type]
    return e.writer.value(f"select i1 {e.value(condition)}, {kind} {e.value(yes)}, "
                          f"{kind} {e.value(no)}")


@emits("and", "or")
def _logic(e: Emitter, node: Node) -> str:
    left, right = node.inputs
    return e.writer.value(f"{node.op} i1 {e.value(left)}, {e.value(right)}")


@emits("not")
def _not(e: Emitter, node: Node) -> str:
    return e.writer.value(f"xor i1 {e.value(node.inputs[0])}, true")

