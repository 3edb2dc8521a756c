"""Random straight-line instructions: each knows what it needs on the stack and leaves there."""

from __future__ import annotations

import random

from pvm.vm.classfile.assembler import CodeBuilder, Label
from pvm.vm.classfile.constants import (
    TAG_FIELD_REF,
    TAG_METHOD_REF,
    Class,
    MemberRef,
    String,
)
from pvm.vm.classfile.opcodes import BY_NAME, Op

from .stack import Stack, push_constant

# Slots of the variables that hold one type throughout; behind them are those of any type.
VARIABLES = {"I": (9, 10), "J": (11,), "D": (13,), "F": (15,), "A": (16,), "[": (17,)}
FUEL = 8
SCRATCH = (20, 22, 24)
TYPES = "IIIJDFA["
_LOAD = {"I": Op.ILOAD, "J": Op.LLOAD, "F": Op.FLOAD, "D": Op.DLOAD, "A": Op.ALOAD, "[": Op.ALOAD}
_STORE = {
    "I": Op.ISTORE, "J": Op.LSTORE, "F": Op.FSTORE, "D": Op.DSTORE, "A": Op.ASTORE, "[": Op.ASTORE,
}  # fmt: skip
STATIC_FIELDS = {"I": "I", "J": "J", "F": "F", "D": "D", "A": "Ljava/lang/Object;", "[": "[I"}
SIGNATURE = "(IJDF[ILjava/lang/Object;I)J"

_SIMPLE = {  # mnemonic: popped, pushed
    **dict.fromkeys("iadd isub imul iand ior ixor ishl ishr iushr".split(), ("II", "I")),
    **dict.fromkeys("ladd lsub lmul land lor lxor".split(), ("JJ", "J")),
    **dict.fromkeys("lshl lshr lushr".split(), ("JI", "J")),
    **dict.fromkeys("fadd fsub fmul fdiv frem".split(), ("FF", "F")),
    **dict.fromkeys("dadd dsub dmul ddiv drem".split(), ("DD", "D")),
    "idiv": ("II", "I"), "irem": ("II", "I"), "ldiv": ("JJ", "J"), "lrem": ("JJ", "J"),
    "ineg": ("I", "I"), "lneg": ("J", "J"), "fneg": ("F", "F"), "dneg": ("D", "D"),
    "i2l": ("I", "J"), "i2f": ("I", "F"), "i2d": ("I", "D"), "l2i": ("J", "I"), "l2f": ("J", "F"),
    "l2d": ("J", "D"), "f2i": ("F", "I"), "f2l": ("F", "J"), "f2d": ("F", "D"), "d2i": ("D", "I"),
    "d2l": ("D", "J"), "d2f": ("D", "F"), "i2b": ("I", "I"), "i2c": ("I", "I"), "i2s": ("I", "I"),
    "lcmp": ("JJ", "I"), "fcmpl": ("FF", "I"), "fcmpg": ("FF", "I"), "dcmpl": ("DD", "I"),
    "dcmpg": ("DD", "I"), "arraylength": ("[", "I"),
}  # fmt: skip
_NAMES = tuple(_SIMPLE)


