"""Operations of the subset that Python has no notation for, with their plain-Python meaning.

The lowering of each is in `lowering/operations.py`, under the same name.
"""

import math
import struct
from collections.abc import Callable
from typing import Any

from pvm.lowlevel import memory
from pvm.lowlevel.marks import LowLevelFunction
from pvm.lowlevel.pointers import Ptr, target_of
from pvm.lowlevel.types import Int, f32, f64, u32, u64


class Intrinsic:
    """A named operation; calling it runs the plain-Python meaning."""

    def __init__(self, python: Callable[..., Any]) -> None:
        self.python = python
        self.name = python.__name__
        self.__doc__ = python.__doc__

    def __call__(self, *arguments: Any) -> Any:
        return self.python(*arguments)

    def __repr__(self) -> str:
        return f"<intrinsic {self.name}>"


class Trap(Exception):
    """A guest exception raised by a bytecode's meaning: (kind, first detail, second detail)."""


@Intrinsic
def trap(kind: Any, first: Any = 0, second: Any = 0) -> None:
    """Leaves a bytecode's meaning with a guest exception; only allowed in inlined meanings."""
    raise Trap(int(kind), int(first), int(second))


@Intrinsic
def sdiv(dividend: Int, divisor: Int) -> Any:
    """Signed division truncated towards zero; divisor 0 and MIN / -1 are undefined."""
    kind: Any = type(dividend) if isinstance(dividend, Int) else type(divisor)
    quotient = abs(int(dividend)) // abs(int(divisor))
    return kind(-quotient if (int(dividend) < 0) != (int(divisor) < 0) else quotient)


@Intrinsic
def srem(dividend: Int, divisor: Int) -> Any:
    """Remainder of sdiv; it has the dividend's sign."""
    kind: Any = type(dividend) if isinstance(dividend, Int) else type(divisor)
    return kind(int(dividend) - int(sdiv(dividend, divisor)) * int(divisor))


@Intrinsic
def frem(dividend: Any, divisor: Any) -> Any:
    """Floating remainder with the dividend's sign, exact (C's fmod)."""
    kind = type(dividend)
    if math.isinf(dividend) or math.isnan(dividend) or math.isnan(divisor) or divisor == 0:
        return kind(math.nan)
    return kind(math.fmod(dividend, divisor))


@Intrinsic
def fdiv(dividend: Any, divisor: Any) -> Any:
    """IEEE division: by zero gives an infinity or NaN."""
    kind = type(dividend)
    if divisor == 0:
        if dividend == 0 or math.isnan(dividend):
            return kind(math.nan)
        return kind(math.copysign(math.inf, dividend) * math.copysign(1.0, divisor))
    return kind(float(dividend) / float(divisor))


@Intrinsic
def saturating(kind: Any, value: Any) -> Any:
    """Float to integer towards zero, saturating; NaN gives 0 (Java's d2i)."""
    if math.isnan(value):
        return kind(0)
    low, high = -(1 << (kind.bits - 1)), (1 << (kind.bits - 1)) - 1
    if math.isinf(value):
        return kind(high if value > 0 else low)
    return kind(min(max(math.trunc(value), low), high))


@Intrinsic
def to_bits(value: Any) -> Any:
    """The bits of a float, as u32 or u64."""
    if isinstance(value, f32):
        return u32(struct.unpack("<I", struct.pack("<f", value))[0])
    return u64(struct.unpack("<Q", struct.pack("<d", value))[0])


@Intrinsic
def from_bits(kind: Any, bits: Int) -> Any:
    """The float whose bits these are."""
    if kind is f32:
        return f32(struct.unpack("<f", struct.pack("<I", int(bits)))[0])
    return f64(struct.unpack("<d", struct.pack("<Q", int(bits)))[0])


@Intrinsic
def square_root(value: Any) -> Any:
    """Correctly rounded square root; of a negative number NaN."""
    kind = type(value)
    return kind(math.nan) if value < 0 or math.isnan(value) else kind(math.sqrt(value))


def _strict(name: str) -> Any:
    """An operation that rounds as the processor is set to, and leaves the exceptions that occur in
    its control and status register: plain Python has no such things. Only in functions marked
    `strict_floats`."""

    def operation(*arguments: Any) -> Any:
        raise AssertionError(f"{name} has no plain-Python meaning")

    operation.__name__ = name
    return Intrinsic(operation)


strict_add, strict_subtract, strict_multiply, strict_divide = map(
    _strict, ("strict_add", "strict_subtract", "strict_multiply", "strict_divide"))
strict_square_root = _strict("strict_square_root")
strict_fused = _strict("strict_fused")              # (a, b, c): a * b + c, rounded once
strict_float = _strict("strict_float")              # (kind, value): from signed or other floats
strict_truncated = _strict("strict_truncated")      # (kind, value): signed, towards zero
strict_rounded = _strict("strict_rounded")          # (value): i64, as the processor is set to
strict_equal = _strict("strict_equal")              # quiet: only signalling NaNs are invalid
strict_less = _strict("strict_less")                # signalling: any NaN is invalid
strict_less_or_equal = _strict("strict_less_or_equal")
strict_unordered = _strict("strict_unordered")      # quiet: whether one is a NaN


