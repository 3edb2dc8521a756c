"""The grammar of ``-Xlog``: selections, output, decorators, output options.

    -Xlog[:[selections][:[output][:[decorators][:output-options]]]]

`TAG_SETS` lists what the machine can log; a tag that appears in none of them is refused, with the
words of HotSpot's refusal.
"""

import time
from typing import NamedTuple

from pvm.errors import CommandLineError, machine_refused
from pvm.sizes import parse_size

# Every kind of message the machine emits.
TAG_SETS: tuple[tuple[str, ...], ...] = (
    ("gc",), ("gc", "init"), ("gc", "heap"), ("class", "load"), ("class", "unload"),
    ("jit", "compilation"), ("jit", "inlining"), ("jit", "deoptimization"),
)  # fmt: skip
TAGS = {tag for tags in TAG_SETS for tag in tags}
LEVELS = ("off", "trace", "debug", "info", "warning", "error")
DECORATORS = {
    "time": "t", "utctime": "utc", "uptime": "u", "timemillis": "tm", "uptimemillis": "um",
    "timenanos": "tn", "uptimenanos": "un", "hostname": "hn", "pid": "p", "tid": "ti",
    "level": "l", "tags": "tg",
}  # fmt: skip
DEFAULT_DECORATORS = ("uptime", "level", "tags")
LARGEST_FILE_COUNT = 1000
DEFAULT_FILE_COUNT = 5
DEFAULT_FILE_SIZE = 20 << 20


class Selection(NamedTuple):
    """Messages with these tags (and, where `wildcard`, more), at `level` and above."""

    tags: tuple[str, ...]
    wildcard: bool = False
    level: str = "info"


class LogOutput(NamedTuple):
    """One ``-Xlog``: what to write, and where and how.

    `output` is ``stdout``, ``stderr`` or a file name (``%p`` and ``%t`` not yet expanded).
    `decorators` are full names in the order of `DECORATORS`; `file_count` 0 means no rotation;
    `file_size` is in bytes.
    """

    selections: tuple[Selection, ...]
    output: str = "stdout"
    is_file: bool = False
    decorators: tuple[str, ...] = DEFAULT_DECORATORS
    file_count: int = DEFAULT_FILE_COUNT
    file_size: int = DEFAULT_FILE_SIZE


class _Invalid(Exception):
    """What is wrong with an -Xlog option, in one line or more."""


def parse_log_option(option: str) -> LogOutput | None:
    """The meaning of a whole ``-Xlog...`` argument; None for ``-Xlog:disable``."""
    text = option.removeprefix("-Xlog").removeprefix(":")
    if text == "disable":
        return None
    try:
        return _parse(_split_outside_quotes(text))
    except _Invalid as invalid:
        raise _refusal(option, invalid) from None


def _refusal(option: str, invalid: _Invalid) -> CommandLineError:
    stamp = f"[{time.process_time():.3f}s][error][logging] "
    return machine_refused(
        f"Invalid -Xlog option '{option}', see error log for details.",
        output=tuple(stamp + line for line in invalid.args),
    )


def _split_outside_quotes(text: str) -> list[str]:
    """The parts of `text` between colons; a file name may hold colons inside double quotes."""
    parts = [""]
    quoted = False
    for char in text:
        if char == '"':
            quoted = not quoted
        if char == ":" and not quoted:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def _parse(parts: list[str]) -> LogOutput:
    what, where, decorators, settings = (*parts, "", "", "", "")[:4]
    if len(parts) > 4:
        settings = ":".join(parts[3:])
    selections = (
        tuple(_selection(part) for part in what.split(",")) if what else (Selection((), True),)
    )
    output, is_file = _output(where)
    count, size = _file_settings(where, settings) if is_file else (0, 0)
    return LogOutput(selections, output, is_file, _decorators(decorators), count, size)


def _selection(text: str) -> Selection:
    names, has_level, level = text.partition("=")
    if has_level and level not in LEVELS:
        raise _Invalid(f"Invalid level '{level}' in log selection.")
    if names == "all":
        return Selection((), True, level or "info")
    wildcard = names.endswith("*")
    tags = tuple(names.removesuffix("*").split("+"))
    for tag in tags:
        if tag not in TAGS:
            raise _Invalid(f"Invalid tag '{tag}' in log selection.")
    return Selection(tags, wildcard, level or "info")


def _output(text: str) -> tuple[str, bool]:
    if text in ("", "stdout", "stderr"):
        return text or "stdout", False
    kind, has_kind, name = text.partition("=")
    if has_kind and kind != "file":
        raise _Invalid(f"Unsupported log output type: {text}")
    return (name if has_kind else kind).strip('"'), True


def _decorators(text: str) -> tuple[str, ...]:
    if text == "none":
        return ()
    if not text:
        return DEFAULT_DECORATORS
    full_name = {short: name for name, short in DECORATORS.items()}
    chosen = {full_name.get(name, name) for name in text.split(",")}
    for name in text.split(","):
        if full_name.get(name, name) not in DECORATORS:
            raise _Invalid(f"Invalid decorator '{name}'.")
    return tuple(name for name in DECORATORS if name in chosen)


def _file_settings(where: str, text: str) -> tuple[int, int]:
    """File count and file size in bytes, from ``filecount=..,filesize=..``."""
    values: dict[str, int] = {"filecount": DEFAULT_FILE_COUNT, "filesize": DEFAULT_FILE_SIZE}
    for setting in filter(None, text.split(",")):
        name, _, value = setting.partition("=")
        if name not in values:
            raise _bad_setting(where, text, f"Invalid option '{name}' for log file output.")
        number = parse_size(value)
        if name == "filecount" and (number is None or number > LARGEST_FILE_COUNT):
            reason = f"Invalid option: filecount must be in range [0, {LARGEST_FILE_COUNT}]"
            raise _bad_setting(where, text, reason)
        if number is None:
            raise _bad_setting(where, text, "Invalid option: filesize must be a size")
        values[name] = number
    return values["filecount"], values["filesize"]


def _bad_setting(where: str, text: str, reason: str) -> _Invalid:
    return _Invalid(reason, f"Initialization of output '{where}' using options '{text}' failed.")
