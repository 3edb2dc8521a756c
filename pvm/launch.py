"""From the command line to `VmOptions`: which class is the main one, and where classes are found.

The target may be a class name, a class file, a jar file (with -jar) or a Java source file.
"""

import os
from collections.abc import Mapping
from typing import NamedTuple

from pvm.errors import CommandLineError
from pvm.options import (
    CommandLine,
    VmOptions,
    apply_machine_options,
    class_path_entries,
    class_path_text,
)


class Program(NamedTuple):
    """A main class (dotted binary name) and the class path it is found on."""

    main_class: str
    class_path: tuple[str, ...]
    class_path_text: str


def resolve(line: CommandLine, environment: Mapping[str, str]) -> VmOptions:
    """The options of a run; `line` must have a target."""
    program = find_program(line, environment)
    settings = apply_machine_options(line)
    return VmOptions(
        main_class=program.main_class,
        arguments=line.arguments,
        class_path=program.class_path,
        class_path_text=program.class_path_text,
        properties=settings.properties,
        assertions=tuple(settings.assertions),
        logs=tuple(settings.logs),
        **settings.machine,
    )


def find_program(line: CommandLine, environment: Mapping[str, str]) -> Program:
    """What the target of `line` stands for."""
    target = line.target
    assert target is not None
    if line.settings.is_jar:
        from pvm.jarfile import program_of_jar

        return program_of_jar(target)
    if target.endswith(".class") and not line.settings.source and os.path.isfile(target):
        return _program_of_class_file(line, target)
    if line.settings.source or (target.endswith(".java") and os.path.isfile(target)):
        return _program_of_source(line, target)
    text = class_path_text(line.settings, environment, ".")
    return Program(target.replace("/", "."), class_path_entries(text), text)


def _program_of_source(line: CommandLine, path: str) -> Program:
    """The first class in the source file at `path`."""
    from pvm.sourcefile import compile_source

    folder, main_class = compile_source(path, line.settings.class_path)
    text = class_path_text(line.settings, {}, "")
    entries = class_path_entries(text) if text else ()
    return Program(main_class, (folder, *entries), text)


def _program_of_class_file(line: CommandLine, path: str) -> Program:
    """The class in the file at `path`; without -cp its classes are those below its package."""
    name = _class_name(path)
    root = class_root(path, name)
    text = class_path_text(line.settings, {}, root)
    return Program(name.replace("/", "."), class_path_entries(text), text)


def _class_name(path: str) -> str:
    """The internal name (this_class) of the class in the file at `path`."""
    from pvm.vm.classfile.errors import LinkageFailure
    from pvm.vm.classfile.reader import parse

    try:
        with open(path, "rb") as file:
            data = file.read()
        return parse(data, path, trusted=True).name
    except OSError as error:
        raise CommandLineError(
            f"Error: Unable to access class file {path}: {error.strerror}"
        ) from None
    except LinkageFailure as failure:
        raise CommandLineError(
            f"Error: LinkageError occurred while loading main class {path}", f"\t{failure}"
        ) from None


def class_root(path: str, internal_name: str) -> str:
    """The folder that `path` is in, less the folders of the class's package.

    A file outside the folders of its package has no root; its own folder is taken, where the
    loader will then report the wrong name (as java does).
    """
    folder = os.path.dirname(os.path.abspath(path))
    package = internal_name.split("/")[:-1]
    parts = folder.split(os.sep)
    if package and parts[-len(package) :] == package:
        folder = os.sep.join(parts[: -len(package)]) or os.sep
    return folder
