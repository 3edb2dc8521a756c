"""Subroutines with one state for all their calls, as JVMS 4.10.2.5 has them.

The code that runs has a copy of a subroutine for each call (see `subroutines`), and that is what
`inference` looks at: values of several types may pass through different copies. The specification
looks at the subroutine once, merges what its calls bring, and so refuses more; this is for refusing
the same. It works on the code as written; nothing but the verdict is used.
"""

from pvm.vm.classfile.decode import Instruction
from pvm.vm.classfile.opcodes import Op
from pvm.vm.verify.constraints import local_used
from pvm.vm.verify.context import MethodContext
from pvm.vm.verify.entry import entry_frame
from pvm.vm.verify.frame import Frame
from pvm.vm.verify.inference import Inference
from pvm.vm.verify.problems import Problem
from pvm.vm.verify.types import TOP, Type, return_address

Call = tuple[int, frozenset[int]]
"""The index where a subroutine starts, and the locals that were used since it was called."""


def _is_new(type_: Type) -> bool:
    return isinstance(type_, str) and type_[0] == "U"


class SharedFrame(Frame):
    """A frame that knows which subroutines are being executed: `calls`, innermost last."""

    __slots__ = ("calls",)

    def __init__(self, max_locals: int, max_slots: int) -> None:
        super().__init__(max_locals, max_slots)
        self.calls: tuple[Call, ...] = ()

    @classmethod
    def of(cls, frame: Frame, calls: tuple[Call, ...] = ()) -> "SharedFrame":
        twin = cls(0, frame.max_slots)
        twin.locals, twin.stack, twin.slots = frame.locals.copy(), frame.stack.copy(), frame.slots
        twin.needs_super = frame.needs_super
        twin.calls = calls
        return twin

    def copy(self) -> "SharedFrame":
        return SharedFrame.of(self, self.calls)

    def thrown(self, caught: Type) -> "SharedFrame":
        return SharedFrame.of(super().thrown(caught), self.calls)

    def store(self, local: int, type_: Type) -> None:
        before = self.locals.copy()
        super().store(local, type_)
        self._note(local, before)

    def replace(self, old: Type, new: Type) -> None:
        before = self.locals
        super().replace(old, new)
        self._note(-1, before)

    def _note(self, local: int, before: list[Type]) -> None:
        if self.calls:
            changed = {at for at, type_ in enumerate(self.locals) if type_ != before[at]}
            self.note(changed | ({local} - {-1}))

    def note(self, used: set[int]) -> None:
        """Locals were accessed or modified."""
        self.calls = tuple((entry, locals_ | used) for entry, locals_ in self.calls)

    def forget_new(self) -> None:
        """Objects that no constructor ran for are not handed over the edge of a subroutine."""
        self.locals = [TOP if _is_new(type_) else type_ for type_ in self.locals]
        self.stack = [TOP if _is_new(type_) else type_ for type_ in self.stack]

    def merge_locals(self, other: Frame) -> bool:
        assert isinstance(other, SharedFrame)
        theirs = dict(other.calls)
        common = tuple(
            (entry, locals_ | theirs[entry]) for entry, locals_ in self.calls if entry in theirs
        )
        changed = common != self.calls
        self.calls = common
        return super().merge_locals(other) or changed


class _SharedInference(Inference):
    """`before_jsr`: index of a jsr -> the frame there. `rets`: start of a subroutine -> the index
    of its ret, and of the place from which the walk came there."""

    def __init__(self, method: MethodContext) -> None:
        super().__init__(method)
        self.before_jsr: dict[int, SharedFrame] = {}
        self.rets: dict[int, tuple[int, int]] = {}
        self.walked_from = 0

    def _walk(self, index: int) -> None:
        self.walked_from = index
        super()._walk(index)

    def _apply(self, index: int, frame: Frame, instruction: Instruction) -> None:
        assert isinstance(frame, SharedFrame)
        code = instruction.op.code
        if code in (Op.JSR, Op.JSR_W):
            self._call(index, frame, instruction.operands[0])
        elif code == Op.RET:
            self._return(index, frame, instruction.operands[0])
        else:
            super()._apply(index, frame, instruction)
            used = local_used(instruction)
            if used is not None and frame.calls:
                frame.note({used})

    def _call(self, index: int, frame: SharedFrame, entry: int) -> None:
        if any(entry == other for other, _ in frame.calls):
            raise Problem("Recursive call to jsr entry")
        self.before_jsr[index] = frame.copy()
        if entry in self.rets:
            self._enqueue(self.rets[entry][1])
        frame.forget_new()
        frame.push(return_address(entry))
        frame.calls = (*frame.calls, (entry, frozenset()))

    def _return(self, index: int, frame: SharedFrame, local: int) -> None:
        type_ = frame.locals[local]
        if not isinstance(type_, str) or type_[0] != "R":
            raise Problem(f"Register {local} contains wrong type")
        entry = int(type_[1:])
        levels = [level for level, (other, _) in enumerate(frame.calls) if other == entry]
        if not levels:
            raise Problem("Illegal return from subroutine")
        if self.rets.setdefault(entry, (index, self.walked_from))[0] != index:
            raise Problem("Multiple returns to single jsr")
        frame.forget_new()
        for jsr, before in self.before_jsr.items():
            if self.code[jsr].operands[0] == entry:
                if jsr + 1 == len(self.code):
                    raise Problem("Falling off the end of the code")
                self._arrive(jsr + 1, self._returned(frame, before, levels[0]))

    def _returned(self, frame: SharedFrame, before: SharedFrame, level: int) -> SharedFrame:
        """The frame after the jsr: locals that the subroutine did not use are as before it."""
        _, used = frame.calls[level]
        after = SharedFrame.of(frame, frame.calls[:level])
        for local, type_ in enumerate(before.locals):
            if local not in used:
                after.locals[local] = type_
        return after


def check_subroutines(method: MethodContext) -> None:
    """Raises a VerifyError. The method's flow must have its subroutines still."""
    _SharedInference(method).run(SharedFrame.of(entry_frame(method)))
