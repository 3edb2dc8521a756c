"""Verification types (JVMS 4.10.1.2) as cheap values, and how two of them merge.

A type is a str, told apart by its first letter:

    I F J D      the primitive types            T    unusable: nothing, or kinds that differ
    -            second local of a long/double  N    null
    L...; [...   a descriptor                   V    uninitializedThis
    U<index>     the object made by the `new` at that instruction, before its constructor ran
    R<number>    the return address of that call of a subroutine

or a frozenset of descriptors: an object of one of these classes. Where two reference types meet,
the set of both is kept and not their first common superclass: it is at least as precise, and no
class is loaded before an instruction asks something of the value.
"""

from typing import Final

Type = str | frozenset[str]

INT: Final = "I"
TOP: Final = "T"
HALF: Final = "-"
NULL: Final = "N"
UNINITIALIZED_THIS: Final = "V"
OBJECT: Final = "Ljava/lang/Object;"
THROWABLE: Final = "Ljava/lang/Throwable;"


def of_descriptor(descriptor: str) -> str:
    """The type of a value of a field or parameter of this descriptor."""
    return INT if descriptor in ("B", "C", "S", "Z") else descriptor


def uninitialized(index: int) -> str:
    return f"U{index}"


def return_address(number: int) -> str:
    return f"R{number}"


def is_wide(type_: Type) -> bool:
    """Of category 2."""
    return type_ in ("J", "D")


def is_object(type_: Type) -> bool:
    """null or an initialised object."""
    return isinstance(type_, frozenset) or type_[0] in "L[N"


def is_reference(type_: Type) -> bool:
    """As is_object, or an object that is not initialised yet."""
    return isinstance(type_, frozenset) or type_[0] in "L[NUV"


def is_storable(type_: Type) -> bool:
    """What astore takes."""
    return isinstance(type_, frozenset) or type_[0] in "L[NUVR"


def parts(type_: Type) -> tuple[str, ...]:
    """The descriptors that an object type stands for; none for null."""
    if isinstance(type_, frozenset):
        return tuple(sorted(type_))
    return () if type_ == NULL else (type_,)


def merged(first: Type, second: Type) -> Type:
    """The type of a value that is one or the other."""
    if first == second:
        return first
    if not (is_object(first) and is_object(second)):
        return TOP
    if first == NULL:
        return second
    if second == NULL:
        return first
    union = frozenset(parts(first)) | frozenset(parts(second))
    return OBJECT if OBJECT in union else union


def show(type_: Type) -> str:
    """For messages."""
    if isinstance(type_, frozenset):
        return " or ".join(parts(type_))
    names = {"T": "unusable value", "-": "half of a long or double", "N": "null"}
    names |= {"V": "uninitializedThis", "I": "integer", "F": "float", "J": "long", "D": "double"}
    if type_[0] == "U":
        return "uninitialized object"
    return "return address" if type_[0] == "R" else names.get(type_, type_)
