"""Building the class library's jar from its Java sources, with our own compiler.

The jar is stored (not compressed) and the same for the same sources and compiler.
"""

import hashlib
import os
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pvm.lang
from pvm.compilation import compile_sources, read_source
from pvm.errors import CommandLineError
from pvm.lang.compiler import CompiledClass, Options
from pvm.lang.gen.options import GenOptions

OPTIONS = Options(GenOptions(debug_lines=True, debug_vars=False, string_concat="inline"))
"""inline: no invokedynamic for concatenation, which the library itself implements."""

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


class LibraryError(CommandLineError):
    """The class library cannot be built."""


def content_hash(sources: Path) -> str:
    """The hash of all that the jar depends on: the sources, and the compiler."""
    digest = hashlib.sha256(repr(OPTIONS).encode())
    compiler = Path(pvm.lang.__file__).parent
    for root, pattern in ((sources, "*.java"), (compiler, "*.py")):
        for file in sorted(root.rglob(pattern)):
            data = file.read_bytes()
            digest.update(f"{file.relative_to(root).as_posix()}\0{len(data)}\0".encode())
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

    Raises LibraryError when there are errors in the sources.
    """
    files = [read_source(str(file)) for file in sorted(sources.rglob("*.java"))]
    done = compile_sources(files, [], OPTIONS)
    if done.error_count:
        raise LibraryError(f"error: the class library has errors:\n{done.messages}")
    _pack(done.classes, out_jar)


def _pack(classes: Iterable[CompiledClass], out_jar: Path) -> None:
    out_jar.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        dir=out_jar.parent, prefix=out_jar.name, delete=False
    ) as scratch:
        try:
            with zipfile.ZipFile(scratch, "w", zipfile.ZIP_STORED) as jar:
                for compiled in sorted(classes):
                    info = zipfile.ZipInfo(compiled.flat_name + ".class", _ZIP_TIME)
                    info.external_attr = 0o644 << 16
                    jar.writestr(info, compiled.data)
            scratch.close()
            os.chmod(scratch.name, 0o644)
            os.replace(scratch.name, out_jar)
        except BaseException:
            os.unlink(scratch.name)
            raise
