"""The type checker (JVMS 4.10.1): one walk over the code, from the frames that are declared.

A StackMapTable declares the frame at every place that is branched to, and after every instruction
that does not go on to the next. So each instruction is looked at once, reachable or not, and
frames are never merged: what arrives somewhere must be assignable to what is declared there.
"""

from typing import Final

from pvm.vm.classfile.attributes import Code
from pvm.vm.classfile.decode import Instruction, branch_targets
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.classfile.opcodes import BRANCH, ENDS_BLOCK, OPCODES
from pvm.vm.verify.constraints import RESTRICTED, StaticConstraints
from pvm.vm.verify.context import MethodContext
from pvm.vm.verify.declared import declared_frames
from pvm.vm.verify.entry import caught_type, check_catch_types, entry_frame
from pvm.vm.verify.flow import Handler, bci_of_nowhere
from pvm.vm.verify.frame import Frame
from pvm.vm.verify.matching import FrameMismatch, mismatch
from pvm.vm.verify.member_rules import RULES
from pvm.vm.verify.problems import BAD_CODE, NO_FRAME, Problem
from pvm.vm.verify.types import Type
from pvm.vm.verify.work import Work

_STORES: Final = frozenset(
    op.code for op in OPCODES if op is not None and op.mnemonic[1:6] == "store"
)


class TypeChecker:
    """Checks one method. `index` and `frame`: where it is, and what is known there."""

    def __init__(
        self, method: MethodContext, code: Code, constraints: StaticConstraints
    ) -> None:
        self.method = method
        self.constraints = constraints
        self.max_locals = code.max_locals
        self.instructions = method.flow.instructions
        self.work = Work()
        self.index = 0
        self.frame = entry_frame(method)
        self.before: list[Type] = []  # its stack before the instruction
        check_catch_types(method, code)
        self.declared = declared_frames(method, code, self.frame, self.work)
        self.handlers: list[Handler] = []  # of the instruction
        self.edges = {row.start for row in method.flow.handlers}
        self.edges.update(row.end for row in method.flow.handlers)

    def run(self) -> None:
        """Raises a LinkageFailure: a Problem, or what loading a class raises."""
        is_reached = True
        places = self.edges.union(self.declared)
        for index, instruction in enumerate(self.instructions):
            self.index = index
            if index in places or not is_reached:
                self._enter(is_reached)
            self._check(instruction)
            is_reached = not instruction.op.effects & ENDS_BLOCK
        self.index = len(self.instructions)
        if is_reached:
            raise Problem("Control flow falls through code end")

    def _enter(self, is_reached: bool) -> None:
        """At the next instruction: what is declared there counts from here on."""
        declared = self.declared.get(self.index)
        if declared is not None:
            if is_reached:
                self._match(declared, self.index, "Instruction type does not match stack map")
            self.frame = declared.copy()
        elif not is_reached:
            is_last = self.index > max(self.declared, default=-1)
            reason = BAD_CODE if is_last else NO_FRAME
            raise Problem("Expecting a stack map frame", reason=reason)
        if self.index in self.edges:
            rows = self.method.flow.handlers
            self.handlers = [row for row in rows if row.start <= self.index < row.end]
            self.frame.changed = True

    def _check(self, instruction: Instruction) -> None:
        frame = self.frame
        self.before = frame.stack.copy()
        code = instruction.op.code
        if self.handlers and frame.changed:
            self._match_handlers()
        if code in RESTRICTED:
            self.constraints.check(instruction, self.max_locals)
        RULES[code](self.method, frame, self.index, instruction)
        # HotSpot's, not the specification's: what a constructor or `new` left must fit there too
        if self.handlers and frame.changed and code not in _STORES:
            self._match_handlers()
        if instruction.op.effects & BRANCH:
            for target in branch_targets(instruction):
                self._match_target(target)

    def _match_target(self, target: int) -> None:
        bci = self.instructions[target].bci if target >= 0 else bci_of_nowhere(target)
        declared = self.declared.get(target)
        if declared is None:
            message = f"Expecting a stackmap frame at branch target {bci}"
            raise Problem(message, reason=NO_FRAME)
        headline = f"Inconsistent stackmap frames at branch target {bci}"
        self._match(declared, target, headline, before=self.before)

    def _match_handlers(self) -> None:
        """An exception may be thrown here, with the locals as they are."""
        frame = self.frame
        for row in self.handlers:
            bci = self.instructions[row.target].bci
            declared = self.declared.get(row.target)
            if declared is None:
                raise Problem(
                    f"Expecting a stackmap frame at branch target {bci}", reason=NO_FRAME
                )
            arriving = Frame(0, 1)
            arriving.locals, arriving.needs_super = frame.locals, frame.needs_super
            arriving.restore(caught_type(row))
            headline = f"Stack map does not match the one at exception handler {bci}"
            self._match(declared, row.target, headline, arriving)
        frame.changed = False

    def _match(
        self,
        declared: Frame,
        target: int,
        headline: str,
        arriving: Frame | None = None,
        before: list[Type] | None = None,
    ) -> None:
        arriving = arriving or self.frame
        self.work.spend(len(declared.locals))
        reason = mismatch(self.method.assignability, arriving, declared)
        if reason is not None:
            shown = arriving.locals, arriving.stack if before is None else before
            raise FrameMismatch(headline, reason, (*shown, arriving.needs_super), declared, target)


def type_check(method: MethodContext, code: Code, constraints: StaticConstraints) -> None:
    """Raises a LinkageFailure: a VerifyError with all the details, or what loading a class raises.

    `method`'s flow may have subroutines, which are refused.
    """
    checker = None
    try:
        checker = TypeChecker(method, code, constraints)
        checker.run()
    except LinkageFailure as failure:
        if not isinstance(failure, Problem):
            raise
        from pvm.vm.verify.details import worded  # only for failures

        if checker is None:
            raise worded(failure, method, code, 0, None) from None
        shown = checker.frame.locals, checker.before, checker.frame.needs_super
        raise worded(failure, method, code, checker.index, shown) from None
