"""The types of the language (JLS 4): immutable values, compared by `Types.same`.

Primitive types, `void` and the null type are single objects and may be compared with `is`.  So may
the erasure of a class (`sym.erasure`), which is also its type when nothing about it is generic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

if TYPE_CHECKING:
    from pvm.lang.symbols.symbols import ClassSymbol, Symbol


class Type:
    """The tags are for dispatch in hot places; elsewhere use isinstance."""

    __slots__ = ()
    is_primitive: ClassVar[bool] = False  # boolean and the numeric types
    is_numeric: ClassVar[bool] = False
    is_reference: ClassVar[bool] = False  # class, interface, array, variable, null, error

    def __repr__(self) -> str:
        return f"<{self}>"


class PrimitiveType(Type):
    """`descriptor` as in class files; `rank` orders widening: byte 1, short 2, char 2, int 3."""

    __slots__ = ("name", "descriptor", "rank")
    is_primitive = True

    def __init__(self, name: str, descriptor: str, rank: int) -> None:
        self.name = name
        self.descriptor = descriptor
        self.rank = rank

    def __str__(self) -> str:
        return self.name


class NumericType(PrimitiveType):
    __slots__ = ()
    is_numeric = True


class SpecialType(Type):
    """void, "no type" and the like."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __str__(self) -> str:
        return self.name


class NullType(SpecialType):
    __slots__ = ()
    is_reference = True


class ErrorType(SpecialType):
    """The type of what an error was reported for: agrees with everything, so that one mistake is
    reported once."""

    __slots__ = ()
    is_reference = True


BOOLEAN: Final = PrimitiveType("boolean", "Z", 0)
BYTE: Final = NumericType("byte", "B", 1)
SHORT: Final = NumericType("short", "S", 2)
CHAR: Final = NumericType("char", "C", 2)
INT: Final = NumericType("int", "I", 3)
LONG: Final = NumericType("long", "J", 4)
FLOAT: Final = NumericType("float", "F", 5)
DOUBLE: Final = NumericType("double", "D", 6)
PRIMITIVES: Final = (BOOLEAN, BYTE, SHORT, CHAR, INT, LONG, FLOAT, DOUBLE)
PRIMITIVE_BY_NAME: Final = {t.name: t for t in PRIMITIVES}
PRIMITIVE_BY_DESCRIPTOR: Final = {t.descriptor: t for t in PRIMITIVES}

VOID: Final = SpecialType("void")
NO_TYPE: Final = SpecialType("<none>")  # not attributed yet; also no superclass
PACKAGE: Final = SpecialType("package")  # the type of a name that is a package
NULL: Final = NullType("<null>")  # javac's word
ERROR: Final = ErrorType("<error>")


class ClassType(Type):
    """A class or interface type.  `args` is empty for raw types and for classes that take none;
    `outer` is the enclosing type where that is parameterized and the class is inner, else None."""

    __slots__ = ("sym", "args", "outer")
    is_reference = True

    def __init__(
        self, sym: ClassSymbol, args: tuple[Type, ...] = (), outer: ClassType | None = None
    ) -> None:
        self.sym = sym
        self.args = args
        self.outer = outer

    def __str__(self) -> str:
        if self.sym.is_anonymous:
            return self.sym.describe_anonymous()
        args = f"<{','.join(map(str, self.args))}>" if self.args else ""
        if self.outer is not None:
            return f"{self.outer}.{self.sym.name}{args}"
        return f"{self.sym.display_name}{args}"


class ArrayType(Type):
    __slots__ = ("element",)
    is_reference = True

    def __init__(self, element: Type) -> None:
        self.element = element

    def __str__(self) -> str:
        return f"{self.element}[]"


class TypeVar(Type):
    """A type parameter.  `bound` is its upper bound, an IntersectionType where there are several;
    it is set after the parameters of a declaration exist, for it may name them."""

    __slots__ = ("name", "owner", "bound")
    is_reference = True

    def __init__(self, name: str, owner: Symbol | None, bound: Type = NO_TYPE) -> None:
        self.name = name
        self.owner = owner
        self.bound = bound

    def __str__(self) -> str:
        return self.name


class CapturedType(TypeVar):
    """A fresh variable made by capture conversion (JLS 5.1.10); `lower` is NULL if it has none."""

    __slots__ = ("lower", "wildcard")

    def __init__(self, wildcard: WildcardType, bound: Type = NO_TYPE, lower: Type = NULL) -> None:
        super().__init__("capture", None, bound)
        self.lower = lower
        self.wildcard = wildcard

    def __str__(self) -> str:
        return "CAP#1"  # javac's word; messages explain it below


class WildcardType(Type):
    """A type argument `?`, `? extends B`, `? super B`; `bound` is NO_TYPE for a bare `?`."""

    __slots__ = ("kind", "bound")

    def __init__(self, kind: str, bound: Type = NO_TYPE) -> None:
        self.kind = kind  # "?", "extends", "super"
        self.bound = bound

    def __str__(self) -> str:
        return "?" if self.kind == "?" else f"? {self.kind} {self.bound}"


class IntersectionType(Type):
    """A & B & ...; the class, if there is one, comes first, and gives the erasure."""

    __slots__ = ("types",)
    is_reference = True

    def __init__(self, types: tuple[Type, ...]) -> None:
        self.types = types

    def __str__(self) -> str:
        return "INT#1(" + ",".join(map(str, self.types)) + ")"


class MethodType(Type):
    """The type of a method or constructor (`ret` VOID); `type_params` while it is generic."""

    __slots__ = ("params", "ret", "thrown", "type_params")

    def __init__(
        self,
        params: tuple[Type, ...],
        ret: Type,
        thrown: tuple[Type, ...] = (),
        type_params: tuple[TypeVar, ...] = (),
    ) -> None:
        self.params = params
        self.ret = ret
        self.thrown = thrown
        self.type_params = type_params

    def __str__(self) -> str:
        return f"({','.join(map(str, self.params))}){self.ret}"
