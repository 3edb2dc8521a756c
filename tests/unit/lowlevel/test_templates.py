"""Low-level functions as text that is copied."""

from __future__ import annotations

from pvm.lowlevel.ir import FunctionWriter
from pvm.lowlevel.lowering.templates import template_of

STRAIGHT = """\
define internal i32 @"f"(i32 %arg.left, i32 %arg.right) alwaysinline nounwind {
entry:
  %t2 = alloca i32, align 8
  %t3 = alloca i32, align 8
  store i32 %arg.left, ptr %t3
  %t5 = load i32, ptr %t3
  %t6 = and i32 %t5, %arg.right
  store i32 %t6, ptr %t3
  %t7 = load i32, ptr %t3
  %t8 = add i32 %t5, %t7
  store i32 %t8, ptr %t2
  br label %done1
done1:
  %t9 = load i32, ptr %t2
  ret i32 %t9
}"""


def test_variables_disappear_and_names_are_new() -> None:
    template = template_of(STRAIGHT)
    assert template is not None
    writer = FunctionWriter("")
    assert [template.copy(writer, ["%x", "7"]) for _ in range(2)] == ["%t2", "%t4"]
    assert writer.lines == ["  %t1 = and i32 %x, 7", "  %t2 = add i32 %x, %t1",
                            "  %t3 = and i32 %x, 7", "  %t4 = add i32 %x, %t3"]
    assert not writer.allocas


def test_what_is_not_straight_is_called() -> None:
    branch = "  %t1 = icmp eq i32 %t5, 0\n  br i1 %t1, label %done1, label %done1"
    for old, new in (("br label %done1", branch), ("add i32", 'call i32 @"g"(i32'),
                     ("ret i32 %t9", "unreachable"), ("%t5, %arg.right", "ptr %t2")):
        assert template_of(STRAIGHT.replace(old, new)) is None, old
