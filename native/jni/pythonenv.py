"""A JNIEnv for native methods that are Python: its methods are the JNI functions."""

import ctypes
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pvm.native.jni.caller import Caller
from pvm.native.jni.functions import BY_NAME, LETTERS, Function
from pvm.native.jni.memory import number_word, python_arguments
from pvm.vm.classfile.mutf8 import encode_mutf8
from pvm.vm.runtime.javacalls import narrowed
from pvm.vm.runtime.objects import bits_float

if TYPE_CHECKING:
    from pvm.native.jni.interface import Interface

_CALLS = ("more", "list", "values")


class JniEnv:
    """`env.GetFieldID(c, "x", "I")` and so on, without the JNIEnv itself.

    References and IDs are numbers, as in C; so are addresses, which are the process' own. Where an
    address is wanted, an object with a writable buffer will do; for a text, a str or bytes. What
    follows "..." are arguments of their own; where a va_list or an array of jvalues is wanted, a
    list. Exceptions of Java are pending, as in C; mistakes raise JniError.
    """

    def __init__(self, interface: "Interface") -> None:
        self._caller = interface.caller(interface.host_memory, False)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        function = BY_NAME.get(name)
        if function is None:
            raise AttributeError(f"JNI has no function {name}")
        return lambda *arguments: call(self._caller, function, arguments)


def call(caller: Caller, function: Function, arguments: tuple[Any, ...]) -> Any:
    """Runs a JNI function for Python. Raises JniError, TypeError."""
    kept: list[Any] = []
    kinds = function.parameters
    given = list(arguments)
    if kinds and kinds[-1] == "more":
        given[len(kinds) - 1:] = [given[len(kinds) - 1:]]
    if len(given) != len(kinds):
        raise TypeError(f"{function.name} takes {len(kinds)} arguments, not {len(given)}")
    words = [_word(each, kind.rstrip("?"), kept)
             for each, kind in zip(given, kinds, strict=True)]
    return _value(caller.run(function, words), function.result)


def _word(value: Any, kind: str, kept: list[Any]) -> Any:
    if kind in _CALLS:
        return python_arguments(value)
    if kind in LETTERS:
        return number_word(value, LETTERS[kind])
    if value is None:
        return 0
    if isinstance(value, int):
        return value
    if kind == "text":
        data = encode_mutf8(value) if isinstance(value, str) else bytes(value)
        kept.append(ctypes.create_string_buffer(data))
    elif isinstance(value, bytes):
        kept.append(ctypes.create_string_buffer(value, len(value) or 1))
    else:
        view = memoryview(value).cast("B")
        kept.append((ctypes.c_char * len(view)).from_buffer(view))
    return ctypes.addressof(kept[-1])


def _value(word: int, kind: str) -> Any:
    if kind == "void":
        return None
    if kind == "boolean":
        return bool(word)
    if kind in ("float", "double"):
        return bits_float(word, LETTERS[kind])
    return narrowed(LETTERS[kind], word) if kind in LETTERS else word
