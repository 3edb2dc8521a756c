"""What is not in the subset is refused, with its rule, the file and the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from pvm.lowlevel.lowering.values import LowLevelError

from .compiled import HEADER, functions_of, lowered, module_of

# body of `def f(a: i32, b: i64, p: Ptr[u8]) -> i32`, part of the message, line inside the body
BROKEN = [
    ("return a + b", "i64", 1),
    ("x = [1, 2]\n    return a", "constant: give it a type", 1),
    ("return {1: 2}", "is no i32", 1),
    ("return (lambda: a)()", "", 1),
    ("try:\n        pass\n    finally:\n        pass\n    return a", "Try", 1),
    ("with a:\n        pass\n    return a", "With", 1),
    ("raise ValueError", "Raise", 1),
    ("x = a\n    x = b\n    return a", "", 2),
    ("n = 0\n    return a", "", 1),
    ("return 1 < a < 3", "", 1),
    ("return a // a", "", 1),
    ("return missing(a)", "missing", 1),
    ("for x in p:\n        pass\n    return a", "", 1),
    ("return a.field", "", 1),
    ("del a\n    return 1", "Delete", 1),
    ("yield a", "Yield", 1),
]


@pytest.mark.parametrize(("body", "rule", "line"), BROKEN, ids=[body for body, _, _ in BROKEN])
def test_rejection(tmp_path: Path, body: str, rule: str, line: int) -> None:
    text = f"@lowlevel\ndef f(a: i32, b: i64, p: Ptr[u8]) -> i32:\n    {body}\n"
    module = module_of(tmp_path, text)
    with pytest.raises(LowLevelError) as raised:
        lowered(list(functions_of(module).values()))
    message = str(raised.value)
    assert rule in message
    assert f"{Path(module.__file__).name}:{HEADER.count(chr(10)) + 2 + line}" in message


def test_parameters_need_types(tmp_path: Path) -> None:
    module = module_of(tmp_path, "@lowlevel\ndef f(a) -> i32:\n    return i32(1)\n")
    with pytest.raises(TypeError, match="have no type"):
        lowered(list(functions_of(module).values()))


def test_uninterruptible_functions_may_not_collect(tmp_path: Path) -> None:
    module = module_of(tmp_path, """
@lowlevel(collects="test", noinline=True)
def collecting(a: i32) -> i32:
    return a

@lowlevel(uninterruptible="test")
def guarded(a: i32) -> i32:
    return collecting(a)
""")
    with pytest.raises(LowLevelError, match="collecting"):
        lowered([module.guarded])


def test_unknown_marks(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="quick"):
        module_of(tmp_path, "@lowlevel(quick=True)\ndef f() -> None:\n    pass\n")
