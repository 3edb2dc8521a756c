"""A Java test program: the source file, its header comments and its expected results.

The header is the run of ``// key: value`` comments at the top of the file:

- ``flags:``  options for the VM, on pvm and on java
- ``pvm:``    options that java has nothing like: java is not asked about such a program
- ``args:``   arguments for main
- ``exit:``   the expected exit code (0 when absent)
- ``needs:``  ``gc`` when the program cannot finish without collections
- ``slow-stress: N``  collect at every N-th allocation at most, where a stress configuration would
  collect more often: the program allocates too much for that

The file ends with ``// expect:``, one ``// line`` for each line of standard output, and optionally
``// expect-stderr:`` likewise, where a line ``// ...`` stands for any number of lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent
KEYS = {"flags", "pvm", "args", "exit", "needs", "slow-stress"}
EXPECT = "// expect:"
EXPECT_STDERR = "// expect-stderr:"
ANY_LINES = "..."


class ProgramError(Exception):
    """A test program whose header or expectation cannot be read."""


@dataclass(frozen=True)
class Program:
    """A test program as its source file declares it."""

    source: Path
    flags: tuple[str, ...]
    args: tuple[str, ...]
    exit_code: int
    needs_gc: bool
    slow_stress: int
    stdout: tuple[str, ...]
    stderr: tuple[str, ...] | None
    own_flags: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The main class, in the unnamed package."""
        return self.source.stem

    @property
    def folder(self) -> Path:
        """The folder whose sources are compiled together with this one."""
        return self.source.parent

    @property
    def identity(self) -> str:
        """The name in test reports: ``bytecode/IntDivision``."""
        return f"{self.folder.relative_to(ROOT)}/{self.name}"


def read_program(source: Path) -> Program:
    """Read the header and the expectation of ``source``.  Raises ProgramError."""
    lines = source.read_text(encoding="utf-8").split("\n")
    header = _read_header(source, lines)
    needs = header.get("needs", "")
    if needs not in ("", "gc"):
        raise ProgramError(f"{source}: needs: {needs!r} is not known")
    return Program(
        source=source,
        flags=tuple(header.get("flags", "").split()),
        args=tuple(header.get("args", "").split()),
        exit_code=int(header.get("exit", "0")),
        needs_gc=needs == "gc",
        slow_stress=int(header.get("slow-stress", "1")),
        stdout=_read_block(lines, EXPECT) or (),
        stderr=_read_block(lines, EXPECT_STDERR),
        own_flags=tuple(header.get("pvm", "").split()),
    )


def _read_header(source: Path, lines: list[str]) -> dict[str, str]:
    """The ``// key: value`` comments at the top, as a dictionary."""
    header = {}
    for number, line in enumerate(lines, 1):
        if not line.startswith("//"):
            break
        key, colon, value = line.removeprefix("//").partition(":")
        if not colon or key.strip() not in KEYS:
            raise ProgramError(f"{source}:{number}: not a header line: {line!r}")
        header[key.strip()] = value.strip()
    return header


def _read_block(lines: list[str], title: str) -> tuple[str, ...] | None:
    """The comment lines after ``title``, without their ``// ``; None without such a block."""
    if title not in lines:
        return None
    block = []
    for line in lines[lines.index(title) + 1 :]:
        if not line.startswith("//") or line == EXPECT_STDERR:
            break
        block.append(line.removeprefix("//").removeprefix(" "))
    return tuple(block)


def write_expectation(program: Program, stdout: list[str], stderr: list[str] | None) -> None:
    """Replace the expectation at the end of the program's source file."""
    text = program.source.read_text(encoding="utf-8")
    body = text.partition(f"\n{EXPECT}\n")[0].partition(f"\n{EXPECT_STDERR}\n")[0].rstrip("\n")
    block = ["", EXPECT, *(f"// {line}".rstrip(" ") for line in stdout)]
    if stderr is not None:
        block += [EXPECT_STDERR, *(f"// {line}".rstrip(" ") for line in stderr)]
    program.source.write_text("\n".join([body, *block]) + "\n", encoding="utf-8")


def all_programs() -> list[Program]:
    """Every program below this folder, in the order of folders and names."""
    return [read_program(source) for source in sorted(ROOT.glob("*/**/*.java"))]


def lines_match(expected: tuple[str, ...], actual: list[str]) -> bool:
    """Whether ``actual`` is ``expected``, where ``...`` stands for any number of lines."""
    if not expected:
        return not actual
    if expected[0] == ANY_LINES:
        rest = expected[1:]
        return any(lines_match(rest, actual[i:]) for i in range(len(actual) + 1))
    # Trailing blanks are not kept in the source file.
    return bool(actual) and actual[0].rstrip(" ") == expected[0] and lines_match(
        expected[1:], actual[1:]
    )