@Intrinsic
def float_control() -> Any:
    """The processor's control and status of floats (x86's MXCSR)."""
    raise AssertionError("float_control has no plain-Python meaning")


@Intrinsic
def set_float_control(value: Any) -> None:
    """Sets it."""
    raise AssertionError("set_float_control has no plain-Python meaning")


@Intrinsic
def leading_zeros(value: Int) -> Any:
    """Number of zero bits above the highest one bit."""
    return type(value)(type(value).bits - (int(value) % (1 << type(value).bits)).bit_length())


@Intrinsic
def trailing_zeros(value: Int) -> Any:
    """Number of zero bits below the lowest one bit; the width for 0."""
    number = int(value) % (1 << type(value).bits)
    return type(value)((number & -number).bit_length() - 1 if number else type(value).bits)


@Intrinsic
def one_bits(value: Int) -> Any:
    """Number of one bits."""
    return type(value)((int(value) % (1 << type(value).bits)).bit_count())


@Intrinsic
def high_product(first: Int, second: Int) -> Any:
    """The upper half of an unsigned product."""
    return type(first)(int(first) * int(second) >> type(first).bits)


@Intrinsic
def high_product_signed(first: Int, second: Int) -> Any:
    """The upper half of the product of two unsigned values' bits read as signed numbers."""
    kind = type(first)
    one, two = (int(value) - (int(value) >> kind.bits - 1 << kind.bits)
                for value in (first, second))
    return kind(one * two >> kind.bits)


@Intrinsic
def likely(condition: Any) -> Any:
    """Tells LLVM that the condition mostly holds."""
    return condition


@Intrinsic
def unlikely(condition: Any) -> Any:
    """Tells LLVM that the condition hardly ever holds."""
    return condition


@Intrinsic
def field_address(pointer: Ptr, name: str) -> Any:
    """Pointer to a struct's field."""
    field = target_of(type(pointer)).fields[name]
    return Ptr[field.type](pointer.address + field.offset)


@Intrinsic
def cas(pointer: Ptr, old: Any, new: Any) -> Any:
    """Atomically replaces `old` by `new`; true when it did (sequentially consistent)."""
    if pointer[0] != old:
        return False
    pointer[0] = new
    return True


@Intrinsic
def atomic_load(pointer: Ptr) -> Any:
    """Load with acquire order."""
    return pointer[0]


@Intrinsic
def atomic_store(pointer: Ptr, value: Any) -> None:
    """Store with release order."""
    pointer[0] = value


@Intrinsic
def atomic_add(pointer: Ptr, amount: Any) -> Any:
    """Adds atomically; returns the value before."""
    before = pointer[0]
    pointer[0] = before + amount
    return before


@Intrinsic
def atomic_swap(pointer: Ptr, value: Any) -> Any:
    """Exchanges atomically; returns the value before."""
    before = pointer[0]
    pointer[0] = value
    return before


@Intrinsic
def fence() -> None:
    """Full memory barrier."""


@Intrinsic
def spin_hint() -> None:
    """Tells the processor that this is a waiting loop."""


@Intrinsic
def prefetch(address: Any) -> None:
    """Asks for the cache line of an address, which will be read and written soon; never faults."""


@Intrinsic
def copy_bytes(target: Any, source: Any, length: Any) -> None:
    """Copies memory; the two areas may overlap."""
    memory.current().write(int(target), memory.current().read(int(source), int(length)))


@Intrinsic
def fill_bytes(target: Any, value: Any, length: Any) -> None:
    """Sets `length` bytes to a byte value."""
    memory.current().write(int(target), bytes([int(value) & 255]) * int(length))


@Intrinsic
def local(kind: Any) -> Any:
    """A struct or scalar in the function's own frame, zeroed by nobody; gives a pointer."""
    return Ptr[kind](memory.current().allocate(kind.size))


@Intrinsic
def local_array(kind: Any, count: int) -> Any:
    """`count` elements in the function's own frame; gives a pointer to the first."""
    return Ptr[kind](memory.current().allocate(kind.size * count))


@Intrinsic
def frame_address() -> Any:
    """Address of the function's own native frame: there the caller's frame pointer is saved, and
    above it the return address. The function must not be inlined."""
    raise AssertionError("frame_address has no plain-Python meaning")


@Intrinsic
def address_of(function: LowLevelFunction) -> Any:
    """The function's address as u64, to be stored in a field of type Fn."""
    return u64(function.address)


@Intrinsic
def unreachable() -> None:
    """Marks a place that is never reached."""
    raise AssertionError("unreachable low-level code was reached")


__all__ = [name for name, value in list(globals().items()) if isinstance(value, Intrinsic)]
