"""Whole runs: what is compiled shows, and changes nothing but that."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = """
public class Tiers {
    static int add(int a, int b) { return a + b; }
    static int once(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) sum = add(sum, i & 3);
        return sum;
    }
    static int often(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) { sum += i; if (i == 90) sum--; }
        return sum;
    }
    static synchronized int failing(int[] a, int i) {
        try { return a[i]; } catch (ArrayIndexOutOfBoundsException e) { return 1; }
    }
    public static void main(String[] args) {
        int sum = once(3_000_000);
        for (int i = 0; i < 30_000; i++) sum += often(i % 100);
        for (int i = 0; i < 100_000; i++) sum += failing(new int[4], i & 7);
        System.out.println("Tiers " + sum);
    }
}
"""
EXPECTED = "Tiers 53057300"      # 1.5 * 3,000,000 + 300 * (C(100, 3) - 9) + 50,000
LINE = re.compile(r" *\d+ +(\d+) ([ %])([ s])([ !])([ b])[ n] (?:(\d) )? +(\S+)::(\S+)"
                  r"( @ \d+)? \(\d+ bytes\)(   .*)?")


def run(folder: Path, *options: str) -> tuple[str, list[str]]:
    """The program's output, and what was printed before it."""
    path = folder / "Tiers.java"
    path.write_text(SOURCE)
    done = subprocess.run([sys.executable, "-m", "pvm", "run", *options, str(path)],
                          capture_output=True, text=True, timeout=300)
    assert not done.stderr and done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    (output,) = [line for line in lines if line.startswith("Tiers ")]
    return output, [line for line in lines if line != output]


def matches(lines: list[str], name: str) -> list[re.Match[str]]:
    found = [LINE.fullmatch(line) for line in lines]
    assert all(found), lines
    return [each for each in found if each and each[8] == name]


PLAIN = ("-Xbatch", "-XX:-CacheCompiledCode", "-XX:+PrintCompilation")


def test_the_baseline_gives_way_to_optimised_code(tmp_path: Path) -> None:
    output, lines = run(tmp_path, *PLAIN)
    assert output == EXPECTED
    loops = [(each[6], each[10]) for each in matches(lines, "once") if each[2] == "%"]
    assert loops[:3] == [("3", None), ("4", None), ("3", "   made not entrant")]
    whole = [each[6] for each in matches(lines, "often") if each[2] == " "]
    assert whole[:2] == ["3", "4"]
    assert {each[3] + each[4] + each[5] for each in matches(lines, "failing")} == {"s!b"}


@pytest.mark.parametrize(("options", "levels"), [
    (("-XX:TieredStopAtLevel=1",), {"1"}),
    (("-XX:TieredStopAtLevel=3",), {"3"}),
    (("-XX:-TieredCompilation",), {None}),
    (("-Xcomp",), {"4"}),
    (("-XX:CompileThreshold=2000",), {"3", "4"}),
    (("--jit-deoptimize-every=50",), {"3", "4"}),
    (("--jit-collect-every=5000", "-Xmx32m"), {"3", "4"}),
    (("-XX:-Inline",), {"3", "4"}),
])
def test_every_way_of_compiling_gives_the_same(tmp_path: Path, options: tuple[str, ...],
                                               levels: set[str | None]) -> None:
    output, lines = run(tmp_path, *PLAIN, *options)
    assert output == EXPECTED
    assert {each[6] for each in matches(lines, "once")} == levels


def test_the_interpreter_alone(tmp_path: Path) -> None:
    for option in ("-Xint", "-XX:TieredStopAtLevel=0"):
        assert run(tmp_path, "-XX:+PrintCompilation", option) == (EXPECTED, [])


def test_commands_choose_methods(tmp_path: Path) -> None:
    output, lines = run(tmp_path, *PLAIN, "-XX:CompileCommand=quiet",
                        "-XX:CompileCommand=compileonly,Tiers::often")
    assert output == EXPECTED
    compiled = [line for line in lines if not line.startswith("#")]
    assert compiled and all("Tiers::often" in line for line in compiled)


def test_logs_and_dumps(tmp_path: Path) -> None:
    folder = tmp_path / "dumps"
    output, lines = run(tmp_path, "-Xbatch", "-Xlog:jit*=debug", "--dump-ir", "Tiers.once",
                        "--dump-folder", str(folder))
    assert output == EXPECTED
    text = "\n".join(lines)
    assert re.search(r"\[info *\]\[jit,inlining *\] +@ \d+   Tiers::add \(4 bytes\)   inline", text)
    assert "[jit,deoptimization] " in text and "LLVM" in text
    (first, *_) = sorted(folder.glob("*-Tiers_once_@_4"))
    names = {each.name.partition("-")[2] for each in first.iterdir()}
    assert {"bytecode.txt", "graph.txt", "LLVM-IR.txt", "optimised-LLVM-IR.txt",
            "assembly.txt"} <= names
    counted = (first / "01-bytecode.txt").read_text()
    assert "invokestatic" in counted and "not taken" in counted
