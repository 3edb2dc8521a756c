"""For each superinstruction, a method whose bytecode is that sequence.

The steps are the interpreter's instructions; what they leave open, the types of what is loaded and
stored, follows from what the later steps pop.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pvm.vm.classfile.assembler import Label
from pvm.vm.classfile.constants import (
    TAG_FIELD_REF,
    TAG_INTERFACE_METHOD_REF,
    TAG_METHOD_REF,
    Long,
    MemberRef,
)
from pvm.vm.classfile.flags import ACC_ABSTRACT, ACC_INTERFACE, ACC_PUBLIC, ACC_STATIC
from pvm.vm.classfile.writer import ClassWriter

from ..running import writer
from .bodies import STATIC, op, spill
from .test_stack import fold

OWNER = "Sequences"
HOLDER, INTERFACE = "Holder", "Held"
VARIANTS = ("plain", "spilled", "deep")
AFTER = 40          # locals from here on are stored to
# instruction -> types popped, types pushed ("?" is found from the use), bytecode
STEPS: dict[str, tuple[str, str, str]] = {
    **{f"i{n}": ("II", "I", f"i{n}") for n in ("add", "sub", "mul", "and", "or", "xor", "shl",
                                               "shr", "ushr")},
    **{f"l{n}": ("JJ", "J", f"l{n}") for n in ("add", "sub", "mul", "and", "or", "xor")},
    **{f"l{n}": ("JI", "J", f"l{n}") for n in ("shl", "shr", "ushr")},
    **{f"d{n}": ("DD", "D", f"d{n}") for n in ("add", "sub", "mul")},
    "i2l": ("I", "J", "i2l"), "i2d": ("I", "D", "i2d"), "arraylength": ("i", "I", "arraylength"),
    "iaload": ("iI", "I", "iaload"), "baload": ("bI", "I", "baload"),
    "caload": ("cI", "I", "caload"), "laload": ("jI", "J", "laload"),
    "iastore": ("iII", "", "iastore"), "bastore": ("bII", "", "bastore"),
    "getfield_8": ("h", "I", "getfield"), "getfield_32": ("h", "I", "getfield"),
    "getfield_64": ("h", "?", "getfield"), "putfield_32": ("hI", "", "putfield"),
    "putfield_64": ("hJ", "", "putfield"), "putfield_reference": ("hi", "", "putfield"),
    "getstatic": ("", "?", "getstatic"), "load": ("", "?", ""), "store": ("?", "", ""),
    "const": ("", "I", ""), "iinc": ("", "", ""), "goto": ("", "", "goto"),
    **{f"if{n}": ("I", "", f"if{n}") for n in ("eq", "ne", "lt", "ge", "gt", "le")},
    **{f"if_icmp{n}": ("II", "", f"if_icmp{n}") for n in ("eq", "ne", "lt", "ge", "gt", "le")},
    "ifnull": ("i", "", "ifnull"), "ifnonnull": ("i", "", "ifnonnull"),
}
DESCRIPTORS = {"i": "[I", "b": "[B", "c": "[C", "j": "[J", "h": f"L{OWNER};"}
FIELDS = {"I": "number", "J": "wide", "i": "ints", "b": "bytes", "c": "chars", "Z": "flag"}
JUMPED = -77


class Typed(NamedTuple):
    """A step with the types it pops and pushes."""

    name: str
    pops: list[list[str]]
    pushes: list[list[str]]


def typed(names: Sequence[str]) -> tuple[list[list[str]], list[Typed], list[list[str]]]:
    """(values that must be there before, steps, values left). A type is a list of one letter."""
    before: list[list[str]] = []
    stack: list[list[str]] = []
    steps = []
    for name in names:
        if name == "dup":
            stack.append(stack[-1])
            steps.append(Typed(name, [], []))
            continue
        pops, pushes = effect(name, len(stack))
        popped = take(stack, before, pops)
        pushed = [[letter] for letter in pushes]
        stack += pushed
        steps.append(Typed(name, popped, pushed))
    for cell in [*before, *stack, *(c for s in steps for c in (*s.pops, *s.pushes))]:
        cell[0] = default(names) if cell[0] == "?" else cell[0]
    return before, steps, stack


def effect(name: str, depth: int) -> tuple[str, str]:
    """Types popped and pushed; a call takes all that there is."""
    if name == "invokestatic":
        return "I" * depth, "I"
    if name.startswith("invoke"):
        return "h" + "I" * (depth - 1), "I"
    pops, pushes, _ = STEPS[name]
    return pops, pushes


def take(stack: list[list[str]], before: list[list[str]], pops: str) -> list[list[str]]:
    """Pops values of the types; what is not there must have been there before."""
    popped: list[list[str]] = []
    for wanted in reversed(pops):
        if not stack:
            before.insert(0, ["?"])
            stack.append(before[0])
        found = stack.pop()
        if found[0] == "?":
            found[0] = wanted
        popped.insert(0, found)
    return popped


def default(names: Sequence[str]) -> str:
    """The type of what no step says anything of."""
    return "J" if any(name.endswith("64") for name in names) else "I"


def letter(kind: str) -> str:
    return {"I": "i", "J": "l", "D": "d"}.get(kind, "a")


def described(kind: str) -> str:
    return DESCRIPTORS.get(kind, kind)


class SequenceMethod:
    """The method of one sequence: its name, the types of its arguments, its own text.

    The variants differ in where the values before the sequence are: in registers, in memory, or in
    registers above three more.
    """

    def __init__(self, made: ClassWriter, sequence: str, variant: str) -> None:
        names = sequence.split("+")
        self.backward = names[-1].endswith("_back")
        plain = [name.removesuffix("_back") for name in names]
        self.before, self.steps, self.after = typed(plain)
        loads = [s.pushes[0] for s in self.steps if s.name == "load"]
        self.kinds = [cell[0] for cell in (*self.before, *loads)]
        self.name = f"{sequence.replace('+', '_')}__{variant}"
        descriptor = "".join(map(described, self.kinds))
        self.code = made.code(STATIC, self.name, f"({descriptor})J")
        self._local = 0
        self._stored: list[tuple[str, int]] = []
        self._taken = Label()
        self._write(variant)

    def _write(self, variant: str) -> None:
        code, start = self.code, Label()
        op(code, "iconst_0")
        op(code, "istore", AFTER)
        if self.backward:
            op(code, "goto", start)
            self._jumped()
            code.place(start)
        if variant == "deep":
            for value in (5, 6, 7):
                code.push_int(value)
            self.after = [["I"], ["I"], ["I"], *self.after]
        for cell in self.before:
            op(code, letter(cell[0]) + "load", self._next(cell[0]))
        if variant == "spilled":
            spill(code)
        op(code, "nop")
        for step in self.steps:
            self._step(step)
        self._finish()

    def _jumped(self) -> None:
        code = self.code
        code.place(self._taken)
        op(code, "iload", AFTER)
        op(code, "i2l")
        op(code, "ldc2_w", Long(JUMPED))
        op(code, "ladd")
        op(code, "lreturn")

    def _next(self, kind: str) -> int:
        found = self._local
        self._local += 2 if kind in "JD" else 1
        return found

    def _step(self, step: Typed) -> None:
        code, name = self.code, step.name
        if name == "load":
            op(code, letter(step.pushes[0][0]) + "load", self._next(step.pushes[0][0]))
        elif name == "store":
            local = AFTER + 2 + 2 * len(self._stored)
            self._stored.append((step.pops[0][0], local))
            op(code, letter(step.pops[0][0]) + "store", local)
        elif name == "const":
            code.push_int(2)
        elif name == "dup":
            op(code, "dup")
        elif name == "iinc":
            op(code, "iinc", AFTER, 5)
        elif name.startswith("invoke"):
            op(code, name, called(name, len(step.pops)))
        elif "field" in name or "static" in name:
            self._access(step)
        elif name.startswith(("if", "goto")):
            op(code, name, self._taken)
        else:
            op(code, STEPS[name][2])

    def _access(self, step: Typed) -> None:
        kind = [*step.pushes, *step.pops[1:]][0][0]
        kind = "Z" if step.name == "getfield_8" else kind
        name = FIELDS[kind] + "Static" * ("static" in step.name)
        reference = MemberRef(TAG_FIELD_REF, HOLDER, name, described(kind))
        op(self.code, STEPS[step.name][2], reference)

    def _finish(self) -> None:
        code = self.code
        op(code, "nop")
        for kind, local in self._stored:
            op(code, letter(kind) + "load", local)
        left = [*(cell[0] for cell in self.after), *(kind for kind, _ in self._stored)]
        fold(code, ["A" if kind in "ibcj" else kind for kind in left], AFTER + 10)
        if not self.backward and self.steps[-1].name.startswith(("if", "goto")):
            self._jumped()


def called(name: str, count: int) -> MemberRef:
    """What a call of that kind with so many values, the receiver included, calls."""
    if name == "invokestatic":
        return MemberRef(TAG_METHOD_REF, HOLDER, "taking", f"({'I' * count})I")
    descriptor = f"({'I' * (count - 1)})I"
    if name == "invokeinterface":
        return MemberRef(TAG_INTERFACE_METHOD_REF, INTERFACE, "held", descriptor)
    return MemberRef(TAG_METHOD_REF, HOLDER, "held", descriptor)


def classes(sequences: Sequence[str]) -> tuple[list[ClassWriter], dict[str, list[SequenceMethod]]]:
    """The classes, and the methods by sequence."""
    interface = writer(INTERFACE, access_flags=ACC_PUBLIC | ACC_INTERFACE | ACC_ABSTRACT)
    holder = writer(HOLDER, interfaces=[INTERFACE])
    for kind, name in FIELDS.items():
        holder.add_field(ACC_PUBLIC, name, described(kind))
        holder.add_field(ACC_PUBLIC | ACC_STATIC, name + "Static", described(kind))
    for count in range(3):
        interface.add_method(ACC_PUBLIC | ACC_ABSTRACT, "held", f"({'I' * count})I")
        for flags, name in ((ACC_PUBLIC, "held"), (STATIC, "taking")):
            code = holder.code(flags, name, f"({'I' * count})I")
            code.push_int(count)
            for index in range(count):
                op(code, "iload", index + (flags == ACC_PUBLIC))
                op(code, "isub")
            op(code, "ireturn")
    made = writer(OWNER, HOLDER)
    methods = {sequence: [SequenceMethod(made, sequence, variant) for variant in VARIANTS]
               for sequence in sequences}
    return [interface, holder, made], methods
