"""The options of ``pvm compile``: javac's, as far as they have a meaning here.

One table, from which parsing and the help text derive.  Refusals are javac's, word for word.
"""

import os
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from pvm import JAVA_RELEASE
from pvm.errors import CommandLineError


class BadUsage(CommandLineError):
    """The command line is wrong; javac's exit status for it is 2."""

    exit_status = 2

    def __init__(self, message: str) -> None:
        super().__init__(
            f"error: {message}",
            "Usage: pvm compile <options> <source files>",
            "use --help for a list of possible options",
        )


class CompileArguments(NamedTuple):
    """A command line, read.  `folder` None: class files lie beside their sources; `source_path`
    None: sources are looked for on the class path; `action`: a version or help option."""

    files: tuple[str, ...] = ()
    folder: str | None = None
    class_path: str | None = None
    source_path: str | None = None
    encoding: str = "UTF-8"
    debug: frozenset[str] = frozenset(("source", "lines"))
    writes_found_sources: bool = True
    warnings_are_errors: bool = False
    action: str | None = None
    fixed_release: str | None = None  # the option --release, if given
    fixed_source: str | None = None  # an option that --release excludes


Apply = Callable[[CompileArguments, str, str], CompileArguments]


class CompileOption(NamedTuple):
    """A row: `apply(arguments, name, text)` gives the arguments changed.

    `form` says where the text is: ``flag`` has none, ``value`` takes the next argument (with two
    dashes also ``--name=text``), ``joined`` has it glued to the name.
    """

    names: tuple[str, ...]
    form: str
    text: str
    help: str
    apply: Apply


def _sets(field: str) -> Apply:
    def apply(given: CompileArguments, name: str, text: str) -> CompileArguments:
        values: dict[str, Any] = {field: text}
        return given._replace(**values)

    return apply


def _action(given: CompileArguments, name: str, text: str) -> CompileArguments:
    return given._replace(action=given.action or name)


def _debug(given: CompileArguments, name: str, text: str) -> CompileArguments:
    return given._replace(debug=frozenset(("source", "lines", "vars")))


def _debug_kinds(given: CompileArguments, name: str, text: str) -> CompileArguments:
    kinds = frozenset(text.split(","))
    if text != "none" and not kinds <= {"source", "lines", "vars"}:
        raise BadUsage(f"invalid flag: {name}{text}")
    return given._replace(debug=kinds - {"none"})


def _encoding(given: CompileArguments, name: str, text: str) -> CompileArguments:
    try:
        " ".encode(text)
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        raise CommandLineError(f"error: unsupported encoding: {text}", "1 error") from None
    return given._replace(encoding=text)


def _release(given: CompileArguments, name: str, text: str) -> CompileArguments:
    if text != JAVA_RELEASE:
        raise BadUsage(f"release version {text} not supported")
    return given._replace(fixed_release=name)


def _level(given: CompileArguments, name: str, text: str) -> CompileArguments:
    kind = name.lstrip("-")
    if text != JAVA_RELEASE:
        raise BadUsage(f"invalid {kind} release: {text}")
    return given._replace(fixed_source=f"--{kind}")


def _werror(given: CompileArguments, name: str, text: str) -> CompileArguments:
    return given._replace(warnings_are_errors=True)


def _implicit(given: CompileArguments, name: str, text: str) -> CompileArguments:
    return given._replace(writes_found_sources=name.endswith("class"))


def _nothing(given: CompileArguments, name: str, text: str) -> CompileArguments:
    """Obeyed as things are."""
    return given


_LINT_KEYS = frozenset(
    "auxiliaryclass cast classfile deprecation dep-ann divzero empty exports fallthrough finally "
    "missing-explicit-ctor module opens options overloads overrides path processing rawtypes "
    "removal requires-automatic requires-transitive-automatic serial static strictfp "
    "synchronization text-blocks try unchecked varargs preview all none".split()
)


def _lint(given: CompileArguments, name: str, text: str) -> CompileArguments:
    if not {key.removeprefix("-") for key in text.split(",")} <= _LINT_KEYS:
        raise BadUsage(f"invalid flag: {name}{text}")
    return given


