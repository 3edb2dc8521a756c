"""Type stubs (.pyi) of Java classes, for type checkers and editors."""

from __future__ import annotations

import keyword
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from pvm.embedding.interfaces import functional_name
from pvm.embedding.overloads import Overload, constructors_of, is_visible, overloads_of
from pvm.vm.classfile.flags import ACC_VARARGS
from pvm.vm.link.resolve import type_of
from pvm.vm.model.members import return_descriptor

if TYPE_CHECKING:
    from pvm.vm.model.classes import JavaClass

# The modules' names are written out: Java's methods are called `set` and `int`, too.
_HEAD: Final = '''\
# mypy: disable-error-code="overload-overlap,overload-cannot-match,override,assignment,misc"
import builtins
import collections.abc
import typing

import pvm

'''
_ANY, _STR, _INT, _FLOAT, _BOOL = "typing.Any", *(
    f"builtins.{each}" for each in ("str", "int", "float", "bool"))
_PRIMITIVES: Final = {"Z": _BOOL, "C": _STR, "F": _FLOAT, "D": _FLOAT, "V": "None"}
_VALUES: Final = {
    "java/lang/String": _STR, "java/lang/Character": _STR, "java/lang/Boolean": _BOOL,
    "java/lang/Double": _FLOAT, "java/lang/Float": _FLOAT, "java/lang/Integer": _INT,
    "java/lang/Long": _INT, "java/lang/Short": _INT, "java/lang/Byte": _INT,
    "java/lang/Class": "pvm.JavaType",
}  # fmt: skip
_COPIED: Final = {
    "java/util/ArrayList": "collections.abc.Sequence[typing.Any]",
    "java/util/LinkedHashMap": "collections.abc.Mapping[typing.Any, typing.Any]",
    "java/util/LinkedHashSet": "collections.abc.Set[typing.Any]",
}  # fmt: skip
_CALLABLE: Final = "collections.abc.Callable[..., typing.Any]"
_ENDS: Final = f"timeout: {_FLOAT} | None = ..."


def stub_of(java_class: JavaClass) -> str:
    """The text of a stub that declares the class under its simple name."""
    return _HEAD + "\n".join((*_Stub(java_class).lines(), ""))


def python_name(name: str) -> str:
    """As Python has to write it: a reserved name gets an underscore."""
    return name + "_" if keyword.iskeyword(name) else name


class _Stub:
    """The lines of a class's stub."""

    def __init__(self, java_class: JavaClass) -> None:
        self._class = java_class
        self._name = java_class.name.rpartition("/")[2].replace("$", "_")

    def lines(self) -> Iterator[str]:
        yield f"class {self._name}(pvm.JavaObject):"
        yield f'    """{self._class.external_name}"""'
        yield from self._fields()
        if not self._class.is_abstract:
            yield from self._all("__init__", [], constructors_of(self._class))
        for name in self._method_names():
            yield from self._all(python_name(name), overloads_of(self._class, name, True),
                                 overloads_of(self._class, name, False))

    def _method_names(self) -> list[str]:
        above = (*self._class.superclasses(), *self._class.all_interfaces)
        names = {method.name for each in above for method in each.methods.values()}
        return sorted(name for name in names if name.isidentifier())

    def _fields(self) -> Iterator[str]:
        for field in self._class.fields.values():
            if is_visible(field) and field.name.isidentifier():
                kind = self._result(type_of(self._class, field.descriptor))
                text = f"typing.ClassVar[{kind}]" if field.is_static else kind
                yield f"    {python_name(field.name)}: {text}"

    def _all(self, name: str, static: list[Overload], bound: list[Overload]) -> Iterator[str]:
        found = dict.fromkeys((*(self._signature(each, "") for each in static),
                               *(self._signature(each, "self") for each in bound)))
        for text in found:
            if len(found) > 1:
                yield "    @typing.overload"
            if not text.startswith("(self"):
                yield "    @staticmethod"
            yield f"    def {name}{text}: ..."

    def _signature(self, overload: Overload, first: str) -> str:
        method = overload.method
        kinds = list(overload.parameters)
        is_variable = bool(method.access_flags & ACC_VARARGS)
        fixed = kinds[:-1] if is_variable else kinds
        ahead = [first] if first else []
        ahead += [f"a{index}: {self._parameter(each)}" for index, each in enumerate(fixed)]
        ahead += ["/"] if ahead else []
        rest = f"*rest: {self._rest(kinds[-1])}" if is_variable else "*"
        returned = return_descriptor(method.descriptor)
        is_void = returned == "V"
        result = "None" if is_void else self._result(type_of(method.owner, returned))
        return f"({', '.join((*ahead, rest, _ENDS))}) -> {result}"

    def _rest(self, array: JavaClass) -> str:
        component = array.component
        assert component is not None
        return _union([*self._taken(component), *self._taken(array)])

    def _result(self, kind: JavaClass) -> str:
        """What a call or a field gives: a reference may be None, which is not said."""
        if kind.primitive:
            return _PRIMITIVES.get(kind.primitive, _INT)
        if kind is self._class:
            return self._name
        if kind.is_array:
            return "pvm.JavaArray"
        return _VALUES.get(kind.name) or self._object(kind)

    @staticmethod
    def _object(kind: JavaClass) -> str:
        """What comes back as a number or a string may be declared as any of these."""
        boot = kind.loader.host.boot
        is_above_value = any(kind in boot.load(each).supertypes for each in _VALUES)
        return _ANY if is_above_value else "pvm.JavaObject"

    def _parameter(self, kind: JavaClass) -> str:
        return _union(self._taken(kind))

    def _taken(self, kind: JavaClass) -> list[str]:
        """What a call takes."""
        if kind.primitive:
            return [_PRIMITIVES.get(kind.primitive, _INT)]
        component = kind.component
        if component is not None:
            raw = ["builtins.bytes"] if component.primitive == "B" else []
            elements = f"collections.abc.Sequence[{self._parameter(component)}]"
            return ["pvm.JavaArray", elements, *raw, "None"]
        taken = [self._result(kind)]
        if kind.name not in _VALUES:
            taken += [text for name, text in _COPIED.items() if _is_above(kind, name)]
            taken += [_CALLABLE] if functional_name(kind) is not None else []
        return [*taken, "None"]


def _union(texts: list[str]) -> str:
    return _ANY if _ANY in texts else " | ".join(dict.fromkeys(texts))


def _is_above(kind: JavaClass, name: str) -> bool:
    return kind in kind.loader.host.boot.load(name).supertypes
