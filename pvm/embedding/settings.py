"""What the options of a context come to: the settings of its machine, or why they are refused."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pvm.allowances import granted
from pvm.gc.plans import PLANS
from pvm.sizes import SMALLEST_HEAP, SMALLEST_STACK, size_of
from pvm.vm.runtime.machine import Settings
from pvm.vm.security.capabilities import BY_NAME

if TYPE_CHECKING:
    from pvm.vm.load.classpath import ClassPathEntry, LibraryJar
    from pvm.vm.security.grants import Grants

Grant = bool | Sequence[str]


def machine_settings(library: LibraryJar, entries: Sequence[ClassPathEntry],
                     heap: int | str | None, gc: str, stack: int | str | None, metered: bool,
                     allow: Mapping[str, Grant] | None) -> Settings:
    """See `Context`. Raises ValueError, TypeError."""
    made = Settings(library, list(entries))
    made.plan = _plan(gc)
    made.heap_maximum = size_of("heap", heap, SMALLEST_HEAP)
    made.huge_pages = False         # a context may be one of a thousand
    made.stack, made.metered = size_of("stack", stack, SMALLEST_STACK), metered
    made.grants = _allowed(allow or {})
    return made


def checked_seconds(name: str, seconds: float | None) -> float | None:
    """A time limit. Raises ValueError, TypeError."""
    if seconds is not None and not seconds > -math.inf:
        raise ValueError(f"{name}={seconds!r} is no number of seconds")
    return seconds


def _plan(gc: str) -> str:
    if gc not in PLANS:
        raise ValueError(f"no collector {gc!r}: there are {', '.join(PLANS)}")
    return gc


def _allowed(allow: Mapping[str, Grant]) -> Grants:
    rows: list[tuple[str, str]] = []
    for name, targets in allow.items():
        if name not in BY_NAME:
            raise ValueError(f"no capability {name!r}; there are {', '.join(BY_NAME)}")
        if isinstance(targets, str):
            raise ValueError(f"{name}: a list of targets, not {targets!r}")
        if targets is True:
            rows.append((name, ""))
        elif targets:
            rows += [(name, target) for target in targets]
    return granted(rows)
