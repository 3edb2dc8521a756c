"""Files in the user's cache folder under content hashes.

Written atomically, checked when read, rebuilt when damaged; two processes may build at once.
"""

import hashlib
import os
import sys
from collections.abc import Callable

_DIGEST = hashlib.sha256().digest_size


def cache_path() -> str:
    """`$PVM_CACHE`, or the folder `pvm` in the user's cache folder; it may not exist yet."""
    chosen = os.environ.get("PVM_CACHE")
    if chosen:
        return chosen
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Caches/pvm")
    root = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(root, "pvm")


def read_checked(path: str) -> bytes | None:
    """The content that `write_checked` wrote, or None if the file is missing or damaged."""
    try:
        with open(path, "rb") as stream:
            data = stream.read()
    except FileNotFoundError:
        return None
    content = data[_DIGEST:]
    return content if hashlib.sha256(content).digest() == data[:_DIGEST] else None


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


def cached(name: str, build: Callable[[], bytes]) -> bytes:
    """The cache file's content, built and stored when there is none."""
    path = os.path.join(cache_path(), name)
    content = read_checked(path)
    if content is None:
        content = build()
        write_checked(path, content)
    return content
