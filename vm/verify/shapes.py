"""The kinds of the values on the operand stack before each instruction.

For trusted or verified code: stack underflow is not looked for, and no class is loaded.
"""

from typing import Final

from pvm.vm.classfile.constants import ConstantPool
from pvm.vm.classfile.decode import branch_targets
from pvm.vm.classfile.errors import verify_error
from pvm.vm.classfile.opcodes import BRANCH, ENDS_BLOCK, OPCODES
from pvm.vm.verify.effects import FIXED, is_slotwise, pool_effect, rearrange
from pvm.vm.verify.flow import MethodFlow

Shape = str
"""One letter a value, bottom first: I J F D A, or T where two paths bring different kinds."""

_CONTROL: Final = frozenset(
    op.code for op in OPCODES if op is not None and op.effects & (BRANCH | ENDS_BLOCK)
)


def stack_shapes(flow: MethodFlow, pool: ConstantPool) -> list[Shape | None]:
    """The operand stack before each instruction, by instruction index; None where unreachable.

    The depth in values is the shape's length; J and D are of category 2. Raises a VerifyError
    failure if two paths bring stacks of different depth or the code can be run off its end.
    """
    shapes: list[Shape | None] = [None] * len(flow.instructions)
    _walk(flow, pool, shapes, [(0, "")])
    waiting = flow.handlers
    while waiting:
        following = _next_reached(shapes)
        reached = [row for row in waiting if following[row.start] < row.end]
        if not reached:
            break
        waiting = [row for row in waiting if following[row.start] >= row.end]
        _walk(flow, pool, shapes, [(row.target, "A") for row in reached])
    return shapes


def _next_reached(shapes: list[Shape | None]) -> list[int]:
    """For each index, the first one from there on that has a shape; else the number of indexes."""
    following = [len(shapes)] * len(shapes)
    found = len(shapes)
    for index in range(len(shapes) - 1, -1, -1):
        if shapes[index] is not None:
            found = index
        following[index] = found
    return following


def _walk(
    flow: MethodFlow,
    pool: ConstantPool,
    shapes: list[Shape | None],
    pending: list[tuple[int, Shape]],
) -> None:
    instructions, fixed, control = flow.instructions, FIXED, _CONTROL
    end = len(instructions)
    while pending:
        index, stack = pending.pop()
        while True:
            if index == end:
                raise verify_error("Falling off the end of the code")
            known = shapes[index]
            if known is not None:
                if known == stack:
                    break
                stack = _merged(known, stack)
                if known == stack:
                    break
            shapes[index] = stack
            instruction = instructions[index]
            code = instruction.op.code
            effect = fixed[code]
            if effect is None:
                if is_slotwise(code):
                    stack = rearrange(code, stack)
                    index += 1
                    continue
                effect = pool_effect(instruction, pool)
            popped, pushed = effect
            stack = stack[:-popped] + pushed if popped else stack + pushed
            if code in control:
                for target in branch_targets(instruction):
                    if shapes[target] != stack:
                        pending.append((target, stack))
                if instruction.op.effects & ENDS_BLOCK:
                    break
            index += 1


def _merged(first: Shape, second: Shape) -> Shape:
    if len(first) != len(second):
        raise verify_error(f"Inconsistent stack height {len(first)} != {len(second)}")
    return "".join(a if a == b else "T" for a, b in zip(first, second, strict=True))
