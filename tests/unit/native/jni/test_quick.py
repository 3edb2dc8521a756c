"""What low-level code does for native code: the same the second time, and what it must not do."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from .building import HERE, SECONDS, build, compile_java, compiler, run_pvm

ROUND = """\
9 54 -1 9 54 18 108 -2 18 108 27 162 999 27 162 36 216 -4 36 216 \n\
true -5 € -300 -70000 -1099511627776 1.1 -0.3333333333333333
50
{sum} 100 119
0 0 0 \n\
5 5 112 108 97 105 110 0 112 108 97 105 110 \n\
6 10 192 128 110 117 108 195 169 226 130 172 0 0 110 117 108 233 8364 \n\
4 8 97 237 160 189 237 184 128 98 0 97 55357 56832 98 \n\
-452578 -455665 10 6174 6144 9232 12407 15506 -18533 \n\
none 1x0.25/1x0.25 none 3x0.75/x 4x1.0/4x1.0 \n\
34 0 1
"""
EXPECTED = "".join(ROUND.format(sum=190 + 20 * number) for number in range(3))


def prepared(folder: Path, place: str) -> str:
    compile_java(folder, HERE / "Quick.java")
    return str(build(place, folder, HERE / "quick.c"))


@pytest.mark.parametrize("place", ["guest", "host"])
@pytest.mark.parametrize("tier", ["-Xint", "-Xcomp"])
def test_again_and_again(tmp_path: Path, place: str, tier: str) -> None:
    found = run_pvm(tmp_path, tier, "Quick", prepared(tmp_path, place))
    assert (found.stdout, found.stderr) == (EXPECTED, "")


@pytest.mark.parametrize("place", ["guest", "host"])
def test_while_every_allocation_collects(tmp_path: Path, place: str) -> None:
    library = prepared(tmp_path, place)
    found = run_pvm(tmp_path, "--gc-stress", "1", "-Xmx16m", "Quick", library)
    assert (found.stdout, found.stderr) == (EXPECTED, "")


@pytest.mark.parametrize("place", ["guest", "host"])
def test_an_argument_of_another_type(tmp_path: Path, place: str) -> None:
    found = run_pvm(tmp_path, "Quick", prepared(tmp_path, place), "wrong")
    assert found.stdout == EXPECTED + (
        "JNI: CallStaticIntMethodV: a java.lang.String is no java.lang.Integer\n"
        if place == "host" else
        "JNI: CallStaticIntMethod: a java.lang.String is no java.lang.Integer\n")


def test_java_says_the_same(tmp_path: Path) -> None:
    java = shutil.which("java")
    if java is None:
        pytest.skip("java is not installed")
    compiler("host")
    library = prepared(tmp_path, "host")
    found = subprocess.run([java, "-Dfile.encoding=UTF-8", "-cp", str(tmp_path), "Quick", library],
                           capture_output=True, text=True, timeout=SECONDS, check=True)
    assert found.stdout == EXPECTED
