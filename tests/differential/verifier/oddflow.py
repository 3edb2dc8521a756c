"""Methods with control flow that no compiler makes, mostly of sound types, for every version.

A method is a row of blocks that branch anywhere. At each block the stack is empty and the locals
are of the method's choice (`_KINDS`); old versions have subroutines, new ones stack map frames.
"""

from __future__ import annotations

import random

from pvm.vm.classfile.assembler import CodeBuilder, FrameType, Label, UninitializedAt
from pvm.vm.classfile.constants import TAG_METHOD_REF, Class, MemberRef
from pvm.vm.classfile.flags import ACC_PUBLIC, ACC_STATIC, ACC_SUPER
from pvm.vm.classfile.opcodes import BY_NAME
from pvm.vm.classfile.stackmap import (
    ITEM_OBJECT,
    ITEM_TOP,
    ITEM_UNINITIALIZED_THIS,
    VerificationType,
    type_of,
)
from pvm.vm.classfile.writer import ClassWriter

OBJECT, SUPER, OTHER, THIS = "java/lang/Object", "p/Super", "p/Other", "p/This"
_VERSIONS = (45, 46, 47, 48, 49, 49, 49, 50, 50, 51, 52, 61, 61, 61, 61)
_KINDS = ("I", "J", "F", "D", f"L{OBJECT};", f"L{SUPER};", f"L{OTHER};", "[I", f"[L{SUPER};")
_TOP = VerificationType(ITEM_TOP)
_PARTLY = 0.03
"""How often an instruction is of another kind than its surroundings."""


def odd_class(seed: int) -> bytes:
    """A class p/This with a few odd methods."""
    rng = random.Random(seed)
    major = rng.choice(_VERSIONS)
    writer = ClassWriter(THIS, SUPER, ACC_PUBLIC | ACC_SUPER, major=major)
    for number in range(rng.choice((1, 1, 2))):
        is_constructor = rng.random() < 0.25
        name = "<init>" if is_constructor else f"f{number}"
        descriptor = f"({'I' * number}L{OTHER};)V"
        flags = ACC_PUBLIC if is_constructor else ACC_PUBLIC | ACC_STATIC
        code = writer.code(flags, name, descriptor)
        _Method(code, rng, major, number, is_constructor).write()
    return writer.to_bytes()


