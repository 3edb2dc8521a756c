# low-level
"""Arithmetic and logic, JVMS 6.5: wrapping integers, IEEE floats."""

from pvm.lowlevel.intrinsics import fdiv, frem, sdiv, srem, trap
from pvm.lowlevel.types import f32, f64, i32, i64, u32, u64
from pvm.vm.interp.instructions import instruction
from pvm.vm.interp.traps import Trap


@instruction("iadd")
def iadd(left: i32, right: i32) -> i32:
    return left + right


@instruction("isub")
def isub(left: i32, right: i32) -> i32:
    return left - right


@instruction("imul")
def imul(left: i32, right: i32) -> i32:
    return left * right


@instruction("idiv")
def idiv(left: i32, right: i32) -> i32:
    if right == 0:
        trap(Trap.ARITHMETIC)
    # MIN / -1 overflows to MIN (JVMS idiv); the processor's division would fault.
    if right == -1:
        return -left
    return sdiv(left, right)


@instruction("irem")
def irem(left: i32, right: i32) -> i32:
    if right == 0:
        trap(Trap.ARITHMETIC)
    if right == -1:
        return left - left
    return srem(left, right)


@instruction("ineg")
def ineg(value: i32) -> i32:
    return -value


@instruction("ishl")
def ishl(value: i32, amount: i32) -> i32:
    return value << (amount & 31)


@instruction("ishr")
def ishr(value: i32, amount: i32) -> i32:
    return value >> (amount & 31)


@instruction("iushr")
def iushr(value: i32, amount: i32) -> i32:
    return i32(u32(value) >> u32(amount & 31))


@instruction("iand")
def iand(left: i32, right: i32) -> i32:
    return left & right


@instruction("ior")
def ior(left: i32, right: i32) -> i32:
    return left | right


@instruction("ixor")
def ixor(left: i32, right: i32) -> i32:
    return left ^ right


@instruction("ladd")
def ladd(left: i64, right: i64) -> i64:
    return left + right


@instruction("lsub")
def lsub(left: i64, right: i64) -> i64:
    return left - right


@instruction("lmul")
def lmul(left: i64, right: i64) -> i64:
    return left * right


@instruction("ldiv")
def ldiv(left: i64, right: i64) -> i64:
    if right == 0:
        trap(Trap.ARITHMETIC)
    if right == -1:
        return -left
    return sdiv(left, right)


@instruction("lrem")
def lrem(left: i64, right: i64) -> i64:
    if right == 0:
        trap(Trap.ARITHMETIC)
    if right == -1:
        return left - left
    return srem(left, right)


@instruction("lneg")
def lneg(value: i64) -> i64:
    return -value


@instruction("lshl")
def lshl(value: i64, amount: i32) -> i64:
    return value << i64(amount & 63)


@instruction("lshr")
def lshr(value: i64, amount: i32) -> i64:
    return value >> i64(amount & 63)


@instruction("lushr")
def lushr(value: i64, amount: i32) -> i64:
    return i64(u64(value) >> u64(amount & 63))


@instruction("land")
def land(left: i64, right: i64) -> i64:
    return left & right


@instruction("lor")
def lor(left: i64, right: i64) -> i64:
    return left | right


@instruction("lxor")
def lxor(left: i64, right: i64) -> i64:
    return left ^ right


@instruction("fadd")
def fadd(left: f32, right: f32) -> f32:
    return left + right


@instruction("fsub")
def fsub(left: f32, right: f32) -> f32:
    return left - right


@instruction("fmul")
def fmul(left: f32, right: f32) -> f32:
    return left * right


@instruction("fdiv")
def fdiv_(left: f32, right: f32) -> f32:
    return fdiv(left, right)


@instruction("frem")
def frem_(left: f32, right: f32) -> f32:
    return frem(left, right)


@instruction("fneg")
def fneg(value: f32) -> f32:
    return -value


@instruction("dadd")
def dadd(left: f64, right: f64) -> f64:
    return left + right


@instruction("dsub")
def dsub(left: f64, right: f64) -> f64:
    return left - right


@instruction("dmul")
def dmul(left: f64, right: f64) -> f64:
    return left * right


@instruction("ddiv")
def ddiv(left: f64, right: f64) -> f64:
    return fdiv(left, right)


@instruction("drem")
def drem(left: f64, right: f64) -> f64:
    return frem(left, right)


@instruction("dneg")
def dneg(value: f64) -> f64:
    return -value
