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
ARRAY_INTERFACES: Final = ("Ljava/lang/Cloneable;", "Ljava/io/Serializable;")


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


_WORDS: Final = {
    "I": "integer",
    "F": "float",
    "J": "long",
    "D": "double",
    TOP: "top",
    NULL: "null",
    UNINITIALIZED_THIS: "uninitializedThis",
    "long_2nd": "long_2nd",
    "double_2nd": "double_2nd",
}


def word(type_: Type) -> str:
    """For messages: of primitive types and descriptors."""
    if isinstance(type_, frozenset):
        return " or ".join(map(word, parts(type_)))
    return _WORDS.get(type_) or f"'{type_[1:-1] if type_[0] == 'L' else type_}'"


def second_half(type_: Type) -> Type:
    """What the details call the second slot of a long or double; other types are what they are."""
    return f"{word(type_)}_2nd" if is_wide(type_) else type_
