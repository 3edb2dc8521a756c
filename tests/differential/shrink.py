"""Makes a failing program smaller: leaves lines out while it still fails in the same way."""

from __future__ import annotations

from collections.abc import Callable

Check = Callable[[str], bool]


def shrink(text: str, fails: Check, attempts: int) -> str:
    """A shorter text for which ``fails`` holds, after so many trials at most.

    Runs of lines with balanced braces are left out, long ones first."""
    lines = text.split("\n")
    size = len(lines) // 2
    while size and attempts > 0:
        start = 0
        while start < len(lines) and attempts > 0:
            if not is_balanced(lines[start : start + size]):
                start += 1 if size > 1 else size
                continue
            shorter = lines[:start] + lines[start + size :]
            attempts -= 1
            if fails("\n".join(shorter)):
                lines = shorter
            else:
                start += size
        size //= 2
    return "\n".join(lines)


def is_balanced(lines: list[str]) -> bool:
    """Whether the lines close just the braces that they open; strings count like the rest."""
    depth = 0
    for char in "".join(lines):
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0