class _Method:
    def __init__(
        self, code: CodeBuilder, rng: random.Random, major: int, ints: int, is_constructor: bool
    ) -> None:
        self.code = code
        self.rng = rng
        self.has_frames = major >= 50 and rng.random() < 0.95
        self.has_subroutines = major <= 50 and rng.random() < 0.6
        self.is_constructor = is_constructor
        self.kinds = [rng.choice(_KINDS) for _ in range(rng.randint(1, 5))]
        self.parameters = (
            [VerificationType(ITEM_UNINITIALIZED_THIS)] if is_constructor else []
        ) + [type_of("I")] * ints + [type_of(f"L{OTHER};")]
        self.first = len(self.parameters)
        self.slots = self._place_locals()
        self.blocks = [Label() for _ in range(rng.randint(2, 9))]
        self.subroutines: set[int] = set()
        if self.has_subroutines:
            self.subroutines = {
                n for n in range(1, len(self.blocks)) if rng.random() < 0.35
            }
        self.news: list[Label] = []
        self.constructed = rng.random() < 0.5
        code.max_stack = rng.choice((3, 4, 6))
        code.max_locals = self.slots[-1] + 6

    def _place_locals(self) -> list[int]:
        at, found = self.first, []
        for kind in self.kinds:
            found.append(at)
            at += 2 if kind in "JD" else 1
        return [*found, at]

    def write(self) -> None:
        self._begin()
        for number, block in enumerate(self.blocks):
            self.code.place(block)
            self._block(number)
        self._emit("return") if self.rng.random() < 0.5 else self._emit("aconst_null", "athrow")
        for _ in range(self.rng.choice((0, 0, 1, 1, 2))):
            self._handler()

    def _begin(self) -> None:
        if self.is_constructor and self.constructed:
            self._construct_this()
        for kind, slot in zip(self.kinds, self.slots, strict=False):
            self._push(kind)
            self._store(kind, slot)

    def _construct_this(self) -> None:
        self._emit("aload_0")
        name = OBJECT if self._odd() else SUPER
        self._call("invokespecial", name, "<init>", "()V")

    # Blocks

    def _block(self, number: int) -> None:
        rng = self.rng
        in_subroutine = number in self.subroutines
        address = self.slots[-1] + 1 + number % 4
        if in_subroutine:
            if self.has_frames:
                self._frame()
            self._emit(("astore", address))
        elif self.has_frames and (number or rng.random() < 0.9):
            self._frame()
        self._emit("nop")  # no two frames at one place
        for _ in range(rng.randint(0, 4)):
            self._action()
        if in_subroutine and rng.random() < 0.7:
            self._emit(("ret", address if rng.random() < 0.9 else address + 1))
        else:
            self._leave(number)

    def _leave(self, number: int) -> None:
        rng = self.rng
        kind = rng.random()
        if kind < 0.25:
            self._emit(("goto", self._target()))
        elif kind < 0.50:
            self._push("I")
            self._emit((rng.choice(("ifeq", "ifne", "iflt")), self._target()))
        elif kind < 0.60:
            self._push("I")
            targets = [self._target() for _ in range(rng.randint(1, 3))]
            if rng.random() < 0.5:
                self.code.tableswitch(self._target(), rng.randint(-3, 3), targets)
            else:
                cases = zip(rng.sample(range(99), len(targets)), targets, strict=True)
                self.code.lookupswitch(self._target(), cases)
        elif kind < 0.68:
            self._emit("return")
        elif kind < 0.72:
            self._emit("aconst_null", "athrow")
        elif kind < 0.92 and self.subroutines:
            target = rng.choice(sorted(self.subroutines))
            self._emit(("jsr", self.blocks[target]))
        elif self._odd() and number < len(self.blocks) - 1:
            self._emit("iconst_0")

    def _target(self) -> Label:
        outside = [block for n, block in enumerate(self.blocks) if n not in self.subroutines]
        return self.rng.choice(self.blocks if self._odd() else outside)

    def _frame(self) -> None:
        locals_: list[FrameType] = list(self.parameters)
        if self.is_constructor and self.constructed and not self._odd():
            locals_[0] = VerificationType(ITEM_OBJECT, THIS)
        locals_ += [type_of(kind) for kind in self.kinds]
        if self.rng.random() < 0.1 and self.news:
            locals_.append(UninitializedAt(self.rng.choice(self.news)))
        if self._odd():
            locals_[self.rng.randrange(len(locals_))] = _TOP
        self.code.frame(locals_, [])

    def _handler(self) -> None:
        """A handler at the end, or one of the blocks that ends with what was caught on top."""
        rng = self.rng
        start, end = sorted(rng.sample(range(len(self.blocks)), 2))
        caught = rng.choice((None, None, "java/lang/RuntimeException", OTHER))
        target = Label()
        self.code.place(target)
        if self.has_frames:
            locals_: list[FrameType] = [*self.parameters, *(type_of(kind) for kind in self.kinds)]
            if self.is_constructor and self.constructed:
                locals_[0] = VerificationType(ITEM_OBJECT, THIS)
            stack = type_of(f"L{caught or 'java/lang/Throwable'};")
            self.code.frame(locals_, [stack])
        if rng.random() < 0.6:
            self._emit("athrow")
            target = rng.choice((target, self.blocks[end]))
        else:
            self._emit("pop")
            self._action()
            self._emit(("goto", self._target()))
        self.code.handler(self.blocks[start], self.blocks[end], target, caught)

    # Instructions

    def _action(self) -> None:
        rng = self.rng
        which = rng.randrange(len(self.kinds))
        kind, slot = self.kinds[which], self.slots[which]
        choice = rng.random()
        if choice < 0.35:
            self._push(rng.choice(_KINDS) if self._odd() else kind)
            self._store(kind, slot)
        elif choice < 0.60:
            self._load(kind, slot + self._odd())
            self._emit("pop2" if kind in "JD" else "pop")
        elif choice < 0.75:
            self._new(self.slots[-1])
        elif choice < 0.80 and self.is_constructor:
            self._construct_this()
        elif choice < 0.90:
            self._load(kind, slot)
            self._call("invokestatic", OTHER, "take", f"({kind})V")
        elif kind == "I":
            self._emit(("iinc", slot, rng.choice((1, 1000))))
        else:
            self._emit("nop")

    def _new(self, local: int) -> None:
        label = self.code.place(Label())
        self.news.append(label)
        self._emit(("new", Class(OTHER)))
        if self.rng.random() < 0.3:
            self._emit(("astore", local))
            if self.rng.random() < 0.5:
                self._emit(("aload", local))
                self._call("invokespecial", OTHER, "<init>", "()V")
            return
        self._emit("dup")
        self._call("invokespecial", OTHER, "<init>", "()V")
        self._emit("pop")

    def _push(self, kind: str) -> None:
        names = {"I": "iconst_1", "J": "lconst_0", "F": "fconst_0", "D": "dconst_0"}
        if kind in names:
            self._emit(names[kind])
        elif kind[0] == "[" or self.rng.random() < 0.5:
            self._emit("aconst_null")
        elif kind == f"L{SUPER};" and self.rng.random() < 0.5:
            self._load(f"L{OTHER};", self.first - 1)
        else:
            self._emit("aconst_null", ("checkcast", Class(kind[1:-1])))

    def _load(self, kind: str, slot: int) -> None:
        self._emit((f"{_letter(kind)}load", slot))

    def _store(self, kind: str, slot: int) -> None:
        self._emit((f"{_letter(kind)}store", slot))

    def _call(self, op: str, class_name: str, name: str, descriptor: str) -> None:
        self._emit((op, MemberRef(TAG_METHOD_REF, class_name, name, descriptor)))

    def _odd(self) -> bool:
        return self.rng.random() < _PARTLY

    def _emit(self, *lines: object) -> None:
        for line in lines:
            name, *operands = (line,) if isinstance(line, str) else line  # type: ignore[misc]
            self.code.emit(BY_NAME[str(name)].code, *operands)


def _letter(kind: str) -> str:
    return {"I": "i", "J": "l", "F": "f", "D": "d"}.get(kind, "a")
