"""Log lines: selection, decoration, files."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from pvm.errors import CommandLineError
from pvm.logs import DECORATE, Logs
from pvm.xlog import DECORATORS, parse_log_option

GC, INIT, LOAD = ("gc",), ("gc", "init"), ("class", "load")


def logs_of(*options: str) -> Logs:
    parsed = [output for option in options if (output := parse_log_option(option)) is not None]
    return Logs(tuple(parsed), time.monotonic())


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        ([], []),
        (["-Xlog:gc"], [GC]),
        (["-Xlog:gc*"], [GC, INIT]),
        (["-Xlog:gc+init", "-Xlog:class+load"], [INIT, LOAD]),
        (["-Xlog"], [GC, INIT, LOAD]),
        (["-Xlog:gc*,gc+init=off"], [GC]),
        (["-Xlog:gc=warning"], []),
    ],
)
def test_selection(options: list[str], wanted: list[tuple[str, ...]]) -> None:
    logs = logs_of(*options)
    assert [tags for tags in (GC, INIT, LOAD) if logs.wants(tags)] == wanted


def test_default_line(capsys: pytest.CaptureFixture[str]) -> None:
    logs = logs_of("-Xlog:gc*")
    logs.write(INIT, "hello")
    logs.write(LOAD, "unwanted")
    assert re.fullmatch(r"\[0\.\d{3}s\]\[info\]\[gc,init\] hello\n", capsys.readouterr().out)


def test_file_without_decorators(tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    logs_of(f"-Xlog:gc:file={path}:none").write(GC, "hello")
    assert path.read_text() == "hello\n"


def test_rotation(tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    logs = logs_of(f"-Xlog:gc:file={path}:none:filecount=2,filesize=10")
    for number in range(6):
        logs.write(GC, f"message {number}")
    names = sorted(file.name for file in tmp_path.iterdir())
    assert names == ["a.log", "a.log.0", "a.log.1"]
    assert path.read_text() == "" and "message 5\n" in (tmp_path / "a.log.1").read_text()


def test_unwritable_file() -> None:
    with pytest.raises(CommandLineError) as caught:
        logs_of("-Xlog:gc:file=/no/such/folder/x")
    assert caught.value.output[0].endswith(
        "Error opening log file '/no/such/folder/x': No such file or directory"
    )


def test_every_decorator_has_a_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(DECORATE) == list(DECORATORS)
    logs_of("-Xlog:gc:stdout:" + ",".join(DECORATORS)).write(GC, "hello")
    assert len(re.findall(r"\[[^\[\]]+\]", capsys.readouterr().out)) == len(DECORATORS)
