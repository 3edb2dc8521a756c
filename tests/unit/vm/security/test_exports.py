"""Class files that name what the library does not export, by every kind of constant there is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pvm.vm.classfile.assembler import CodeBuilder
from pvm.vm.classfile.constants import (
    REF_INVOKE_STATIC,
    TAG_FIELD_REF,
    TAG_INVOKE_DYNAMIC,
    TAG_METHOD_REF,
    Class,
    Constant,
    Dynamic,
    MemberRef,
    MethodHandle,
    MethodType,
)
from pvm.vm.classfile.flags import ACC_PUBLIC, ACC_STATIC
from pvm.vm.classfile.opcodes import Op
from pvm.vm.classfile.writer import ClassWriter

from ..running import Running, Thrown, running

HOST = "pvm/internal/Host"
ERROR_TEXT = MemberRef(TAG_METHOD_REF, HOST, "errorText", "(I)Ljava/lang/String;")
HANDLE = MethodHandle(REF_INVOKE_STATIC, ERROR_TEXT)
METAFACTORY = MethodHandle(REF_INVOKE_STATIC, MemberRef(
    TAG_METHOD_REF, "java/lang/invoke/LambdaMetafactory", "metafactory",
    "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
    "Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodHandle;Ljava/lang/invoke/MethodType;)"
    "Ljava/lang/invoke/CallSite;"))
Body = Callable[[ClassWriter, CodeBuilder], None]


def _drop(*steps: tuple[int, Constant] | tuple[int]) -> Body:
    def body(file: ClassWriter, code: CodeBuilder) -> None:
        for step in steps:
            code.emit(*step)
        code.emit(Op.POP)

    return body


def _lambda(file: ClassWriter, code: CodeBuilder) -> None:
    index = file.bootstrap(METAFACTORY, MethodType("(I)Ljava/lang/Object;"), HANDLE,
                           MethodType("(I)Ljava/lang/Object;"))
    site = Dynamic(TAG_INVOKE_DYNAMIC, index, "apply", "()Ljava/util/function/IntFunction;")
    code.emit(Op.INVOKEDYNAMIC, site)
    code.emit(Op.POP)


BODIES: dict[str, Body] = {
    "a call": _drop((Op.ICONST_2,), (Op.INVOKESTATIC, ERROR_TEXT)),
    "a field": _drop((Op.GETSTATIC, MemberRef(TAG_FIELD_REF, "pvm/internal/Gate", "ON", "Z"))),
    "a class": _drop((Op.LDC, Class(HOST))),
    "an array's class": _drop((Op.LDC, Class(f"[L{HOST};"))),
    "an object": _drop((Op.NEW, Class("pvm/internal/OpenFile"))),
    "an array": _drop((Op.ICONST_2,), (Op.ANEWARRAY, Class(HOST))),
    "a cast": _drop((Op.LDC, Class("java/lang/Object")), (Op.CHECKCAST, Class(HOST))),
    "a method handle": _drop((Op.LDC, HANDLE)),
    "a method type": _drop((Op.LDC, MethodType(f"()L{HOST};"))),
    "a lambda": _lambda,
}


def attacker(body: Body) -> ClassWriter:
    file = ClassWriter("Attacker")
    code = file.code(ACC_PUBLIC | ACC_STATIC, "run", "()V")
    body(file, code)
    code.emit(Op.RETURN)
    return file


@pytest.mark.parametrize("name", BODIES)
def test_internal_classes_cannot_be_named(name: str) -> None:
    with running(attacker(BODIES[name])) as machine, pytest.raises(Thrown) as caught:
        machine.call("Attacker", "run")
    error, message = caught.value.args
    assert error == "java/lang/IllegalAccessError"
    assert "because module java.base does not export pvm.internal to unnamed module" in message


@pytest.mark.parametrize("above, interfaces", [
    ("pvm/internal/UrlClassPathElement", ()), ("java/lang/Object", ("pvm/internal/MethodBody",)),
    ("java/io/OutputStream", ("pvm/internal/MemberFactory",)),
])
def test_internal_classes_have_no_subtypes(above: str, interfaces: tuple[str, ...]) -> None:
    file = ClassWriter("Attacker", super_name=above, interfaces=interfaces)
    file.code(ACC_PUBLIC | ACC_STATIC, "run", "()V").emit(Op.RETURN)
    with running(file) as machine:
        assert_fails(machine, "java/lang/IllegalAccessError")


@pytest.mark.parametrize("name", ["pvm/internal/Own", "java/lang/Own", "java/Own"])
def test_programs_have_no_class_in_the_library(name: str) -> None:
    file = ClassWriter(name)
    file.code(ACC_PUBLIC | ACC_STATIC, "run", "()V").emit(Op.RETURN)
    with running(file) as machine, pytest.raises(Exception) as caught:
        machine.do(machine.load, name)
    assert getattr(caught.value, "class_name", "") in (
        "java/lang/SecurityException", "java/lang/ClassNotFoundException")


def test_unsafe_is_exported_where_everything_is_granted() -> None:
    with running(attacker(_drop((Op.LDC, Class("sun/misc/Unsafe"))))) as machine:
        machine.call("Attacker", "run")


def assert_fails(machine: Running, error: str) -> None:
    with pytest.raises(Exception) as caught:
        machine.do(machine.load, "Attacker")
    assert getattr(caught.value, "class_name", "") == error
