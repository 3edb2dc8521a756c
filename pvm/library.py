"""The class library: builds its jar from the Java sources and keeps it in the user's cache.

The jar is stored (not compressed) and the same for the same sources. It lives in
``$XDG_CACHE_HOME/pvm`` (or ``~/.cache/pvm``) under the hash of the sources' contents. A small
stamp file maps the sources' paths, sizes and times to that hash and the jar's size, so that a warm
start reads neither the sources nor the jar.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

JAVAC_OPTIONS = (
    "--system", "none", "-XDstringConcat=inline", "-proc:none", "-nowarn", "-Xlint:none",
    "-g:source,lines", "-encoding", "UTF-8",
)
"""--system none: nothing may resolve to the JDK; inline: no invokedynamic for concatenation."""

CLASS_FILE_MAJOR = 61
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


class LibraryError(Exception):
    """The class library cannot be built or found."""


def source_root() -> Path:
    """The folder of the library's sources: beside the package, or inside it when installed."""
    here = Path(__file__).resolve().parent
    for candidate in (here.parent / "stdlib", here / "stdlib"):
        if (candidate / "module-info.java").is_file():
            return candidate
    raise LibraryError("the sources of the class library (stdlib/module-info.java) are missing")


def library_jar() -> Path:
    """The path of the library's jar, built first if the cache has none for the sources."""
    sources = source_root()
    folder = _cache_folder()
    stamp = _stamp(sources)
    stamp_file = folder / f"library-{hashlib.sha256(str(sources).encode()).hexdigest()[:16]}.json"
    jar = _stamped_jar(folder, stamp_file, stamp)
    if jar is not None:
        return jar
    jar = folder / f"library-{_content_hash(sources)}.jar"
    if not _is_sound(jar):
        folder.mkdir(parents=True, exist_ok=True)
        build_library(sources, jar)
    record = {"stamp": stamp, "jar": jar.name, "state": _state(jar)}
    _write_atomically(stamp_file, json.dumps(record).encode())
    return jar


def build_library(sources: Path, out_jar: Path) -> None:
    """Compile all sources below a folder into one jar, which appears at once or not at all.

    Raises LibraryError when javac is missing or refuses the sources.
    """
    javac = shutil.which("javac")
    if javac is None:
        raise LibraryError("javac (JDK 17 or later) is needed to build the class library")
    files = [str(f) for f in _java_files(sources)]
    with tempfile.TemporaryDirectory(prefix="pvm-library-") as scratch:
        classes = Path(scratch, "classes")
        arguments = Path(scratch, "files")
        arguments.write_text("".join(f'"{f}"\n'.replace("\\", "\\\\") for f in files))
        command = [javac, *JAVAC_OPTIONS, "-d", str(classes), f"@{arguments}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise LibraryError(f"javac refused the class library:\n{done.stderr or done.stdout}")
        _check_version(classes)
        _pack(classes, out_jar)


def _check_version(classes: Path) -> None:
    data = (classes / "java" / "lang" / "Object.class").read_bytes()
    major = int.from_bytes(data[6:8], "big")
    if major != CLASS_FILE_MAJOR:
        raise LibraryError(f"javac wrote class files {major}.0, JDK 17's {CLASS_FILE_MAJOR}.0 "
                           "are needed")


def _java_files(sources: Path) -> list[Path]:
    return sorted(sources.rglob("*.java"))


def _pack(classes: Path, out_jar: Path) -> None:
    out_jar.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=out_jar.parent, delete=False) as scratch:
        try:
            with zipfile.ZipFile(scratch, "w", zipfile.ZIP_STORED) as jar:
                for file in sorted(classes.rglob("*.class")):
                    info = zipfile.ZipInfo(file.relative_to(classes).as_posix(), _ZIP_TIME)
                    info.external_attr = 0o644 << 16
                    jar.writestr(info, file.read_bytes())
            scratch.close()
            os.chmod(scratch.name, 0o644)
            os.replace(scratch.name, out_jar)
        except BaseException:
            os.unlink(scratch.name)
            raise


def _cache_folder() -> Path:
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "pvm"


def _entries(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir():
                yield from _entries(entry.path)
            elif entry.name.endswith(".java"):
                status = entry.stat()
                yield entry.path, status.st_size, status.st_mtime_ns


def _stamp(sources: Path) -> str:
    """Changes whenever a source's path, size or time does; cheap, as no file is opened."""
    return hashlib.sha256(repr(sorted(_entries(str(sources)))).encode()).hexdigest()


def _content_hash(sources: Path) -> str:
    """The hash of all that the jar depends on."""
    digest = hashlib.sha256(repr(JAVAC_OPTIONS).encode())
    for file in _java_files(sources):
        data = file.read_bytes()
        digest.update(f"{file.relative_to(sources).as_posix()}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()[:32]


def _state(jar: Path) -> list[int]:
    status = jar.stat()
    return [status.st_size, status.st_mtime_ns]


def _stamped_jar(folder: Path, stamp_file: Path, stamp: str) -> Path | None:
    """The jar that the stamp file names, if stamp and jar are as they were."""
    try:
        record = json.loads(stamp_file.read_bytes())
        jar = folder / Path(record["jar"]).name
        if record["stamp"] == stamp and record["state"] == _state(jar):
            return jar
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return None


def _is_sound(jar: Path) -> bool:
    """Whether a jar is there and all its entries have the right checksums."""
    try:
        with zipfile.ZipFile(jar) as z:
            return z.testzip() is None
    except (OSError, zipfile.BadZipFile):
        return False


def _write_atomically(file: Path, data: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as scratch:
        scratch.write(data)
    os.replace(scratch.name, file)
