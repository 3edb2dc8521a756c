"""Creation, type tests, calls, monitors and arrays of arrays, JVMS 6.5."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from pvm.vm.classfile.assembler import CodeBuilder
from pvm.vm.classfile.constants import (
    REF_INVOKE_STATIC,
    TAG_INTERFACE_METHOD_REF,
    TAG_INVOKE_DYNAMIC,
    TAG_METHOD_REF,
    Class,
    Dynamic,
    MemberRef,
    MethodHandle,
    String,
)
from pvm.vm.classfile.flags import ACC_ABSTRACT, ACC_INTERFACE, ACC_PUBLIC, ACC_SUPER
from pvm.vm.classfile.writer import ClassWriter

from ..running import Running, Thrown, running, writer
from .bodies import STATIC, VARIANTS, check_below, op, operate
from .test_memory import instance

OBJECT = "Ljava/lang/Object;"
VALUES = ["java/lang/Object", "java/lang/String", "java/lang/Long", "[I", "[J", "[[I",
          "[Ljava/lang/Object;", "[Ljava/lang/String;", "[[Ljava/lang/String;", "Low", "High"]
# class -> what its instances also are, besides Object (JVMS 6.5 instanceof)
_ARRAY = {"java/lang/Cloneable", "java/io/Serializable"}
SUPERTYPES: dict[str, set[str]] = {
    "java/lang/Object": set(),
    "java/lang/String": {"java/lang/Comparable", "java/lang/CharSequence", "java/io/Serializable"},
    "java/lang/Long": {"java/lang/Number", "java/lang/Comparable", "java/io/Serializable"},
    "[I": _ARRAY, "[J": _ARRAY,
    "[[I": _ARRAY | {"[Ljava/lang/Object;", "[Ljava/lang/Cloneable;"},
    "[Ljava/lang/Object;": _ARRAY,
    "[Ljava/lang/String;": _ARRAY | {"[Ljava/lang/Object;", "[Ljava/lang/Comparable;"},
    "[[Ljava/lang/String;": _ARRAY | {"[Ljava/lang/Object;", "[[Ljava/lang/Object;",
                                      "[[Ljava/lang/Comparable;", "[Ljava/lang/Cloneable;"},
    "Low": {"High", "Answers"}, "High": {"Answers"},
}
TARGETS = sorted({"Other", *VALUES, *(t for types in SUPERTYPES.values() for t in types)})
CALL_SITES = "java/lang/invoke/"
MAKE_CONCAT = (f"(L{CALL_SITES}MethodHandles$Lookup;Ljava/lang/String;L{CALL_SITES}MethodType;"
               f"Ljava/lang/String;[Ljava/lang/Object;)L{CALL_SITES}CallSite;")


def add_type_tests(made: ClassWriter) -> None:
    for number, target in enumerate(TARGETS):
        for variant in VARIANTS:
            code = made.code(STATIC, f"is_{number}_{variant}", f"({OBJECT})I")
            below = operate(code, "A", variant)
            op(code, "instanceof", Class(target))
            op(code, "istore", 9)
            check_below(code, below)
            op(code, "iload", 9)
            op(code, "ireturn")
            code = made.code(STATIC, f"cast_{number}_{variant}", f"({OBJECT}){OBJECT}")
            below = operate(code, "A", variant)
            op(code, "checkcast", Class(target))
            op(code, "astore", 9)
            check_below(code, below)
            op(code, "aload", 9)
            op(code, "areturn")


def add_monitors(made: ClassWriter) -> None:
    for name, ops in (("enter", ["monitorenter"] * 2 + ["monitorexit"] * 2),
                      ("leave", ["monitorexit"])):
        for variant in VARIANTS:
            code = made.code(STATIC, f"{name}_{variant}", f"({OBJECT})V")
            for each in ops:
                below = operate(code, "A", variant)
                op(code, each)
                check_below(code, below)
            op(code, "return")


def add_arrays(made: ClassWriter) -> None:
    for count in range(1, 4):
        code = made.code(STATIC, f"multi_{count}", f"({'I' * count}){OBJECT}")
        for index in range(count):
            op(code, "iload", index)
        op(code, "multianewarray", Class("[[[J"), count)
        op(code, "areturn")
    for name, target in (("strings", "java/lang/String"), ("rows", "[I")):
        code = made.code(STATIC, name, f"(I){OBJECT}")
        op(code, "iload_0")
        op(code, "anewarray", Class(target))
        op(code, "areturn")


def constructor(made: ClassWriter, above: str) -> None:
    code = made.code(ACC_PUBLIC, "<init>", "()V")
    op(code, "aload_0")
    op(code, "invokespecial", MemberRef(TAG_METHOD_REF, above, "<init>", "()V"))
    op(code, "return")


def answering(made: ClassWriter, number: int) -> CodeBuilder:
    """answer(long, int) = first * number + second."""
    code = made.code(ACC_PUBLIC, "answer", "(JI)J")
    op(code, "lload_1")
    code.push_int(number)
    op(code, "i2l")
    op(code, "lmul")
    op(code, "iload_3")
    op(code, "i2l")
    op(code, "ladd")
    op(code, "lreturn")
    return code


def hierarchy() -> list[ClassWriter]:
    answers = writer("Answers", access_flags=ACC_PUBLIC | ACC_INTERFACE | ACC_ABSTRACT)
    answers.add_method(ACC_PUBLIC | ACC_ABSTRACT, "answer", "(JI)J")
    high = writer("High", interfaces=["Answers"])
    constructor(high, "java/lang/Object")
    answering(high, 10)
    low = writer("Low", "High")
    constructor(low, "High")
    answering(low, 20)
    code = low.code(ACC_PUBLIC, "above", "(JI)J")
    for name in ("aload_0", "lload_1", "iload_3"):
        op(code, name)
    op(code, "invokespecial", MemberRef(TAG_METHOD_REF, "High", "answer", "(JI)J"))
    op(code, "lreturn")
    return [answers, high, low, writer("Other")]


CALLS = {"virtual": ("invokevirtual", TAG_METHOD_REF, "High", "answer"),
         "interface": ("invokeinterface", TAG_INTERFACE_METHOD_REF, "Answers", "answer"),
         "special": ("invokevirtual", TAG_METHOD_REF, "Low", "above")}


def add_calls(made: ClassWriter) -> None:
    for name, (mnemonic, tag, owner, method) in CALLS.items():
        for variant in VARIANTS:
            code = made.code(STATIC, f"{name}_{variant}", f"(L{owner};JI)J")
            below = operate(code, "AJI", variant)
            op(code, mnemonic, MemberRef(tag, owner, method, "(JI)J"))
            op(code, "lstore", 9)
            check_below(code, below)
            op(code, "lload", 9)
            op(code, "lreturn")
    for name in ("Low", "High"):
        code = made.code(STATIC, f"make_{name}", f"()L{name};")
        op(code, "new", Class(name))
        op(code, "dup")
        op(code, "invokespecial", MemberRef(TAG_METHOD_REF, name, "<init>", "()V"))
        op(code, "areturn")
    code = made.code(STATIC, "down", "(I)I")
    op(code, "iload_0")
    op(code, "iconst_1")
    op(code, "isub")
    op(code, "invokestatic", MemberRef(TAG_METHOD_REF, "Objects", "down", "(I)I"))
    op(code, "ireturn")


def dynamic() -> ClassWriter:
    made = ClassWriter("Dynamic", major=52)
    reference = MemberRef(TAG_METHOD_REF, CALL_SITES + "StringConcatFactory",
                          "makeConcatWithConstants", MAKE_CONCAT)
    number = made.bootstrap(MethodHandle(REF_INVOKE_STATIC, reference), String("\1:\1"))
    code = made.code(STATIC, "joined", "(IJ)Ljava/lang/String;")
    op(code, "iload_0")
    op(code, "lload_1")
    site = "(IJ)Ljava/lang/String;"
    op(code, "invokedynamic", Dynamic(TAG_INVOKE_DYNAMIC, number, "makeConcatWithConstants", site))
    op(code, "areturn")
    return made


def build() -> list[ClassWriter]:
    made = writer("Objects", access_flags=ACC_PUBLIC | ACC_SUPER)
    add_type_tests(made)
    add_monitors(made)
    add_arrays(made)
    add_calls(made)
    return [made, dynamic(), *hierarchy()]


@pytest.fixture(scope="module")
def machine() -> Iterator[Running]:
    with running(*build()) as made:
        yield made


@pytest.mark.parametrize("name", VALUES)
def test_type_tests(machine: Running, name: str) -> None:
    known = {"java/lang/Object", name, *SUPERTYPES[name]}

    def run() -> None:
        value = instance(machine, name)
        for number, target in enumerate(TARGETS):
            for variant in VARIANTS:
                expected = int(target in known)
                assert machine.call("Objects", f"is_{number}_{variant}", value) == expected, target
                check_cast(machine, f"cast_{number}_{variant}", value, target in known)

    machine.do(run)


def check_cast(machine: Running, method: str, value: Any, succeeds: bool) -> None:
    if succeeds:
        found = machine.call("Objects", method, value)
        assert machine.machine.objects.same(found.slot, value.slot)
        return
    with pytest.raises(Thrown) as thrown:
        machine.call("Objects", method, value)
    assert thrown.value.args[0] == "java/lang/ClassCastException"


def test_null_has_no_type(machine: Running) -> None:
    def run() -> None:
        for number, _ in enumerate(TARGETS):
            for variant in VARIANTS:
                assert machine.call("Objects", f"is_{number}_{variant}", None) == 0
                found = machine.call("Objects", f"cast_{number}_{variant}", None)
                assert machine.machine.objects.is_null(found.slot)

    machine.do(run)


@pytest.mark.parametrize("variant", VARIANTS)
def test_monitors(machine: Running, variant: Any) -> None:
    def run() -> None:
        value = instance(machine, "java/lang/Object")
        for _ in range(3):
            machine.call("Objects", f"enter_{variant}", value)
            with pytest.raises(Thrown, match="IllegalMonitorStateException"):
                machine.call("Objects", f"leave_{variant}", value)
        for name in ("enter", "leave"):
            with pytest.raises(Thrown, match="NullPointerException"):
                machine.call("Objects", f"{name}_{variant}", None)

    machine.do(run)


@pytest.mark.parametrize("lengths", [(3,), (0,), (2, 3), (2, 0), (0, 3), (2, 3, 4), (1, 1, 0)])
def test_arrays_of_arrays(machine: Running, lengths: tuple[int, ...]) -> None:
    objects = machine.machine.objects

    def check(slot: int, rest: tuple[int, ...], name: str) -> None:
        found = objects.class_of(slot)
        assert found is not None and found.name == name
        assert objects.length(slot) == rest[0]
        for index in range(rest[0] if len(name) > 2 else 0):
            element = objects.element(slot, index)
            if len(rest) > 1:
                check(element.slot, rest[1:], name[1:])
            else:
                assert objects.is_null(element.slot)

    def run() -> None:
        made = machine.call("Objects", f"multi_{len(lengths)}", *lengths)
        check(made.slot, lengths, "[[[J")

    machine.do(run)


@pytest.mark.parametrize("lengths", [(-1,), (2, -5), (0, -1), (-1, -2), (3, 2, -9)])
def test_negative_lengths(machine: Running, lengths: tuple[int, ...]) -> None:
    first = next(length for length in lengths if length < 0)
    with pytest.raises(Thrown) as thrown:
        machine.call("Objects", f"multi_{len(lengths)}", *lengths)
    assert thrown.value.args == ("java/lang/NegativeArraySizeException", str(first))
    with pytest.raises(Thrown, match="NegativeArraySizeException"):
        machine.call("Objects", "strings", first)


def test_arrays_of_references(machine: Running) -> None:
    def run() -> None:
        for name, expected in (("strings", "[Ljava/lang/String;"), ("rows", "[[I")):
            for length in (0, 7, 2000):
                made = machine.call("Objects", name, length)
                found = machine.machine.objects.class_of(made.slot)
                assert found is not None and found.name == expected
                assert machine.machine.objects.length(made.slot) == length

    machine.do(run)


@pytest.mark.parametrize("variant", VARIANTS)
def test_calls(machine: Running, variant: Any) -> None:
    def run() -> None:
        for name, factor in (("High", 10), ("Low", 20), ("Low", 20), ("High", 10)):
            receiver = machine.call("Objects", f"make_{name}")
            for call in ("virtual", "interface"):
                found = machine.call("Objects", f"{call}_{variant}", receiver, -(1 << 40), 3)
                assert found == -(1 << 40) * factor + 3
            if name == "Low":
                found = machine.call("Objects", f"special_{variant}", receiver, 1 << 50, -1)
                assert found == (1 << 50) * 10 - 1
        for call in CALLS:
            with pytest.raises(Thrown, match="NullPointerException"):
                machine.call("Objects", f"{call}_{variant}", None, 1, 2)

    machine.do(run)


def test_interface_calls_on_other_classes(machine: Running) -> None:
    """JVMS 6.5 invokeinterface: the verifier lets any object through."""
    def run() -> None:
        value = instance(machine, "java/lang/Object")
        for variant in VARIANTS:
            with pytest.raises(Thrown, match="IncompatibleClassChangeError"):
                machine.call("Objects", f"interface_{variant}", value, 1, 2)

    machine.do(run)


def test_endless_recursion(machine: Running) -> None:
    for _ in range(3):
        with pytest.raises(Thrown, match="StackOverflowError"):
            machine.call("Objects", "down", 1)


def test_call_sites(machine: Running) -> None:
    def run() -> None:
        for _ in range(2):
            made = machine.call("Dynamic", "joined", -3, 1 << 40)
            assert machine.machine.text(made.slot) == "-3:1099511627776"

    machine.do(run)
