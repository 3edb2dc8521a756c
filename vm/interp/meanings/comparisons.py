# low-level
"""Comparisons and the conditions of branches, JVMS 6.5."""

from pvm.lowlevel.types import boolean, f32, f64, i32, i64, u64
from pvm.vm.interp.instructions import branch, instruction


@instruction("lcmp")
def lcmp(left: i64, right: i64) -> i32:
    return i32(left > right) - i32(left < right)


@instruction("fcmpl")
def fcmpl(left: f32, right: f32) -> i32:
    return i32(left >= right) + i32(left > right) - 1


@instruction("fcmpg")
def fcmpg(left: f32, right: f32) -> i32:
    return 1 - i32(left <= right) - i32(left < right)


@instruction("dcmpl")
def dcmpl(left: f64, right: f64) -> i32:
    # NaN compares as less: both conditions are false.
    return i32(left >= right) + i32(left > right) - 1


@instruction("dcmpg")
def dcmpg(left: f64, right: f64) -> i32:
    return 1 - i32(left <= right) - i32(left < right)


@branch("goto")
def goto() -> None:
    pass


@branch("ifeq")
def ifeq(value: i32) -> boolean:
    return value == 0


@branch("ifne")
def ifne(value: i32) -> boolean:
    return value != 0


@branch("iflt")
def iflt(value: i32) -> boolean:
    return value < 0


@branch("ifge")
def ifge(value: i32) -> boolean:
    return value >= 0


@branch("ifgt")
def ifgt(value: i32) -> boolean:
    return value > 0


@branch("ifle")
def ifle(value: i32) -> boolean:
    return value <= 0


@branch("if_icmpeq")
def if_icmpeq(left: i32, right: i32) -> boolean:
    return left == right


@branch("if_icmpne")
def if_icmpne(left: i32, right: i32) -> boolean:
    return left != right


@branch("if_icmplt")
def if_icmplt(left: i32, right: i32) -> boolean:
    return left < right


@branch("if_icmpge")
def if_icmpge(left: i32, right: i32) -> boolean:
    return left >= right


@branch("if_icmpgt")
def if_icmpgt(left: i32, right: i32) -> boolean:
    return left > right


@branch("if_icmple")
def if_icmple(left: i32, right: i32) -> boolean:
    return left <= right


@branch("if_acmpeq")
def if_acmpeq(left: u64, right: u64) -> boolean:
    return left == right


@branch("if_acmpne")
def if_acmpne(left: u64, right: u64) -> boolean:
    return left != right


@branch("ifnull")
def ifnull(value: u64) -> boolean:
    return value == 0


@branch("ifnonnull")
def ifnonnull(value: u64) -> boolean:
    return value != 0
