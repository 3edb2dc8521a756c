"""``pvm run F.java``: until pvm has a compiler of its own, the machine's javac is used.

The classes go to the user's cache folder under a hash of the source, the class path and the
compiler, so that an unchanged program is not compiled again.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile

from pvm.errors import CommandLineError
from pvm.lowlevel.image.cache import cache_path

RELEASE = "17"
_MAIN_MARK = "main-class"
_COMMENT_OR_LITERAL = re.compile(
    r"//[^\n]*|/\*.*?\*/|\"\"\".*?\"\"\"|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", re.DOTALL
)
_PACKAGE = re.compile(r"\bpackage\s+([\w.\s]+?)\s*;")
_TYPE = re.compile(r"(?:^|[^.\w@])(?:class|interface|enum|record|@\s*interface)\s+(\w+)")


def compile_source(path: str, class_path: str | None) -> tuple[str, str]:
    """Compile the source file at `path`; the folder of its classes, and its first class's name."""
    try:
        with open(path, "rb") as file:
            source = file.read()
    except OSError as error:
        raise CommandLineError(f"error: cannot read {path}: {error.strerror}") from None
    javac = shutil.which("javac")
    if javac is None:
        raise CommandLineError(
            f"error: cannot compile {path}: pvm's Java compiler is not built yet, "
            "and there is no javac on PATH to use instead"
        )
    main_class = first_class(source.decode("utf-8", "replace"))
    if main_class is None:
        raise CommandLineError(f"error: no class declared in source file {path}")
    return _compiled(javac, path, source, class_path), main_class


def first_class(source: str) -> str | None:
    """The dotted name of the first type that `source` declares; None if it declares none."""
    text = _COMMENT_OR_LITERAL.sub(" ", source)
    found = _TYPE.search(text)
    if found is None:
        return None
    package = _PACKAGE.search(text, 0, found.start())
    prefix = "".join(package[1].split()) + "." if package else ""
    return prefix + found[1]


def _compiled(javac: str, path: str, source: bytes, class_path: str | None) -> str:
    """The cache folder with the classes of `source`, compiled now if it is not there."""
    key = hashlib.sha256()
    for part in (source, (class_path or "").encode(), os.path.realpath(javac).encode()):
        key.update(hashlib.sha256(part).digest())
    base = os.path.join(cache_path(), "sources")
    folder = os.path.join(base, key.hexdigest()[:32])
    if not os.path.isdir(folder):
        os.makedirs(base, exist_ok=True)
        made = tempfile.mkdtemp(dir=base)
        try:
            _run_javac(javac, path, class_path, made)
            _publish(made, folder)
        finally:
            shutil.rmtree(made, ignore_errors=True)
    return folder


def _run_javac(javac: str, path: str, class_path: str | None, folder: str) -> None:
    command = [javac, "-g", "-proc:none", "--release", RELEASE, "-d", folder]
    if class_path is not None:
        command += ["-cp", class_path]
    done = subprocess.run(
        [*command, path], stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    sys.stderr.write(done.stdout + done.stderr)
    if done.returncode != 0:
        raise CommandLineError("error: compilation failed")


def _publish(made: str, folder: str) -> None:
    """Put the finished folder in its place at once; another process may have been first."""
    try:
        os.rename(made, folder)
    except OSError:
        if not os.path.isdir(folder):
            raise
