"""What the options of a context come to: the settings of its machine, or why they are refused."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable, Mapping, Sequence
from numbers import Real
from typing import TYPE_CHECKING, Any, cast

from pvm.allowances import granted
from pvm.gc.plans import PLANS
from pvm.sizes import LARGEST_STACK, SMALLEST_HEAP, SMALLEST_STACK, size_of
from pvm.vm.runtime.machine import Settings
from pvm.vm.security.capabilities import BY_NAME

if TYPE_CHECKING:
    from pvm.vm.load.classpath import ClassPathEntry, LibraryJar
    from pvm.vm.security.grants import Grants

Grant = bool | Iterable[str | os.PathLike[str]]


def machine_settings(library: LibraryJar, entries: Sequence[ClassPathEntry],
                     heap: int | str | None, gc: str, stack: int | str | None, metered: bool,
                     allow: Mapping[str, Grant] | None) -> Settings:
    """See `Context`. Raises ValueError, TypeError."""
    made = Settings(library, list(entries))
    made.plan = _plan(gc)
    made.heap_maximum = size_of("heap", heap, SMALLEST_HEAP)
    made.huge_pages = False         # a context may be one of a thousand
    made.stack = size_of("stack", stack, SMALLEST_STACK, LARGEST_STACK)
    made.metered = metered
    made.grants = _allowed({} if allow is None else allow)
    return made


def checked_seconds(name: str, seconds: Any, least: float = -math.inf) -> float | None:
    """A time limit, above -inf and not below `least`. Raises ValueError, TypeError."""
    if seconds is None:
        return None
    if not issubclass(type(seconds), Real) or type(seconds) is bool:
        raise TypeError(f"{name}={seconds!r} is no number of seconds")
    if not seconds > -math.inf or seconds < least:
        raise ValueError(f"{name}={seconds!r} is no number of seconds")
    return cast(float, seconds)


def checked_count(name: str, count: int | None) -> int | None:
    """A number of things. Raises ValueError, TypeError."""
    if count is None:
        return None
    if not isinstance(count, int) or isinstance(count, bool):
        raise TypeError(f"{name}={count!r} is no integer")
    if count < 0:
        raise ValueError(f"{name}={count!r} is less than nothing")
    return count


def checked_paths(name: str, paths: Iterable[str | os.PathLike[str]]) -> list[str]:
    """Paths of files and folders. Raises TypeError."""
    if isinstance(paths, (str, bytes, os.PathLike)) or not isinstance(paths, Iterable):
        raise TypeError(f"{name}: a list of paths, not {paths!r}")
    return [_path(name, each) for each in paths]


def _path(name: str, path: str | os.PathLike[str]) -> str:
    found = os.fspath(path) if isinstance(path, (str, os.PathLike)) else None
    if not isinstance(found, str):
        raise TypeError(f"{name}: {path!r} is no text")
    return found


def _plan(gc: str) -> str:
    if not isinstance(gc, str) or gc not in PLANS:
        raise ValueError(f"no collector {gc!r}: there are {', '.join(PLANS)}")
    return gc


def _allowed(allow: Mapping[str, Grant]) -> Grants:
    if not isinstance(allow, Mapping):
        raise TypeError(f"allow={allow!r} is no dict of capabilities")
    rows: list[tuple[str, str]] = []
    for name, targets in allow.items():
        if name not in BY_NAME:
            raise ValueError(f"no capability {name!r}; there are {', '.join(BY_NAME)}")
        if targets is True:
            rows.append((name, ""))
        elif targets is not False and targets is not None:
            rows += [(name, target) for target in _targets(name, targets)]
    return granted(rows)


def _targets(name: str, targets: Iterable[str | os.PathLike[str]]) -> list[str]:
    """An empty one would be a grant for all there is."""
    if isinstance(targets, str):
        raise ValueError(f"{name}: a list of targets, not {targets!r}")
    if not isinstance(targets, Iterable):
        raise TypeError(f"{name}: True or a list of targets, not {targets!r}")
    found = [_path(name, each) for each in targets]
    if "" in found:
        raise ValueError(f"{name}: '' is no target; True grants it for all targets")
    return found
