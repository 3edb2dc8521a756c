"""Branches, switches, returns."""

from __future__ import annotations

from pvm.jit.bytecode.builder import Activation, translates
from pvm.jit.bytecode.counting import count_arrival, count_branch
from pvm.jit.ir.nodes import Node
from pvm.vm.classfile.decode import Instruction
from pvm.vm.classfile.opcodes import BY_NAME, Op

_INVERSE = {"eq": "ne", "ne": "eq", "lt": "ge", "ge": "lt", "gt": "le", "le": "gt"}
_FEWEST = 200  # executions that make "never" believable


def _codes(*names: str) -> list[int]:
    return [BY_NAME[name].code for name in names]


# After a comparison of floats and a test of its -1, 0 or 1: LLVM's predicate.  fcmpl and dcmpl give
# -1 for NaN, fcmpg and dcmpg 1.
_FLOAT_TESTS = {
    "l": {"eq": "oeq", "ne": "une", "lt": "ult", "le": "ule", "gt": "ogt", "ge": "oge"},
    "g": {"eq": "oeq", "ne": "une", "lt": "olt", "le": "ole", "gt": "ugt", "ge": "uge"},
}
_INVERSE_FLOAT = {
    "oeq": "une", "une": "oeq", "ult": "oge", "oge": "ult", "ule": "ogt", "ogt": "ule",
    "olt": "uge", "uge": "olt", "ole": "ugt", "ugt": "ole",
}  # fmt: skip


def _zero_test(a: Activation, value: Node, test: str) -> Node:
    """`value <test> 0`, seen through a comparison."""
    if value.op == "lcmp":
        return a.add("cmp", "Z", *value.inputs, extra=test)
    if value.op in ("fcmpl", "fcmpg", "dcmpl", "dcmpg"):
        return a.add("fcmp", "Z", *value.inputs, extra=_FLOAT_TESTS[value.op[-1]][test])
    if value.op == "select" and test in ("eq", "ne") and _is_bool(value):
        condition = value.inputs[0]
        return condition if test == "ne" else a.add("not", "Z", condition)
    return a.add("cmp", "Z", value, a.const("I", 0), extra=test)


def _is_bool(value: Node) -> bool:
    _, one, zero = value.inputs
    return one.op == zero.op == "const" and one.extra == 1 and zero.extra == 0


@translates(*_codes("ifeq", "ifne", "iflt", "ifge", "ifgt", "ifle"))
def _if_zero(a: Activation, instruction: Instruction) -> None:
    condition = _zero_test(a, a.pop(), instruction.op.mnemonic[2:])
    _branch(a, condition, instruction.operands[0])


@translates(*_codes("if_icmpeq", "if_icmpne", "if_icmplt", "if_icmpge", "if_icmpgt", "if_icmple",
                    "if_acmpeq", "if_acmpne"))  # fmt: skip
def _if_compare(a: Activation, instruction: Instruction) -> None:
    right, left = a.pop(), a.pop()
    condition = a.add("cmp", "Z", left, right, extra=instruction.op.mnemonic[7:])
    _branch(a, condition, instruction.operands[0])


@translates(*_codes("ifnull", "ifnonnull"))
def _if_null(a: Activation, instruction: Instruction) -> None:
    test = "eq" if instruction.op.mnemonic == "ifnull" else "ne"
    _branch(a, a.add("cmp", "Z", a.pop(), a.null(), extra=test), instruction.operands[0])


def inverted(a: Activation, condition: Node) -> Node:
    """The opposite condition."""
    if condition.op == "cmp" and condition.extra in _INVERSE:
        return a.add("cmp", "Z", *condition.inputs, extra=_INVERSE[condition.extra])
    if condition.op == "fcmp":
        return a.add("fcmp", "Z", *condition.inputs, extra=_INVERSE_FLOAT[condition.extra])
    return a.add("not", "Z", condition)


def _branch(a: Activation, condition: Node, target: int) -> None:
    counts = a.options.profiles.branch(a.code, a.index)
    following = a.index + 1
    count_branch(a, condition)
    if target == following:
        return
    if counts is not None and sum(counts) >= _FEWEST and min(counts) == 0 \
            and a.may_assume("unstable_if") and not _may_leave_loop(a, target):
        if counts[0] == 0:
            a.guard(inverted(a, condition), "unstable_if")
        else:
            a.guard(condition, "unstable_if")
            a.jump(target)
        return
    taken, not_taken = counts if counts is not None else (1, 1)
    probability = (taken + 0.5) / (taken + not_taken + 1)
    block = a.finish("branch", "V", condition, extra=probability)
    a.jump_from(block, target)
    a.jump_from(block, following)


def _may_leave_loop(a: Activation, target: int) -> bool:
    """Whether the branch is a loop's own condition: what was counted in a loop that is still
    running has never left it, which says nothing."""
    return target <= a.index or a.block_start in a.facts.loop_starts


@translates(Op.GOTO, Op.GOTO_W)
def _goto(a: Activation, instruction: Instruction) -> None:
    a.jump(instruction.operands[0])


@translates(Op.TABLESWITCH, Op.LOOKUPSWITCH)
def _switch(a: Activation, instruction: Instruction) -> None:
    operands = instruction.operands
    if instruction.op.code == Op.TABLESWITCH:
        pairs = list(zip(range(operands[1], operands[2] + 1), operands[3:], strict=True))
    else:
        pairs = list(zip(operands[1::2], operands[2::2], strict=True))
    pairs = [(key, target) for key, target in pairs if target != operands[0]]
    key = a.pop()
    if not pairs:
        count_arrival(a, operands[0])
        a.jump(operands[0])
        return
    block = a.finish("switch", "V", key, extra=[each for each, _ in pairs])
    for target in (*(target for _, target in pairs), operands[0]):
        if a.options.counts:
            a.start_block(block)
            count_arrival(a, target)
            a.jump(target)
        else:
            a.jump_from(block, target)


@translates(Op.RETURN, Op.IRETURN, Op.LRETURN, Op.FRETURN, Op.DRETURN, Op.ARETURN)
def _return(a: Activation, instruction: Instruction) -> None:
    if a.lock is not None:
        a.add("monitorexit", "V", a.lock, state=a.state())
    value = None if instruction.op.code == Op.RETURN else a.pop()
    if a.site is None:
        a.finish("return", "V", *(() if value is None else (value,)))
    else:
        a.site.returns.append((a.finish("goto"), value))
