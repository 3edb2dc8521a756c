"""What is assigned to: locals, fields, array elements, fields behind accessors.

A variable may have an address on the stack (object; array and index).  `load` and `store` take it
away; `duplicate` copies it first; `keep` copies the value on top to beneath the address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.gen.base import GenBase, Local
from pvm.lang.gen.shapes import KIND, REFERENCE_KIND, item, pushed, width
from pvm.lang.types.types import BOOLEAN, BYTE, CHAR, SHORT, Type
from pvm.vm.classfile.opcodes import Op

if TYPE_CHECKING:
    from pvm.lang.gen.accessors import Accessor

_SMALL: dict[Type, int] = {BOOLEAN: 5, BYTE: 5, CHAR: 6, SHORT: 7}


def element_kind(erased: Type) -> int:
    """The offset of an array element's opcodes from iaload and iastore."""
    return _SMALL.get(erased) or KIND.get(erased, REFERENCE_KIND)


class Variable:
    """`type`: erased, what `load` gives and `store` takes; `address`: slots."""

    address = 0

    def __init__(self, gen: GenBase, erased: Type) -> None:
        self.gen = gen
        self.type = erased

    def load(self) -> None:
        raise NotImplementedError

    def store(self) -> None:
        raise NotImplementedError

    def duplicate(self) -> None:
        if self.address:
            self.gen.code.dup(self.address)

    def keep(self) -> None:
        self.gen.code.dup(width(self.type), self.address)


class LocalVariable(Variable):
    def __init__(self, gen: GenBase, local: Local) -> None:
        super().__init__(gen, local.type)
        self.local = local

    def load(self) -> None:
        self.gen.load(self.local)

    def store(self) -> None:
        self.gen.store(self.local)


class StaticField(Variable):
    def __init__(self, gen: GenBase, erased: Type, index: int) -> None:
        super().__init__(gen, erased)
        self.index = index

    def load(self) -> None:
        self.gen.code.member(Op.GETSTATIC, self.index, 0, pushed(self.type))

    def store(self) -> None:
        self.gen.code.member(Op.PUTSTATIC, self.index, width(self.type), ())


class InstanceField(Variable):
    address = 1

    def __init__(self, gen: GenBase, erased: Type, index: int) -> None:
        super().__init__(gen, erased)
        self.index = index

    def load(self) -> None:
        self.gen.code.member(Op.GETFIELD, self.index, 1, pushed(self.type))

    def store(self) -> None:
        self.gen.code.member(Op.PUTFIELD, self.index, 1 + width(self.type), ())


class ArrayElement(Variable):
    address = 2

    def load(self) -> None:
        kind = element_kind(self.type)
        if kind == REFERENCE_KIND:
            self.gen.code.load_element(Op.AALOAD, item(self.type))
        else:
            self.gen.code.op(Op.IALOAD + kind)

    def store(self) -> None:
        self.gen.code.op(Op.IASTORE + element_kind(self.type))


class AccessedField(Variable):
    """A protected field reached through the accessors of an enclosing class."""

    def __init__(
        self, gen: GenBase, erased: Type, getter: Accessor, setter: Accessor, address: int
    ) -> None:
        super().__init__(gen, erased)
        self.getter = getter
        self.setter = setter
        self.address = address

    def load(self) -> None:
        self.getter.invoke(self.gen)

    def store(self) -> None:
        self.setter.invoke(self.gen)
