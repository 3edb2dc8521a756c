"""Arguments of JNI functions as their implementations get them, and results as callers do."""

from typing import TYPE_CHECKING, Any, Final

from pvm.native.jni.access import check_member
from pvm.native.jni.errors import JniError
from pvm.native.jni.functions import LETTERS
from pvm.native.jni.memory import Words, union_arguments
from pvm.vm.classfile.mutf8 import decode_mutf8
from pvm.vm.runtime.javacalls import narrowed
from pvm.vm.runtime.objects import Handle

if TYPE_CHECKING:
    from pvm.native.jni.caller import Caller
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.model.members import JavaField, JavaMethod

_MASK: Final = (1 << 64) - 1
_MEMBERS: Final = ("method", "field")
_REST: Final = ("values", "list", "more")
_REFERENCES: Final = frozenset((
    "object", "class", "string", "throwable", "array", "objectarray",
    *(f"{name}array" for name in LETTERS)))


def decoded(caller: "Caller", kind: str, word: Any, function: str) -> Any:
    """An argument of a kind (see `functions`): numbers narrowed, floats as their bits; a Handle; a
    JavaClass; a JavaMethod or JavaField; a str; Words. Raises JniError, GuestFault."""
    name = kind.rstrip("?")
    if name in _REFERENCES:
        return _reference(caller, name, word & _MASK, kind.endswith("?"), function)
    letter = LETTERS.get(name)
    if letter is not None:
        return int(word & 0xFF != 0) if letter == "Z" else narrowed(letter, word)
    if name in _MEMBERS:
        return _member(caller, name, word & _MASK)
    if name in _REST:
        return _rest(caller, name, word)
    return _place(caller, kind, word & _MASK, function)


def _member(caller: "Caller", kind: str, word: int) -> "JavaMethod | JavaField":
    """The member of an ID, which may have been given to other code, and guessed. Raises
    IllegalAccessError."""
    members = caller.interface.members
    found = members.method(word) if kind == "method" else members.field(word)
    check_member(caller, found)
    return found


def _rest(caller: "Caller", kind: str, word: Any) -> Words:
    """The arguments of a call, in whatever form they are given."""
    if not isinstance(word, int):
        found: Words = word
        return found
    memory = caller.memory
    return union_arguments(memory, word & _MASK) if kind == "values" else memory.variadic(word)


def _place(caller: "Caller", kind: str, word: int, function: str) -> int | str | None:
    """An address, a handle that need not be one, or the text at an address."""
    if kind == "handle":
        return word
    if word == 0:
        if kind.endswith("?"):
            return None
        raise JniError(f"{function}: null address")
    if not kind.startswith("text"):
        return word
    data = caller.memory.string(word)
    try:
        return decode_mutf8(data)
    except UnicodeDecodeError:
        # what is no modified UTF-8 is taken as what it may have been meant to be
        return data.decode("utf-8", "replace")


def _reference(caller: "Caller", kind: str, word: int, is_nullable: bool,
               function: str) -> "Handle | JavaClass | None":
    try:
        held = caller.held(word)
    except JniError as error:
        raise JniError(f"{function}: {error}") from None
    if held is None:
        if is_nullable:
            return None
        raise JniError(f"{function}: null {'object' if kind == 'object' else kind}")
    java_class = caller.objects.class_of(held.slot)
    assert java_class is not None
    if not _is_of_kind(caller, java_class, kind):
        raise JniError(f"{function}: a {java_class.type_name} is no {kind}")
    return caller.machine.class_of_mirror(held.slot) if kind == "class" else held


def _is_of_kind(caller: "Caller", java_class: "JavaClass", kind: str) -> bool:
    boot = caller.machine.boot
    if kind == "object":
        return True
    if kind == "array":
        return java_class.is_array
    if kind.endswith("array"):
        component = java_class.component
        letter = LETTERS.get(kind.removesuffix("array"), "")
        return component is not None and component.primitive == letter
    names = {"class": "java/lang/Class", "string": "java/lang/String"}
    if kind == "throwable":
        return boot.load("java/lang/Throwable") in java_class.supertypes
    return java_class.name == names[kind] and java_class.loader is boot


def encoded(caller: "Caller", kind: str, value: Any) -> int:
    """A result as a word: a reference as a new local one, floats as their bits."""
    if value is None:
        return 0
    name = kind.rstrip("?")
    if name in _REFERENCES:
        if not isinstance(value, Handle):
            return caller.new_local(caller.machine.mirror(value))
        return caller.new_local(value.slot)
    if name == "method":
        return caller.interface.members.of_method(value)
    if name == "field":
        return caller.interface.members.of_field(value)
    return int(value)
