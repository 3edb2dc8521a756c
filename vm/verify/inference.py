"""The data-flow analysis of one method (JVMS 4.10.2.2): types are inferred, frames not needed.

Frames are kept where paths can meet. From such a place the code is walked with a copy of its frame
until the next one, where the result is merged in; a place whose frame changed is walked again.
"""

from heapq import heappop, heappush
from typing import Final

from pvm.vm.classfile.decode import branch_targets
from pvm.vm.classfile.descriptors import class_to_descriptor
from pvm.vm.classfile.errors import LinkageFailure, verify_error
from pvm.vm.classfile.opcodes import BRANCH, ENDS_BLOCK
from pvm.vm.verify.constraints import locals_used
from pvm.vm.verify.context import MethodContext
from pvm.vm.verify.flow import Handler
from pvm.vm.verify.frame import Frame
from pvm.vm.verify.member_rules import MEMBER_RULES
from pvm.vm.verify.rules import BASIC_RULES
from pvm.vm.verify.types import THROWABLE, UNINITIALIZED_THIS, is_wide, of_descriptor

RULES: Final = BASIC_RULES | MEMBER_RULES

VERIFY_ERROR: Final = "java/lang/VerifyError"

MAX_WORK: Final = 1 << 25
"""A method is refused beyond this: instructions, frame entries and exception table rows looked at,
kept frames among them. Ordinary methods need thousands; a hostile one, hours and gigabytes."""


def infer(method: MethodContext) -> None:
    """Raises a VerifyError failure if some path through the method misuses a value."""
    _check_catch_types(method)
    _Inference(method).run(_entry_frame(method))


def _check_catch_types(method: MethodContext) -> None:
    for name in {row.catch_type for row in method.flow.handlers if row.catch_type is not None}:
        if not method.assignability.holds(class_to_descriptor(name), THROWABLE):
            raise verify_error(f"Catch type is not a subclass of Throwable: {name}")


def _entry_frame(method: MethodContext) -> Frame:
    flow = method.flow
    # max_locals may be far beyond what is used, and every frame costs that much
    used = max(method.descriptor.parameter_slots + 1, locals_used(flow.instructions))
    frame = Frame(min(flow.max_locals, used), flow.max_stack)
    types = [of_descriptor(parameter) for parameter in method.descriptor.parameters]
    if not method.method.is_static:
        types.insert(0, UNINITIALIZED_THIS if method.is_constructor else method.this_type)
    frame.needs_super = method.is_constructor
    local = 0
    for type_ in types:
        size = 2 if is_wide(type_) else 1
        if local + size > flow.max_locals:
            raise verify_error("Arguments can't fit into locals")
        frame.store(local, type_)
        local += size
    return frame


class _Inference:
    def __init__(self, method: MethodContext) -> None:
        self.method = method
        self.code = method.flow.instructions
        self.frames: dict[int, Frame] = {}
        self.pending: list[int] = []  # a heap
        self.waiting: set[int] = set()  # the same places
        self.work = 0
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
        self._spend(len(frame.locals) + len(frame.stack))
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

    def _spend(self, work: int) -> None:
        self.work += work
        if self.work > MAX_WORK:
            raise verify_error("Method is too complex to verify")

    def _walk(self, index: int) -> None:
        self._spend(len(self.method.flow.handlers))
        frame = self.frames[index].copy()
        handlers = [row for row in self.method.flow.handlers if row.start <= index < row.end]
        while True:
            instruction = self.code[index]
            self._spend(1 + frame.slots)
            if handlers and frame.changed:
                self._arrive_at_handlers(handlers, frame)
            self._step(index, frame)
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

    def _step(self, index: int, frame: Frame) -> None:
        instruction = self.code[index]
        try:
            RULES[instruction.op.code](self.method, frame, index, instruction)
        except LinkageFailure as failure:
            if failure.class_name == VERIFY_ERROR:
                failure.message = f"{failure.message} ({instruction.op} at bci {instruction.bci})"
            raise

    def _arrive_at_handlers(self, handlers: list[Handler], frame: Frame) -> None:
        """An exception may be thrown here, with the locals as they are before the instruction."""
        self._spend(len(handlers))
        for row in handlers:
            known = self.frames.get(row.target)
            if known is None or known.stack != [_caught(row)]:
                entry = Frame(len(frame.locals), frame.max_slots)
                entry.locals, entry.needs_super = frame.locals, frame.needs_super
                entry.push(_caught(row))
                self._arrive(row.target, entry)
            elif known.merge_locals(frame):
                self._enqueue(row.target)
        frame.changed = False


def _caught(row: Handler) -> str:
    return THROWABLE if row.catch_type is None else class_to_descriptor(row.catch_type)
