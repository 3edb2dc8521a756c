"""Programs that once made a difference: kept as sources, made smaller, and compared ever after."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..shrink import shrink
from .generator.program import program
from .runner import Difference, differences
from .ways import Way

CASES = Path(__file__).resolve().parent / "cases"
ATTEMPTS = 120


def save_case(difference: Difference, ways: Sequence[Way]) -> Path:
    """Write the program of a seed, made smaller, into the folder of cases; its path."""
    package = difference.package
    pair = [ways[0], *(way for way in ways if way.name == difference.way)]
    text = program(int(package[1:]), package)
    small = shrink(text, lambda shorter: _fails(package, shorter, pair), ATTEMPTS)
    CASES.mkdir(exist_ok=True)
    path = CASES / f"{package}.java"
    path.write_text(small, encoding="utf-8")
    return path


def _fails(package: str, text: str, pair: Sequence[Way]) -> bool:
    """Whether the two ways still differ; not if the program is not one any more."""
    try:
        return any(d.way != pair[0].name for d in differences({package: text}, pair))
    except AssertionError:
        return False


def case_files() -> list[Path]:
    """All saved cases; each is named as the package of its program."""
    return sorted(CASES.glob("*.java"))
