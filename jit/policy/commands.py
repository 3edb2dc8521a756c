"""-XX:CompileCommand and the lines of -XX:CompileCommandFile, and what java answers to them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pvm.jit.policy.patterns import MethodPattern, PatternError, PatternSet, parse_pattern

ACTIONS = ("compileonly", "exclude", "dontinline")
USAGE = """\

Usage: '-XX:CompileCommand=<option>,<method pattern>' - to set boolean option to true
Usage: '-XX:CompileCommand=<option>,<method pattern>,<value>'
"""


def read_commands(lines: Iterable[str]) -> tuple[dict[str, PatternSet], str]:
    """The patterns by action (compileonly, exclude, dontinline), and what to print: after a `quiet`
    no more than mistakes.

    A line that cannot be obeyed is reported and left out: the program runs all the same.
    """
    patterns: dict[str, list[MethodPattern]] = {}
    printed: list[str] = []
    is_quiet = False
    for line in map(str.strip, lines):
        if not line or line.startswith("#"):
            continue
        action, *rest = re.split(r"[\s,]+", line, maxsplit=1)
        if action == "quiet":
            is_quiet = True
            continue
        try:
            pattern = _pattern(action, rest)
        except PatternError as error:
            printed.append("CompileCommand: An error occurred during parsing\n"
                           f"Error: {error}\nLine: '{line}'\n{USAGE}")
            continue
        if pattern is not None:
            patterns.setdefault(action, []).append(pattern)
            if not is_quiet:
                printed.append(f"CompileCommand: {action} {pattern} bool {action} = true")
    commands = {action: PatternSet(found) for action, found in patterns.items()}
    return commands, "".join(f"{text}\n" for text in printed)


def _pattern(action: str, rest: list[str]) -> MethodPattern | None:
    """None where the action is switched off, which it is anyhow."""
    if action not in ACTIONS:
        raise PatternError(f"Unrecognized option '{action}'")
    if not rest:
        raise PatternError("Method pattern missing from command")
    pattern, _, value = rest[0].partition(",")
    if value not in ("", "true", "false"):
        raise PatternError(f"Value cannot be read for option '{action}' of type 'bool'")
    return None if value == "false" else parse_pattern(pattern)
