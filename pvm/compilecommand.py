"""``pvm compile``: source files to class files, with javac's options and messages."""

import os
import sys

from pvm import JAVA_RELEASE, __version__
from pvm.argfiles import expand
from pvm.compilation import (
    Compilation,
    compile_sources,
    library_locations,
    read_source,
    write_beside_sources,
    write_classes,
)
from pvm.compileoptions import (
    BadUsage,
    CompileArguments,
    help_text,
    parse_arguments,
    takes_value,
)
from pvm.compilerpath import locations_of
from pvm.errors import CommandLineError
from pvm.lang.compiler import Options
from pvm.lang.gen.options import GenOptions


def run_compile(arguments: list[str]) -> int:
    """Obey the command; the exit status: 1 if there were errors."""
    if not arguments:
        sys.stdout.write(help_text())
        return BadUsage.exit_status
    given = parse_arguments(expand(arguments, takes_value, anywhere=True))
    if given.action is not None:
        version = f"pvm compile {__version__} (Java {JAVA_RELEASE})\n"
        sys.stdout.write(version if given.action.endswith("version") else help_text())
        return 0
    if not given.files:
        raise BadUsage("no source files")
    if given.folder is not None:
        _make_folder(given.folder)
    done = _compiled(given)
    sys.stderr.write(done.messages)
    if done.error_count:
        return 1
    if done.warning_count and given.warnings_are_errors:
        sys.stderr.write("error: warnings found and -Werror specified\n")
        return 1
    _write(done, given)
    return 0


def _compiled(given: CompileArguments) -> Compilation:
    path = given.class_path or os.environ.get("CLASSPATH") or "."
    sources = path if given.source_path is None else given.source_path
    return compile_sources(
        [read_source(file, given.encoding) for file in dict.fromkeys(given.files)],
        [*library_locations(), *locations_of(path, prefer_newer_source=True)],
        options_of(given),
        [part or "." for part in sources.split(os.pathsep) if os.path.isdir(part or ".")],
        given.encoding,
    )


def options_of(given: CompileArguments) -> Options:
    """The compiler's options."""
    debug = given.debug
    return Options(GenOptions("lines" in debug, "vars" in debug, "indy", "source" in debug))


def _write(done: Compilation, given: CompileArguments) -> None:
    classes = done.classes
    if not given.writes_found_sources:
        classes = [compiled for compiled in classes if compiled.source in given.files]
    try:
        if given.folder is not None:
            write_classes(classes, given.folder)
        else:
            write_beside_sources(classes)
    except OSError as error:
        raise CommandLineError(
            f"error: error while writing {error.filename}: {error.strerror}", "1 error"
        ) from None


def _make_folder(folder: str) -> None:
    if os.path.isfile(folder):
        raise BadUsage(f"not a directory: {folder}")
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise CommandLineError(f"error: cannot use {folder}: {error.strerror}") from None
