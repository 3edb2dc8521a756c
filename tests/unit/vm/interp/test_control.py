"""Switches, subroutines, far and wide jumps, returns, exceptions, JVMS 6.5."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from pvm.vm.classfile.assembler import CodeBuilder, Label
from pvm.vm.classfile.constants import TAG_METHOD_REF, MemberRef
from pvm.vm.classfile.writer import ClassWriter

from ..running import Running, Thrown, running, writer
from .bodies import JUNK, STATIC, check_below, op

LOW, HIGH = -(1 << 31), (1 << 31) - 1
TABLES = [(0, 3), (-5, 4), (LOW, 2), (HIGH - 2, 3), (-1, 2), (100, 1)]
LOOKUPS: list[list[int]] = [[], [5], [LOW, HIGH], [-1, 0, 1], [LOW, -100000, -1, 7, 65536, HIGH],
                            [n * n * 1000 - 50000 for n in range(40)]]
BELOW = range(4)
PADDING = range(4)
BODIES = (10, 1000, 33_000, 50_000)     # instructions jumped over, one word each


def answer(code: CodeBuilder, label: Label, value: int, below: int) -> None:
    """At the label: the values below are checked, the answer is given."""
    code.place(label)
    check_below(code, below)
    code.push_int(value)
    op(code, "ireturn")


def add_switches(made: ClassWriter) -> None:
    """The answer is the case's number, or -1."""
    for number, below in ((n, b) for n in range(len(TABLES) + len(LOOKUPS)) for b in BELOW):
        for padding in PADDING if below == 0 else (0,):
            code = made.code(STATIC, f"switch_{number}_{below}_{padding}", "(I)I")
            for value in JUNK[:min(below, 3)]:
                code.push_int(value)
            for _ in range(padding):
                op(code, "nop")
            op(code, "iload_0")
            if below == 3:
                op(code, "nop")
            default = Label()
            labels = switch(code, number, default)
            for index, label in enumerate(labels):
                answer(code, label, index, below)
            answer(code, default, -1, below)


def switch(code: CodeBuilder, number: int, default: Label) -> list[Label]:
    if number < len(TABLES):
        low, count = TABLES[number]
        labels = [Label() for _ in range(count)]
        code.tableswitch(default, low, labels)
        return labels
    keys = LOOKUPS[number - len(TABLES)]
    labels = [Label() for _ in keys]
    code.lookupswitch(default, list(zip(keys, labels, strict=True)))
    return labels


def keys_of(number: int) -> list[int]:
    if number < len(TABLES):
        low, count = TABLES[number]
        return list(range(low, low + count))
    return LOOKUPS[number - len(TABLES)]


def add_backward_switch(made: ClassWriter) -> None:
    """while (true) switch (n % 3) ...: counts n down to 0 and adds 1, 10 or 100 each time."""
    code = made.code(STATIC, "looping", "(I)I")
    again, done, labels = Label(), Label(), [Label() for _ in range(3)]
    code.push_int(0)
    op(code, "istore_1")
    code.place(again)
    op(code, "iload_0")
    op(code, "ifle", done)
    op(code, "iinc", 0, -1)
    op(code, "iload_0")
    code.push_int(3)
    op(code, "irem")
    code.tableswitch(done, 0, labels)
    for label, amount in zip(labels, (1, 10, 100), strict=True):
        code.place(label)
        op(code, "iinc", 1, amount)
        op(code, "goto", again)
    code.place(done)
    op(code, "iload_1")
    op(code, "ireturn")


def add_subroutines(made: ClassWriter) -> None:
    """Two calls of a subroutine that doubles local 1; with jsr and jsr_w, ret and wide ret."""
    for jump, place in (("jsr", 2), ("jsr_w", 2), ("jsr", 300), ("jsr_w", 300)):
        code = made.code(STATIC, f"{jump}_{place}", "(I)I")
        code.max_stack = 4
        routine = Label()
        op(code, "iload_0")
        op(code, "istore_1")
        op(code, "bipush", 5)
        for _ in range(3):
            op(code, jump, routine)
        op(code, "iload_1")
        op(code, "iadd")
        op(code, "ireturn")
        code.place(routine)
        op(code, "astore", place)
        op(code, "iload_1")
        op(code, "iconst_1")
        op(code, "ishl")
        op(code, "istore_1")
        op(code, "ret", place)


BRANCHES = {"ifeq": ("I", [0, 1, -1]), "ifne": ("I", [0, 1]), "iflt": ("I", [0, -1]),
            "ifge": ("I", [0, -1]), "ifgt": ("I", [0, 1]), "ifle": ("I", [0, 1]),
            "if_icmpeq": ("II", [0, 1]), "if_icmpne": ("II", [0, 1]), "if_icmplt": ("II", [0, 1]),
            "if_icmpge": ("II", [0, -1]), "if_icmpgt": ("II", [0, -1]),
            "if_icmple": ("II", [0, 1])}


def add_far(made: ClassWriter, size: int) -> None:
    """A loop of n rounds round `size` instructions, with every branch jumping over or back."""
    code = made.code(STATIC, "loop", "(I)I")
    top, check, out = Label(), Label(), Label()
    op(code, "iconst_0")
    op(code, "istore_1")
    op(code, "goto_w", check)
    code.place(top)
    op(code, "iinc", 1, 3)
    for _ in range(size):
        op(code, "nop")
    op(code, "iinc", 0, -1)
    code.place(check)
    op(code, "iload_0")
    op(code, "ifle", out)
    op(code, "goto_w", top)
    code.place(out)
    op(code, "iload_1")
    op(code, "ireturn")


