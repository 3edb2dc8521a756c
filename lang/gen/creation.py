"""Arrays (JLS 15.10); objects are in constructors.py."""

from __future__ import annotations

from pvm.lang.gen.base import GenBase
from pvm.lang.gen.calls import Calls
from pvm.lang.gen.shapes import descriptor, internal_name
from pvm.lang.tree.nodes import NewArray
from pvm.lang.types.types import (
    BOOLEAN,
    BYTE,
    CHAR,
    DOUBLE,
    FLOAT,
    INT,
    LONG,
    SHORT,
    ArrayType,
    Type,
)
from pvm.vm.classfile.opcodes import Op

_TYPE_CODES: dict[Type, int] = {
    BOOLEAN: 4, CHAR: 5, FLOAT: 6, DOUBLE: 7, BYTE: 8, SHORT: 9, INT: 10, LONG: 11,
}  # fmt: skip


class Creation(Calls, GenBase):
    def new_array(self, element: Type) -> None:
        """Of an erased element type; the length is on the stack."""
        item = "[" + descriptor(element)
        code = _TYPE_CODES.get(element)
        if code is not None:
            self.code.new_array(code, item)
        else:
            self.pool.note(element)
            index = self.pool.class_named(internal_name(element))
            self.code.member(Op.ANEWARRAY, index, 1, (item,))

    def array_creation(self, tree: NewArray) -> Type:
        erased = self.erasure(tree.type)
        assert isinstance(erased, ArrayType)
        if tree.init is not None:
            self.array_of(tree.init, erased.element)
            return erased
        for dim in tree.dims:
            self.expr(dim, INT)
        if len(tree.dims) == 1:
            self.new_array(erased.element)
        else:
            self.pool.note(erased)
            index = self.pool.class_named(descriptor(erased))
            self.code.multi_new_array(index, len(tree.dims), descriptor(erased))
        return erased
