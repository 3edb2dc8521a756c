"""Parsing, and the failures of malformed class files."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pvm.vm.classfile import constants as c
from pvm.vm.classfile import flags as f
from pvm.vm.classfile.attributes import (
    Attribute,
    AttributeTable,
    Code,
    ConstantValue,
    ExceptionHandler,
    LineNumberTable,
    LocalVariable,
    LocalVariableTable,
    SourceFile,
)
from pvm.vm.classfile.decode import decode
from pvm.vm.classfile.disasm import disassemble
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.classfile.opcodes import Op
from pvm.vm.classfile.reader import parse
from pvm.vm.classfile.writer import ClassWriter, write

STATIC = f.ACC_PUBLIC | f.ACC_STATIC


def small_class() -> bytes:
    writer = ClassWriter("pkg/Small", interfaces=["java/lang/Runnable"])
    writer.add_field(f.ACC_STATIC, "x", "I", ConstantValue(c.Integer(-5)))
    code = writer.code(STATIC, "f", "(I)I")
    code.line(3)
    code.emit(Op.ILOAD_0)
    code.emit(Op.IRETURN)
    writer.add_method(f.ACC_PUBLIC | f.ACC_NATIVE, "n", "()V")
    writer.add_attribute(SourceFile("Small.java"))
    handle = c.MethodHandle(6, c.MemberRef(c.TAG_METHOD_REF, "B", "b", "()V"))
    index = writer.bootstrap(handle, c.String("s\0\U0001f600"), c.Double(0x7FF8000000000001))
    writer.pool.add(c.Dynamic(c.TAG_INVOKE_DYNAMIC, index, "call", "()V"))
    return writer.to_bytes()


def failure(data: bytes) -> LinkageFailure:
    with pytest.raises(LinkageFailure) as caught:
        parse(data, "pkg/Small")
    return caught.value


def test_what_a_class_file_says() -> None:
    parsed = parse(small_class(), "pkg/Small")
    assert (parsed.name, parsed.super_name) == ("pkg/Small", "java/lang/Object")
    assert parsed.interfaces == ("java/lang/Runnable",)
    assert parsed.field("x", "I").attributes.get(ConstantValue).value == c.Integer(-5)
    method = parsed.method("f", "(I)I")
    assert method.is_static and method.code.max_stack == 1 and method.code.max_locals == 1
    assert method.code.attributes.get(LineNumberTable).lines == ((0, 3),)
    assert parsed.method("n", "()V").code is None
    assert parsed.method("f", "()I") is None
    assert parsed.attributes.get(SourceFile).name == "Small.java"


def test_a_trusted_class_reads_the_same() -> None:
    assert write(parse(small_class(), "X", trusted=True)) == small_class()


def patched(offset: int, new: bytes) -> bytes:
    data = small_class()
    return data[:offset] + new + data[offset + len(new) :]


@pytest.mark.parametrize(
    ("data", "class_name", "message", "offset"),
    [
        (b"", "ClassFormatError", "Truncated class file", 0),
        (patched(0, b"\0\0\0\1"), "ClassFormatError",
         "Incompatible magic value 1 in class file pkg/Small", 0),
        (patched(6, b"\0\x3e"), "UnsupportedClassVersionError",
         "pkg/Small has been compiled by a more recent version of the Java Runtime (class file "
         "version 62.0), this version of the Java Runtime only recognizes class file versions up "
         "to 61.0", 4),
        (patched(4, b"\0\1"), "UnsupportedClassVersionError", "invalid non-zero minor version", 4),
        (patched(4, b"\xff\xff"), "UnsupportedClassVersionError",
         "Preview features are not enabled for pkg/Small (class file version 61.65535). Try "
         "running with '--enable-preview'", 4),
        (patched(8, b"\0\0"), "ClassFormatError", "Illegal constant pool size 0", 8),
        (patched(10, b"\2"), "ClassFormatError", "Unknown constant tag 2", 10),
        (small_class() + b"\0", "ClassFormatError", "Extra bytes at the end of class file",
         len(small_class())),
    ],
)  # fmt: skip
def test_header_failures(data: bytes, class_name: str, message: str, offset: int) -> None:
    found = failure(data)
    assert found.class_name == "java/lang/" + class_name
    assert message in str(found.message)
    assert found.offset == offset


@pytest.mark.parametrize("size", range(len(small_class())))
def test_every_truncation_fails(size: int) -> None:
    assert failure(small_class()[:size]).class_name == "java/lang/ClassFormatError"


Change = Callable[[ClassWriter], object]


def code_of(code: bytes = b"\xb1", handlers: tuple = (), *structures: object) -> Code:
    return Code(1, 1, code, handlers, AttributeTable([Attribute.of(s) for s in structures]))


def with_code(*arguments) -> Change:
    return lambda w: w.add_method(STATIC, "m", "()V", code_of(*arguments))


def twice(change: Change) -> Change:
    return lambda w: (change(w), change(w))


def source_file(info: bytes) -> Change:
    return lambda w: w.add_attribute(Attribute.raw("SourceFile", info))


VARIABLES = [
    ("Invalid length 2 in LocalVariableTable", LocalVariable(0, 2, "v", "I", 0)),
    ("Invalid start_pc 1 in LocalVariableTable", LocalVariable(1, 0, "v", "I", 0)),
    ("Invalid index 0 in LocalVariableTable", LocalVariable(0, 1, "v", "J", 0)),
    ('Illegal field name "a/b" in class X', LocalVariable(0, 1, "a/b", "I", 0)),
    ('Field "v" in class X has illegal signature "V"', LocalVariable(0, 1, "v", "V", 0)),
]

CHANGES: list[tuple[str, Change]] = [
    ('Illegal field name "a;b"', lambda w: w.add_field(0, "a;b", "I")),
    ('Field "a" in class X has illegal signature "V"', lambda w: w.add_field(0, "a", "V")),
    ("Illegal field modifiers in class X: 0x3", lambda w: w.add_field(3, "a", "I")),
    ("Illegal field modifiers in class X: 0x50", lambda w: w.add_field(0x50, "a", "I")),
    ('Duplicate field name "a" with signature "I"', twice(lambda w: w.add_field(0, "a", "I"))),
    ('Duplicate method name "m" with signature "()V"', twice(with_code())),
    ('Illegal method name "<x>"', lambda w: w.add_method(0x400, "<x>", "()V")),
    ("illegal signature", lambda w: w.add_method(0x400, "m", "I")),
    ("illegal signature", lambda w: w.add_method(1, "<init>", "()I", code_of())),
    ("illegal modifiers: 0x9", lambda w: w.add_method(9, "<init>", "()V", code_of())),
    ("illegal modifiers: 0x410", lambda w: w.add_method(0x410, "m", "()V")),
    ("<clinit> is not static", lambda w: w.add_method(0, "<clinit>", "()V", code_of())),
    ("Too many arguments", lambda w: w.add_method(0x400, "m", "(" + "I" * 255 + ")V")),
    ("Absent Code attribute", lambda w: w.add_method(1, "m", "()V")),
    ("Code attribute in native or abstract", lambda w: w.add_method(0x400, "m", "()V", code_of())),
    ("Multiple Code", lambda w: w.add_method(1, "m", "()V", code_of(), code_of())),
    ("Arguments can't fit", lambda w: w.add_method(1, "m", "(I)V", code_of())),
    ("Invalid method Code length 0", with_code(b"")),
    ("Invalid method Code length 65536", with_code(bytes(65536))),
    ("Illegal exception table range", with_code(b"\xb1", (ExceptionHandler(0, 2, 0, None),))),
    ("Illegal exception table range", with_code(b"\xb1", (ExceptionHandler(0, 0, 0, None),))),
    ("Illegal exception table handler", with_code(b"\xb1", (ExceptionHandler(0, 1, 1, None),))),
    ("Invalid pc in LineNumberTable", with_code(b"\xb1", (), LineNumberTable(((1, 1),)))),
    *[(message, with_code(b"\xb1", (), LocalVariableTable((variable,))))
      for message, variable in VARIABLES],
    ("constant value type", lambda w: w.add_field(8, "a", "J", ConstantValue(c.Integer(1)))),
    ("Multiple SourceFile", twice(lambda w: w.add_attribute(SourceFile("a")))),
    ("Wrong SourceFile attribute length", source_file(b"\0\1\0")),
    ("Invalid constant pool index", source_file(b"\xff\0")),
    ("Illegal class name", lambda w: w.pool.add(c.Class("a.b"))),
    ("illegal signature", lambda w: w.pool.add(c.MemberRef(c.TAG_FIELD_REF, "A", "x", "()V"))),
    ("illegal signature", lambda w: w.pool.add(c.MemberRef(10, "A", "<init>", "()I"))),
    ("Bad method name", lambda w: w.pool.add(c.MemberRef(10, "A", "<clinit>", "()V"))),
    ("Illegal method name", lambda w: w.pool.add(c.NameAndType("<x>", "()V"))),
    ("illegal signature", lambda w: w.pool.add(c.MethodType("I"))),
    ("Bad method handle kind 5",
     lambda w: w.pool.add(c.MethodHandle(5, c.MemberRef(c.TAG_FIELD_REF, "A", "x", "I")))),
    ("Missing BootstrapMethods", lambda w: w.pool.add(c.Dynamic(18, 0, "x", "()V"))),
    ("Short length on BootstrapMethods",
     lambda w: (w.bootstrap(c.MethodHandle(6, c.MemberRef(10, "A", "m", "()V"))),
                w.pool.add(c.Dynamic(18, 1, "x", "()V")))),
    ("Duplicate interface name", lambda w: setattr(w, "interfaces", ("I", "I"))),
    ("Bad superclass name", lambda w: setattr(w, "super_name", "[I")),
    ("Invalid superclass index 0", lambda w: setattr(w, "super_name", None)),
    ("Illegal class modifiers in class X: 0x410", lambda w: setattr(w, "access_flags", 0x410)),
    ("Illegal class modifiers in class X: 0x200", lambda w: setattr(w, "access_flags", 0x200)),
]  # fmt: skip


@pytest.mark.parametrize(("message", "change"), CHANGES)
def test_format_checks(message: str, change: Change) -> None:
    writer = ClassWriter("X")
    change(writer)
    data = writer.to_bytes()
    with pytest.raises(LinkageFailure, match=message.replace("(", r"\(").replace(")", r"\)")) as e:
        parse(data, "X")
    assert e.value.class_name == "java/lang/ClassFormatError"


def test_modules_are_not_classes() -> None:
    data = ClassWriter("module-info", None, f.ACC_MODULE).to_bytes()
    assert failure(data).class_name == "java/lang/NoClassDefFoundError"


def test_entries_that_name_each_other_in_a_circle() -> None:
    pool = c.ConstantPool(b"\0\x0a\0\1\0\1", [0, 1], "X")  # #1 = Methodref #1.#1
    with pytest.raises(LinkageFailure, match="Invalid constant pool index 1 in class file X"):
        pool.entry(1)


def outcome(data: bytes, trusted: bool) -> str:
    """Parses and uses everything; a LinkageFailure is the only exception that may come."""
    try:
        parsed = parse(data, "X", trusted)
        for method in parsed.methods:
            if method.code is not None:
                decode(method.code.code)
        disassemble(parsed)
        write(parsed)
    except LinkageFailure as found:
        return found.class_name
    return "class file"


def mutated(data: bytes, choose: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(choose.choice((1, 1, 1, 2, 6))):
        position = choose.randrange(8, len(out))
        out[position] = choose.choice((0, 1, 0xFF, out[position] ^ 1, choose.randrange(256)))
    if choose.random() < 0.1:
        del out[choose.randrange(len(out)) :]
    return bytes(out)


def test_mutated_classes_fail_cleanly_or_are_class_files() -> None:
    choose = random.Random(20240607)
    data = small_class()
    seen = {outcome(mutated(data, choose), choose.random() < 0.3) for _ in range(4000)}
    assert {"class file", "java/lang/ClassFormatError", "java/lang/VerifyError"} <= seen


def test_mutated_javac_output(javac_output: dict[str, bytes]) -> None:
    choose = random.Random(7)
    corpus = [data for data in javac_output.values() if len(data) < 4000]
    seen = {outcome(mutated(choose.choice(corpus), choose), False) for _ in range(1500)}
    assert {"class file", "java/lang/ClassFormatError"} <= seen


@given(st.binary(max_size=80))
@settings(max_examples=300)
def test_any_bytes_after_a_good_head(tail: bytes) -> None:
    outcome(small_class()[:8] + tail, True)
    outcome(small_class()[:8] + tail, False)
