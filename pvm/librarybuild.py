"""Building the class library's jar from its Java sources, with the machine's javac.

The jar is stored (not compressed) and the same for the same sources.
"""

import hashlib
import os
import shutil
import subprocess
import tempfile
import zipfile
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


def content_hash(sources: Path) -> str:
    """The hash of all that the jar depends on."""
    digest = hashlib.sha256(repr(JAVAC_OPTIONS).encode())
    for file in _java_files(sources):
        data = file.read_bytes()
        digest.update(f"{file.relative_to(sources).as_posix()}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()[:32]


def is_sound(jar: Path) -> bool:
    """Whether a jar is there and all its entries have the right checksums."""
    try:
        with zipfile.ZipFile(jar) as z:
            return z.testzip() is None
    except (OSError, zipfile.BadZipFile):
        return False


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
