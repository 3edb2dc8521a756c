"""The class library's jar: found in the user's cache, built by `librarybuild` when it is not there.

The jar lies under the hash of the contents of the sources and of the compiler. A small stamp file
maps their paths, sizes and times to that jar's name, size and time, so that a warm start reads
neither the sources nor the jar.
"""

import hashlib
import marshal
import os
from collections.abc import Iterator

from pvm.lowlevel.image.cache import (
    cache_path,
    note_use,
    prune,
    read_checked,
    write_checked,
)
from pvm.resources import stdlib_root


def library_jar() -> str:
    """The path of the library's jar, built first if the cache has none for the sources."""
    sources = stdlib_root()
    folder = cache_path()
    place = hashlib.sha256(sources.encode()).hexdigest()[:16]
    stamp_file = os.path.join(folder, f"library-{place}.stamp")
    stamp = _stamp(sources)
    return _stamped_jar(folder, stamp_file, stamp) or _made_jar(sources, folder, stamp_file, stamp)


def _made_jar(sources: str, folder: str, stamp_file: str, stamp: bytes) -> str:
    from pathlib import Path

    from pvm.librarybuild import LibraryError, build_library, content_hash, is_sound

    jar = Path(folder, f"library-{content_hash(Path(sources))}.jar")
    try:
        if not is_sound(jar):
            build_library(Path(sources), jar)
        write_checked(stamp_file, marshal.dumps((stamp, jar.name, _state(str(jar)))))
    except OSError as error:
        raise LibraryError(f"error: cannot write {jar}: {error.strerror}") from None
    prune()
    return str(jar)


def _stamped_jar(folder: str, stamp_file: str, stamp: bytes) -> str | None:
    """The jar that the stamp file names, if stamp and jar are as they were."""
    content = read_checked(stamp_file)
    if content is None:
        return None
    stamped, name, state = marshal.loads(content)
    jar = os.path.join(folder, name)
    if stamped != stamp:
        return None
    note_use(jar)
    try:
        return jar if state == _state(jar) else None
    except FileNotFoundError:
        return None


def _stamp(sources: str) -> bytes:
    """Changes whenever path, size or time of a source or of a compiler's file does; cheap, as no
    file is opened."""
    files = sorted((*_entries(sources, ".java"), *_entries(compiler_folder(), ".py")))
    return hashlib.sha256(repr(files).encode()).digest()


def compiler_folder() -> str:
    """Where the compiler's own files are."""
    import pvm.lang  # itself but a docstring

    return os.path.dirname(pvm.lang.__file__)


def _entries(folder: str, ending: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir():
                yield from _entries(entry.path, ending)
            elif entry.name.endswith(ending):
                status = entry.stat()
                yield entry.path, status.st_size, status.st_mtime_ns


def _state(jar: str) -> tuple[int, int]:
    status = os.stat(jar)
    return status.st_size, status.st_mtime_ns
