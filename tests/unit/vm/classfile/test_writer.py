"""Writing: parse and write are inverses; the assembler's branches, maxima and frames."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pvm.vm.classfile import constants as c
from pvm.vm.classfile.assembler import CodeBuilder, Label, UninitializedAt
from pvm.vm.classfile.attributes import Attribute, Code, ConstantValue, SourceFile, StackMapTable
from pvm.vm.classfile.decode import decode
from pvm.vm.classfile.flags import ACC_PUBLIC, ACC_STATIC
from pvm.vm.classfile.opcodes import Op
from pvm.vm.classfile.pool_builder import ClassFileTooLarge, PoolBuilder
from pvm.vm.classfile.reader import parse
from pvm.vm.classfile.stackmap import ITEM_INTEGER, ITEM_OBJECT, VerificationType
from pvm.vm.classfile.writer import ClassWriter, write

STATIC = ACC_PUBLIC | ACC_STATIC
INT = VerificationType(ITEM_INTEGER)


def test_write_is_the_inverse_of_parse_on_javac_output(javac_output: dict[str, bytes]) -> None:
    assert len(javac_output) > 15
    for name, data in javac_output.items():
        assert write(parse(data, name)) == data, name


def test_every_constant_survives_a_new_pool(javac_output: dict[str, bytes]) -> None:
    for name, data in javac_output.items():
        old = parse(data, name).constants
        builder = PoolBuilder()
        indices = [builder.add(old.entry(i)) for i in range(1, len(old)) if old.tag(i)]
        kept = [old.entry(i) for i in range(1, len(old)) if old.tag(i)]
        assert [builder.constant(index) for index in indices] == kept
        writer = ClassWriter("X")
        writer.pool = builder
        new = parse(writer.to_bytes(), name, trusted=True).constants
        assert [new.entry(index) for index in indices] == kept


names = st.text(st.characters(exclude_characters=".;[/<>"), min_size=1, max_size=8)
field_types = st.sampled_from(["I", "J", "D", "Z", "[[F", "Ljava/lang/String;"])
loadable = st.one_of(
    st.integers(-(2**31), 2**31 - 1).map(c.Integer),
    st.integers(-(2**63), 2**63 - 1).map(c.Long),
    st.integers(0, 2**32 - 1).map(c.Float),
    st.integers(0, 2**64 - 1).map(c.Double),
    st.text(max_size=12).map(c.String),
    names.map(c.Class),
)


@st.composite
def generated_classes(draw: st.DrawFn) -> bytes:
    writer = ClassWriter(draw(names), major=draw(st.integers(49, 50)))
    for name, descriptor in draw(st.dictionaries(names, field_types, max_size=4)).items():
        writer.add_field(draw(st.sampled_from([0, 1, 2, 8])), name, descriptor)
    for name in draw(st.sets(names, max_size=4)):
        code = writer.code(STATIC, name, "()V")
        for constant in draw(st.lists(loadable, max_size=6)):
            code.load_constant(constant)
        again = code.place(Label())
        if draw(st.booleans()):
            code.line(draw(st.integers(0, 65535)))
        code.emit(Op.IINC, draw(st.integers(0, 400)), draw(st.integers(-300, 300)))
        code.emit(Op.GOTO, again)
    if draw(st.booleans()):
        writer.add_attribute(SourceFile(draw(names)))
    writer.add_attribute(Attribute.raw("Unknown", draw(st.binary(max_size=9))))
    return writer.to_bytes()


@given(generated_classes())
def test_generated_classes_pass_every_check_and_survive(data: bytes) -> None:
    parsed = parse(data, "Generated")
    assert write(parsed) == data
    assert parse(write(parsed), "Generated").name == parsed.name


def build(code: CodeBuilder) -> tuple[list[str], Code]:
    built = code.build()
    return [repr(instruction) for instruction in decode(built.code)], built


def test_constants_are_entered_once() -> None:
    pool = PoolBuilder()
    first = pool.add(c.MemberRef(c.TAG_METHOD_REF, "A", "m", "()V"))
    size = len(pool)
    assert pool.add(c.MemberRef(c.TAG_METHOD_REF, "A", "m", "()V")) == first
    assert (len(pool), pool.add(c.Integer(1)) != pool.add(c.Long(1))) == (size, True)


def test_far_branches_widen_themselves() -> None:
    code = CodeBuilder(PoolBuilder(), 1)
    end = Label()
    code.emit(Op.ILOAD_0)
    code.emit(Op.IFEQ, end)
    code.emit(Op.GOTO, end)
    for _ in range(33000):
        code.emit(Op.NOP)
    code.place(end)
    code.emit(Op.RETURN)
    text, built = build(code)
    assert text[:4] == ["0: iload_0", "1: ifne 9", "4: goto_w 33014", "9: goto_w 33014"]
    assert (end.bci, built.max_stack, built.max_locals) == (33014, 1, 1)


def test_a_branch_of_the_greatest_reach_stays_short() -> None:
    for padding, expected in ((32764, "0: goto 32767"), (32765, "0: goto_w 32770")):
        code = CodeBuilder(PoolBuilder(), 0)
        end = Label()
        code.emit(Op.GOTO, end)
        for _ in range(padding):
            code.emit(Op.NOP)
        code.place(end)
        code.emit(Op.RETURN)
        assert build(code)[0][0] == expected


def test_maxima_follow_calls_wide_values_and_handlers() -> None:
    code = CodeBuilder(PoolBuilder(), 2)
    start, end, catch = Label(), Label(), Label()
    code.place(start)
    code.emit(Op.LLOAD, 300)
    code.load_constant(c.Long(5))
    code.emit(Op.INVOKESTATIC, c.MemberRef(c.TAG_METHOD_REF, "A", "f", "(JJ)D"))
    code.emit(Op.DSTORE_3)
    code.place(end)
    code.emit(Op.RETURN)
    code.place(catch)
    code.emit(Op.ATHROW)
    code.handler(start, end, catch, None)
    text, built = build(code)
    assert text[0] == "0: lload 300"
    assert (built.max_stack, built.max_locals) == (4, 302)
    assert built.exception_table == ((0, 11, 12, None),)


def test_invokeinterface_counts_its_arguments() -> None:
    code = CodeBuilder(PoolBuilder(), 1)
    code.emit(Op.ALOAD_0)
    code.emit(Op.LCONST_0)
    ref = c.MemberRef(c.TAG_INTERFACE_METHOD_REF, "I", "m", "(J)V")
    code.emit(Op.INVOKEINTERFACE, ref)
    code.emit(Op.RETURN)
    text, built = build(code)
    assert text[2].endswith(" 3 0") and built.max_stack == 3


def test_switches() -> None:
    code = CodeBuilder(PoolBuilder(), 1)
    one, other = Label(), Label()
    code.emit(Op.ILOAD_0)
    code.tableswitch(other, -1, [one, other])
    code.place(one)
    code.emit(Op.ILOAD_0)
    code.lookupswitch(other, [(9, one), (-9, other)])
    code.place(other)
    code.emit(Op.RETURN)
    text, _ = build(code)
    assert text[1] == "1: tableswitch 52 -1 0 24 52"
    assert text[3] == "25: lookupswitch 52 -9 52 9 24"


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        ([(Op.IADD,)], "underflows at iadd"),
        ([(Op.NOP,)], "falls off the end"),
        ([(Op.GOTO, Label())], "never placed"),
        ([(Op.SIPUSH, 40000)], "does not fit"),
        ([(Op.BIPUSH,)], "takes 1 operands"),
        ([(Op.GETFIELD, c.String("x"))], "needs a member"),
        ([(Op.WIDE,)], "cannot make"),
    ],
)
def test_code_that_makes_no_sense(steps: list[tuple], message: str) -> None:
    code = CodeBuilder(PoolBuilder(), 0)
    with pytest.raises(ValueError, match=message):
        for step in steps:
            code.emit(*step)
        code.build()


def test_stack_depth_must_agree_between_paths() -> None:
    code = CodeBuilder(PoolBuilder(), 0)
    top = code.place(Label())
    code.emit(Op.ICONST_0)
    code.emit(Op.GOTO, top)
    with pytest.raises(ValueError, match="0 or 1 slots at iconst_0"):
        code.build()


def test_limits() -> None:
    code = CodeBuilder(PoolBuilder(), 0)
    for _ in range(65536):
        code.emit(Op.NOP)
    with pytest.raises(ClassFileTooLarge, match="code too large"):
        code.build()
    with pytest.raises(ClassFileTooLarge, match="string too long"):
        PoolBuilder().add(c.Utf8("x" * 65536))
    pool = PoolBuilder()
    with pytest.raises(ClassFileTooLarge, match="too many constants"):
        for number in range(70000):
            pool.add(c.Integer(number))
    assert len(pool) == 65535


ARGS = VerificationType(ITEM_OBJECT, "[Ljava/lang/String;")
OUT = VerificationType(ITEM_OBJECT, "java/io/PrintStream")
OBJECT = VerificationType(ITEM_OBJECT, "java/lang/Object")


def emit_sum_loop(code: CodeBuilder) -> None:
    """Local 2 becomes 3 + 2 + 1: an append frame, then a same frame."""
    loop, done = Label(), Label()
    for constant, store in ((3, Op.ISTORE_1), (0, Op.ISTORE_2)):
        code.push_int(constant)
        code.emit(store)
    code.place(loop)
    code.frame([ARGS, INT, INT])
    code.emit(Op.ILOAD_1)
    code.emit(Op.IFEQ, done)
    code.emit(Op.ILOAD_2)
    code.emit(Op.ILOAD_1)
    code.emit(Op.IADD)
    code.emit(Op.ISTORE_2)
    code.emit(Op.IINC, 1, -1)
    code.emit(Op.GOTO, loop)
    code.place(done)
    code.frame([ARGS, INT, INT])


def emit_branch_over_new(code: CodeBuilder) -> None:
    """An uninitialized object on the stack of a one-item frame."""
    new, made = code.place(Label()), Label()
    code.emit(Op.NEW, c.Class("java/lang/Object"))
    code.emit(Op.ILOAD_1)
    code.emit(Op.IFEQ, made)
    code.emit(Op.NOP)
    code.place(made)
    code.frame([ARGS, INT, INT], [UninitializedAt(new)])
    code.emit(Op.INVOKESPECIAL, c.MemberRef(10, "java/lang/Object", "<init>", "()V"))


def emit_print(code: CodeBuilder) -> None:
    """A full frame, then an append frame."""
    join, end = Label(), Label()
    system = c.MemberRef(c.TAG_FIELD_REF, "java/lang/System", "out", "Ljava/io/PrintStream;")
    code.emit(Op.GETSTATIC, system)
    code.emit(Op.ILOAD_2)
    code.emit(Op.ICONST_0)
    code.emit(Op.IFEQ, join)
    code.emit(Op.NOP)
    code.place(join)
    code.frame([ARGS], [OUT, INT])
    code.emit(Op.INVOKEVIRTUAL, c.MemberRef(10, "java/io/PrintStream", "println", "(I)V"))
    code.emit(Op.ACONST_NULL)
    code.emit(Op.ASTORE_1)
    code.emit(Op.GOTO, end)
    code.place(end)
    code.frame([ARGS, OBJECT])
    code.emit(Op.RETURN)


def frames_class() -> bytes:
    """A class with frames of every compressed form but chop; its main prints 6."""
    writer = ClassWriter("Frames")
    code = writer.code(STATIC, "main", "([Ljava/lang/String;)V")
    emit_sum_loop(code)
    emit_branch_over_new(code)
    emit_print(code)
    return writer.to_bytes()


def test_frames_are_compressed() -> None:
    method = parse(frames_class(), "Frames").method("main", "([Ljava/lang/String;)V")
    table = method.code.attributes.get(StackMapTable)
    assert [frame.frame_type for frame in table.frames] == [253, 13, 71, 255, 252]


def test_hotspot_verifies_and_runs_what_is_written(tmp_path: Path) -> None:
    java = shutil.which("java")
    if java is None:
        pytest.skip("java is not installed")
    (tmp_path / "Frames.class").write_bytes(frames_class())
    command = [java, "-Xverify:all", "-cp", str(tmp_path), "Frames"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "6\n"), done.stderr


def test_bootstrap_methods_are_shared() -> None:
    writer = ClassWriter("Boot")
    target = c.MemberRef(c.TAG_METHOD_REF, "B", "boot", "()V")
    handle = c.MethodHandle(c.REF_INVOKE_STATIC, target)
    assert writer.bootstrap(handle, c.Integer(1)) == 0
    assert writer.bootstrap(handle, c.Integer(2)) == 1
    assert writer.bootstrap(handle, c.Integer(1)) == 0
    code = writer.code(STATIC, "m", "()V")
    code.emit(Op.INVOKEDYNAMIC, c.Dynamic(c.TAG_INVOKE_DYNAMIC, 1, "x", "()V"))
    code.emit(Op.RETURN)
    writer.add_field(ACC_STATIC, "f", "I", ConstantValue(c.Integer(7)))
    data = writer.to_bytes()
    assert write(parse(data, "Boot")) == data
