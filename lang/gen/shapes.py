"""Types as code sees them: erased, with a kind, a width in slots, a verification type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pvm.lang.gen.verification import (
    DOUBLE_ITEM,
    FLOAT_ITEM,
    HALF,
    INT_ITEM,
    LONG_ITEM,
    NULL_ITEM,
    PUSHED,
    Slot,
    Slots,
)
from pvm.lang.types.types import (
    BOOLEAN,
    BYTE,
    CHAR,
    DOUBLE,
    FLOAT,
    INT,
    LONG,
    NULL,
    SHORT,
    VOID,
    ArrayType,
    ClassType,
    PrimitiveType,
    Type,
)
from pvm.vm.classfile.descriptors import parse_method_descriptor, value_type

if TYPE_CHECKING:
    from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol
    from pvm.lang.types.relations import Types

REFERENCE_KIND: Final = 4

KIND: Final[dict[Type, int]] = {
    BOOLEAN: 0, BYTE: 0, SHORT: 0, CHAR: 0, INT: 0, LONG: 1, FLOAT: 2, DOUBLE: 3,
}  # fmt: skip
"""Of primitive types, in the order of the typed opcodes; all others are REFERENCE_KIND."""

_PRIMITIVE_SLOTS: Final[dict[Type, Slots]] = {
    BOOLEAN: (INT_ITEM,),
    BYTE: (INT_ITEM,),
    SHORT: (INT_ITEM,),
    CHAR: (INT_ITEM,),
    INT: (INT_ITEM,),
    LONG: (LONG_ITEM, HALF),
    FLOAT: (FLOAT_ITEM,),
    DOUBLE: (DOUBLE_ITEM, HALF),
    VOID: (),
    NULL: (NULL_ITEM,),
}


class MethodShape(NamedTuple):
    """A method's erased types; `popped`: slots of its arguments; `pushed`: of its result."""

    params: tuple[Type, ...]
    ret: Type
    descriptor: str
    popped: int
    pushed: Slots


def descriptor(t: Type) -> str:
    """Of an erased type."""
    if isinstance(t, ClassType):
        return f"L{t.sym.flat_name};"
    if isinstance(t, PrimitiveType):
        return t.descriptor
    if isinstance(t, ArrayType):
        return "[" + descriptor(t.element)
    if t is VOID:
        return "V"
    raise ValueError(f"type {t} has no descriptor")


def internal_name(t: Type) -> str:
    """How a Class constant names an erased reference type."""
    return t.sym.flat_name if isinstance(t, ClassType) else descriptor(t)


def pushed(t: Type) -> Slots:
    """The slots of a value of an erased type."""
    known = _PRIMITIVE_SLOTS.get(t)
    return (internal_name(t),) if known is None else known


def item(t: Type) -> Slot:
    return pushed(t)[0]


def width(t: Type) -> int:
    """Slots: 0, 1 or 2."""
    known = _PRIMITIVE_SLOTS.get(t)
    return 1 if known is None else len(known)


def method_descriptor(params: tuple[Type, ...], ret: Type) -> str:
    return f"({''.join(map(descriptor, params))}){descriptor(ret)}"


def shape_of(params: tuple[Type, ...], ret: Type) -> MethodShape:
    """Of erased types."""
    return MethodShape(
        params, ret, method_descriptor(params, ret), sum(map(width, params)), pushed(ret)
    )


_EFFECTS: dict[str, tuple[int, Slots]] = {}


def effect_of(text: str) -> tuple[int, Slots]:
    """Slots that a method of that descriptor pops (arguments) and pushes."""
    known = _EFFECTS.get(text)
    if known is None:
        parsed = parse_method_descriptor(text)
        result = parsed.returns
        letter = value_type(result)
        if letter == "A":
            slots: Slots = (result[1:-1] if result[0] == "L" else result,)
        else:
            slots = PUSHED.get(letter, ())
        known = _EFFECTS[text] = (parsed.parameter_slots, slots)
    return known


class Shapes:
    """Erasures and method shapes, remembered."""

    def __init__(self, types: Types) -> None:
        self._types = types
        self._methods: dict[MethodSymbol, MethodShape] = {}
        self._supers: dict[ClassSymbol, frozenset[ClassSymbol]] = {}

    def erasure(self, t: Type) -> Type:
        if isinstance(t, ClassType):
            return t.sym.erasure
        if t.is_primitive:
            return t
        return self._types.erasure(t)

    def method(self, sym: MethodSymbol) -> MethodShape:
        """Of a method as declared (a constructor: of its declared parameters)."""
        known = self._methods.get(sym)
        if known is None:
            erased = self._types.erased_method(sym)
            known = self._methods[sym] = shape_of(erased.params, erased.ret)
        return known

    def supers(self, sym: ClassSymbol) -> frozenset[ClassSymbol]:
        """The class and all its superclasses and superinterfaces."""
        known = self._supers.get(sym)
        if known is None:
            found = {sym}
            for above in (sym.superclass, *sym.interfaces):
                if isinstance(above, ClassType):
                    found |= self.supers(above.sym)
            known = self._supers[sym] = frozenset(found)
        return known

    def is_subtype(self, a: Type, b: Type) -> bool:
        """Of erased reference types, without any cast."""
        if a is b or a is NULL:
            return True
        if isinstance(a, ClassType) and isinstance(b, ClassType):
            return b.sym in self.supers(a.sym) or b.sym.flat_name == "java/lang/Object"
        return self._types.is_subtype(a, b)
