"""``pvm verify``: class files, jars and folders are verified, and nothing of them is run."""

import os
import sys
from collections.abc import Iterator
from typing import NamedTuple

from pvm.argfiles import expand
from pvm.errors import CommandLineError
from pvm.launch import class_root
from pvm.options import Settings, class_path_text, match, takes_value
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.classfile.reader import parse
from pvm.vm.load.archive import Archive, BadArchive
from pvm.vm.load.classpath import ClassPathEntry, Folder, Jar, entries_of

USAGE = """\
Usage: pvm verify [-cp <class path>] [-verbose] <file>.class | <file>.jar | <folder>...
           (to verify class files as they would be when they are run, without running anything:
           a line for each, "<file>: ok" or "<file>: <error>"; 1 if any is wrong)
"""
_CLASS_PATH = ("-cp", "-classpath", "--class-path")


class Subject(NamedTuple):
    """A class file: what it is called, its bytes, and where the classes beside it are."""

    name: str
    data: bytes
    beside: ClassPathEntry


class _Arguments(NamedTuple):
    files: list[str]
    settings: Settings
    is_verbose: bool


def run_verify(arguments: list[str]) -> int:
    """Obey the command; 1 if a class file is wrong or cannot be read, else 0."""
    given = _parse(expand(arguments, takes_value, anywhere=True))
    subjects: list[Subject] = []
    status = 0
    for path in given.files:
        try:
            subjects += _subjects(path)
        except (OSError, BadArchive) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            print(f"Error: Unable to access {path}: {reason}", file=sys.stderr)
            status = 1
    return _verify_all(subjects, given) or status


def _parse(arguments: list[str]) -> _Arguments:
    settings, files, is_verbose = Settings(), [], False
    rest = iter(arguments)
    for argument in rest:
        if not argument.startswith("-"):
            files.append(argument)
            continue
        row, name, text = match(argument)
        if name == "-verbose":
            is_verbose = True
        elif row is not None and name in _CLASS_PATH:
            text = next(rest, None) if text is None else text
            if text is None:
                raise CommandLineError(f"Error: {name} requires class path specification")
            row.apply(settings, name, text)
        else:
            raise CommandLineError(f"Error: verify has no option {argument}", show_usage=True)
    if not files:
        raise CommandLineError("Error: verify requires class files", show_usage=True)
    return _Arguments(files, settings, is_verbose)


def _subjects(path: str) -> Iterator[Subject]:
    """The class files that an argument stands for. Raises OSError or BadArchive."""
    if os.path.isdir(path):
        for folder, folders, files in os.walk(path):
            folders.sort()
            for file in sorted(files):
                if file.endswith(".class"):
                    yield _of_file(os.path.join(folder, file), Folder(path))
    elif path.endswith((".jar", ".zip")):
        archive, beside = Archive(path), Jar(path)
        for name in sorted(archive.names()):
            data = archive.read(name) if name.endswith(".class") else None
            if data is not None:
                yield Subject(f"{path}({name})", data, beside)
    else:
        yield _of_file(path, None)


def _of_file(path: str, beside: ClassPathEntry | None) -> Subject:
    with open(path, "rb") as file:
        data = file.read()
    return Subject(path, data, beside or Folder(class_root(path, _class_name(data))))


def _class_name(data: bytes) -> str:
    try:
        return parse(data, "<Unknown>", trusted=True).name
    except LinkageFailure:
        return ""  # it will be told when the file is verified


def _verify_all(subjects: list[Subject], given: _Arguments) -> int:
    from pvm.verification import Verifier  # starts a machine

    beside = {each.beside.location: each.beside for each in subjects}
    text = class_path_text(given.settings, os.environ, "")
    class_path = [*beside.values(), *(entries_of(text) if text else [])]
    verifier = Verifier(class_path, [each.data for each in subjects])
    status = 0
    for each in subjects:
        failure = verifier.verdict(each.data)
        if failure is not None:
            status = 1
        sys.stdout.write(f"{each.name}: {_words(failure, given.is_verbose)}\n")
    return status


def _words(failure: LinkageFailure | None, is_verbose: bool) -> str:
    if failure is None:
        return "ok"
    error = failure.class_name.replace("/", ".")
    if failure.message is None:
        return error
    message = failure.message.rstrip()
    return f"{error}: {message if is_verbose else _one_line(message)}"


def _one_line(message: str) -> str:
    """Headline, place and reason of a VerifyError; other messages have one line anyway."""
    headline, *details = message.split("\n")
    facts = [
        line.strip()
        for title, line in zip(details, details[1:], strict=False)
        if title in ("  Location:", "  Reason:")
    ]
    return ": ".join([headline, *facts])