# table
OPTIONS: tuple[CompileOption, ...] = (
    CompileOption(("-d",), "value", "<folder>",
                  "where to put class files; else each goes beside its source file",
                  _sets("folder")),
    CompileOption(("-cp", "-classpath", "--class-path"), "value", "<folders and jar files>",
                  "where to find classes (else CLASSPATH, or .)", _sets("class_path")),
    CompileOption(("-sourcepath", "--source-path"), "value", "<folders>",
                  "where to find the sources of classes (else the class path)",
                  _sets("source_path")),
    CompileOption(("-encoding",), "value", "<encoding>", "of source files; else UTF-8", _encoding),
    CompileOption(("-g",), "flag", "", "all debugging information (else lines and source files)",
                  _debug),
    CompileOption(("-g:",), "joined", "none|{lines,vars,source}", "what debugging information",
                  _debug_kinds),
    CompileOption(("-implicit:none", "-implicit:class"), "flag", "",
                  "whether to write class files of sources that nobody named", _implicit),
    CompileOption(("-Werror",), "flag", "", "warnings are errors", _werror),
    CompileOption(("--release",), "value", JAVA_RELEASE, "the Java release: there is only this one",
                  _release),
    CompileOption(("-source", "--source", "-target", "--target"), "value", JAVA_RELEASE,
                  "the same, of the language and of class files", _level),
    CompileOption(("-Xlint", "-nowarn", "-deprecation"), "flag", "",
                  "no effect: all warnings there are come always", _nothing),
    CompileOption(("-Xlint:",), "joined", "<keys>", "the same", _lint),
    CompileOption(("-proc:none",), "flag", "", "no effect: annotations are never processed",
                  _nothing),
    CompileOption(("-version", "--version"), "flag", "", "print the version and exit", _action),
    CompileOption(("-help", "-?", "--help"), "flag", "", "print this help and exit", _action),
)  # fmt: skip

_WHOLE = {name: row for row in OPTIONS if row.form != "joined" for name in row.names}
_JOINED = [(name, row) for row in OPTIONS if row.form == "joined" for name in row.names]


def help_text() -> str:
    lines = ["Usage: pvm compile <options> <source files>", "where the options are:"]
    for row in OPTIONS:
        gap = " " if row.form == "value" else ""
        lines.append(f"    {' | '.join(row.names)}{gap}{row.text}\n                  {row.help}")
    lines.append("    @<file>\n                  more arguments, from a file\n")
    return "\n".join(lines)


def takes_value(argument: str) -> bool:
    """Whether the argument after `argument` is its value."""
    row = _WHOLE.get(argument)
    return row is not None and row.form == "value"


def parse_arguments(arguments: Iterable[str]) -> CompileArguments:
    """Raises BadUsage, or CommandLineError."""
    found = CompileArguments()
    files: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if not argument.startswith("-"):
            files.append(_checked_file(argument))
            continue
        row, name, text = _match(argument)
        if text is None and row.form == "value":
            text = next(rest, None)
            if text is None:
                raise BadUsage(f"{argument} requires an argument")
        found = row.apply(found, name, text or "")
        if found.fixed_release and found.fixed_source:
            raise BadUsage(f"option {found.fixed_source} cannot be used together with --release")
    return found._replace(files=tuple(files))


def _match(argument: str) -> tuple[CompileOption, str, str | None]:
    """The row of `argument`, the name it goes by, and its text if that is in the argument."""
    if argument in _WHOLE:
        return _WHOLE[argument], argument, None
    name, equals, text = argument.partition("=")
    if equals and name.startswith("--") and takes_value(name):
        return _WHOLE[name], name, text
    for name, row in _JOINED:
        if argument.startswith(name):
            return row, name, argument[len(name) :]
    raise BadUsage(f"invalid flag: {argument}")


def _checked_file(argument: str) -> str:
    if not argument.endswith(".java"):
        raise CommandLineError(
            f"error: Class names, '{argument}', are only accepted if annotation processing is "
            "explicitly requested",
            "1 error",
        )
    if not os.path.exists(argument):
        raise BadUsage(f"file not found: {argument}")
    return argument
