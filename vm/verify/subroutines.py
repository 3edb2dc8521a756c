"""Removes jsr and ret (JVMS 4.10.2.5): every call gets its own copy of the subroutine.

A *context* is the chain of calls that is being executed: the indexes of their jsr instructions,
outermost first. The copies made are the pairs (context, instruction) that can be reached. The copy
of a jsr is a push of null (in place of the return address, so that stack and locals stay as they
were) and a goto; that of a ret is a goto.

A subroutine may also be left by a branch or an exception, after which its calls stay in the context
for nothing. Since subroutines are never recursive, a call of one that is in the context already
proves that it was left, and drops it from the context.
"""

from collections.abc import Iterator
from typing import Final

from pvm.vm.classfile.decode import Instruction, branch_targets
from pvm.vm.classfile.errors import LinkageFailure, verify_error
from pvm.vm.classfile.opcodes import BY_NAME, Op
from pvm.vm.verify.flow import Handler, MethodFlow, Return

MAX_INSTRUCTIONS: Final = 1 << 16
"""A method whose subroutines expand to more is refused."""

MAX_ROWS: Final = 1 << 25
"""The same for instructions times exception table rows."""

Context = tuple[int, ...]
Place = tuple[Context, int]

_JSR: Final = frozenset((Op.JSR, Op.JSR_W))
_PUSH: Final = BY_NAME["aconst_null"]
_GOTO: Final = BY_NAME["goto"]
_ASTORE_N: Final = {BY_NAME[f"astore_{n}"].code: n for n in range(4)}


def inline(flow: MethodFlow) -> None:
    """Replaces the flow's instructions and handlers by ones without subroutines.

    Raises a VerifyError failure for a ret that returns from no call, recursion, or excessive
    expansion. That the local of a ret really holds the return address is left to
    the verifier (see `MethodFlow.calls` and `returns`).
    """
    _Inliner(flow).run()


class _Inliner:
    def __init__(self, flow: MethodFlow) -> None:
        self.flow = flow
        self.code = flow.instructions
        self.reached: dict[Context, set[int]] = {(): {0}}
        self.count = 1
        self.position: dict[Place, int] = {}
        self.out: list[Instruction] = []

    def run(self) -> None:
        self._explore()
        self._lay_out()
        numbers = {context: number for number, context in enumerate(self.reached)}
        for context, indexes in self.reached.items():
            for index in sorted(indexes):
                self._emit(context, index, numbers)
        self.flow.handlers = [row for context in self.reached for row in self._handlers(context)]
        self.flow.instructions = self.out

    def _explore(self) -> None:
        pending: list[Place] = [((), 0)]
        while pending:
            context, index = pending.pop()
            for successor, target in self._successors(context, index):
                indexes = self.reached.setdefault(successor, set())
                if target not in indexes:
                    indexes.add(target)
                    self.count += 1
                    pending.append((successor, target))
            if self.count > MAX_INSTRUCTIONS or self.count * len(self.flow.handlers) > MAX_ROWS:
                raise verify_error(
                    f"Subroutines expand too much: to more than {self.count} instructions"
                )

    def _successors(self, context: Context, index: int) -> Iterator[Place]:
        instruction = self.code[index]
        code = instruction.op.code
        for row in self.flow.handlers:
            if row.start <= index < row.end:
                yield context, row.target
        if code in _JSR:
            yield self._called(context, index), instruction.operands[0]
        elif code == Op.RET:
            level = self._level(context, instruction)
            yield context[:level], self._following(context[level])
        else:
            for target in branch_targets(instruction):
                yield context, target
            if not instruction.op.ends_block:
                yield context, self._following(index)

    def _following(self, index: int) -> int:
        if index + 1 >= len(self.code):
            raise verify_error("Falling off the end of the code")
        return index + 1

    def _called(self, context: Context, site: int) -> Context:
        entry = self._entry(site)
        for level, earlier in enumerate(context):
            if self._entry(earlier) == entry:
                return (*context[:level], site)
        return (*context, site)

    def _entry(self, site: int) -> int:
        return self.code[site].operands[0]

    def _level(self, context: Context, ret: Instruction) -> int:
        """Which call of the context the ret returns from: the innermost that its local fits."""
        local = ret.operands[0]
        unknown = -1
        for level in reversed(range(len(context))):
            holder = _address_local(self.code[self._entry(context[level])])
            if holder == local:
                return level
            if holder is None and unknown < 0:
                unknown = level
        if unknown < 0:
            raise _bad_ret(ret)
        return unknown

    def _lay_out(self) -> None:
        at = 0
        for context, indexes in self.reached.items():
            for index in sorted(indexes):
                self.position[context, index] = at
                at += 2 if self.code[index].op.code in _JSR else 1

    def _emit(self, context: Context, index: int, numbers: dict[Context, int]) -> None:
        old = self.code[index]
        code = old.op.code
        bci, next_bci, here = old.bci, old.next_bci, len(self.out)
        if code in _JSR:
            called = self._called(context, index)
            self.flow.calls[here] = numbers[called]
            target = self.position[called, old.operands[0]]
            self.out.append(Instruction(bci, _PUSH, (), next_bci))
            self.out.append(Instruction(bci, _GOTO, (target,), next_bci))
        elif code == Op.RET:
            level = self._level(context, old)
            self.flow.returns[here] = Return(old.operands[0], numbers[context[: level + 1]])
            target = self.position[context[:level], context[level] + 1]
            self.out.append(Instruction(bci, _GOTO, (target,), next_bci))
        else:
            operands = self._moved(context, old) if old.op.is_branch else old.operands
            self.out.append(Instruction(bci, old.op, operands, next_bci))

    def _moved(self, context: Context, branch: Instruction) -> tuple[int, ...]:
        position = self.position
        operands = list(branch.operands)
        operands[0] = position[context, operands[0]]
        if branch.op.format == "T":
            operands[3:] = [position[context, target] for target in operands[3:]]
        elif branch.op.format == "L":
            operands[2::2] = [position[context, target] for target in operands[2::2]]
        return tuple(operands)

    def _handlers(self, context: Context) -> Iterator[Handler]:
        """The copies of a context lie in the order of the original: a range stays a range."""
        indexes = sorted(self.reached[context])
        for row in self.flow.handlers:
            covered = [index for index in indexes if row.start <= index < row.end]
            if covered:
                last = covered[-1]
                length = 2 if self.code[last].op.code in _JSR else 1
                yield Handler(
                    self.position[context, covered[0]],
                    self.position[context, last] + length,
                    self.position[context, row.target],
                    row.catch_type,
                )


def _address_local(first: Instruction) -> int | None:
    """Where a subroutine that starts with this instruction puts its return address.

    None if it does something else with it first.
    """
    if first.op.code == Op.ASTORE:
        return first.operands[0]
    return _ASTORE_N.get(first.op.code)


def _bad_ret(ret: Instruction) -> LinkageFailure:
    return verify_error(
        f"ret {ret.operands[0]} at bci {ret.bci} returns from no subroutine that is being "
        "executed (recursive call to jsr entry, or none)"
    )
