# low-level
"""Ecalls of guest code that need no Python: the functions of `quick`."""

from pvm.isa.hart import Hart
from pvm.isa.memory.access import PAGE_SHIFT, PAGE_SIZE, READ, WRITE
from pvm.lowlevel.intrinsics import local_array
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, u32, u64
from pvm.native.jni.functions import FIRST
from pvm.native.jni.quick.arrays import size_shift
from pvm.native.jni.quick.dispatch import (
    FORMS,
    GET_FIELD,
    GET_REGION,
    NEW_OBJECT,
    NEW_UTF,
    SET_FIELD,
    SET_REGION,
    STRING_REGION,
    UTF_REGION,
    VALUES,
    VARIADIC,
    call_index,
    is_call,
    letter_at,
    result_letter,
    run_quickly,
)
from pvm.native.jni.quick.invokes import PROMOTED, UNIONS, row_of
from pvm.native.jni.quick.strings import LONGEST
from pvm.native.jni.quick.tables import COUNT, MOST_PARAMETERS, QuickTables
from pvm.native.jni.references import NativeEnvironment
from pvm.native.jni.transfer import DOUBLE, FLOAT, VOID

A0, FA0, SP = 10, 10, 2
BOX = 0xFFFF_FFFF << 32         # the upper half of a single in a register
STUB_SHIFT = 3
MOST_PAGES = 64                 # that a region may have: Python looks at longer ones
IN_REGISTERS = 5                # of the arguments that follow "..."
MOST_BYTES = 3                  # of a character in modified UTF-8


@lowlevel(collects="runs Java")
def answer_quickly(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables],
                   hart: Ptr[Hart], first_stub: u64) -> boolean:
    """Does what the ecall is for that the hart stands at, and lets it go on; false: Python has to.
    The thread is in the Java state."""
    number = u32((hart.pc - first_stub) >> STUB_SHIFT) + FIRST
    words = local_array(u64, MOST_PARAMETERS)
    result = local_array(u64, 1)
    result[0] = hart.x[A0]
    place = place_of(tables, hart, number, words)
    if place == 0:
        return False
    style = u32(PROMOTED)
    if is_call(number) and call_index(number) % FORMS == VALUES:
        style = u32(UNIONS)
    done = run_quickly(environment, tables, number, hart.x[A0 + 1], hart.x[A0 + 2],
                       third_argument(hart, number), place, style, result)
    if done:
        give(hart, number, result[0])
        hart.pc += 4
    return done


@lowlevel(inline=True)
def third_argument(hart: Ptr[Hart], number: u32) -> u64:
    """Which is in a register of its own kind where it is a float or a double. For a text: how far
    it may be read."""
    if number - SET_FIELD < COUNT:
        letter = letter_at(number - SET_FIELD)
        if letter == FLOAT or letter == DOUBLE:
            return hart.f[FA0]
    if number == NEW_UTF:
        return readable(hart, hart.x[A0 + 1])
    return hart.x[A0 + 3]


@lowlevel(inline=True)
def give(hart: Ptr[Hart], number: u32, bits: u64) -> None:
    """Puts the result where results of its type are."""
    letter = u32(0)
    if number - GET_FIELD < COUNT:
        letter = letter_at(number - GET_FIELD)
    elif is_call(number) and number - NEW_OBJECT >= FORMS:
        letter = result_letter(u32(call_index(number) // FORMS))
    if letter == FLOAT:
        hart.f[FA0] = bits | BOX
    elif letter == DOUBLE:
        hart.f[FA0] = bits
    elif letter != VOID:
        hart.x[A0] = bits


@lowlevel
def place_of(tables: Ptr[QuickTables], hart: Ptr[Hart], number: u32, words: Ptr[u64]) -> u64:
    """The host address of the memory that a function works on, of `words` where there is none; 0
    if the guest may not access it."""
    if is_call(number):
        return arguments_of(tables, hart, number, words)
    if number == NEW_UTF:
        return u64(hart.memory) + hart.x[A0 + 1]
    wanted = u32(WRITE)
    shift = u64(0)
    factor = u64(1)
    if number - GET_REGION < COUNT:
        shift = size_shift(letter_at(number - GET_REGION))
    elif number - SET_REGION < COUNT:
        shift = size_shift(letter_at(number - SET_REGION))
        wanted = u32(READ)
    elif number == STRING_REGION:
        shift = u64(1)
    elif number == UTF_REGION:
        factor = u64(MOST_BYTES)
    else:
        return u64(words)
    size = ((u64(u32(hart.x[A0 + 3])) * factor) << shift) + 1
    if not may_access(hart, hart.x[A0 + 4], size, wanted):
        return u64(0)
    return u64(hart.memory) + hart.x[A0 + 4]


@lowlevel
def arguments_of(tables: Ptr[QuickTables], hart: Ptr[Hart], number: u32,
                 words: Ptr[u64]) -> u64:
    """Where the arguments of a call lie; 0 if that is not known, or they cannot be read."""
    row = row_of(tables, hart.x[A0 + 2])
    if not row:
        return u64(0)
    count = u64(row.count)
    start = hart.x[A0 + 3]
    if call_index(number) % FORMS != VARIADIC:
        if count != 0 and not may_access(hart, start, count << 3, u32(READ)):
            return u64(0)
        return u64(hart.memory) + start if count != 0 else u64(words)
    for index in range(u64(IN_REGISTERS)):
        words[index] = hart.x[A0 + 3 + index]
    if count > IN_REGISTERS:
        size = (count - IN_REGISTERS) << 3
        if not may_access(hart, hart.x[SP], size, u32(READ)):
            return u64(0)
        for index in range(count - IN_REGISTERS):
            words[IN_REGISTERS + index] = Ptr[u64](u64(hart.memory) + hart.x[SP])[index]
    return u64(words)


@lowlevel
def may_access(hart: Ptr[Hart], place: u64, size: u64, wanted: u32) -> boolean:
    """Whether the guest may access so many bytes, at least one."""
    page = place >> PAGE_SHIFT
    last = (place + size - 1) >> PAGE_SHIFT
    if place >> 48 != 0 or last >= hart.pages or last - page > MOST_PAGES:
        return False
    while page <= last:
        if u32(hart.access[page]) & wanted == 0:
            return False
        page += 1
    return True


@lowlevel
def readable(hart: Ptr[Hart], place: u64) -> u64:
    """How many bytes of a text the guest may read, up to LONGEST."""
    limit = u64(PAGE_SIZE) - (place & (PAGE_SIZE - 1))
    if not may_access(hart, place, limit, u32(READ)):
        return u64(0)
    while limit < LONGEST and may_access(hart, place + limit, u64(PAGE_SIZE), u32(READ)):
        limit += PAGE_SIZE
    return limit
