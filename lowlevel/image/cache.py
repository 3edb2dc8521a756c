"""Files in the user's cache folder under content hashes.

Written atomically, checked when read, rebuilt when damaged; two processes may build at once.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

_DIGEST = hashlib.sha256().digest_size


def cache_folder() -> Path:
    """`$XDG_CACHE_HOME/pvm`, or `~/.cache/pvm`; made when missing."""
    root = os.environ.get("XDG_CACHE_HOME")
    folder = Path(root) if root else Path.home() / ".cache"
    folder = folder / "pvm"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def read_checked(path: Path) -> bytes | None:
    """The content that `write_checked` wrote, or None if the file is missing or damaged."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    content = data[_DIGEST:]
    return content if hashlib.sha256(content).digest() == data[:_DIGEST] else None


def write_checked(path: Path, content: bytes) -> None:
    """Writes content and its digest under a temporary name, then renames."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    with os.fdopen(handle, "wb") as stream:
        stream.write(hashlib.sha256(content).digest() + content)
    os.replace(name, path)


def cached(name: str, build: Callable[[], bytes]) -> bytes:
    """The cache file's content, built and stored when there is none."""
    path = cache_folder() / name
    content = read_checked(path)
    if content is None:
        content = build()
        write_checked(path, content)
    return content
