"""The list of methods that were hot in a program's last runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pvm.jit.cache.hotlist import CODE_FOLDER, HotList


class Owner(NamedTuple):
    name: str


class Method(NamedTuple):
    owner: Owner
    name: str
    descriptor: str = "()V"


RUN: Any = Method(Owner("a/B"), "run")
STOP: Any = Method(Owner("a/B"), "stop")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PVM_CACHE", str(tmp_path))
    return tmp_path / CODE_FOLDER


def test_what_was_added_is_there_in_the_next_run_of_the_same_program() -> None:
    first = HotList("program")
    assert len(first) == 0 and RUN not in first
    first.add(RUN)
    first.write()
    second, other = HotList("program"), HotList("other program")
    assert RUN in second and STOP not in second and len(second) == 1
    assert RUN not in other


def test_nothing_is_written_when_nothing_is_new(folder: Path) -> None:
    HotList("program").write()
    assert not folder.exists()
    first = HotList("program")
    first.add(RUN)
    first.write()
    (path,) = folder.iterdir()
    path.unlink()
    first.add(RUN)
    first.write()
    assert not list(folder.iterdir())


@pytest.mark.parametrize("content", [b"", b"damaged", b"x" * 100])
def test_a_damaged_list_is_as_good_as_none(folder: Path, content: bytes) -> None:
    first = HotList("program")
    first.add(RUN)
    first.write()
    (path,) = folder.iterdir()
    path.write_bytes(content)
    again = HotList("program")
    assert len(again) == 0
    again.add(RUN)
    again.write()
    assert RUN in HotList("program")


def test_a_folder_that_cannot_be_written_to_is_no_error(folder: Path) -> None:
    folder.write_text("no folder")
    unkept = HotList("program")
    unkept.add(RUN)
    unkept.write()
    assert len(HotList("program")) == 0
