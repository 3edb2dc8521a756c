"""Constants, local variables and stack operations, JVMS 6.5, by the machine's handlers."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from typing import Any

import pytest

from pvm.vm.classfile.assembler import CodeBuilder
from pvm.vm.classfile.constants import Class, Double, Float, Integer, Long, String
from pvm.vm.classfile.opcodes import BY_NAME
from pvm.vm.classfile.writer import ClassWriter

from ..running import Running, running, writer
from .bodies import STATIC, WIDE, give_back, kind_letter, load, op, spill
from .reference import signed

LOW32, HIGH32 = -(1 << 31), (1 << 31) - 1
LOW64, HIGH64 = -(1 << 63), (1 << 63) - 1
NAN32, NAN64 = 0x7FC12345, 0xFFF8000000001234
DISTINCT = {"I": -2023406815, "J": 0x123456789ABCDEF0, "F": 1.25, "D": -1e300}
# mnemonic -> operands, kind, value
CONSTANTS: dict[str, list[tuple[tuple[Any, ...], str, Any]]] = {
    **{f"iconst_{'m1' if n < 0 else n}": [((), "I", n)] for n in range(-1, 6)},
    **{f"lconst_{n}": [((), "J", n)] for n in range(2)},
    **{f"fconst_{n}": [((), "F", float(n))] for n in range(3)},
    **{f"dconst_{n}": [((), "D", float(n))] for n in range(2)},
    "bipush": [((n,), "I", n) for n in (-128, -1, 0, 127)],
    "sipush": [((n,), "I", n) for n in (-32768, -129, 128, 32767)],
    "ldc": [((Integer(n),), "I", n) for n in (LOW32, -32769, 32768, HIGH32)]
    + [((Float(0x3FC00000),), "F", 1.5), ((String("caf\u00e9 \u20ac"),), "S", "caf\u00e9 \u20ac")],
    "ldc_w": [((Integer(65536),), "I", 65536), ((String("wide"),), "S", "wide"),
              ((Float(0x80000000),), "F", -0.0)],
    "ldc2_w": [((Long(n),), "J", n) for n in (LOW64, -1, 40000, HIGH64)]
    + [((Double(0x8000000000000000),), "D", -0.0), ((Double(0x3FF8000000000000),), "D", 1.5)],
}
LOCALS = (0, 1, 2, 3, 4, 200, 254, 255, 256, 300, 40000)
INCREMENTS = [(0, 1), (0, -128), (1, 127), (2, 128), (200, -129), (255, 5), (256, 5), (300, -32768),
              (300, 32767), (60000, 1)]
# JVMS 6.5: the slots before and after, top last
SHUFFLES = {"nop": ("", ""), "pop": ("a", ""), "pop2": ("ab", ""), "dup": ("a", "aa"),
            "dup_x1": ("ab", "bab"), "dup_x2": ("abc", "cabc"), "dup2": ("ab", "abab"),
            "dup2_x1": ("abc", "bcabc"), "dup2_x2": ("abcd", "cdabcd"), "swap": ("ab", "ba")}
# What the values on top may be, as categories: the forms that JVMS 6.5 lists.
FORMS = {"nop": [""], "pop": ["1"], "pop2": ["11", "2"], "dup": ["1"], "dup_x1": ["11"],
         "dup_x2": ["111", "21"], "dup2": ["11", "2"], "dup2_x1": ["111", "12"],
         "dup2_x2": ["1111", "112", "211", "22"], "swap": ["11"]}
KINDS = {"1": "IFA", "2": "JD"}
RETURNS = {"S": "Ljava/lang/String;"}


def add_constants(made: ClassWriter) -> None:
    for name, cases in CONSTANTS.items():
        for number, (operands, kind, _) in enumerate(cases):
            code = made.code(STATIC, f"{name}__{number}", "()" + RETURNS.get(kind, kind))
            op(code, name, *operands)
            give_back(code, kind)
    for name, constant, kind in (("nan32", Float(NAN32), "F"), ("nan64", Double(NAN64), "D")):
        code = made.code(STATIC, name, "()" + kind)
        op(code, "ldc" if kind == "F" else "ldc2_w", constant)
        give_back(code, kind)
    for name, constant in (("null", None), ("class", Class("[Ljava/lang/String;"))):
        code = made.code(STATIC, name, "()Ljava/lang/Object;")
        op(code, *(("aconst_null",) if constant is None else ("ldc", constant)))
        op(code, "areturn")


def local_forms(kind: str, index: int) -> list[tuple[str, str, tuple[int, ...]]]:
    """(store, load, operands) for a local: the short forms where there are some."""
    letter = kind_letter(kind)
    found: list[tuple[str, str, tuple[int, ...]]] = [(letter + "store", letter + "load", (index,))]
    if index < 4:
        found.append((f"{letter}store_{index}", f"{letter}load_{index}", ()))
    return found


def add_locals(made: ClassWriter) -> None:
    for kind, index in itertools.product("IJFDA", LOCALS):
        for number, (to, back, operands) in enumerate(local_forms(kind, index)):
            descriptor = kind.replace("A", "Ljava/lang/String;")
            code = made.code(STATIC, f"local_{kind}_{index}_{number}",
                             f"({descriptor}){descriptor}")
            load(code, kind, 0)
            op(code, to, *operands)
            if index >= 2:
                overwrite(code, index)
            op(code, back, *operands)
            give_back(code, kind)
    for number, (index, amount) in enumerate(INCREMENTS):
        code = made.code(STATIC, f"iinc_{number}", "(I)I")
        op(code, "iload", 0)
        op(code, "istore", index)
        op(code, "iinc", index, amount)
        op(code, "iload", index)
        op(code, "ireturn")


def overwrite(code: CodeBuilder, index: int) -> None:
    """Puts an int into the locals on either side."""
    for beside in (index - 1, index + 2):
        code.push_int(-1)
        op(code, "istore", beside)


def shuffle_cases() -> Iterator[tuple[str, str, int]]:
    """(mnemonic, kinds of the values bottom first, values in memory)."""
    chosen = random.Random(5)
    for name, forms in FORMS.items():
        for form in forms:
            for below in ("", "I", "JA"):
                kinds = below + "".join(chosen.choice(KINDS[category]) for category in form)
                for in_memory in range(len(kinds) + 1):
                    yield name, kinds, in_memory


def shuffled(name: str, kinds: str, values: list[int]) -> list[tuple[str, int]]:
    """The stack afterwards: values as pairs of slots, moved as the specification says."""
    slots = [slot for kind, value in zip(kinds, values, strict=True)
             for slot in ([(kind, value, 0), (kind, value, 1)] if kind in WIDE
                          else [(kind, value, 0)])]
    before, after = SHUFFLES[name]
    top = dict(zip(before, slots[len(slots) - len(before):], strict=True))
    moved = slots[:len(slots) - len(before)] + [top[letter] for letter in after]
    return [(kind, value) for kind, value, half in moved if half == 0]


def add_shuffle(made: ClassWriter, name: str, kinds: str, in_memory: int) -> None:
    """Arguments are ints; each is made a value of its kind; the results are folded together."""
    code = made.code(STATIC, f"{name}_{kinds}_{in_memory}", f"({'I' * len(kinds)})J")
    for index, kind in enumerate(kinds):
        if index == in_memory:
            spill(code)
        op(code, "iload", index)
        if kind == "A":
            op(code, "newarray", 10)
        elif kind != "I":
            op(code, "i2" + kind_letter(kind))
    if in_memory == len(kinds):
        spill(code)
    op(code, name)
    fold(code, [kind for kind, _ in shuffled(name, kinds, [0] * len(kinds))], len(kinds))


def fold(code: CodeBuilder, kinds: list[str], local: int) -> None:
    """Returns the values' polynomial, top first."""
    op(code, "lconst_0")
    op(code, "lstore", local)
    for kind in reversed(kinds):
        if kind == "A":
            op(code, "arraylength")
        if kind in "AI":
            op(code, "i2l")
        elif kind != "J":
            op(code, kind_letter(kind) + "2l")
        op(code, "lload", local)
        op(code, "ldc2_w", Long(31))
        op(code, "lmul")
        op(code, "ladd")
        op(code, "lstore", local)
    op(code, "lload", local)
    op(code, "lreturn")


