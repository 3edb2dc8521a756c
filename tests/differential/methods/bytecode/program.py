"""A random class file from a seed: methods whose blocks jump anywhere."""

from __future__ import annotations

import random

from pvm.vm.classfile.assembler import CodeBuilder, Label
from pvm.vm.classfile.constants import TAG_INTERFACE_METHOD_REF, TAG_METHOD_REF, Class, MemberRef
from pvm.vm.classfile.flags import ACC_PUBLIC, ACC_STATIC
from pvm.vm.classfile.opcodes import Op
from pvm.vm.classfile.writer import ClassWriter

from .instructions import FUEL, SIGNATURE, STATIC_FIELDS, VARIABLES, Emitter
from .stack import Stack, push_constant

METHODS = 20
_MAJOR = 49  # the last version without frames (JVMS 4.10.1)
_SHAPES = ("", "", "", "I", "JI", "AD", "[I", "FIA")  # what is on the stack where a block begins
_ARGUMENTS = (
    ("I", 0), ("J", 1), ("D", 3), ("F", 5), ("[", 6), ("A", 7),
)  # fmt: skip
_GIVEN = {"I": "i", "J": "l", "D": "d", "F": "f", "[": "ia", "A": "o"}
_LOADS = {"I": Op.ILOAD, "J": Op.LLOAD, "F": Op.FLOAD, "D": Op.DLOAD, "A": Op.ALOAD, "[": Op.ALOAD}
_STORES = {
    "I": Op.ISTORE, "J": Op.LSTORE, "F": Op.FSTORE, "D": Op.DSTORE, "A": Op.ASTORE, "[": Op.ASTORE,
}  # fmt: skip


class Block:
    """A place that is jumped to, with such values on the stack."""

    def __init__(self, shape: str) -> None:
        self.label = Label()
        self.end = Label()
        self.shape = shape


def program(seed: int, package: str) -> dict[str, bytes]:
    """The class files by name; the same for the same seed, but for the package."""
    rng = random.Random(seed)
    name = f"{package}/P"
    writer = ClassWriter(name, interfaces=("harness/Calls",), major=_MAJOR)
    for kind, descriptor in STATIC_FIELDS.items():
        writer.add_field(ACC_PUBLIC | ACC_STATIC, f"f{ord(kind)}", descriptor)
    for number in range(METHODS):
        code = writer.code(ACC_PUBLIC | ACC_STATIC, f"m{number}", SIGNATURE)
        _Method(code, rng, name, number).make()
    _constructor(writer)
    _dispatcher(writer, name)
    return {name: writer.to_bytes()}


