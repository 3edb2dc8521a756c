"""Constants and call sites that no source language writes: invokedynamic with any bootstrap
method, dynamically-computed constants, MethodHandle and MethodType constants."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pvm.vm.classfile import constants as c
from pvm.vm.classfile.assembler import CodeBuilder
from pvm.vm.classfile.constants import TAG_DYNAMIC, TAG_INVOKE_DYNAMIC, TAG_METHOD_REF, MemberRef
from pvm.vm.classfile.flags import ACC_PUBLIC, ACC_STATIC
from pvm.vm.classfile.opcodes import Op
from pvm.vm.classfile.writer import ClassWriter

from ..running import Running, Thrown, running

INVOKE = "java/lang/invoke/"
LOOKUP = f"L{INVOKE}MethodHandles$Lookup;"
HANDLE = f"{INVOKE}MethodHandle"
SITE = f"L{INVOKE}CallSite;"
NAMED = f"{LOOKUP}Ljava/lang/String;"
BOOTSTRAP = f"({NAMED}L{INVOKE}MethodType;[Ljava/lang/Object;){SITE}"
CONSTANTS = f"{INVOKE}ConstantBootstraps"
PUBLIC = ACC_PUBLIC | ACC_STATIC


def static(owner: str, name: str, descriptor: str) -> c.MethodHandle:
    return c.MethodHandle(c.REF_INVOKE_STATIC, MemberRef(TAG_METHOD_REF, owner, name, descriptor))


def invoke(code: CodeBuilder, op: int, owner: str, name: str, descriptor: str) -> None:
    code.emit(op, MemberRef(TAG_METHOD_REF, owner, name, descriptor))


def emit_target(writer: ClassWriter) -> None:
    """static long target(int a, double b, Object c) { return a + (long) b; }"""
    writer.add_field(PUBLIC, "links", "I")
    code = writer.code(PUBLIC, "target", "(IDLjava/lang/Object;)J")
    for op in (Op.ILOAD_0, Op.I2L, Op.DLOAD_1, Op.D2L, Op.LADD, Op.LRETURN):
        code.emit(op)


def emit_bootstrap(writer: ClassWriter) -> None:
    """Counts its calls; links to the static method of the name in the lookup's class."""
    links = MemberRef(c.TAG_FIELD_REF, "Main", "links", "I")
    code = writer.code(PUBLIC | 0x80, "bootstrap", BOOTSTRAP)
    code.emit(Op.GETSTATIC, links)
    code.emit(Op.ALOAD_3)
    code.emit(Op.ARRAYLENGTH)
    code.emit(Op.IADD)
    code.emit(Op.PUTSTATIC, links)
    code.emit(Op.NEW, c.Class(f"{INVOKE}ConstantCallSite"))
    code.emit(Op.DUP)
    code.emit(Op.ALOAD_0)
    code.emit(Op.ALOAD_0)
    invoke(code, Op.INVOKEVIRTUAL, LOOKUP[1:-1], "lookupClass", "()Ljava/lang/Class;")
    code.emit(Op.ALOAD_1)
    code.emit(Op.ALOAD_2)
    invoke(code, Op.INVOKEVIRTUAL, LOOKUP[1:-1], "findStatic",
           f"(Ljava/lang/Class;Ljava/lang/String;L{INVOKE}MethodType;)L{HANDLE};")
    invoke(code, Op.INVOKESPECIAL, f"{INVOKE}ConstantCallSite", "<init>", f"(L{HANDLE};)V")
    code.emit(Op.ARETURN)


def emit_dynamic_call(writer: ClassWriter, name: str, bootstrap: int, target: str) -> None:
    descriptor = "(IDLjava/lang/Object;)J"
    code = writer.code(PUBLIC, name, descriptor)
    for op in (Op.ILOAD_0, Op.DLOAD_1, Op.ALOAD_3):
        code.emit(op)
    code.emit(Op.INVOKEDYNAMIC, c.Dynamic(TAG_INVOKE_DYNAMIC, bootstrap, target, descriptor))
    code.emit(Op.LRETURN)


