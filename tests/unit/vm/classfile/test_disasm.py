"""The disassembler against a golden text (`--bless` rewrites it)."""

from __future__ import annotations

from pathlib import Path

import pytest

from pvm.vm.classfile import constants as c
from pvm.vm.classfile.assembler import Label
from pvm.vm.classfile.attributes import (
    Attribute,
    ConstantValue,
    Exceptions,
    InnerClass,
    InnerClasses,
    LocalVariable,
    LocalVariableTable,
    SourceFile,
)
from pvm.vm.classfile.disasm import disassemble
from pvm.vm.classfile.flags import ACC_PUBLIC, ACC_STATIC
from pvm.vm.classfile.opcodes import Op
from pvm.vm.classfile.reader import parse
from pvm.vm.classfile.stackmap import ITEM_INTEGER, ITEM_OBJECT, VerificationType
from pvm.vm.classfile.writer import ClassWriter

GOLDEN = Path(__file__).parent / "goldens" / "disassembly.txt"
INT = VerificationType(ITEM_INTEGER)


def sample() -> bytes:
    """One of each thing that has a display of its own."""
    writer = ClassWriter("pkg/Sample", interfaces=["java/lang/Runnable"])
    writer.add_field(ACC_STATIC, "half", "D", ConstantValue(c.Double(0x3FE0000000000000)))
    code = writer.code(ACC_PUBLIC | ACC_STATIC, "f", "(I)I", Exceptions(("java/lang/Error",)))
    start, end, catch, one = Label(), Label(), Label(), Label()
    code.place(start)
    code.line(10)
    code.emit(Op.ILOAD_0)
    code.tableswitch(one, 3, [one, one])
    code.place(one)
    code.line(11)
    code.frame([INT])
    code.emit(Op.ILOAD_0)
    code.lookupswitch(one, [(-1, one)])
    code.place(end)
    code.place(catch)
    code.frame([INT], [VerificationType(ITEM_OBJECT, "java/lang/Throwable")])
    code.emit(Op.POP)
    code.load_constant(c.String('say "hi"\n'))
    code.emit(Op.POP)
    code.load_constant(c.Float(0x3FC00000))
    code.emit(Op.POP)
    code.emit(Op.IINC, 0, 300)
    code.emit(Op.ICONST_2)
    code.emit(Op.NEWARRAY, 10)
    code.emit(Op.POP)
    handle = c.MethodHandle(6, c.MemberRef(c.TAG_METHOD_REF, "B", "boot", "()V"))
    index = writer.bootstrap(handle, c.Integer(7), c.Class("pkg/Sample"))
    code.emit(Op.INVOKEDYNAMIC, c.Dynamic(c.TAG_INVOKE_DYNAMIC, index, "call", "()I"))
    code.emit(Op.IRETURN)
    code.handler(start, end, catch, "java/lang/Exception")
    code.handler(start, end, catch, None)
    code.add_attribute(Attribute.of(LocalVariableTable((LocalVariable(0, 1, "n", "I", 0),))))
    writer.add_attribute(SourceFile("Sample.java"))
    writer.add_attribute(InnerClasses((InnerClass("pkg/Sample$1", None, None, 8),)))
    writer.add_attribute(Attribute.raw("Custom", b"\1\2\xff"))
    return writer.to_bytes()


def test_golden(request: pytest.FixtureRequest) -> None:
    text = disassemble(parse(sample(), "pkg/Sample"))
    if request.config.getoption("--bless"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_malformed_parts_are_shown_as_their_errors() -> None:
    writer = ClassWriter("X")
    writer.add_attribute(Attribute.raw("SourceFile", b"\xff\xff"))
    text = disassemble(parse(writer.to_bytes(), "X", trusted=True))
    assert "SourceFile: <java.lang.ClassFormatError: Invalid constant pool index 65535" in text


def test_everything_javac_writes_can_be_shown(javac_output: dict[str, bytes]) -> None:
    for name, data in javac_output.items():
        assert "java.lang.ClassFormatError" not in disassemble(parse(data, name)), name
