"""Messages for hand-made code; the expectations were seen on HotSpot for such code."""

from __future__ import annotations

import time
from types import SimpleNamespace
from typing import Any

import pytest

from pvm.vm.classfile.assembler import CodeBuilder, Label
from pvm.vm.classfile.attributes import Attribute, LocalVariable, LocalVariableTable
from pvm.vm.classfile.constants import TAG_FIELD_REF, Class, MemberRef
from pvm.vm.classfile.flags import ACC_PUBLIC, ACC_STATIC
from pvm.vm.interp.predecode import Code
from pvm.vm.model.members import JavaMethod
from pvm.vm.runtime.nullmessages.message import null_message
from pvm.vm.verify.flow import flow
from pvm.vm.verify.shapes import stack_shapes

from ...verify.onemethod import Body, Line, lines, make, method_ref

FIELD = MemberRef(TAG_FIELD_REF, "p/A", "x", "Lp/A;")
WIDE = MemberRef(TAG_FIELD_REF, "p/A", "w", "J")
STATIC = MemberRef(TAG_FIELD_REF, "java/lang/String", "s", "[[I")
CALL = method_ref("p/A", "f", "(ILjava/lang/StringBuilder;[Ljava/lang/Object;)Lp/A;")
MAKE = method_ref("p/A", "<init>", "()V")
WORD = 3                                  # words of code that each instruction takes


def _code(body: Body, descriptor: str = "(Ljava/lang/Object;IJ[I)V",
          flags: int = ACC_PUBLIC | ACC_STATIC) -> Code:
    """The code of a method as the predecoder leaves it, as far as messages need it."""
    class_file = make(body, descriptor, flags, limits=(20, 100))
    owner: Any = SimpleNamespace(class_file=class_file, external_name="p.This")
    method = JavaMethod(owner, class_file.methods[0], 0)
    assert method.code is not None
    method_flow = flow(method.code)
    code = Code(method, method_flow, stack_shapes(method_flow, class_file.constants))
    code.index_at = {WORD * index: index for index in range(len(method_flow.instructions))}
    return code


def _place(body: Body, index: int) -> tuple[Code, int]:
    return _code(body), WORD * index


def messages(body: Body, *options: Any) -> list[str | None]:
    """The message for each instruction of a method."""
    code = _code(body, *options)
    return [null_message(code, word) for word in code.index_at]


def last(*body: Line | str) -> str | None:
    """The message for the instruction before the return."""
    return messages(lines(*body, "return"))[-2]


@pytest.mark.parametrize(("body", "text"), [
    ([("aload", 0), ("getfield", FIELD)], 'Cannot read field "x" because "<parameter1>" is null'),
    ([("aload", 0), ("lload", 2), ("putfield", WIDE)],
     'Cannot assign field "w" because "<parameter1>" is null'),
    ([("aload", 0), ("iconst_1"), "aconst_null", "aconst_null", ("invokevirtual", CALL)],
     'Cannot invoke "p.A.f(int, StringBuilder, Object[])" because "<parameter1>" is null'),
    ([("aload", 4), ("iload", 1), "iaload"],
     'Cannot load from int array because "<parameter4>" is null'),
    ([("aload", 4), ("iload", 1), ("iload", 1), "iastore"],
     'Cannot store to int array because "<parameter4>" is null'),
    ([("aload", 4), "arraylength"],
     'Cannot read the array length because "<parameter4>" is null'),
    (["aconst_null", "athrow"], 'Cannot throw exception because "null" is null'),
    (["aconst_null", "monitorenter"],
     'Cannot enter synchronized block because "null" is null'),
    (["aconst_null", "monitorexit"], 'Cannot exit synchronized block because "null" is null'),
    ([("getstatic", STATIC), ("bipush", -7), "aaload", ("sipush", 300), "iaload"],
     'Cannot load from int array because "String.s[-7]" is null'),
    ([("getstatic", STATIC), "iconst_m1", "aaload", "arraylength"],
     'Cannot read the array length because "String.s[-1]" is null'),
    ([("iload", 1), "ineg"], None),
    (["aconst_null", ("invokespecial", MAKE)], None),
])
def test_actions(body: list[Line | str], text: str | None) -> None:
    assert last(*body) == text


@pytest.mark.parametrize(("body", "cause"), [
    ([("aload", 0), ("checkcast", Class("[I"))], '"<parameter1>"'),
    ([("aload", 0), "dup", ("astore", 9)], '"<parameter1>"'),
    ([("aload", 0), ("aload", 4), "swap", "pop"], '"<parameter4>"'),
    ([("lload", 2), ("aload", 0), "dup_x2", "pop", "pop2"], '"<parameter1>"'),
    ([("aload", 0), ("iload", 1), "dup2", "pop2", "pop"], '"<parameter1>"'),
    ([("aload", 9)], '"<local9>"'),
    ([("aload", 0), ("aload", 4), ("astore", 0)], '"<local0>"'),
    ([("aload", 0), ("lload", 2), ("lstore", 3), ("pop",), ("aload", 4)], '"<local4>"'),
    ([("aload", 70)], '"<local70>"'),
    ([("iconst_0"), "aconst_null", "aconst_null", ("invokestatic", CALL)],
     'the return value of "p.A.f(int, StringBuilder, Object[])"'),
])
def test_sources(body: list[Line | str], cause: str) -> None:
    assert last(*body, "arraylength") == f"Cannot read the array length because {cause} is null"


