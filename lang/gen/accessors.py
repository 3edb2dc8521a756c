"""Synthetic static methods through which inner classes reach what only the class around them may.

Nest mates see each other's private members (JVMS 5.4.4), so accessors serve protected members of
superclasses in other packages, and `Outer.super.m()`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pvm.lang.gen.base import GenBase
from pvm.lang.gen.shapes import KIND, REFERENCE_KIND, MethodShape, shape_of, width
from pvm.lang.symbols.flags import STATIC, SYNTHETIC
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol, VarSymbol
from pvm.lang.types.types import VOID, Type
from pvm.vm.classfile.opcodes import Op

_GET, _SET, _CALL, _CALL_SUPER = 0, 2, 0, 1  # the last digits of the names


class Accessor:
    """`access$NNN` in class `home`."""

    def __init__(self, home: ClassSymbol, name: str, shape: MethodShape) -> None:
        self.home = home
        self.name = name
        self.shape = shape

    def invoke(self, gen: GenBase) -> None:
        gen.pool.note_class(self.home)
        gen.invoke_static(self.home.flat_name, self.name, self.shape.descriptor)

    def write(self, gen: GenBase) -> None:
        """Its body, in the generator of `home`."""
        slot = 0
        for t in self.shape.params:
            gen.code.load(slot, KIND.get(t, REFERENCE_KIND))
            slot += width(t)
        self.access(gen)
        ret = self.shape.ret
        gen.code.last(Op.RETURN if ret is VOID else Op.IRETURN + KIND.get(ret, REFERENCE_KIND))

    def access(self, gen: GenBase) -> None:
        raise NotImplementedError


class FieldAccessor(Accessor):
    def __init__(
        self, home: ClassSymbol, name: str, shape: MethodShape, sym: VarSymbol, erased: Type
    ) -> None:
        super().__init__(home, name, shape)
        self.sym = sym
        self.erased = erased

    def access(self, gen: GenBase) -> None:
        index = gen.pool.field(self.sym, self.home, self.erased)
        opcode = Op.GETSTATIC if self.sym.flags & STATIC else Op.GETFIELD
        if self.shape.ret is VOID:
            opcode += Op.PUTSTATIC - Op.GETSTATIC
        gen.code.member(opcode, index, self.shape.popped, self.shape.pushed)


class MethodAccessor(Accessor):
    def __init__(
        self,
        home: ClassSymbol,
        name: str,
        shape: MethodShape,
        sym: MethodSymbol,
        owner: Type | None,
    ) -> None:
        super().__init__(home, name, shape)
        self.sym = sym
        self.owner = owner  # of invokespecial, for `super`

    def access(self, gen: GenBase) -> None:
        if self.owner is not None:
            opcode, owner = Op.INVOKESPECIAL, self.owner
        else:
            opcode = Op.INVOKESTATIC if self.sym.flags & STATIC else Op.INVOKEVIRTUAL
            owner = self.home.erasure
        index = gen.pool.method(self.sym, owner)
        gen.code.member(opcode, index, self.shape.popped, self.shape.pushed)


class AccessorTable:
    """The accessors of one class, by what they access."""

    def __init__(self, home: ClassSymbol) -> None:
        self.home = home
        self._numbers: dict[VarSymbol | MethodSymbol, int] = {}
        self._found: dict[tuple[VarSymbol | MethodSymbol, str], Accessor] = {}

    def __iter__(self) -> Iterator[Accessor]:
        return iter(self._found.values())

    def _name(self, sym: VarSymbol | MethodSymbol, code: int) -> str:
        number = self._numbers.setdefault(sym, len(self._numbers))
        return f"access${number}{code:02}"

    def _receiver(self, sym: VarSymbol | MethodSymbol) -> tuple[Type, ...]:
        return () if sym.flags & STATIC else (self.home.erasure,)

    def getter(self, sym: VarSymbol, erased: Type) -> Accessor:
        found = self._found.get((sym, "get"))
        if found is None:
            shape = shape_of(self._receiver(sym), erased)
            found = FieldAccessor(self.home, self._name(sym, _GET), shape, sym, erased)
            self._found[sym, "get"] = found
        return found

    def setter(self, sym: VarSymbol, erased: Type) -> Accessor:
        found = self._found.get((sym, "set"))
        if found is None:
            shape = shape_of((*self._receiver(sym), erased), VOID)
            found = FieldAccessor(self.home, self._name(sym, _SET), shape, sym, erased)
            self._found[sym, "set"] = found
        return found

    def method(self, sym: MethodSymbol, shape: MethodShape, owner: Type | None) -> Accessor:
        """`owner`: the superclass whose method is to be called as by `super`, else None."""
        how = "call" if owner is None else "super"
        found = self._found.get((sym, how))
        if found is None:
            shape = shape_of((*self._receiver(sym), *shape.params), shape.ret)
            name = self._name(sym, _CALL if owner is None else _CALL_SUPER)
            found = self._found[sym, how] = MethodAccessor(self.home, name, shape, sym, owner)
        return found


ACCESSOR_FLAGS: Final = STATIC | SYNTHETIC
