"""Scalar types of the low-level subset; each is also the Python class that simulates its values.

A value of type ``i32`` under plain Python is an ``i32`` instance: arithmetic wraps to 32 bits, and
mixing two different types raises TypeError, exactly where the lowering would refuse.
"""

import struct as _struct
from typing import Any, ClassVar


class Int(int):
    """Base of the fixed-width integers. ``bits`` and ``signed`` tell a subclass apart."""

    bits: ClassVar[int]
    signed: ClassVar[bool]
    llvm: ClassVar[str]
    size: ClassVar[int]

    def __new__(cls, value: Any = 0) -> "Int":
        number = int(value)
        number &= (1 << cls.bits) - 1
        if cls.signed and number >> (cls.bits - 1):
            number -= 1 << cls.bits
        return super().__new__(cls, number)

    def _other(self, other: Any) -> int:
        if isinstance(other, Int) and type(other) is not type(self):
            names = f"{type(self).__name__} and {type(other).__name__}"
            raise TypeError(f"mixed types {names}: cast explicitly")
        if isinstance(other, float):
            raise TypeError("mixed integer and float: cast explicitly")
        return int(other)

    def __floordiv__(self, other: Any) -> Any:
        return type(self)(self._unsigned_only("//") // self._other(other))

    def __mod__(self, other: Any) -> Any:
        return type(self)(self._unsigned_only("%") % self._other(other))

    def _unsigned_only(self, operator: str) -> int:
        if self.signed:
            raise TypeError(f"{operator} on a signed type: use sdiv or srem")
        return int(self)

    def __lshift__(self, other: Any) -> Any:
        return type(self)(int(self) << self._shift(other))

    def __rshift__(self, other: Any) -> Any:
        return type(self)(int(self) >> self._shift(other))

    def _shift(self, other: Any) -> int:
        amount = int(other)
        if not 0 <= amount < self.bits:
            raise ValueError(f"shift by {amount} of a {self.bits}-bit value is undefined")
        return amount

    def __neg__(self) -> Any:
        return type(self)(-int(self))

    def __invert__(self) -> Any:
        return type(self)(~int(self))


def _wrapping(name: str) -> Any:
    plain = getattr(int, name)

    def operation(self: Int, other: Any) -> Any:
        return type(self)(plain(int(self), self._other(other)))

    return operation


for _name in ("add", "sub", "mul", "and", "or", "xor"):
    for _form in (f"__{_name}__", f"__r{_name}__"):
        setattr(Int, _form, _wrapping(_form))


def _comparing(name: str) -> Any:
    plain = getattr(int, name)

    def operation(self: Int, other: Any) -> Any:
        return plain(int(self), self._other(other))

    return operation


for _name in ("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"):
    setattr(Int, _name, _comparing(_name))
Int.__hash__ = int.__hash__  # type: ignore[method-assign]


def _integer(name: str, bits: int, signed: bool) -> Any:
    return type(name, (Int,), {"bits": bits, "signed": signed, "llvm": f"i{bits}",
                               "size": bits // 8, "__slots__": ()})


i8, i16, i32, i64 = (_integer(f"i{n}", n, True) for n in (8, 16, 32, 64))
u8, u16, u32, u64 = (_integer(f"u{n}", n, False) for n in (8, 16, 32, 64))


class f64(float):
    """IEEE 754 binary64."""

    llvm = "double"
    size = 8


class f32(float):
    """IEEE 754 binary32; every result is rounded to it."""

    llvm = "float"
    size = 4

    def __new__(cls, value: Any = 0.0) -> "f32":
        return super().__new__(cls, _round_to_single(float(value)))


def _round_to_single(value: float) -> float:
    try:
        return float(_struct.unpack("<f", _struct.pack("<f", value))[0])
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")


def _float_operation(name: str) -> Any:
    plain = getattr(float, name)

    def operation(self: Any, other: Any = None) -> Any:
        return type(self)(plain(self) if other is None else plain(self, other))

    return operation


for _type in (f64, f32):
    for _name in ("__add__", "__sub__", "__mul__", "__neg__", "__radd__", "__rsub__", "__rmul__"):
        setattr(_type, _name, _float_operation(_name))


class boolean(int):
    """A truth value: i1 in registers, one byte in memory."""

    llvm = "i1"
    size = 1

    def __new__(cls, value: Any = False) -> "boolean":
        return super().__new__(cls, bool(value))


class Static:
    """Marks a parameter that is bound at lowering time: a function, a type or a number.

    A function with static parameters is lowered once for each combination it is called with.
    """


def is_integer(type_: Any) -> bool:
    """True for the fixed-width integer types."""
    return isinstance(type_, type) and issubclass(type_, Int)


def is_float(type_: Any) -> bool:
    """True for f32 and f64."""
    return type_ is f32 or type_ is f64
