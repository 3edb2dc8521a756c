"""The benchmark of emulated programs: what it builds, runs and prints."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from pvm.bench.emulated.__main__ import chosen_programs, main, report_lines
from pvm.bench.emulated.building import built
from pvm.bench.emulated.ways import WAYS, Way, chosen_ways, timed
from pvm.bench.machines import BenchError


def test_ratios() -> None:
    """Medians, neighbouring runs and the geometric mean."""
    ways = [Way("native", ()), Way("pvm", ())]
    results = {
        "a": {"native": [1.0, 2.0, 4.0], "pvm": [4.0, 4.0, 4.0]},
        "b": {"native": [1.0], "pvm": [8.0]},
    }
    lines = report_lines(results, ways)
    assert lines[1].split() == ["a", "2.000", "2.00", "(", "1.00-", "4.00)"]
    assert lines[3].split() == ["geometric", "mean", "4.00"]


def test_unknown_names() -> None:
    """What there is no such thing of is refused by name."""
    with pytest.raises(BenchError, match="no way valgrind"):
        chosen_ways("native,valgrind")
    with pytest.raises(BenchError, match="no program nosuch"):
        chosen_programs("crc,nosuch")
    assert main(["--ways", "valgrind"]) == 1


def test_failures_are_no_times() -> None:
    """A program that fails, or takes too long."""
    with pytest.raises(BenchError, match="exit 3"):
        timed([sys.executable, "-c", "raise SystemExit(3)"], 60)
    with pytest.raises(BenchError, match="over 0.2 s"):
        timed([sys.executable, "-c", "import time; time.sleep(60)"], 0.2)


def test_programs_are_built_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Built anew only when the source is another; errors carry the compiler's words."""
    native = WAYS[0].compiler
    if shutil.which(native[0]) is None:
        pytest.skip(f"{native[0]} is not installed")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    source = tmp_path / "four.c"
    source.write_text("int main(void) { return 4; }")
    program = built(native, [source])
    assert built(native, [source]) == program
    source.write_text("int main(void) { return five; }")
    with pytest.raises(BenchError, match="five"):
        built(native, [source])
