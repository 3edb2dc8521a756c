"""The Java signatures of Python functions that a context provides: written, or annotated."""

from __future__ import annotations

import inspect
import re
import types
import typing
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from pvm.vm.model.names import PRIMITIVE_NAMES

_WRITTEN: Final = re.compile(r"\s*([\w.\[\]]+)\s+(\w+)\s*\((.*)\)\s*")
NAME: Final = re.compile(r"[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*")
_OBJECT: Final = "Ljava/lang/Object;"
_LANG: Final = frozenset(
    "Object String CharSequence Number Integer Long Short Byte Character Boolean Float Double "
    "Iterable Comparable Runnable Throwable Exception RuntimeException Class".split())
_UTIL: Final = frozenset("List Map Set Collection Iterator Optional ArrayList HashMap".split())
_ANNOTATED: Final[dict[Any, str]] = {
    int: "J", float: "D", bool: "Z", str: "Ljava/lang/String;", bytes: "[B", None: "V",
    type(None): "V", list: "Ljava/util/List;", tuple: "Ljava/util/List;",
    dict: "Ljava/util/Map;", set: "Ljava/util/Set;", frozenset: "Ljava/util/Set;",
}
_MOST: Final = 255


class Signature(NamedTuple):
    """A static method's."""

    name: str
    descriptor: str
    is_varargs: bool = False


def signature_of(text: str, called: Callable[..., Any]) -> Signature:
    """That of ``"int add(int, int)"``, or of a function's annotations where there is only a name;
    without any it is ``Object name(Object...)``. Raises ValueError, TypeError."""
    if not callable(called):
        raise TypeError(f"{text}: {called!r} is not callable")
    if text.isidentifier():
        return _annotated(text, called)
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is neither a name nor a signature such as 'int add(int, int)'")
    returns, name, parameters = found.groups()
    kinds = [each.strip() for each in parameters.split(",")] if parameters.strip() else []
    is_varargs = bool(kinds) and kinds[-1].endswith("...")
    if is_varargs:
        kinds[-1] = kinds[-1].removesuffix("...").strip() + "[]"
    if len(kinds) > _MOST // 2:
        raise ValueError(f"{text!r} has too many parameters")
    result = "V" if returns == "void" else descriptor_of(returns)
    return Signature(name, f"({''.join(map(descriptor_of, kinds))}){result}", is_varargs)


def descriptor_of(name: str) -> str:
    """Of a type as Java source has it: names without a package are java.lang's, or the usual ones
    of java.util. A parameter's name may follow. Raises ValueError."""
    name = name.split()[0] if name.split() else name
    dimensions = name.count("[]")
    element = name.replace("[]", "")
    for letter, primitive in PRIMITIVE_NAMES.items():
        if primitive == element and letter != "V":
            return "[" * dimensions + letter
    if not NAME.fullmatch(element):
        raise ValueError(f"{name!r} is no type")
    if element in _LANG:
        element = f"java.lang.{element}"
    elif element in _UTIL:
        element = f"java.util.{element}"
    return "[" * dimensions + f"L{element.replace('.', '/')};"


def _annotated(name: str, called: Callable[..., Any]) -> Signature:
    anything = Signature(name, f"([{_OBJECT}){_OBJECT}", is_varargs=True)
    try:
        signature = inspect.signature(called)
        hints = typing.get_type_hints(called)
    except (TypeError, ValueError, NameError):      # a built-in function; what is not defined here
        return anything
    parameters = list(signature.parameters.values())
    plain = all(each.kind in (each.POSITIONAL_ONLY, each.POSITIONAL_OR_KEYWORD)
                for each in parameters)
    if not hints or not plain:
        return anything
    kinds = [_of_hint(hints.get(each.name, object)) for each in parameters]
    if "V" in kinds:
        raise TypeError(f"{name}: a parameter cannot be None")
    result = _of_hint(hints["return"]) if "return" in hints else _OBJECT
    return Signature(name, f"({''.join(kinds)}){result}")


def _of_hint(hint: Any) -> str:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):       # str | None
        rest = [each for each in typing.get_args(hint) if each is not type(None)]
        found = _of_hint(rest[0]) if len(rest) == 1 else _OBJECT
        return found if found[0] in "L[" else _OBJECT
    kind = hint if origin is None else origin
    return _ANNOTATED.get(kind, _OBJECT) if isinstance(kind, type | None) else _OBJECT