def emit_constant(writer: ClassWriter, name: str, kind: str, constant: c.Constant) -> None:
    """A method that returns the constant."""
    code = writer.code(PUBLIC, name, f"(){kind}")
    code.emit(Op.LDC2_W if kind in "JD" else Op.LDC_W, constant)
    returns = {"I": Op.IRETURN, "J": Op.LRETURN, "D": Op.DRETURN, "C": Op.IRETURN,
               "F": Op.FRETURN, "Z": Op.IRETURN}
    code.emit(returns.get(kind, Op.ARETURN))


def dynamic(writer: ClassWriter, name: str, kind: str, method: str, rest: str,
            *arguments: c.Constant, result: str = "Ljava/lang/Object;") -> c.Dynamic:
    """A constant made by a method of ConstantBootstraps."""
    handle = static(CONSTANTS, method, f"({NAMED}Ljava/lang/Class;{rest}){result}")
    return c.Dynamic(TAG_DYNAMIC, writer.bootstrap(handle, *arguments), name, kind)


def emit_numbers(writer: ClassWriter) -> None:
    """Dynamic constants of the other kinds of primitive types."""
    handle_rest = f"L{HANDLE};[Ljava/lang/Object;"
    for kind, box, text in (("J", "Long", "-5000000000"), ("D", "Double", "1.5"),
                            ("F", "Float", "-2.25")):
        method = {"J": "parseLong", "D": "parseDouble", "F": "parseFloat"}[kind]
        parser = static(f"java/lang/{box}", method, f"(Ljava/lang/String;){kind}")
        emit_constant(writer, method, kind,
                      dynamic(writer, "x", kind, "invoke", handle_rest, parser, c.String(text)))
    emit_constant(writer, "maximum", "C", dynamic(
        writer, "MAX_VALUE", "C", "getStaticFinal", "Ljava/lang/Class;",
        c.Class("java/lang/Character")))


def main_class() -> ClassWriter:
    writer = ClassWriter("Main")
    emit_target(writer)
    emit_bootstrap(writer)
    made = static("Main", "bootstrap", BOOTSTRAP)
    handle_rest = f"L{HANDLE};[Ljava/lang/Object;"
    parse = static("java/lang/Integer", "parseInt", "(Ljava/lang/String;)I")
    nested = dynamic(writer, "nested", "I", "invoke", handle_rest, parse, c.String("-77"))
    emit_dynamic_call(writer, "linked", writer.bootstrap(made, c.Integer(1), nested), "target")
    emit_dynamic_call(writer, "missing", writer.bootstrap(made), "absent")
    wrong = static("java/lang/Integer", "parseInt", "(Ljava/lang/String;)I")
    emit_dynamic_call(writer, "wrong", writer.bootstrap(wrong), "target")
    emit_constant(writer, "number", "I", nested)
    emit_numbers(writer)
    state = "Ljava/lang/Thread$State;"
    emit_constant(writer, "state", state, dynamic(
        writer, "BLOCKED", state, "enumConstant", "", result="Ljava/lang/Enum;"))
    emit_constant(writer, "nothing", "Ljava/lang/String;",
                  dynamic(writer, "x", "Ljava/lang/String;", "nullConstant", ""))
    emit_constant(writer, "type", f"L{INVOKE}MethodType;", c.MethodType("(ILMain;)[J"))
    target = MemberRef(TAG_METHOD_REF, "Main", "target", "(IDLjava/lang/Object;)J")
    emit_constant(writer, "handle", f"L{HANDLE};", c.MethodHandle(c.REF_INVOKE_STATIC, target))
    length = MemberRef(TAG_METHOD_REF, "java/lang/String", "length", "()I")
    emit_constant(writer, "virtual", f"L{HANDLE};", c.MethodHandle(c.REF_INVOKE_VIRTUAL, length))
    links = MemberRef(c.TAG_FIELD_REF, "Main", "links", "I")
    emit_constant(writer, "getter", f"L{HANDLE};", c.MethodHandle(c.REF_GET_STATIC, links))
    code = writer.code(PUBLIC, "count", "()I")
    code.emit(Op.GETSTATIC, links)
    code.emit(Op.IRETURN)
    code = writer.code(PUBLIC, "exact", f"(L{HANDLE};ID)J")
    for op in (Op.ALOAD_0, Op.ILOAD_1, Op.DLOAD_2, Op.ACONST_NULL):
        code.emit(op)
    invoke(code, Op.INVOKEVIRTUAL, HANDLE, "invokeExact", "(IDLjava/lang/Object;)J")
    code.emit(Op.LRETURN)
    return writer


