"""The reference maps once more, as slowly and plainly as possible, to compare with.

A state is a tuple of locals and a tuple of stack *slots*; "A" is a reference, "x" anything else,
"-" the second slot of a long or double. All instructions are gone through until nothing changes.
"""

from __future__ import annotations

from pvm.vm.classfile.constants import ConstantPool
from pvm.vm.classfile.decode import Instruction, branch_targets
from pvm.vm.classfile.descriptors import parse_method_descriptor
from pvm.vm.verify.flow import MethodFlow

State = tuple[tuple[str, ...], tuple[str, ...]]


def slow_maps(
    method: MethodFlow, pool: ConstantPool, descriptor: str, is_static: bool
) -> list[tuple[int, int, int]]:
    """(locals mask, stack mask, depth) before each instruction."""
    arguments = ([] if is_static else ["A"]) + _slots(*parse_method_descriptor(descriptor)[0])
    locals_ = tuple(arguments + ["x"] * (method.max_locals - len(arguments)))
    states: dict[int, State] = {0: (locals_, ())}
    changed = True
    while changed:
        changed = False
        for index, instruction in enumerate(method.instructions):
            if index in states:
                changed |= _propagate(index, instruction, method, pool, states)
    return [_masks(states.get(index)) for index in range(len(method.instructions))]


def _slots(*descriptors: str) -> list[str]:
    out: list[str] = []
    for each in descriptors:
        if each != "V":
            out += ["A"] if each[0] in "L[AR" else ["x", "-"] if each in "JD" else ["x"]
    return out


def _propagate(
    index: int,
    instruction: Instruction,
    method: MethodFlow,
    pool: ConstantPool,
    states: dict[int, State],
) -> bool:
    locals_, stack = states[index]
    changed = False
    for row in method.handlers:
        if row.start <= index < row.end:
            changed |= _merge(states, row.target, (locals_, ("A",)))
    after = (_locals_after(instruction, locals_), _stack_after(instruction, pool, stack))
    following = list(branch_targets(instruction))
    if not instruction.op.ends_block:
        following.append(index + 1)
    for target in following:
        changed |= _merge(states, target, after)
    return changed


def _merge(states: dict[int, State], target: int, state: State) -> bool:
    old = states.get(target)
    if old is not None:
        halves = zip(old, state, strict=True)
        locals_, stack = (
            tuple([a if a == b else "x" for a, b in zip(mine, theirs, strict=True)])
            for mine, theirs in halves
        )
        state = (locals_, stack)
    states[target] = state
    return state != old


def _locals_after(instruction: Instruction, locals_: tuple[str, ...]) -> tuple[str, ...]:
    name = instruction.op.mnemonic
    kind, is_store, number = instruction.op.pops, name[1:6] == "store", name[7:]
    if not is_store or len(name) > 6 and not number:
        return locals_
    local = int(number) if number else instruction.operands[0]
    out = list(locals_)
    out[local : local + len(_slots(kind))] = _slots(kind)
    return tuple(out)


def _stack_after(
    instruction: Instruction, pool: ConstantPool, stack: tuple[str, ...]
) -> tuple[str, ...]:
    op = instruction.op
    if op.pops.islower():
        taken = dict(zip(op.pops, stack[len(stack) - len(op.pops) :], strict=True))
        return stack[: len(stack) - len(op.pops)] + tuple([taken[each] for each in op.pushes])
    pops, pushes = _types(instruction, pool)
    count = len(_slots(*pops))
    return stack[: len(stack) - count] + tuple(_slots(*pushes))


def _types(instruction: Instruction, pool: ConstantPool) -> tuple[list[str], list[str]]:
    """What the instruction pops and pushes, as descriptors or letters."""
    op, operands = instruction.op, instruction.operands
    if not op.is_polymorphic:
        return list(op.pops), list(op.pushes)
    if op.mnemonic == "multianewarray":
        return ["I"] * operands[1], ["A"]
    if op.mnemonic.startswith("ldc"):
        entry = pool.entry(operands[0])
        primitives = {"Integer": "I", "Float": "F", "Long": "J", "Double": "D"}
        name = type(entry).__name__
        return [], [entry.descriptor if name == "Dynamic" else primitives.get(name, "A")]
    descriptor = pool.entry(operands[0]).descriptor  # type: ignore[union-attr]
    if op.mnemonic.startswith("get"):
        return list(op.pops), [descriptor]
    if op.mnemonic.startswith("put"):
        return [*op.pops.replace("?", ""), descriptor], []
    parameters, returns = parse_method_descriptor(descriptor)
    return [*op.pops.replace("?", ""), *parameters], [returns]


def _masks(state: State | None) -> tuple[int, int, int]:
    if state is None:
        return 0, 0, -1
    locals_, slots = state
    stack = [slot for slot in slots if slot != "-"]
    return _mask(locals_), _mask(tuple(stack)), len(stack)


def _mask(slots: tuple[str, ...]) -> int:
    return sum(1 << position for position, slot in enumerate(slots) if slot == "A")
