"""One java process that says what HotSpot thinks of class files."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

SOURCE = Path(__file__).with_name("Verdicts.java")
DIED = "java died"
OPTIONS = ("-Xverify:all", "-XX:-PrintWarnings", "-Xshare:auto", "-XX:TieredStopAtLevel=1")


class Verdict(NamedTuple):
    """`error`: internal name of the error's class, or "ok"."""

    error: str
    message: str

    @property
    def accepted(self) -> bool:
        return self.error == "ok"


class HotSpot:
    """Asks for verdicts; a context manager. `work`: where the judge is compiled to."""

    def __init__(self, work: Path, class_path: Sequence[Path]) -> None:
        if not (work / "Verdicts.class").exists():
            subprocess.run(["javac", "-d", str(work), str(SOURCE)], check=True)
        self._work = work
        self._command = ["java", *OPTIONS, "-cp", str(work), "Verdicts", *map(str, class_path)]
        self._start()

    def _start(self) -> None:
        self._process = subprocess.Popen(
            self._command,
            cwd=self._work,  # where it leaves its error report
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def __enter__(self) -> HotSpot:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()

    def verdict(self, data: bytes) -> Verdict:
        """What java says; its error is DIED where that was the end of it."""
        try:
            return self._ask(data)
        except (EOFError, BrokenPipeError):
            self._process.kill()
            self._process.wait()
            self._start()
            return Verdict(DIED, "")

    def _ask(self, data: bytes) -> Verdict:
        stdin = self._process.stdin
        assert stdin is not None
        stdin.write(len(data).to_bytes(4, "big") + data)
        stdin.flush()
        error = self._text()
        return Verdict(error.replace(".", "/"), self._text())

    def _text(self) -> str:
        stdout = self._process.stdout
        assert stdout is not None
        head = stdout.read(4)
        if len(head) < 4:
            raise EOFError("java died")
        return stdout.read(int.from_bytes(head, "big")).decode("utf-8", "replace")
