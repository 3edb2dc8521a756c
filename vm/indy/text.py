"""The code that makes one string of pieces, as fast as an interpreter can: one StringBuilder, with
room for all, and the append that each piece's type wants."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from pvm.vm.classfile.assembler import CodeBuilder
from pvm.vm.classfile.constants import Class, Integer, String
from pvm.vm.classfile.opcodes import Op
from pvm.vm.indy.emitting import OBJECT, STRING, call_special, call_static, call_virtual

_BUILDER: Final = "java/lang/StringBuilder"
_STRING_CLASS: Final = "java/lang/String"

# The parameter type of the append, or of String.valueOf, that takes a value of the type.
_APPENDED: Final = {
    "Z": "Z", "B": "I", "C": "C", "S": "I", "I": "I", "J": "J", "F": "F", "D": "D",
}  # fmt: skip
# Chars to make room for: what a text will hardly exceed. append(long) wants room for 20 at once.
_ROOM: Final = {"Z": 5, "B": 20, "C": 1, "S": 20, "I": 20, "J": 20, "F": 16, "D": 24}
_ROOM_OF_REFERENCE: Final = 16
_INTEGERS: Final = "BSIJ"
_LAST_CHAR: Final = 0xFFFF


class Value(NamedTuple):
    """A piece whose text is known when the code runs; `push` emits what pushes it."""

    descriptor: str
    push: Callable[[CodeBuilder], None]


Piece = str | Value


def emit_concat(code: CodeBuilder, pieces: Sequence[Piece]) -> None:
    """Pushes the string made of the pieces."""
    if all(isinstance(piece, str) for piece in pieces) and len(pieces) < 2:
        code.load_constant(String("".join(map(str, pieces))))
    elif len(pieces) == 1 and isinstance(pieces[0], Value) and pieces[0].descriptor in _INTEGERS:
        pieces[0].push(code)
        kind = _APPENDED[pieces[0].descriptor]
        call_static(code, _STRING_CLASS, "valueOf", f"({kind}){STRING}")
    else:
        _emit_builder(code, pieces)


def _emit_builder(code: CodeBuilder, pieces: Sequence[Piece]) -> None:
    code.emit(Op.NEW, Class(_BUILDER))
    code.emit(Op.DUP)
    code.load_constant(Integer(sum(map(_room, pieces))))
    call_special(code, _BUILDER, "<init>", "(I)V")
    for piece in pieces:
        kind = _push_text(code, piece) if isinstance(piece, str) else _push_value(code, piece)
        call_virtual(code, _BUILDER, "append", f"({kind})L{_BUILDER};")
    call_virtual(code, _BUILDER, "toString", f"(){STRING}")


def _room(piece: Piece) -> int:
    if isinstance(piece, str):
        return len(piece)
    return _ROOM.get(piece.descriptor, _ROOM_OF_REFERENCE)


def _push_value(code: CodeBuilder, value: Value) -> str:
    """The type of what was pushed, as append has it."""
    value.push(code)
    if value.descriptor in _APPENDED:
        return _APPENDED[value.descriptor]
    if value.descriptor != STRING:
        # not append(Object): a stack trace shows String.valueOf alone, as HotSpot's does
        call_static(code, _STRING_CLASS, "valueOf", f"({OBJECT}){STRING}")
    return STRING


def _push_text(code: CodeBuilder, text: str) -> str:
    """The same for a text: a char is appended faster than a string."""
    if len(text) == 1 and ord(text) <= _LAST_CHAR:
        code.load_constant(Integer(ord(text)))
        return "C"
    code.load_constant(String(text))
    return STRING
