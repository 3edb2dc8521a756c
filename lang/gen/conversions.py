"""Conversions of the value on top of the stack (JLS 5)."""

from __future__ import annotations

from pvm.lang.gen.base import GenBase
from pvm.lang.gen.shapes import KIND, descriptor, pushed
from pvm.lang.types.types import (
    BYTE,
    CHAR,
    NO_TYPE,
    NULL,
    SHORT,
    VOID,
    ClassType,
    IntersectionType,
    PrimitiveType,
    Type,
)
from pvm.vm.classfile.opcodes import Op

_BETWEEN_KINDS = {
    (0, 1): Op.I2L, (0, 2): Op.I2F, (0, 3): Op.I2D,
    (1, 0): Op.L2I, (1, 2): Op.L2F, (1, 3): Op.L2D,
    (2, 0): Op.F2I, (2, 1): Op.F2L, (2, 3): Op.F2D,
    (3, 0): Op.D2I, (3, 1): Op.D2L, (3, 2): Op.D2F,
}  # fmt: skip
_TRUNCATION: dict[Type, int] = {BYTE: Op.I2B, CHAR: Op.I2C, SHORT: Op.I2S}


class Conversions(GenBase):
    def coerce(self, actual: Type, static: Type, target: Type) -> None:
        """From `actual`, the erased type on the stack, to the erased type `target`; `static`: the
        expression's type, which says more than `actual` where that comes of a type variable."""
        if actual is target or target is VOID or target is NO_TYPE:
            return
        if actual.is_primitive:
            if target.is_primitive:
                self.convert(actual, target)
            else:
                self._box_for(actual, target)
        elif target.is_primitive:
            self._unbox(actual, static, target)
        else:
            self.cast(actual, target)

    def convert(self, source: Type, target: Type) -> None:
        """Between primitive types."""
        if source is target:
            return
        kinds = KIND[source], KIND[target]
        if kinds[0] != kinds[1]:
            self.code.op(_BETWEEN_KINDS[kinds])
        truncation = _TRUNCATION.get(target)
        if truncation is not None and not (source is BYTE and target is SHORT):
            self.code.op(truncation)

    def cast(self, actual: Type, target: Type) -> None:
        """checkcast, if the verifier or the language needs one."""
        if actual is NULL or self.shapes.is_subtype(actual, target):
            return
        self.code.member(Op.CHECKCAST, self.pool.type(target), 1, pushed(target))

    def cast_to_all(self, actual: Type, target: Type) -> Type:
        """An explicit cast to a type that may be an intersection; the erased type now there."""
        if isinstance(target, IntersectionType):
            for part in reversed(target.types):
                actual = self.cast_to_all(actual, part)
            return actual
        erased = self.erasure(target)
        self.cast(actual, erased)
        return erased

    def _box_for(self, actual: Type, target: Type) -> None:
        primitive = self.symtab.unbox(target)
        if primitive is not None:  # Byte b = 1 (JLS 5.2)
            self.convert(actual, primitive)
            actual = primitive
        self.box(actual)

    def box(self, primitive: Type) -> Type:
        """Boxes a primitive value; its class."""
        box = self.symtab.box(primitive)
        name = box.sym.flat_name
        self.invoke_static(name, "valueOf", f"({descriptor(primitive)})L{name};")
        return box

    def _unbox(self, actual: Type, static: Type, target: Type) -> None:
        primitive = self.types.unboxed(static)
        if not isinstance(primitive, PrimitiveType):  # (int) object
            assert isinstance(target, PrimitiveType)
            primitive = target
        box: ClassType = self.symtab.box(primitive)
        self.cast(actual, box)
        name = f"{primitive.name}Value"
        self.invoke_virtual(box.sym.flat_name, name, f"(){primitive.descriptor}")
        self.convert(primitive, target)