def test_a_counted_parameter_is_still_the_parameter() -> None:
    body = lines(("iinc", 1, 1), ("aload", 4), ("iload", 1), "aaload", "arraylength", "return")
    assert messages(body)[-2] == \
        'Cannot read the array length because "<parameter4>[<parameter2>]" is null'


def test_this_and_its_fields() -> None:
    body = lines("aload_0", ("getfield", FIELD), ("getfield", FIELD), "areturn")
    found = messages(body, "(I)Lp/A;", ACC_PUBLIC)
    assert found[1:3] == ['Cannot read field "x" because "this" is null',
                          'Cannot read field "x" because "this.x" is null']


def test_five_levels_are_written() -> None:
    fields = [("getfield", FIELD)] * 8
    found = messages(lines("aload_0", *fields, "pop", "return"))
    assert found[5] == 'Cannot read field "x" because "<parameter1>.x.x.x.x" is null'
    assert found[6] == found[8] == 'Cannot read field "x" because "x.x.x.x.x" is null'
    loads = ["iconst_0", "aaload"] * 7
    found = messages(lines("aload_0", *loads, "pop", "return"))
    assert found[-3] == \
        'Cannot load from object array because "<array>[0][0][0][0][0]" is null'


def test_no_cause_where_two_sources_meet() -> None:
    other, end = Label(), Label()
    body = lines(("iload", 1), ("ifeq", other), ("aload", 0), ("goto", end), other, ("aload", 0),
                 end, "arraylength", "return")
    assert messages(body)[-2] == "Cannot read the array length"


def test_a_store_on_one_path_counts() -> None:
    end = Label()
    body = lines(("iload", 1), ("ifeq", end), ("aload", 4), ("astore", 0), end, ("aload", 0),
                 "arraylength", "return")
    assert messages(body)[-2] == 'Cannot read the array length because "<local0>" is null'


def test_a_store_further_down_the_loop_does_not_count() -> None:
    top = Label()
    body = lines(top, ("aload", 0), "arraylength", "pop", "aconst_null", ("astore", 0),
                 ("goto", top))
    assert messages(body)[1] == 'Cannot read the array length because "<parameter1>" is null'


def test_code_that_only_a_backward_jump_reaches() -> None:
    back, end = Label(), Label()
    body = lines(("goto", end), back, ("aload", 0), "arraylength", "return", end, ("goto", back))
    assert messages(body)[2] == 'Cannot read the array length because "<parameter1>" is null'


def test_handlers_begin_with_the_arguments() -> None:
    start, end, target = Label(), Label(), Label()

    def body(code: CodeBuilder) -> None:
        lines(start, "aconst_null", ("astore", 0), end, "return", target, "pop", ("aload", 0),
              "arraylength", "return")(code)
        code.handler(start, end, target, None)

    assert messages(body)[-2] == 'Cannot read the array length because "<parameter1>" is null'


def test_names_hold_in_their_scope() -> None:
    def body(code: CodeBuilder) -> None:
        lines("aload_0", "arraylength", "pop", "aload_0", "arraylength", "return")(code)
        table = LocalVariableTable((LocalVariable(0, 3, "late", "[I", 0),))
        code.add_attribute(Attribute.of(table))

    found = messages(body)
    assert found[1] == 'Cannot read the array length because "late" is null'
    assert found[4] == 'Cannot read the array length because "<parameter1>" is null'


def test_a_value_made_of_itself_many_times_over() -> None:
    """Each round doubles the text: written down in full it would never end."""
    round_ = ["dup", ("getstatic", STATIC), "swap", "aaload", "swap", "iaload"]
    text = last(("iload", 1), *round_ * 60, ("getstatic", STATIC), "swap", "aaload", "arraylength")
    assert text is not None
    assert text.startswith('Cannot read the array length because "String.s[String.s[')
    assert len(text) < 10_000


def test_tangled_code_gets_no_cause_in_good_time() -> None:
    """Every block jumps to the one before it, so each pass over the code gets one block further."""
    blocks = [Label() for _ in range(2000)]
    end = Label()
    body: list[Line | str | Label] = [("goto", blocks[-1]), end, ("aload", 0), "arraylength", "pop"]
    body += ["return"]
    for below, block in zip([end, *blocks], blocks, strict=False):
        body += [block, ("goto", below)]
    started = time.process_time()
    found = null_message(*_place(lines(*body), 2))
    assert found == "Cannot read the array length"
    assert time.process_time() - started < 10


def test_no_message_where_there_is_no_instruction() -> None:
    code, word = _place(lines("aload_0", "arraylength", "pop", "return"), 1)
    assert null_message(code, word) is not None
    assert null_message(code, word + 1) is None
