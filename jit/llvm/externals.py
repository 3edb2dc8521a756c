"""What the symbols of compiled code stand for."""

from typing import Any, NamedTuple


class External(NamedTuple):
    """What a symbol of the text stands for.

    | kind | target | the symbol's address |
    |---|---|---|
    | class | JavaClass | of its metadata |
    | method | JavaMethod | of its metadata |
    | profile | JavaMethod | of its ProfileCells |
    | static | JavaField | of its slot |
    | root | (address, what the constant is) | of the root slot |
    | number | the number | no address: the number itself, below 2**31 |
    | core | symbol | of a function in the core image |
    | c2i | signature | of the adapter into the interpreter |
    | c | name | of a function of the C library |
    """

    kind: str
    target: Any