def add_far_branch(made: ClassWriter, name: str, size: int) -> None:
    code = made.code(STATIC, name, f"({BRANCHES[name][0]})I")
    taken = Label()
    for index in range(len(BRANCHES[name][0])):
        op(code, "iload", index)
    op(code, name, taken)
    for _ in range(size):
        op(code, "nop")
    op(code, "iconst_0")
    op(code, "ireturn")
    answer(code, taken, 1, 0)


def far(size: int) -> ClassWriter:
    made = writer(f"Far{size}")
    add_far(made, size)
    return made


def add_exceptions(made: ClassWriter) -> None:
    """throw what is given; catch by type, with the stack emptied; and let pass."""
    code = made.code(STATIC, "raise", "(Ljava/lang/RuntimeException;)V")
    op(code, "aload_0")
    op(code, "athrow")
    code = made.code(STATIC, "catch", "(Ljava/lang/RuntimeException;I)I")
    start, end, arithmetic, other = Label(), Label(), Label(), Label()
    code.push_int(1)
    code.push_int(2)
    code.place(start)
    op(code, "aload_0")
    op(code, "invokestatic", MemberRef(TAG_METHOD_REF, made.name, "raise",
                                       "(Ljava/lang/RuntimeException;)V"))
    code.place(end)
    op(code, "iadd")
    op(code, "ireturn")
    code.place(arithmetic)
    op(code, "pop")
    op(code, "iload_1")
    op(code, "ireturn")
    code.place(other)
    op(code, "athrow")
    code.handler(start, end, arithmetic, "java/lang/ArithmeticException")
    code.handler(start, end, other, None)


def build() -> list[ClassWriter]:
    made = writer("Control")
    add_switches(made)
    add_backward_switch(made)
    add_subroutines(made)
    add_exceptions(made)
    made.code(STATIC, "nothing", "()V").emit(177)
    branches = [writer(f"Far_{name}") for name in BRANCHES]
    for each, name in zip(branches, BRANCHES, strict=True):
        add_far_branch(each, name, 33_000)
    return [made, *branches, *(far(size) for size in BODIES)]


@pytest.fixture(scope="module")
def machine() -> Iterator[Running]:
    with running(*build()) as made:
        yield made


@pytest.mark.parametrize("number", range(len(TABLES) + len(LOOKUPS)))
def test_switches(machine: Running, number: int) -> None:
    keys = keys_of(number)
    tried = {LOW, -1, 0, 1, HIGH, *keys, *(key - 1 for key in keys), *(key + 1 for key in keys)}
    for key in (key for key in tried if LOW <= key <= HIGH):
        expected = keys.index(key) if key in keys else -1
        for below in BELOW:
            for padding in PADDING if below == 0 else (0,):
                found = machine.call("Control", f"switch_{number}_{below}_{padding}", key)
                assert found == expected, (key, below, padding)


def test_switches_in_loops(machine: Running) -> None:
    for rounds in (0, 1, 3, 5000):
        expected = sum((1, 10, 100)[n % 3] for n in range(rounds))
        assert machine.call("Control", "looping", rounds) == expected


@pytest.mark.parametrize("name", ["jsr_2", "jsr_w_2", "jsr_300", "jsr_w_300"])
def test_subroutines(machine: Running, name: str) -> None:
    for value in (0, 1, -9):
        assert machine.call("Control", name, value) == 5 + 8 * value


@pytest.mark.parametrize("size", BODIES)
def test_far_loops(machine: Running, size: int) -> None:
    for rounds in (0, 1, 2, 50):
        assert machine.call(f"Far{size}", "loop", rounds) == 3 * rounds


@pytest.mark.parametrize("name", BRANCHES)
def test_far_branches(machine: Running, name: str) -> None:
    kinds, values = BRANCHES[name]
    compare: dict[str, Any] = {"eq": int.__eq__, "ne": int.__ne__, "lt": int.__lt__,
                               "ge": int.__ge__, "gt": int.__gt__, "le": int.__le__}
    for value in values:
        operands = [value, 0][:len(kinds)]
        expected = compare[name[-2:]](value, 0)
        assert machine.call(f"Far_{name}", name, *operands) == expected


def test_far_methods_have_more_words_than_a_branch_reaches(machine: Running) -> None:
    method = machine.method("Far50000", "loop")
    machine.call("Far50000", "loop", 0)
    assert len(machine.machine.code.codes[method.number].words) > 1 << 15


def throwable(machine: Running, name: str) -> Any:
    return machine.machine.throwables.make(name, "made")


def test_exceptions(machine: Running) -> None:
    def run() -> None:
        arithmetic = throwable(machine, "java/lang/ArithmeticException")
        state = throwable(machine, "java/lang/IllegalStateException")
        assert machine.call("Control", "catch", arithmetic, 42) == 42
        for method, rest in (("catch", [1]), ("raise", [])):
            with pytest.raises(Thrown, match="IllegalStateException.*made"):
                machine.call("Control", method, state, *rest)
            with pytest.raises(Thrown, match="java/lang/NullPointerException"):
                machine.call("Control", method, None, *rest)

    machine.do(run)


def test_nothing(machine: Running) -> None:
    assert machine.call("Control", "nothing") is None