class _Method:
    """One method: blocks, handlers for runs of them, and an end that tells everything."""

    def __init__(self, code: CodeBuilder, rng: random.Random, owner: str, number: int) -> None:
        self.code = code
        self.rng = rng
        self.emitter = Emitter(code, rng, owner, number)
        count = rng.randrange(3, 10)
        self.blocks = [Block("")] + [Block(rng.choice(_SHAPES)) for _ in range(count)]
        self.ends = {shape: Label() for shape in _SHAPES}
        self.line = 0

    def make(self) -> None:
        """Emit it all."""
        self._variables()
        for number, block in enumerate(self.blocks):
            self._block(number, block)
        self._handlers()
        self._ends()

    def _variables(self) -> None:
        for kind, slot in _ARGUMENTS:
            for variable in VARIABLES[kind]:
                self.code.emit(_LOADS[kind], slot)
                self.code.emit(_STORES[kind], variable)

    def _block(self, number: int, block: Block) -> None:
        code = self.code
        code.place(block.label)
        self.line += 1
        code.line(self.line)
        code.emit(Op.IINC, FUEL, -1)
        code.emit(Op.ILOAD, FUEL)
        code.emit(Op.IFLE, self.ends[block.shape])
        self.emitter.scratch = {}
        stack = Stack(block.shape)
        for _ in range(self.rng.randrange(2, 14)):
            self.emitter.instruction(stack)
        self._leave(number, stack)
        code.place(block.end)

    def _leave(self, number: int, stack: Stack) -> None:
        """Jump to other blocks, with the stack as they want it."""
        target = self.rng.choice(self.blocks[1:])
        self._reshape(stack, target.shape)
        alike = [block for block in self.blocks if block.shape == target.shape]
        choice = self.rng.random()
        if choice < 0.45:
            self._branch(stack, self.rng.choice(alike))
        elif choice < 0.6:
            self.emitter.load(stack, "I")
            self.code.push_int(3)
            self.code.emit(Op.IAND)
            stack.pop(1)
            low = self.rng.choice((0, 0, 1, -2))
            targets = [self.rng.choice(alike).label for _ in range(self.rng.randrange(1, 5))]
            self.code.tableswitch(target.label, low, targets)
            return
        following = self.blocks[number + 1] if number + 1 < len(self.blocks) else None
        if following is not target:
            self.code.emit(Op.GOTO, target.label)

    def _branch(self, stack: Stack, block: Block) -> None:
        kind = self.rng.randrange(3)
        if kind == 0:
            self.emitter.load(stack, "I")
            self.emitter.load(stack, "I")
            op = self.rng.choice((Op.IF_ICMPLT, Op.IF_ICMPGE, Op.IF_ICMPEQ, Op.IF_ICMPNE))
            stack.pop(2)
        elif kind == 1:
            self.emitter.load(stack, "I")
            op = self.rng.choice((Op.IFLT, Op.IFGE, Op.IFEQ, Op.IFNE))
            stack.pop(1)
        else:
            self.emitter.load(stack, "A")
            op = self.rng.choice((Op.IFNULL, Op.IFNONNULL))
            stack.pop(1)
        self.code.emit(op, block.label)

    def _reshape(self, stack: Stack, shape: str) -> None:
        """Pop and push until the stack has the shape."""
        while not shape.startswith(stack.types):
            if self.rng.random() < 0.5:
                self.emitter.store(stack)
            else:
                self.code.emit(Op.POP2 if stack.types[-1] in "JD" else Op.POP)
                stack.pop(1)
        for kind in shape[len(stack.types) :]:
            if self.rng.random() < 0.3:
                push_constant(self.code, self.rng, kind)
                stack.push(kind)
            else:
                self.emitter.load(stack, kind)

    def _handlers(self) -> None:
        """Each catches in a run of blocks, and goes on in a block."""
        for _ in range(self.rng.randrange(3)):
            first = self.rng.randrange(len(self.blocks))
            last = self.rng.randrange(first, len(self.blocks))
            handler = Label()
            caught = self.rng.choice((
                None, "java/lang/RuntimeException", "java/lang/ArithmeticException",
                "java/lang/NullPointerException", "java/lang/IndexOutOfBoundsException",
            ))  # fmt: skip
            self.code.handler(self.blocks[first].label, self.blocks[last].end, handler, caught)
            self.code.place(handler)
            self.code.emit(Op.IINC, FUEL, -10)
            self.code.emit(Op.INVOKESTATIC, MemberRef(
                TAG_METHOD_REF, "harness/Box", "caught", "(Ljava/lang/Throwable;)I"))
            self.code.emit(Op.ISTORE, self.rng.choice(VARIABLES["I"]))
            target = self.rng.choice(self.blocks[1:])
            self.emitter.scratch = {}
            self._reshape(Stack(""), target.shape)
            self.code.emit(Op.GOTO, target.label)

    def _ends(self) -> None:
        """For each shape: tell what is on the stack, then the variables, and return."""
        last = Label()
        for shape, label in self.ends.items():
            self.code.place(label)
            for kind in reversed(shape):
                self.emitter.note(kind)
            self.code.emit(Op.GOTO, last)
        self.code.place(last)
        for kind, variables in VARIABLES.items():
            for slot in variables:
                self.code.emit(_LOADS[kind], slot)
                self.emitter.note(kind)
        self.code.emit(Op.LLOAD, VARIABLES["J"][0])
        self.code.emit(Op.LRETURN)


def _constructor(writer: ClassWriter) -> None:
    """A constructor, the number of methods, and what runs them."""
    code = writer.code(ACC_PUBLIC, "<init>", "()V")
    code.emit(Op.ALOAD, 0)
    code.emit(Op.INVOKESPECIAL, MemberRef(TAG_METHOD_REF, "java/lang/Object", "<init>", "()V"))
    code.emit(Op.RETURN)
    code = writer.code(ACC_PUBLIC, "count", "()I")
    code.push_int(METHODS)
    code.emit(Op.IRETURN)


def _dispatcher(writer: ClassWriter, name: str) -> None:
    """`call`: the arguments of a call are made, and the method is called by its number."""
    code = writer.code(ACC_PUBLIC, "call", "(II)V")
    labels = [Label() for _ in range(METHODS)]
    for slot, (kind, _) in enumerate(_ARGUMENTS):
        code.emit(Op.ILOAD, 2)
        code.push_int(slot)
        made = STATIC_FIELDS[kind]
        code.emit(Op.INVOKESTATIC,
                  MemberRef(TAG_METHOD_REF, "harness/Args", _GIVEN[kind], f"(II){made}"))
    code.emit(Op.ILOAD, 1)
    code.emit(Op.INVOKESTATIC, MemberRef(TAG_METHOD_REF, "harness/Box", "fuel", "(I)I"))
    code.emit(Op.ILOAD, 1)
    code.tableswitch(labels[0], 0, labels)
    done = Label()
    for number, label in enumerate(labels):
        code.place(label)
        code.emit(Op.INVOKESTATIC, MemberRef(TAG_METHOD_REF, name, f"m{number}", SIGNATURE))
        code.emit(Op.GOTO, done)
    code.place(done)
    code.emit(Op.INVOKESTATIC, MemberRef(TAG_METHOD_REF, "harness/Sum", "result", "(J)V"))
    code.emit(Op.RETURN)
    code = writer.code(ACC_PUBLIC | ACC_STATIC, "run", "()V")
    code.emit(Op.NEW, Class(name))
    code.emit(Op.DUP)
    code.emit(Op.INVOKESPECIAL, MemberRef(TAG_METHOD_REF, name, "<init>", "()V"))
    drive = MemberRef(TAG_INTERFACE_METHOD_REF, "harness/Calls", "drive", "()V")
    code.emit(Op.INVOKEINTERFACE, drive)
    code.emit(Op.RETURN)
