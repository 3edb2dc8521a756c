"""-XX:CompileCommand and the lines of -XX:CompileCommandFile, and what java answers to them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pvm.jit.policy.options import CompileCommand
from pvm.jit.policy.patterns import PatternError, parse_pattern

ACTIONS = ("compileonly", "exclude", "dontinline")
USAGE = """\

Usage: '-XX:CompileCommand=<option>,<method pattern>' - to set boolean option to true
Usage: '-XX:CompileCommand=<option>,<method pattern>,<value>'
"""


def read_commands(lines: Iterable[str]) -> tuple[tuple[CompileCommand, ...], str]:
    """The commands, and what to print: after a `quiet` no more than mistakes.

    A line that cannot be obeyed is reported and left out: the program runs all the same.
    """
    commands: list[CompileCommand] = []
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
            command = _command(action, rest)
        except PatternError as error:
            printed.append("CompileCommand: An error occurred during parsing\n"
                           f"Error: {error}\nLine: '{line}'\n{USAGE}")
            continue
        if command is not None:
            commands.append(command)
            if not is_quiet:
                pattern = command.pattern
                printed.append(f"CompileCommand: {action} {pattern} bool {action} = true")
    return tuple(commands), "".join(f"{text}\n" for text in printed)


def _command(action: str, rest: list[str]) -> CompileCommand | None:
    """None for a command that switches an action off, which it is anyhow."""
    if action not in ACTIONS:
        raise PatternError(f"Unrecognized option '{action}'")
    if not rest:
        raise PatternError("Method pattern missing from command")
    pattern, _, value = rest[0].partition(",")
    if value not in ("", "true", "false"):
        raise PatternError(f"Value cannot be read for option '{action}' of type 'bool'")
    return None if value == "false" else CompileCommand(action, parse_pattern(pattern))
