"""Calls with objects while every allocation collects: no handle is stale, none stands for another
object."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .building import HERE, build, compile_java

FEW, MANY = 3000, 1_000_000
LONG_SECONDS = 3000
STRESS = ("--gc-stress", "1", "--jit-collect-every=1", "-Xmx16m")


def run(folder: Path, place: str, count: int, *options: str) -> subprocess.CompletedProcess[str]:
    compile_java(folder, HERE / "Moving.java")
    library = build(place, folder, HERE / "moving.c")
    return subprocess.run(
        [sys.executable, "-m", "pvm", "run", *options, "-cp", str(folder), "Moving", str(library),
         str(count)], capture_output=True, text=True, timeout=LONG_SECONDS, check=False)


@pytest.mark.parametrize("place", ["guest", "host"])
@pytest.mark.parametrize("plan", ["gencopy", "semispace"])
def test_few(tmp_path: Path, place: str, plan: str) -> None:
    found = run(tmp_path, place, FEW, "--gc", plan, *STRESS)
    assert (found.stdout, found.stderr) == ("as it should be\n", "")


@pytest.mark.parametrize("place", ["guest", "host"])
def test_many(tmp_path: Path, place: str, request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("--long"):
        pytest.skip("takes minutes; --long runs it")
    found = run(tmp_path, place, MANY, *STRESS)
    assert (found.stdout, found.stderr) == ("as it should be\n", "")
