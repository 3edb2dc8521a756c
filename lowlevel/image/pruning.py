"""Deleting what nobody has used for a month from the cache folder.

Done by who has just put something there, once a day at most.  Only what pvm makes is touched, known
by its name.  Other processes may use the folder meanwhile: a file that is open stays readable, and
a folder goes under another name first, so that it is there as a whole or not at all.
"""

import contextlib
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator

from pvm.lowlevel.image.cache import last_use_ns

UNUSED_DAYS = 30
_DAY = 86400
_MARKER = "pruned"
_OURS = re.compile(r"(core|isa)-\w+\.image\w*|library-\w+\.(jar|stamp)\w*")
_SOURCES = "sources"
_COMPILED = re.compile(r"[0-9a-f]{32}|(compiling|pruning)-\w+")
_CODE = "code"
_ENTRY = re.compile(r"[0-9a-f]{40}\w*")


def prune_folder(folder: str) -> None:
    """Delete unused entries, unless that was done within a day.  Never raises OSError."""
    with contextlib.suppress(OSError):
        if _is_due(os.path.join(folder, _MARKER)):
            for place, ours in ((folder, _OURS), (os.path.join(folder, _SOURCES), _COMPILED),
                                (os.path.join(folder, _CODE), _ENTRY)):
                for path in _unused(place, ours):
                    _delete(path)


def _is_due(marker: str) -> bool:
    """The marker's time is that of the last time; of processes that come at once one does it."""
    with contextlib.suppress(FileNotFoundError):
        if time.time() - os.stat(marker).st_mtime < _DAY:
            return False
    with open(marker, "wb"):
        pass
    os.utime(marker)
    return True


def _unused(folder: str, ours: re.Pattern[str]) -> Iterator[str]:
    oldest = time.time_ns() - UNUSED_DAYS * _DAY * 10**9
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return
    for name in filter(ours.fullmatch, names):
        path = os.path.join(folder, name)
        with contextlib.suppress(OSError):  # another process deleted it
            if last_use_ns(os.lstat(path)) < oldest:
                yield path


def _delete(path: str) -> None:
    with contextlib.suppress(OSError):
        if not os.path.isdir(path):
            os.unlink(path)
            return
        aside = tempfile.mkdtemp(prefix="pruning-", dir=os.path.dirname(path))
        os.rename(path, aside)  # onto an empty folder
        shutil.rmtree(aside, ignore_errors=True)