class Emitter:
    """Emits random instructions into a method; `callable` is how many methods are there to call."""

    def __init__(
        self, code: CodeBuilder, rng: random.Random, owner: str, callable_: int
    ) -> None:
        self.code = code
        self.rng = rng
        self.owner = owner
        self.callable = callable_
        self.calls = 2  # in this method, at most
        self.scratch: dict[int, str] = {}  # what the slots of any type hold in this block

    def load(self, stack: Stack, kind: str) -> None:
        """A variable of the type, or what was stored into a slot of any type in this block."""
        slots = [*VARIABLES[kind], *(s for s, t in self.scratch.items() if t == kind)]
        self.code.emit(_LOAD[kind], self.rng.choice(slots))
        stack.push(kind)

    def store(self, stack: Stack) -> None:
        """The top goes into a variable of its type, or into any slot."""
        kind = stack.types[-1]
        if self.rng.random() < 0.3:
            slot = self.rng.choice(SCRATCH)
            self.scratch[slot] = kind
        else:
            slot = self.rng.choice(VARIABLES[kind])
        self.code.emit(_STORE[kind], slot)
        stack.pop(1)

    def want(self, stack: Stack, types: str) -> None:
        """Values of these types are pushed, unless they happen to be there."""
        if stack.ends(types) and self.rng.random() < 0.7:
            return
        for kind in types:
            if self.rng.random() < 0.25:
                push_constant(self.code, self.rng, kind)
                stack.push(kind)
            else:
                self.load(stack, kind)

    def instruction(self, stack: Stack) -> None:
        """One instruction, with what it needs before it."""
        choice = self.rng.random()
        if len(stack.types) > 6:
            self.store(stack)
        elif choice < 0.5:
            self._simple(stack)
        elif choice < 0.62 and stack.types:
            self.store(stack)
        elif choice < 0.74:
            self._shuffle(stack)
        elif choice < 0.84:
            self._array(stack)
        elif choice < 0.9:
            self._field(stack)
        else:
            self.rng.choice((self._object, self._call, self._increment))(stack)

    def _simple(self, stack: Stack) -> None:
        name = self.rng.choice(_NAMES)
        popped, pushed = _SIMPLE[name]
        self.want(stack, popped)
        if name in ("idiv", "irem") and self.rng.random() < 0.9:
            self.code.push_int(1)
            self.code.emit(Op.IOR)
        elif name in ("ldiv", "lrem") and self.rng.random() < 0.9:
            self.code.emit(Op.LCONST_1)
            self.code.emit(Op.LOR)
        self.code.emit(BY_NAME[name].code)
        stack.pop(len(popped))
        stack.push(*pushed)

    def _shuffle(self, stack: Stack) -> None:
        able = stack.able_shuffles()
        if able:
            op = self.rng.choice(able)
            self.code.emit(op)
            stack.shuffle(op)

    def _array(self, stack: Stack) -> None:
        """A load or store of an int; the index nearly always fits."""
        self.load(stack, "[")
        self.load(stack, "I")
        if self.rng.random() < 0.95:
            self.code.push_int(self.rng.choice((1, 3, 3)))
            self.code.emit(Op.IAND)
        if self.rng.random() < 0.5:
            self.code.emit(Op.IALOAD)
            stack.pop(2)
            stack.push("I")
        else:
            self.load(stack, "I")
            self.code.emit(Op.IASTORE)
            stack.pop(3)

    def _field(self, stack: Stack) -> None:
        kind = self.rng.choice(TYPES)
        name = MemberRef(TAG_FIELD_REF, self.owner, f"f{ord(kind)}", STATIC_FIELDS[kind])
        if self.rng.random() < 0.5:
            self.code.emit(Op.GETSTATIC, name)
            stack.push(kind)
        else:
            self.want(stack, kind)
            self.code.emit(Op.PUTSTATIC, name)
            stack.pop(1)

    def _object(self, stack: Stack) -> None:
        """A string, a box made by hand, a cast that fails seldom, or a type test."""
        choice = self.rng.randrange(4)
        if choice == 0:
            self.code.load_constant(String(self.rng.choice(("", "a", "text"))))
            stack.push("A")
        elif choice == 1:
            self._new_box(stack)
        elif choice == 2:
            self.want(stack, "A")
            self.code.emit(Op.INSTANCEOF, Class(self.rng.choice(("java/lang/String", "[I"))))
            stack.pop(1)
            stack.push("I")
        else:
            self.want(stack, "A")
            self.code.emit(Op.DUP)
            self.code.emit(Op.INSTANCEOF, Class("[I"))
            other = Label()
            done = Label()
            self.code.emit(Op.IFEQ, other)
            self.code.emit(Op.CHECKCAST, Class("[I"))
            self.code.emit(Op.GOTO, done)
            self.code.place(other)
            self.code.emit(Op.POP)
            self.load(Stack(""), "[")
            self.code.place(done)
            stack.pop(1)
            stack.push("[")

    def _new_box(self, stack: Stack) -> None:
        """The object is on the stack, not initialised yet, while its argument is computed."""
        self.code.emit(Op.NEW, Class("harness/Box"))
        self.code.emit(Op.DUP)
        inner = Stack("")
        self.load(inner, "I")
        self.code.emit(Op.INVOKESPECIAL,
                       MemberRef(TAG_METHOD_REF, "harness/Box", "<init>", "(I)V"))
        if self.rng.random() < 0.5:
            self.load(inner, "I")
            self.code.emit(Op.INVOKEVIRTUAL,
                           MemberRef(TAG_METHOD_REF, "harness/Box", "add", "(I)I"))
            stack.push("I")
        else:
            stack.push("A")

    def _call(self, stack: Stack) -> None:
        """One of the methods made before, with little fuel."""
        if not self.callable or not self.calls:
            return
        self.calls -= 1
        number = self.rng.randrange(self.callable)
        if number % 8 == 7:
            return
        for kind in "IJDF[A":
            self.load(stack, kind)
        self.code.push_int(7)
        self.code.emit(Op.INVOKESTATIC,
                       MemberRef(TAG_METHOD_REF, self.owner, f"m{number}", SIGNATURE))
        stack.pop(6)
        stack.push("J")

    def _increment(self, stack: Stack) -> None:
        amount = self.rng.choice((1, -1, 5, 1000))
        self.code.emit(Op.IINC, self.rng.choice(VARIABLES["I"]), amount)

    def note(self, kind: str) -> None:
        """The value on top is told to the sum and popped."""
        letter = {"I": "note", "A": "result", "[": "result"}.get(kind, "result")
        shown = {"I": "I", "J": "J", "F": "D", "D": "D"}.get(kind, "Ljava/lang/Object;")
        if kind == "F":
            self.code.emit(Op.F2D)
        self.code.emit(Op.INVOKESTATIC,
                       MemberRef(TAG_METHOD_REF, "harness/Sum", letter, f"({shown})V"))