def folded(values: list[int]) -> int:
    result = 0
    for value in reversed(values):
        result = result * 31 + value
    return signed(result, 64)


def build() -> list[ClassWriter]:
    made = writer("Stack")
    add_constants(made)
    add_locals(made)
    shuffles = writer("Shuffles")
    for case in shuffle_cases():
        add_shuffle(shuffles, *case)
    return [made, shuffles]


@pytest.fixture(scope="module")
def machine() -> Iterator[Running]:
    with running(*build()) as made:
        yield made


@pytest.mark.parametrize("name", CONSTANTS)
def test_constants(machine: Running, name: str) -> None:
    for number, (_, kind, value) in enumerate(CONSTANTS[name]):
        found = machine.call("Stack", f"{name}__{number}")
        found = machine.text(found) if kind == "S" else found
        assert repr(found) == repr(value)


def test_nan_constants_keep_their_bits(machine: Running) -> None:
    for name, bits in (("nan32", NAN32), ("nan64", NAN64)):
        found = machine.do(lambda name=name: machine.machine.call(machine.method("Stack", name)))
        width_ = 32 if name == "nan32" else 64
        assert found & ((1 << width_) - 1) == bits


def test_null_and_class_constants(machine: Running) -> None:
    def run() -> None:
        objects = machine.machine.objects
        assert objects.is_null(machine.call("Stack", "null").slot)
        mirror = machine.call("Stack", "class")
        named = machine.machine.class_of_mirror(mirror.slot)
        assert named is machine.machine.application.load("[Ljava/lang/String;")

    machine.do(run)


