"""The data-flow analysis of one method (JVMS 4.10.2.2): types are inferred, frames not needed.

Frames are kept where paths can meet. From such a place the code is walked with a copy of its frame
until the next one, where the result is merged in; a place whose frame changed is walked again.
"""

from heapq import heappop, heappush

from pvm.vm.classfile.attributes import Code
from pvm.vm.classfile.decode import Instruction, branch_targets, decode
from pvm.vm.classfile.errors import verify_error
from pvm.vm.classfile.names import INIT
from pvm.vm.classfile.opcodes import BRANCH, ENDS_BLOCK, Op
from pvm.vm.verify.context import ClassContext, MethodContext
from pvm.vm.verify.entry import caught_type, check_catch_types, entry_frame
from pvm.vm.verify.flow import Handler
from pvm.vm.verify.frame import Frame
from pvm.vm.verify.member_rules import RULES, check_special_class
from pvm.vm.verify.work import Work


def infer(method: MethodContext, code: Code) -> None:
    """Raises a VerifyError failure if some path through the method misuses a value."""
    check_catch_types(method, code)
    Inference(method).run(entry_frame(method))


def check_special_calls(owner: ClassContext, code: Code) -> None:
    """HotSpot's: what invokespecial may name holds for code that is never reached, too."""
    for instruction in decode(code.code):
        if instruction.op.code == Op.INVOKESPECIAL:
            called = owner.pool.member(instruction.operands[0])
            if called.name != INIT:
                check_special_class(owner, called)


class Inference:
    """A run of the analysis: `frames` at the places where paths can meet."""

    def __init__(self, method: MethodContext) -> None:
        self.method = method
        self.code = method.flow.instructions
        self.frames: dict[int, Frame] = {}
        self.pending: list[int] = []  # a heap
        self.waiting: set[int] = set()  # the same places
        self.work = Work()
        self.meeting = self._meeting_places()

    def run(self, entry: Frame) -> None:
        self._arrive(0, entry)
        while self.pending:
            index = heappop(self.pending)
            self.waiting.remove(index)
            self._walk(index)

    def _meeting_places(self) -> set[int]:
        places = {0}
        for each in self.code:
            if each.op.effects & BRANCH:
                places.update(branch_targets(each))
        for start, end, target, _ in self.method.flow.handlers:
            places.update((start, end, target))  # so that a walk never enters or leaves a range
        return places

    def _arrive(self, index: int, frame: Frame) -> None:
        """A path reaches this place with this frame."""
        self.work.spend(len(frame.locals) + len(frame.stack))
        known = self.frames.get(index)
        if known is None:
            self.frames[index] = frame.copy()
        elif not known.merge(frame):
            return
        self._enqueue(index)

    def _enqueue(self, index: int) -> None:
        if index not in self.waiting:
            self.waiting.add(index)
            heappush(self.pending, index)

    def _walk(self, index: int) -> None:
        self.work.spend(len(self.method.flow.handlers))
        frame = self.frames[index].copy()
        handlers = [row for row in self.method.flow.handlers if row.start <= index < row.end]
        while True:
            instruction = self.code[index]
            self.work.spend(1 + frame.slots)
            if handlers and frame.changed:
                self._arrive_at_handlers(handlers, frame)
            self._apply(index, frame, instruction)
            if instruction.op.effects & BRANCH:
                for target in branch_targets(instruction):
                    self._arrive(target, frame)
            if instruction.op.effects & ENDS_BLOCK:
                return
            index += 1
            if index == len(self.code):
                raise verify_error("Falling off the end of the code")
            if index in self.meeting:
                self._arrive(index, frame)
                return

    def _apply(self, index: int, frame: Frame, instruction: Instruction) -> None:
        RULES[instruction.op.code](self.method, frame, index, instruction)

    def _arrive_at_handlers(self, handlers: list[Handler], frame: Frame) -> None:
        """An exception may be thrown here, with the locals as they are before the instruction."""
        self.work.spend(len(handlers))
        for row in handlers:
            known = self.frames.get(row.target)
            if known is None or known.stack != [caught_type(row)]:
                self._arrive(row.target, frame.thrown(caught_type(row)))
            elif known.merge_locals(frame):
                self._enqueue(row.target)
        frame.changed = False

