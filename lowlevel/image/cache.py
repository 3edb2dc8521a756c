"""Files in the user's cache folder under content hashes.

Written atomically, checked when read, rebuilt when damaged; two processes may build at once.  Where
the user's folder cannot be written to, a folder below the system's one for temporary files serves.
"""

import contextlib
import hashlib
import os
import stat
import sys
import time
from collections.abc import Callable

_DIGEST = hashlib.sha256().digest_size


_DAY_NS = 86400 * 10**9


def cache_path() -> str:
    """`$PVM_CACHE`, or the folder `pvm` in the user's cache folder, or a temporary one if files
    cannot be made there."""
    folder = _user_folder()
    return folder if _may_hold_files(folder) else _temporary_folder()


def _user_folder() -> str:
    chosen = os.environ.get("PVM_CACHE")
    if chosen:
        return chosen
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Caches/pvm")
    root = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(root, "pvm")


def _may_hold_files(folder: str) -> bool:
    """Whether it can be written to; it is made if it is not there."""
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK | os.X_OK)


def _temporary_folder() -> str:
    """This user's folder for what cannot be kept: nobody else may have a say in what is in it."""
    import tempfile

    folder = os.path.join(tempfile.gettempdir(), f"pvm-{os.getuid()}")
    with contextlib.suppress(OSError):
        os.mkdir(folder, 0o700)
    try:
        status = os.lstat(folder)
        is_ours = stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid()
        if is_ours and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            return folder
    except OSError:
        pass  # it could not be made
    return tempfile.mkdtemp(prefix="pvm-")


def note_use(path: str) -> None:
    """Remember that a file or folder of the cache is in use, once a day: as its time of access, so
    that its time of change stays.  It is not an error if there is none."""
    with contextlib.suppress(OSError):
        status = os.stat(path)
        now = time.time_ns()
        if now - last_use_ns(status) > _DAY_NS:
            os.utime(path, ns=(now, status.st_mtime_ns))


def last_use_ns(status: os.stat_result) -> int:
    """When `note_use` or a change was, in nanoseconds since 1970."""
    return max(status.st_atime_ns, status.st_mtime_ns)


def read_checked(path: str) -> bytes | None:
    """The content that `write_checked` wrote, or None if the file is missing or damaged."""
    try:
        with open(path, "rb") as stream:
            data = stream.read()
    except OSError:
        return None
    content = data[_DIGEST:]
    if hashlib.sha256(content).digest() != data[:_DIGEST]:
        return None
    note_use(path)
    return content


def write_atomically(path: str, content: bytes) -> None:
    """Writes a file under a temporary name beside it, then renames; its folder is made."""
    import tempfile

    folder, name = os.path.split(path)
    os.makedirs(folder, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def write_checked(path: str, content: bytes) -> None:
    """Writes content and its digest."""
    write_atomically(path, hashlib.sha256(content).digest() + content)


def prune() -> None:
    """Delete what the cache folder has not been asked for in a long time; cheap when that was done
    of late."""
    from pvm.lowlevel.image.pruning import prune_folder  # seldom

    prune_folder(cache_path())


def cached(name: str, build: Callable[[], bytes]) -> bytes:
    """The cache file's content, built and stored (if that is possible) when there is none."""
    path = os.path.join(cache_path(), name)
    content = read_checked(path)
    if content is None:
        content = build()
        with contextlib.suppress(OSError):  # a full disk is no reason not to run
            write_checked(path, content)
            prune()
    return content
