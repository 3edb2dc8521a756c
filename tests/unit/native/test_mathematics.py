"""java.lang.Math's natives: special cases by its documentation, and a table against HotSpot."""

from __future__ import annotations

import math
import shutil
import struct
import subprocess
from pathlib import Path

import pytest

from .world import World, compiled_world

MATH = "java/lang/Math."
NAN = math.nan
INFINITY = math.inf
# What must be exact; the others may be one unit in the last place off (two for hyperbolic ones).
EXACT = {"sqrt", "ceil", "floor", "rint", "IEEEremainder", "fma"}
LOOSE = {"sinh", "cosh", "tanh"}


def _bits(value: float) -> int:
    return int(struct.unpack("<q", struct.pack("<d", value))[0])


def _double(bits: int) -> float:
    return float(struct.unpack("<d", struct.pack("<q", bits))[0])


def _call(world: World, name: str, *arguments: float) -> float:
    key = f"{MATH}{name}({'D' * len(arguments)})D"
    return _double(world.call(key, *map(_bits, arguments)))


def _same(one: float, other: float) -> bool:
    return _bits(one) == _bits(other) or (math.isnan(one) and math.isnan(other))


@pytest.mark.parametrize(("name", "arguments", "result"), [
    ("pow", (1.0, NAN), NAN), ("pow", (1.0, INFINITY), NAN), ("pow", (-1.0, -INFINITY), NAN),
    ("pow", (NAN, 0.0), 1.0), ("pow", (2.0, 10.0), 1024.0), ("pow", (-2.0, 3.0), -8.0),
    ("pow", (-8.0, 1 / 3), NAN), ("pow", (0.0, -1.0), INFINITY),
    ("rint", (2.5,), 2.0), ("rint", (-0.5,), -0.0), ("ceil", (-0.5,), -0.0),
    ("floor", (-0.0,), -0.0), ("sqrt", (-1.0,), NAN), ("log", (0.0,), -INFINITY),
    ("log", (-1.0,), NAN), ("log1p", (-1.0,), -INFINITY), ("exp", (-INFINITY,), 0.0),
    ("cbrt", (-27.0,), -3.0), ("cbrt", (-0.0,), -0.0), ("cbrt", (INFINITY,), INFINITY),
    ("atan2", (-0.0, -1.0), -math.pi), ("hypot", (INFINITY, NAN), INFINITY),
    ("IEEEremainder", (5.0, 3.0), -1.0), ("IEEEremainder", (1.0, 0.0), NAN),
    ("IEEEremainder", (-4.0, 2.0), -0.0), ("fma", (2.0, 3.0, -6.0), 0.0), ("tan", (0.0,), 0.0),
])
def test_special_cases(world: World, name: str, arguments: tuple[float, ...],
                       result: float) -> None:
    found = _call(world, name, *arguments)
    assert _same(found, result), found


def test_fma_rounds_once(world: World) -> None:
    x = 1.0 + 2.0**-30
    assert _call(world, "fma", x, x, -1.0) == 2.0**-29 + 2.0**-60
    bits = [int(struct.unpack("<I", struct.pack("<f", v))[0]) for v in (3.0, 0.5, 1.25)]
    garbage = 0xFFFF << 32
    found = world.call(MATH + "fma(FFF)F", bits[0] | garbage, bits[1], bits[2] | garbage)
    assert struct.unpack("<f", struct.pack("<I", found & 0xFFFFFFFF))[0] == 2.75


@pytest.fixture(scope="module")
def hotspot_lines(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    if not shutil.which("javac") or not shutil.which("java"):
        pytest.skip("no java to compare with")
    folder = tmp_path_factory.mktemp("mathematics")
    source = Path(__file__).with_name("MathTable.java")
    subprocess.run(["javac", "-d", str(folder), str(source)], check=True)
    ran = subprocess.run(["java", "-cp", str(folder), "MathTable"], check=True,
                         capture_output=True, text=True)
    return ran.stdout.splitlines()


def _distance(one: float, other: float) -> int:
    """Units in the last place between two numbers; 0 only if they are the same, zero's sign too."""
    if _same(one, other):
        return 0
    if math.isnan(one) or math.isnan(other):
        return 1 << 62
    places = [b if b >= 0 else -(b & (1 << 63) - 1) - 1 for b in (_bits(one), _bits(other))]
    return abs(places[0] - places[1])


def test_against_hotspot(hotspot_lines: list[str]) -> None:
    wrong = []
    with compiled_world() as world:
        for line in hotspot_lines:
            name, *words = line.split()
            *arguments, expected = (_double(int(word, 16) - (int(word, 16) >> 63 << 64))
                                    for word in words)
            found = _call(world, name, *arguments)
            limit = 0 if name in EXACT else 3 if name in LOOSE else 1
            if _distance(found, expected) > limit:
                wrong.append(f"{name}{tuple(arguments)}: {found!r}, not {expected!r}")
    assert len(hotspot_lines) > 1000
    assert not wrong, "\n".join(wrong[:20])
