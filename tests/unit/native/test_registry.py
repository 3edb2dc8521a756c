"""Every native method of the class library has code, and no code is left over."""

from __future__ import annotations

import re

import pytest

from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i64, u64
from pvm.native import registry
from pvm.vm.model.metadata import Thread

from ..house.tree import ROOT

_LIBRARY = ROOT / "stdlib"
_DECLARATION = re.compile(
    r"^ +(?:[a-z]+ )*native (?P<result>[^;()]+?) (?P<name>\w+)\((?P<parameters>[^)]*)\)", re.M
)
_PRIMITIVES = {
    "boolean": "Z", "byte": "B", "char": "C", "short": "S", "int": "I", "long": "J", "float": "F",
    "double": "D", "void": "V",
}  # fmt: skip


def _descriptor_letters(type_text: str) -> str:
    """A declared type as the end of a descriptor tells it: dimensions and simple name."""
    text = re.sub(r"<.*>", "", type_text).strip()
    text = text.replace("...", "[]")
    dimensions, text = text.count("[]"), text.replace("[]", "")
    return "[" * dimensions + _PRIMITIVES.get(text, text.rpartition(".")[2])


def _simple(descriptor: str) -> str:
    """A method descriptor with classes by their simple names, for comparison with sources."""
    return re.sub(r"L(?:[\w$]+/)*([\w$]+);", r"\1,", descriptor)


def _declared() -> set[tuple[str, str, str]]:
    found = set()
    for path in _LIBRARY.rglob("*.java"):
        class_name = path.relative_to(_LIBRARY).with_suffix("").as_posix()
        for match in _DECLARATION.finditer(path.read_text(encoding="utf-8")):
            found.add((class_name, match["name"], _source_descriptor(match)))
    return found


def _source_descriptor(match: re.Match[str]) -> str:
    texts = [part.rsplit(None, 1)[0] for part in _parameters(match["parameters"])]
    letters = [_descriptor_letters(text.replace("final ", "")) for text in texts]
    return f"({_joined(letters)}){_joined([_descriptor_letters(_result(match['result']))])}"


def _result(text: str) -> str:
    return re.sub(r"^<[^>]*>\s*", "", text)


def _parameters(text: str) -> list[str]:
    """Splits at commas outside of type arguments."""
    plain = re.sub(r"<[^<>]*>", "", re.sub(r"<[^<>]*>", "", text))
    return [part.strip() for part in plain.split(",") if part.strip()]


def _joined(letters: list[str]) -> str:
    return "".join(one if one.lstrip("[") in _PRIMITIVES.values() else one + "," for one in letters)


def test_every_declared_native_has_code_and_none_is_left_over() -> None:
    declared = _declared()
    assert len(declared) > 100
    known = {(c, name, _simple(descriptor)) for c, name, descriptor in registry.all_keys()}
    halves = {("java/lang/Object", "getClass"), ("java/lang/Class", "getSuperclass")}
    assert halves <= {key[:2] for key in known}
    assert sorted(declared - known) == []
    assert sorted(known - declared) == []


def test_the_table_finds_what_the_image_holds() -> None:
    table = registry.low_level_table()
    natives = registry.Natives(table)
    symbols = {function.symbol for function in registry.low_level_functions()}
    assert len(table) == len(symbols)
    found = natives.find("java/lang/Object", "wait", "(J)V")
    assert found is not None and found.kind == registry.LOW_LEVEL and found.symbol in symbols
    assert found.operands == ("java/lang/Thread.interrupted", "java/lang/Thread.threadStatus")
    python = natives.find("java/lang/Class", "initName", "()Ljava/lang/String;")
    assert python is not None and python.kind == registry.PYTHON and python.function is not None
    assert natives.find("java/lang/Class", "initName", "()V") is None
    assert natives.find("no/Such", "f", "()V") is None


def test_duplicates_are_refused() -> None:
    @lowlevel(export=True)
    def again(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
        return 0

    registry.all_keys()
    with pytest.raises(registry.DuplicateNative):
        registry.low_level_native("java/lang/Math", "sin", "(D)D")(again)
    with pytest.raises(registry.DuplicateNative):
        registry.python_native("java/lang/Math", "sin", "(D)D")(lambda call: 0.0)
    with pytest.raises(registry.DuplicateNative):
        registry.python_native("java/lang/Class", "initName", "()Ljava/lang/String;")(print)


def test_low_level_natives_must_be_exported() -> None:
    @lowlevel
    def hidden(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
        return 0

    with pytest.raises(TypeError, match="not exported"):
        registry.low_level_native("no/Such", "f", "()V")(hidden)
