# low-level
"""Ecalls of guest code that need no Python: the functions of `quick`."""

from pvm.isa.hart import Hart
from pvm.isa.memory.access import PAGE_SHIFT, READ, WRITE
from pvm.lowlevel.intrinsics import local_array
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, u32, u64
from pvm.native.jni.functions import FIRST
from pvm.native.jni.quick import (
    COUNT,
    DOUBLE,
    FLOAT,
    GET_FIELD,
    GET_REGION,
    SET_FIELD,
    SET_REGION,
    FieldRow,
    letter_at,
    run_quickly,
    size_shift,
)
from pvm.native.jni.references import NativeEnvironment

A0, FA0 = 10, 10
BOX = 0xFFFF_FFFF << 32         # the upper half of a single in a register
STUB_SHIFT = 3
MOST_PAGES = 64                 # that a region may have: Python looks at longer ones


@lowlevel
def answer_quickly(environment: Ptr[NativeEnvironment], fields: Ptr[FieldRow], hart: Ptr[Hart],
                   first_stub: u64) -> boolean:
    """Does what the ecall is for that the hart stands at, and lets it go on; false: Python has to.
    The thread is in the Java state."""
    number = u32((hart.pc - first_stub) >> STUB_SHIFT) + FIRST
    result = local_array(u64, 1)
    result[0] = hart.x[A0]
    if not may_reach(hart, number):
        return False
    done = run_quickly(environment, fields, number, hart.x[A0 + 1], hart.x[A0 + 2],
                       third_argument(hart, number), u64(hart.memory) + hart.x[A0 + 4], result)
    if done:
        give(hart, number, result[0])
        hart.pc += 4
    return done


@lowlevel(inline=True)
def third_argument(hart: Ptr[Hart], number: u32) -> u64:
    """Which is in a register of its own kind where it is a float or a double."""
    if number - SET_FIELD < COUNT:
        letter = letter_at(number - SET_FIELD)
        if letter == FLOAT or letter == DOUBLE:
            return hart.f[FA0]
    return hart.x[A0 + 3]


@lowlevel(inline=True)
def give(hart: Ptr[Hart], number: u32, bits: u64) -> None:
    """Puts the result where results of its type are."""
    if number - GET_FIELD < COUNT:
        letter = letter_at(number - GET_FIELD)
        if letter == FLOAT:
            hart.f[FA0] = bits | BOX
            return
        if letter == DOUBLE:
            hart.f[FA0] = bits
            return
    hart.x[A0] = bits


@lowlevel(inline=True)
def may_reach(hart: Ptr[Hart], number: u32) -> boolean:
    """Whether the guest may access the memory that a region is to be copied from or to."""
    if number - GET_REGION < COUNT:
        return may_access(hart, letter_at(number - GET_REGION), u32(WRITE))
    if number - SET_REGION < COUNT:
        return may_access(hart, letter_at(number - SET_REGION), u32(READ))
    return True


@lowlevel
def may_access(hart: Ptr[Hart], letter: u32, wanted: u32) -> boolean:
    """The fourth argument is where, the third how many numbers of a type."""
    place = hart.x[A0 + 4]
    page = place >> PAGE_SHIFT
    last = (place + (u64(u32(hart.x[A0 + 3])) << size_shift(letter))) >> PAGE_SHIFT
    if place >> 48 != 0 or last >= hart.pages or last - page > MOST_PAGES:
        return False
    while page <= last:
        if u32(hart.access[page]) & wanted == 0:
            return False
        page += 1
    return True
