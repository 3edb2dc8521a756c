"""``pvm compile``: source files to class files, with javac's options and messages."""

import os
import sys
from typing import NamedTuple

from pvm.compilation import (
    compile_sources,
    library_locations,
    read_source,
    write_beside_sources,
    write_classes,
)
from pvm.compilerpath import locations_of
from pvm.errors import CommandLineError
from pvm.lang.compiler import Options
from pvm.lang.gen.options import GenOptions

USAGE = """\
Usage: pvm compile <options> <source files>
where the options are:
    -d <folder>
                  where to put class files; else each goes beside its source file
    -cp | -classpath | --class-path <folders and jar files, separated by :>
                  where to find classes, and the sources of classes (else CLASSPATH, or .)
    -g            all debugging information (else lines and source files)
    -g:none       no debugging information
    -Werror       warnings are errors
    @<file>       more arguments, from a file
"""


class BadUsage(CommandLineError):
    """The command line is wrong; javac's exit status for it is 2."""

    exit_status = 2

    def __init__(self, message: str) -> None:
        super().__init__(f"error: {message}", *USAGE.rstrip("\n").split("\n"))


class CompileArguments(NamedTuple):
    """A command line, read.  `folder` None: class files lie beside their sources."""

    files: tuple[str, ...]
    folder: str | None = None
    class_path: str | None = None
    debug: str = "-g:source,lines"
    warnings_are_errors: bool = False


_CLASS_PATH = ("-cp", "-classpath", "--class-path")
_DEBUG = ("-g", "-g:none", "-g:source,lines", "-g:source,lines,vars")


def parse_arguments(arguments: list[str]) -> CompileArguments:
    """Raises BadUsage."""
    found = CompileArguments(())
    files: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        name, equals, text = argument.partition("=")
        if _takes_value(argument):
            value = next(rest, None)
            if value is None:
                raise BadUsage(f"{argument} requires an argument")
            found = _with_value(found, argument, value)
        elif equals and name == "--class-path":
            found = found._replace(class_path=text)
        elif argument in _DEBUG:
            found = found._replace(debug=argument)
        elif argument == "-Werror":
            found = found._replace(warnings_are_errors=True)
        elif argument.startswith("-"):
            raise BadUsage(f"invalid flag: {argument}")
        else:
            files.append(_checked_file(argument))
    return found._replace(files=tuple(files))


def _with_value(found: CompileArguments, name: str, value: str) -> CompileArguments:
    return found._replace(folder=value) if name == "-d" else found._replace(class_path=value)


def _takes_value(argument: str) -> bool:
    return argument == "-d" or argument in _CLASS_PATH


def _checked_file(argument: str) -> str:
    if not argument.endswith(".java"):
        raise BadUsage(f"invalid flag: {argument}")
    if not os.path.exists(argument):
        raise BadUsage(f"file not found: {argument}")
    return argument


def run_compile(arguments: list[str]) -> int:
    """Obey the command; the exit status: 1 if there were errors."""
    from pvm.argfiles import expand

    given = parse_arguments(expand(arguments, _takes_value))
    if not given.files:
        raise BadUsage("no source files")
    if given.folder is not None:
        _make_folder(given.folder)
    path = given.class_path or os.environ.get("CLASSPATH") or "."
    done = compile_sources(
        [read_source(file) for file in dict.fromkeys(given.files)],
        [*library_locations(), *locations_of(path, prefer_newer_source=True)],
        options_of(given),
        [part or "." for part in path.split(os.pathsep) if os.path.isdir(part or ".")],
    )
    sys.stderr.write(done.messages)
    if done.error_count:
        return 1
    if done.warning_count and given.warnings_are_errors:
        sys.stderr.write("error: warnings found and -Werror specified\n")
        return 1
    if given.folder is not None:
        write_classes(done.classes, given.folder)
    else:
        write_beside_sources(done.classes)
    return 0


def options_of(given: CompileArguments) -> Options:
    debug = given.debug
    gen = GenOptions(
        debug_lines=debug != "-g:none",
        debug_vars=debug in ("-g", "-g:source,lines,vars"),
        string_concat="indy",
    )
    return Options(gen)


def _make_folder(folder: str) -> None:
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise CommandLineError(f"error: cannot use {folder}: {error.strerror}") from None
