"""A progress bar on standard error for work that takes longer than a second."""

import sys
import time
from typing import Any

_PATIENCE = 1.0  # seconds


class Progress:
    """Shows nothing in the first second, nor where standard error is no terminal."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._started = time.monotonic()
        self._bar: Any = None
        self._is_shown = sys.stderr is not None and sys.stderr.isatty()

    def __call__(self, done: int, total: int) -> None:
        """`done` steps of `total` are done; the total may grow."""
        if not self._is_shown or time.monotonic() - self._started < _PATIENCE:
            return
        if self._bar is None:
            from tqdm import tqdm  # slow to import

            self._bar = tqdm(total=total, desc=self._title, leave=False, bar_format="{l_bar}{bar}")
        self._bar.total = total
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()