def test_string_constants_are_one_object(machine: Running) -> None:
    def run() -> None:
        one, other = (machine.call("Stack", "ldc_w__1") for _ in range(2))
        assert machine.machine.objects.same(one.slot, other.slot)
        assert machine.machine.objects.same(one.slot, machine.machine.strings.intern("wide"))

    machine.do(run)


@pytest.mark.parametrize("index", LOCALS)
def test_locals(machine: Running, index: int) -> None:
    for kind, value in DISTINCT.items():
        for number, _ in enumerate(local_forms(kind, index)):
            assert machine.call("Stack", f"local_{kind}_{index}_{number}", value) == value
    for number, _ in enumerate(local_forms("A", index)):
        assert machine.text(machine.call("Stack", f"local_A_{index}_{number}", "text")) == "text"


@pytest.mark.parametrize("number", range(len(INCREMENTS)))
def test_iinc(machine: Running, number: int) -> None:
    for value in (0, HIGH32, LOW32, -1):
        found = machine.call("Stack", f"iinc_{number}", value)
        assert found == signed(value + INCREMENTS[number][1], 32)


@pytest.mark.parametrize("name", SHUFFLES)
def test_shuffles(machine: Running, name: str) -> None:
    cases = [case for case in shuffle_cases() if case[0] == name]
    assert cases
    for _, kinds, in_memory in cases:
        values = [11 * index + 3 for index in range(len(kinds))]
        expected = folded([value for _, value in shuffled(name, kinds, values)])
        found = machine.call("Shuffles", f"{name}_{kinds}_{in_memory}", *values)
        assert found == expected, (name, kinds, in_memory)


def test_every_form_is_tried() -> None:
    for name, forms in FORMS.items():
        before = SHUFFLES[name][0]
        assert all(sum(map(int, form)) == len(before) for form in forms)
        assert BY_NAME[name].pops == before