@pytest.fixture(scope="module")
def machine() -> Iterator[Running]:
    with running(main_class()) as made:
        yield made


def shown(machine: Running, name: str) -> str | None:
    """What a method's result says as a string."""
    value = machine.call("Main", name)
    value_of = machine.do(machine.machine.boot.load, "java/lang/String").methods[
        "valueOf", "(Ljava/lang/Object;)Ljava/lang/String;"]
    return machine.text(machine.do(machine.machine.call, value_of, value))


def test_a_call_site_is_linked_once_by_its_bootstrap_method(machine: Running) -> None:
    assert machine.call("Main", "count") == 0
    assert machine.call("Main", "linked", 3, -2.5, "x") == 1
    assert machine.call("Main", "linked", 1 << 30, 1e15, "x") == (1 << 30) + 10**15
    assert machine.call("Main", "count") == 2       # two static arguments, counted once


@pytest.mark.parametrize("name", ["missing", "wrong"])
def test_what_a_bootstrap_method_throws_is_the_cause_each_time(
    machine: Running, name: str
) -> None:
    for _ in range(2):
        with pytest.raises(Thrown) as thrown:
            machine.call("Main", name, 1, 2.0, "x")
        assert thrown.value.args == ("java/lang/BootstrapMethodError",
                                     "bootstrap method initialization exception")


@pytest.mark.parametrize("name, value", [
    ("number", -77), ("parseLong", -5000000000), ("parseDouble", 1.5), ("parseFloat", -2.25),
    ("maximum", 0xFFFF),
])  # fmt: skip
def test_dynamic_constants_of_primitive_types(machine: Running, name: str, value: float) -> None:
    assert machine.call("Main", name) == value
    assert machine.call("Main", name) == value


@pytest.mark.parametrize("name, text", [
    ("state", "BLOCKED"), ("nothing", "null"), ("type", "(int,Main)long[]"),
    ("handle", "MethodHandle(int,double,Object)long"), ("virtual", "MethodHandle(String)int"),
    ("getter", "MethodHandle()int"),
])  # fmt: skip
def test_constants_that_are_objects(machine: Running, name: str, text: str) -> None:
    assert shown(machine, name) == text


def test_a_constant_is_one_object(machine: Running) -> None:
    one, other = machine.call("Main", "handle"), machine.call("Main", "handle")
    assert machine.do(machine.machine.objects.same, one.slot, other.slot)


def test_invoke_exact(machine: Running) -> None:
    handle = machine.call("Main", "handle")
    assert machine.call("Main", "exact", handle, 5, 6.9) == 11
    with pytest.raises(Thrown, match="expected .String.int but found .int,double,Object.long"):
        machine.call("Main", "exact", machine.call("Main", "virtual"), 5, 6.9)
    with pytest.raises(Thrown, match="NullPointerException"):
        machine.call("Main", "exact", None, 5, 6.9)


def test_handles_survive_collections() -> None:
    with running(main_class(), stress=23, verify=True) as machine:
        for _ in range(3):
            assert machine.call("Main", "linked", 3, -2.5, "x") == 1
            assert machine.call("Main", "exact", machine.call("Main", "handle"), 5, 6.9) == 11
