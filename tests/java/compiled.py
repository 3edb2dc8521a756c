"""Java sources compiled with pvm's own compiler, in this process."""

from __future__ import annotations

import atexit
import functools
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pvm.compilation import compile_sources, library_locations, read_source, write_classes
from pvm.lang.compiler import Options
from pvm.lang.gen.options import GenOptions

from .harness import JAVAC_OPTIONS


class RefusedError(Exception):
    """pvm's compiler found errors in the sources; the message holds what it said."""


@functools.cache
def pvm_compiled_folder(folder: Path) -> Path:
    """The class files of the Java sources in ``folder``, as `harness.compiled_folder` is javac's.

    They are made anew in each process.  Raises RefusedError.
    """
    options = folder / JAVAC_OPTIONS
    words = options.read_text(encoding="utf-8").split() if options.is_file() else []
    return compile_with_pvm(sorted(folder.glob("*.java")), debug_variables="-g" in words)


def compile_with_pvm(sources: Sequence[Path], debug_variables: bool = False) -> Path:
    """A temporary folder of class files, deleted when the process ends.  Raises RefusedError."""
    options = Options(GenOptions(debug_vars=debug_variables))
    texts = [read_source(str(source)) for source in sources]
    done = compile_sources(texts, library_locations(), options)
    if done.error_count:
        raise RefusedError(done.messages)
    target = tempfile.mkdtemp(prefix="pvm-compiled-")
    atexit.register(shutil.rmtree, target, ignore_errors=True)
    write_classes(done.classes, target)
    return Path(target)
