"""``pvm run F.java``: compiles a source file in one step with running it.

The classes go to the user's cache folder under a hash of the source, the class path, the compiler
and the class library, so that an unchanged program is not compiled again.  A file that is not named
as Java sources are (JEP 330) may begin with a line `#!...`.
"""

import hashlib
import marshal
import os
import shutil
import sys
import tempfile

from pvm.errors import CommandLineError
from pvm.lowlevel.image.cache import (
    cache_path,
    note_use,
    prune,
    read_checked,
    write_checked,
)
from pvm.options import class_path_entries

TYPE_CHECKING = False  # as typing's, without importing it
if TYPE_CHECKING:
    from pvm.lang.compiler import CompiledClass

_MAIN = "main-class"


def compile_source(path: str, class_path: str | None) -> tuple[str, str]:
    """Compile the source file at `path`; the folder of its classes, and its first class's name."""
    try:
        with open(path, "rb") as file:
            source = file.read()
    except FileNotFoundError:
        raise CommandLineError(f"error: source file not found: {path}") from None
    except OSError as error:
        raise CommandLineError(f"error: cannot read {path}: {error.strerror}") from None
    base = os.path.join(cache_path(), "sources")
    folder = os.path.join(base, _key(path, source, class_path))
    known = read_checked(os.path.join(folder, _MAIN))
    if known is not None:
        note_use(folder)
        return folder, known.decode()
    return folder, _compile(path, source, class_path, base, folder)


def _key(path: str, source: bytes, class_path: str | None) -> str:
    """Changes with everything that the class files depend on.  Of the class path the files' names,
    sizes and times stand for their contents."""
    from pvm.library import library_jar

    key = hashlib.sha256()
    jar = library_jar().encode()  # its name stands for the library's contents and the compiler's
    parts = (source, path.encode("utf-8", "surrogateescape"), jar)
    for part in (*parts, marshal.dumps(_entries(class_path))):
        key.update(hashlib.sha256(part).digest())
    return key.hexdigest()[:32]


def _entries(class_path: str | None) -> list[object]:
    found: list[object] = []
    for entry in class_path_entries(class_path) if class_path else ():
        found.append(entry)
        if os.path.isdir(entry or "."):
            found.append(_files(entry or "."))
        elif os.path.isfile(entry):
            status = os.stat(entry)
            found.append((status.st_size, status.st_mtime_ns))
    return found


def _files(folder: str) -> list[tuple[str, int, int]]:
    found = []
    for where, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".class"):
                status = os.stat(os.path.join(where, name))
                found.append((os.path.join(where, name), status.st_size, status.st_mtime_ns))
    return found


def _compile(path: str, source: bytes, class_path: str | None, base: str, folder: str) -> str:
    """Compile, print what there is to say, and put the folder in its place; the main class."""
    from pvm.compilation import compile_sources, library_locations
    from pvm.compilerpath import locations_of
    from pvm.lang.compiler import Options
    from pvm.lang.gen.options import GenOptions
    from pvm.lang.source.source import Source

    done = compile_sources(
        [Source(path, _text(source, path))],
        [*library_locations(), *(locations_of(class_path) if class_path else ())],
        Options(GenOptions(True, True, "indy"), any_file_name=True),
    )
    sys.stderr.write(done.messages)
    if done.error_count:
        raise CommandLineError("error: compilation failed")
    if done.first_class is None:
        raise CommandLineError("error: no class declared in source file")
    try:
        _store(done.classes, done.first_class, base, folder)
    except OSError as error:
        raise CommandLineError(f"error: cannot write {folder}: {error.strerror}") from None
    prune()
    return done.first_class


def _text(source: bytes, path: str) -> str:
    from pvm.compilation import decoded

    text = decoded(source, path)
    if path.endswith(".java") or not text.startswith("#!"):
        return text
    return "".join(text.partition("\n")[1:])


def _store(classes: "list[CompiledClass]", main_class: str, base: str, folder: str) -> None:
    from pvm.compilation import write_classes

    os.makedirs(base, exist_ok=True)
    made = tempfile.mkdtemp(prefix="compiling-", dir=base)
    try:
        write_classes(classes, made)
        write_checked(os.path.join(made, _MAIN), main_class.encode())
        _publish(made, folder)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _publish(made: str, folder: str) -> None:
    """Put the finished folder in its place at once; another process may have been first, and a
    damaged one makes way."""
    for _ in range(2):
        try:
            os.rename(made, folder)
            return
        except OSError:
            if read_checked(os.path.join(folder, _MAIN)) is not None:
                return
            shutil.rmtree(folder, ignore_errors=True)
    raise CommandLineError(f"error: cannot write {folder}")
