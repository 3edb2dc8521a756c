"""Programs that once made a difference: kept as sources, and compared ever after."""

from __future__ import annotations

from pathlib import Path

from .runner import Difference, differences
from .shrink import shrink

CASES = Path(__file__).resolve().parent / "cases"
ATTEMPTS = 60


def save_case(text: str, difference: Difference) -> Path:
    """Write the program, made smaller, into the folder of cases; its path."""
    package = difference.package
    small = shrink(text, lambda shorter: _fails_alike(shorter, difference), ATTEMPTS)
    CASES.mkdir(exist_ok=True)
    path = CASES / f"{package}.java"
    path.write_text(small, encoding="utf-8")
    return path


def _fails_alike(text: str, difference: Difference) -> bool:
    """Whether the same combination differs, and javac still takes the program."""
    kind = difference.problem.split(":")[0].split(" differs")[0]
    found = list(differences({difference.package: text}))
    return any(d.problem.startswith(kind) for d in found) and not any(
        d.problem.startswith("javac:") for d in found
    )


def case_files() -> list[Path]:
    """All saved cases; each is named as the package of its program."""
    return sorted(CASES.glob("*.java"))
