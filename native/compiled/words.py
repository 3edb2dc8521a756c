# low-level
"""java.math.Words: the inner loops of arithmetic on numbers of many words, lowest word first.

The callers see to it that all places lie inside the arrays.
"""

from pvm.gc.objectmodel import ARRAY_ELEMENTS_OFFSET
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i32, i64, u32, u64
from pvm.native.compiled.operands import int_argument
from pvm.native.registry import low_level_native
from pvm.vm.model.metadata import Thread

WORDS = "java/math/Words"
WORD_BITS = 32
TARGET, TARGET_AT, SOURCE, SOURCE_AT, LENGTH, FACTOR = range(6)
NUMBER, NUMBER_LENGTH, SCALE, ADDEND = range(4)
QUOTIENT, DIVIDEND, DIVIDEND_LENGTH, DIVISOR = range(4)


@lowlevel(inline=True)
def words_at(array: u64, index: i32) -> Ptr[u32]:
    """The place of an int array's element."""
    return Ptr[u32](array + ARRAY_ELEMENTS_OFFSET) + u32(index)


@lowlevel(inline=True)
def word_result(word: u64) -> i64:
    """The slot of a word, which Java sees as an int."""
    return i64(i32(u32(word)))


@low_level_native(WORDS, "multiplyAdd", "([II[IIII)I")
@lowlevel(export=True)
def multiply_add(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """target += source * factor; what is carried out of the target."""
    target = words_at(arguments[TARGET], int_argument(arguments, TARGET_AT))
    source = words_at(arguments[SOURCE], int_argument(arguments, SOURCE_AT))
    factor = u64(u32(arguments[FACTOR]))
    carry = u64(0)
    for index in range(int_argument(arguments, LENGTH)):
        # at most (2**32 - 1)**2 + 2 * (2**32 - 1), the largest u64
        total = u64(source[index]) * factor + u64(target[index]) + carry
        target[index] = u32(total)
        carry = total >> WORD_BITS
    return word_result(carry)


@low_level_native(WORDS, "multiplySubtract", "([II[IIII)I")
@lowlevel(export=True)
def multiply_subtract(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """target -= source * factor; what is borrowed from above the target."""
    target = words_at(arguments[TARGET], int_argument(arguments, TARGET_AT))
    source = words_at(arguments[SOURCE], int_argument(arguments, SOURCE_AT))
    factor = u64(u32(arguments[FACTOR]))
    borrow = u64(0)
    for index in range(int_argument(arguments, LENGTH)):
        product = u64(source[index]) * factor + borrow
        word = target[index]
        low = u32(product)
        target[index] = word - low
        borrow = product >> WORD_BITS
        if word < low:
            borrow = borrow + 1
    return word_result(borrow)


@low_level_native(WORDS, "scale", "([IIII)I")
@lowlevel(export=True)
def scale(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """number = number * factor + addend; what is carried out of it."""
    number = words_at(arguments[NUMBER], i32(0))
    factor = u64(u32(arguments[SCALE]))
    carry = u64(u32(arguments[ADDEND]))
    for index in range(int_argument(arguments, NUMBER_LENGTH)):
        total = u64(number[index]) * factor + carry
        number[index] = u32(total)
        carry = total >> WORD_BITS
    return word_result(carry)


@low_level_native(WORDS, "divide", "([I[III)I")
@lowlevel(export=True)
def divide(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """quotient = dividend / divisor, which is not zero; the remainder."""
    quotient = words_at(arguments[QUOTIENT], i32(0))
    dividend = words_at(arguments[DIVIDEND], i32(0))
    divisor = u64(u32(arguments[DIVISOR]))
    remainder = u64(0)
    index = int_argument(arguments, DIVIDEND_LENGTH)
    while index > 0:
        index = index - 1
        part = (remainder << WORD_BITS) | u64(dividend[index])
        quotient[index] = u32(part // divisor)
        remainder = part % divisor
    return word_result(remainder)
