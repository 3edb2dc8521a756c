"""The options of a context: what is refused, before a machine is made."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path
from typing import Any

import pytest

import pvm

WRONG: list[tuple[str, Any]] = [
    ("heap", b"64m"), ("heap", 64e6), ("heap", True), ("heap", []), ("heap", "64 m"),
    ("stack", 1 << 63), ("stack", "2g"), ("stack", 1), ("gc", []), ("gc", None),
    ("cpu", "1"), ("cpu", -1), ("cpu", float("nan")), ("cpu", True), ("wall", b""), ("wall", -1),
    ("timeout", "1"), ("timeout", True), ("timeout", []), ("timeout", float("nan")),
    ("fuel", 1.5), ("fuel", -1), ("fuel", True), ("fuel", "9"), ("fuel", 1 << 70),
    ("threads", 1.0), ("threads", -1), ("files", "1"), ("files", False), ("output", -1),
    ("clock", "now"), ("clock", -1), ("seed", 1.0), ("seed", True),
    ("stdin", ""), ("stdin", 0), ("stdout", []), ("stdout", "out.txt"), ("stderr", False),
    ("class_path", "classes"), ("class_path", b"classes"), ("class_path", [1]),
    ("class_path", [b"classes"]), ("class_path", 0), ("class_path", Path("classes")),
    ("engine", "engine"), ("engine", 0),
    ("allow", "read"), ("allow", ["read"]), ("allow", True), ("allow", 0),
    ("allow", {"read": "/data"}), ("allow", {"read": 1}), ("allow", {"read": [1]}),
    ("allow", {"read": [b"/data"]}), ("allow", {"exit": ["now"]}), ("allow", {1: True}),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_value_is_refused(name: str, value: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pvm.Engine, "make_machine", lambda *_: pytest.fail("made already"))
    with pytest.raises((TypeError, ValueError)) as caught:
        pvm.Context(**{name: value})
    words = str(caught.value)
    named = [name, *value] if name == "allow" and isinstance(value, dict) else [name]
    assert any(str(each) in words for each in [*named, "collector", "method", "capability"])


@pytest.mark.parametrize("empty", ["", None])
@pytest.mark.parametrize("name", ["read", "write", "run", "network", "environment"])
def test_an_empty_target_does_not_grant_everything(name: str, empty: str | None) -> None:
    with pytest.raises((TypeError, ValueError), match=name):
        pvm.Context(allow={name: [empty]})      # type: ignore[dict-item]


def test_a_grant_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("there")
    for nothing in ([], (), False):
        with pvm.Context(allow={"read": nothing}) as context:
            assert_denied(context, tmp_path)
    with pvm.Context(allow={}) as context:
        assert_denied(context, tmp_path)


def assert_denied(context: pvm.Context, folder: Path) -> None:
    with pytest.raises(pvm.Denied):
        context.cls("java.io.FileReader")(str(folder / "a"))


def test_targets_are_paths_too(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("there")
    with pvm.Context(allow={"read": iter([tmp_path])}) as context:
        context.cls("java.io.FileReader")(str(tmp_path / "a")).close()


def test_very_large_limits_are_none() -> None:
    with pvm.Context(output=1 << 64, threads=1 << 64, files=1 << 64, cpu=1e300, wall=float("inf"),
                     timeout=float("inf")) as context:
        assert context.cls("java.lang.Math").max(1, 2) == 2
        assert context.stats.output == 0
        context.limits.output = 10 ** 30
        context.cls("java.lang.System").out.print("")


@pytest.mark.parametrize(("name", "value"), [
    ("cpu", "1"), ("wall", -1), ("fuel", 1.0), ("output", 1.0), ("threads", -1), ("files", True)])
def test_a_limit_set_later_is_checked_as_well(name: str, value: Any) -> None:
    with pvm.Context(fuel=1 << 40) as context:
        before = getattr(context.limits, name)
        with pytest.raises((TypeError, ValueError), match=name):
            setattr(context.limits, name, value)
        assert getattr(context.limits, name) == before


def test_code_is_code() -> None:
    with pytest.raises(TypeError, match="no Code"):
        pvm.Context("class A { }")              # type: ignore[arg-type]
    with pytest.raises(TypeError, match="no Code"):
        pvm.Engine().compile("class A { }", against=["B.java"])     # type: ignore[list-item]


@pytest.mark.parametrize("way", [copy.copy, copy.deepcopy, pickle.dumps])
def test_nothing_of_a_context_can_be_copied(way: Any) -> None:
    engine = pvm.Engine()
    with engine.context() as context:
        kind = context.cls("java.util.ArrayList")
        for each in (context, kind, kind(), context.array("int", 1), engine):
            with pytest.raises(TypeError, match="cop"):
                way(each)
        assert kind([1]).size() == 1
