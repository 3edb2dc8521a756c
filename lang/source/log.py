"""Diagnostics: errors, warnings and notes, and their text as javac prints it."""

from __future__ import annotations

from dataclasses import dataclass
from types import TracebackType

from pvm.lang.source.source import Source

_MOST_SHOWN = 100  # of each kind, as javac's -Xmaxerrs and -Xmaxwarns are by default


@dataclass(frozen=True)
class Diagnostic:
    """`kind`: "error", "warning" or "note".  `pos`: in `source`, or -1 for none.  `message`: its
    first line, then perhaps detail lines, indented as they are to be printed."""

    kind: str
    source: Source | None
    pos: int
    message: str

    def render(self) -> str:
        """Its text, with a line feed at the end."""
        label = {"error": "error: ", "warning": "warning: ", "note": "Note: "}[self.kind]
        if self.source is None or self.pos < 0 or self.kind == "note":
            return f"{label}{self.message}\n"
        summary, _, details = self.message.partition("\n")
        line = self.source.line_text(self.pos)
        before = line[: self.source.column(self.pos)].ljust(self.source.column(self.pos))
        caret = "".join("\t" if c == "\t" else " " * _width(c) for c in before) + "^"
        place = f"{self.source.name}:{self.source.line(self.pos)}: "
        details = f"{details}\n" if details else ""
        if not line and self.pos >= len(self.source.text):  # the end of a file, as javac shows it
            return f"{place}{label}{summary}\n{details}"
        return f"{place}{label}{summary}\n{line}\n{caret}\n{details}"


def _width(char: str) -> int:
    """javac's carets count UTF-16 code units."""
    return 2 if char > "\uffff" else 1


class Suspended:
    """While entered, a log's diagnostics go to `captured` and count nothing."""

    def __init__(self, log: Log) -> None:
        self.captured: list[Diagnostic] = []
        self._log = log

    def __enter__(self) -> Suspended:
        self._outer = self._log.suspended
        self._log.suspended = self
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._log.suspended = self._outer


class Log:
    """`source`: the file that positions are in now; diagnostics remember theirs."""

    source: Source | None

    def __init__(self) -> None:
        self.source = None
        self.diagnostics: list[Diagnostic] = []
        self.error_count = 0
        self.warning_count = 0
        self.suspended: Suspended | None = None
        self._places: set[tuple[Source | None, int]] = set()

    def error(self, pos: int, message: str) -> None:
        """Report an error, unless there is one at the same position already."""
        if self.suspended is not None:
            self._capture("error", pos, message)
        elif self._is_new_place(pos):
            self.error_count += 1
            self.diagnostics.append(Diagnostic("error", self.source, pos, message))

    def warning(self, pos: int, message: str) -> None:
        if self.suspended is not None:
            self._capture("warning", pos, message)
        else:
            self.warning_count += 1
            self.diagnostics.append(Diagnostic("warning", self.source, pos, message))

    def note(self, message: str) -> None:
        if self.suspended is not None:
            self._capture("note", -1, message)
        else:
            self.diagnostics.append(Diagnostic("note", self.source, -1, message))

    def suspend(self) -> Suspended:
        """For speculative work: `with log.suspend() as trial: ...; if trial.captured: ...`."""
        return Suspended(self)

    def replay(self, diagnostics: list[Diagnostic]) -> None:
        """Report captured diagnostics after all."""
        source = self.source
        for diagnostic in diagnostics:
            self.source = diagnostic.source
            if diagnostic.kind == "error":
                self.error(diagnostic.pos, diagnostic.message)
            elif diagnostic.kind == "warning":
                self.warning(diagnostic.pos, diagnostic.message)
            else:
                self.note(diagnostic.message)
        self.source = source

    def render(self) -> str:
        """All diagnostics in javac's form, then the counts."""
        shown = {"error": 0, "warning": 0, "note": 0}
        parts = []
        for diagnostic in self.diagnostics:
            shown[diagnostic.kind] += 1
            if diagnostic.kind == "note" or shown[diagnostic.kind] <= _MOST_SHOWN:
                parts.append(diagnostic.render())
        parts.append(_summary("error", "errs", self.error_count))
        parts.append(_summary("warning", "warns", self.warning_count))
        return "".join(parts)

    def _capture(self, kind: str, pos: int, message: str) -> None:
        assert self.suspended is not None
        self.suspended.captured.append(Diagnostic(kind, self.source, pos, message))

    def _is_new_place(self, pos: int) -> bool:
        place = (self.source, pos)
        if pos >= 0 and place in self._places:
            return False
        self._places.add(place)
        return True


def _summary(kind: str, option: str, count: int) -> str:
    """The closing lines on one kind of diagnostic: empty if there was none."""
    if count == 0:
        return ""
    total = f"{min(count, _MOST_SHOWN)} {kind}{'s' if count > 1 else ''}\n"
    if count <= _MOST_SHOWN:
        return total
    return (
        f"{total}only showing the first {_MOST_SHOWN} {kind}s, of {count} total; "
        f"use -Xmax{option} if you would like to see more\n"
    )
