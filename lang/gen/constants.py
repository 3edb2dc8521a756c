"""Pushing constants, converted at compile time where a conversion is due."""

from __future__ import annotations

import math
import struct
from typing import Any

from pvm.lang.gen.base import GenBase
from pvm.lang.gen.shapes import KIND
from pvm.lang.gen.verification import PUSHED
from pvm.lang.types.types import BYTE, CHAR, DOUBLE, FLOAT, LONG, SHORT, Type
from pvm.vm.classfile.opcodes import Op
from pvm.vm.classfile.pool_builder import ClassFileTooLarge

_BITS: dict[Type, int] = {BYTE: 8, SHORT: 16, CHAR: 16, LONG: 64}
_STRING: tuple[str, ...] = ("java/lang/String",)


def converted(const: Any, target: Type) -> Any:
    """A numeric constant in another primitive type (JLS 5.1.2, 5.1.3)."""
    if target is FLOAT:
        return _to_float(float(const))
    if target is DOUBLE:
        return float(const)
    if isinstance(const, float):
        const = _truncated(const, 64 if target is LONG else 32)
    return _wrapped(int(const), target)


def _wrapped(value: int, target: Type) -> int:
    bits = _BITS.get(target, 32)
    value &= (1 << bits) - 1
    return value if target is CHAR or value < 1 << bits - 1 else value - (1 << bits)


def _truncated(value: float, bits: int) -> int:
    if math.isnan(value):
        return 0
    limit = 1 << bits - 1
    if math.isinf(value):
        return limit - 1 if value > 0 else -limit
    return max(-limit, min(limit - 1, int(value)))


def _to_float(value: float) -> float:
    try:
        return float(struct.unpack(">f", struct.pack(">f", value))[0])
    except OverflowError:
        return math.copysign(math.inf, value)


def _is_positive(value: float) -> bool:
    """Tells 0.0 from -0.0."""
    return math.copysign(1.0, value) > 0


class Constants(GenBase):
    def constant(self, const: Any, source: Type, target: Type) -> None:
        """Pushes a constant expression's value of type `source`, as a `target`."""
        if isinstance(const, str):
            self.push_string(const)
        elif isinstance(const, bool):
            self.code.push_int(int(const))
            self.coerce(source, source, target)
        elif source is target or not target.is_primitive:
            self._push_number(const, source)
            self.coerce(source, source, target)
        else:
            self._push_number(converted(const, target), target)

    def _push_number(self, const: Any, t: Type) -> None:
        kind = KIND[t]
        if kind == 0:
            self.push_int(const)
        elif kind == 1:
            self._push_long(const)
        elif kind == 2:
            self._push_float(const)
        else:
            self._push_double(const)

    def push_int(self, value: int) -> None:
        if not self.code.push_int(value):
            self.code.ldc(self.pool.integer(value), PUSHED["I"])

    def _push_long(self, value: int) -> None:
        if 0 <= value <= 1:
            self.code.op(Op.LCONST_0 + value)
        else:
            self.code.ldc(self.pool.long_integer(value), PUSHED["J"])

    def _push_float(self, value: float) -> None:
        if value in (0.0, 1.0, 2.0) and _is_positive(value):
            self.code.op(Op.FCONST_0 + int(value))
        else:
            self.code.ldc(self.pool.single(value), PUSHED["F"])

    def _push_double(self, value: float) -> None:
        if value in (0.0, 1.0) and _is_positive(value):
            self.code.op(Op.DCONST_0 + int(value))
        else:
            self.code.ldc(self.pool.double_precision(value), PUSHED["D"])

    def push_string(self, value: str) -> None:
        try:
            index = self.pool.string(value)
        except ClassFileTooLarge as error:
            self.nest.report_too_large(error)
            index = 1
        self.code.ldc(index, _STRING)
