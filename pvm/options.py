"""The options of ``pvm run``: one table, from which parsing and the help text derive.

A command line is read as java reads it, in two steps.  The launcher's options (class path, -jar,
-version, ...) take effect while the line is split; the machine's options are kept, and applied
only when the line turned out to name a program, so that errors come in java's order.
"""

import os
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from pvm import JAVA_RELEASE
from pvm.argfiles import DISABLE_FILES, ENVIRONMENT_VARIABLE, expand, split_environment
from pvm.errors import CommandLineError, machine_refused, unrecognized_option
from pvm.sizes import check_heap, heap_size, stack_size
from pvm.vm.security.capabilities import CAPABILITIES, Capability
from pvm.xlog import LogOutput, parse_log_option

PLANS = ("nogc", "semispace", "marksweep", "gencopy")
DEFAULT_PLAN = "gencopy"


class AssertionRule(NamedTuple):
    """One -ea or -da: for all classes, for a package and those below it, or for one class.

    `scope` is ``all``, ``package`` (a dotted `name`; empty for the unnamed one) or ``class``.
    """

    enabled: bool
    scope: str = "all"
    name: str = ""


class VmOptions(NamedTuple):
    """What a run was asked for.  Sizes are in bytes; None leaves the choice to the machine."""

    main_class: str  # binary name, dotted
    arguments: tuple[str, ...] = ()
    class_path: tuple[str, ...] = (".",)  # folders and archives; "" too is the current folder
    class_path_text: str = "."  # the system property java.class.path
    properties: Mapping[str, str] = {}
    assertions: tuple[AssertionRule, ...] = ()  # the last one that matches a class decides
    system_assertions: bool = False
    heap_maximum: int | None = None
    heap_initial: int | None = None
    nursery: int | None = None
    stack: int | None = None
    plan: str = DEFAULT_PLAN
    logs: tuple[LogOutput, ...] = ()
    gc_stress: int = 0  # collect at every Nth allocation; 0 is off
    gc_poison: bool = False
    gc_verify: bool = False
    verification: str = "remote"  # remote: all but the class library; all; none
    compilation: Mapping[str, Any] = {}  # see vmflags
    # names of capabilities with targets ("": all of them); None: everything
    grants: tuple[tuple[str, str], ...] | None = None


class Settings:
    """The values gathered while the table's rows are applied."""

    def __init__(self) -> None:
        self.class_path: str | None = None
        self.is_jar = False
        self.source: str | None = None
        self.action: str | None = None
        self.show_version: str | None = None
        self.machine: dict[str, Any] = {}  # fields of VmOptions
        self.unlocked: set[str] = set()
        self.properties: dict[str, str] = {}
        self.assertions: list[AssertionRule] = []
        self.logs: list[LogOutput] = []
        self.is_sandboxed = False
        self.grants: list[tuple[str, str]] = []


Apply = Callable[[Settings, str, str], None]


class Option(NamedTuple):
    """A row: `apply(settings, name, text)` obeys it.

    `form` says where the text is: ``flag`` has none, ``value`` takes the next argument (or
    ``--name=text``), ``joined`` has it glued to the name.
    """

    names: tuple[str, ...]
    form: str
    text: str
    help: str
    apply: Apply
    is_launcher: bool = False
    is_barred_from_environment: bool = False


def _class_path(settings: Settings, name: str, text: str) -> None:
    settings.class_path = text


def _jar(settings: Settings, name: str, text: str) -> None:
    settings.is_jar = True


def _source(settings: Settings, name: str, text: str) -> None:
    if text != JAVA_RELEASE:
        raise CommandLineError(f"error: invalid value for --source option: {text}")
    settings.source = text


def _action(settings: Settings, name: str, text: str) -> None:
    settings.action = settings.action or name


def _show_version(settings: Settings, name: str, text: str) -> None:
    settings.show_version = name


def _property(settings: Settings, name: str, text: str) -> None:
    key, _, value = text.partition("=")
    settings.properties[key] = value


def _assertion(settings: Settings, name: str, text: str) -> None:
    enabled = name.startswith("-e")
    if not name.endswith(":"):
        rule = AssertionRule(enabled)
    elif text.endswith("..."):
        rule = AssertionRule(enabled, "package", text[:-3].replace("/", "."))
    else:
        rule = AssertionRule(enabled, "class", text.replace("/", "."))
    settings.assertions.append(rule)


def _system_assertion(settings: Settings, name: str, text: str) -> None:
    settings.machine["system_assertions"] = name.startswith("-e")


def _heap(field: str, what: str, smallest: int) -> Apply:
    def apply(settings: Settings, name: str, text: str) -> None:
        settings.machine[field] = heap_size(name, text, what, smallest) or None

    return apply


def _stack(settings: Settings, name: str, text: str) -> None:
    settings.machine["stack"] = stack_size(name, text)


def _log(settings: Settings, name: str, text: str) -> None:
    output = parse_log_option(name + text)
    settings.logs = [] if output is None else [*settings.logs, output]


def _log_as(option: str) -> Apply:
    def apply(settings: Settings, name: str, text: str) -> None:
        _log(settings, option, "")

    return apply


def _nothing(settings: Settings, name: str, text: str) -> None:
    """Obeyed while the line is gathered."""


def _compilation(settings: Settings) -> dict[str, Any]:
    found: dict[str, Any] = settings.machine.setdefault("compilation", {})
    return found


def _compile_as(field: str, value: Any) -> Apply:
    def apply(settings: Settings, name: str, text: str) -> None:
        _compilation(settings)[field] = value

    return apply


def _compile_text(field: str) -> Apply:
    def apply(settings: Settings, name: str, text: str) -> None:
        _compilation(settings)[field] = text

    return apply


def _compile_number(field: str, least: int) -> Apply:
    def apply(settings: Settings, name: str, text: str) -> None:
        _compilation(settings)[field] = _number(name, text, least)

    return apply


def _flag(settings: Settings, name: str, text: str) -> None:
    from pvm.vmflags import set_flag

    set_flag(_compilation(settings), settings.unlocked, text)


def _plan(settings: Settings, name: str, text: str) -> None:
    if text not in PLANS:
        raise CommandLineError(f"Error: no collector '{text}'; there are {', '.join(PLANS)}")
    settings.machine["plan"] = text


def _stress(settings: Settings, name: str, text: str) -> None:
    settings.machine["gc_stress"] = _number(name, text, 1)


def _number(name: str, text: str, least: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 12 and int(text) >= least):
        raise CommandLineError(
            f"Error: {name} requires a number above {least - 1}, not '{text}'")
    return int(text)


def _switch(field: str) -> Apply:
    def apply(settings: Settings, name: str, text: str) -> None:
        settings.machine[field] = True

    return apply


def _verification(settings: Settings, name: str, text: str) -> None:
    kinds = {"": "all", ":all": "all", ":remote": "remote", ":none": "none"}
    if name == "-noverify":
        text = ":none"
    if text not in kinds:
        raise machine_refused(f"Unrecognized verification option: {name}{text}")
    settings.machine["verification"] = kinds[text]


def _sandbox(settings: Settings, name: str, text: str) -> None:
    settings.is_sandboxed = True


def _allow(capability: Capability) -> Apply:
    def apply(settings: Settings, name: str, text: str) -> None:
        from pvm.allowances import targets

        settings.grants += [(capability.name, target)
                            for target in targets(capability, name, text)]

    return apply


def _allowances() -> list[Option]:
    """Two rows a capability: granted for everything, or for some targets."""
    rows = []
    for capability in CAPABILITIES:
        name = f"--{capability.option}"
        rows.append(Option((name,), "flag", "", f"with --sandbox: {capability.deed}",
                           _allow(capability)))
        if capability.target:
            rows.append(Option((f"{name}=",), "joined", f"{capability.target},...",
                               "the same for these alone", _allow(capability)))
    return rows


# table
OPTIONS: tuple[Option, ...] = (
    Option(
        ("-cp", "-classpath", "--class-path"), "value", "<folders and jar files, separated by :>",
        "where to search for classes (else $CLASSPATH, else the current folder)",
        _class_path, is_launcher=True,
    ),
    Option(
        ("-jar",), "flag", "<jar file>", "run the main class that the jar file names",
        _jar, is_launcher=True, is_barred_from_environment=True,
    ),
    Option(
        ("--source",), "value", JAVA_RELEASE,
        "compile and run the source file, whatever its name is", _source, is_launcher=True,
    ),
    Option(("-D",), "joined", "<name>=<value>", "set a system property", _property),
    Option(
        ("-ea", "-enableassertions", "-da", "-disableassertions"), "flag", "",
        "enable or disable assertions, in all classes but the class library's", _assertion,
    ),
    Option(
        ("-ea:", "-enableassertions:", "-da:", "-disableassertions:"), "joined",
        "<package>...|<class>", "the same for a package and those below it, or for a class",
        _assertion,
    ),
    Option(
        ("-esa", "-enablesystemassertions", "-dsa", "-disablesystemassertions"), "flag", "",
        "enable or disable assertions in the class library", _system_assertion,
    ),
    Option(("-verbose", "-verbose:class"), "flag", "", "the same as -Xlog:class+load",
           _log_as("-Xlog:class+load")),
    Option(("-verbose:gc",), "flag", "", "the same as -Xlog:gc", _log_as("-Xlog:gc")),
    Option(
        ("-Xlog",), "joined", "[:<tags>[*][=<level>],..[:<output>[:<decorators>[:<settings>]]]]",
        "log; tags are gc, gc+init, gc+heap, class+load, class+unload, jit+compilation, "
        "jit+inlining, jit+deoptimization or all; output is stdout, stderr or file=<name>",
        _log,
    ),
    Option(("-Xint",), "flag", "", "interpret only", _compile_as("mode", "interpreted")),
    Option(("-Xmixed",), "flag", "", "compile what is hot (as is done without options)",
           _compile_as("mode", "mixed")),
    Option(("-Xcomp",), "flag", "", "compile each method before its first call",
           _compile_as("mode", "compiled")),
    Option(("-Xbatch",), "flag", "", "the same as -XX:-BackgroundCompilation",
           _compile_as("background", False)),
    Option(
        ("-XX:",), "joined", "+<switch>|-<switch>|<name>=<value>",
        "compiling: TieredStopAtLevel=<0 to 4>, TieredCompilation, BackgroundCompilation, "
        "CompileThreshold=<n>, Inline, MaxInlineSize=<bytes>, FreqInlineSize=<bytes>, "
        "MaxInlineLevel=<n>, ReservedCodeCacheSize=<size>, PrintCompilation, PrintInlining, "
        "CacheCompiledCode (on disk), "
        "CompileCommand=<compileonly|exclude|dontinline>,<method>, "
        "CompileCommandFile=<file>, UnlockDiagnosticVMOptions, "
        "DumpPerfMapAtExit",
        _flag,
    ),
    Option(("--jit-deoptimize-every",), "value", "<n>",
           "debugging: each nth guard of compiled code fails",
           _compile_number("deoptimize_every", 1)),
    Option(("--jit-collect-every",), "value", "<n>",
           "debugging: collect at every nth poll of compiled code",
           _compile_number("collect_every", 1)),
    Option(("--dump-ir",), "value", "<class>.<method>",
           "print what the compiler makes of a method, step by step", _compile_text("dump")),
    Option(("--dump-folder",), "value", "<folder>",
           "print it there instead of on standard error", _compile_text("dump_folder")),
    Option(("-Xmx",), "joined", "<size>", "maximum heap, as 64m (units k, m, g, t)",
           _heap("heap_maximum", "maximum heap size", 1)),
    Option(("-Xms",), "joined", "<size>", "initial heap",
           _heap("heap_initial", "initial heap size", 0)),
    Option(("-Xmn",), "joined", "<size>", "nursery",
           _heap("nursery", "initial young generation size", 1)),
    Option(("-Xss",), "joined", "<size>", "stack of each Java thread", _stack),
    Option(("--gc",), "value", "<plan>", f"collector: {', '.join(PLANS)}", _plan),
    Option(("--gc-stress",), "value", "<n>", "debugging: collect at every nth allocation", _stress),
    Option(("--gc-poison",), "flag", "", "debugging: fill the space that a collection evacuated",
           _switch("gc_poison")),
    Option(("--gc-verify",), "flag", "", "debugging: check the heap around each collection",
           _switch("gc_verify")),
    Option(("-Xverify",), "joined", "[:remote|:all|:none]",
           "verify class files: all but the class library (as is done without options), all, or "
           "none; without, a wrong class file can crash the process", _verification),
    Option(("-noverify",), "flag", "", "the same as -Xverify:none", _verification),
    Option(("--sandbox",), "flag", "",
           "grant the program nothing but what --allow options give back", _sandbox),
    *_allowances(),
    Option(("-version", "--version"), "flag", "", "print the version (error/output) and exit",
           _action, is_launcher=True, is_barred_from_environment=True),
    Option(("-showversion", "--show-version"), "flag", "", "print the version and go on",
           _show_version, is_launcher=True, is_barred_from_environment=True),
    Option(("-help", "-h", "-?", "--help"), "flag", "", "print this help (error/output) and exit",
           _action, is_launcher=True, is_barred_from_environment=True),
    Option(DISABLE_FILES, "flag", "", "no @argument files from here on",
           _nothing, is_launcher=True, is_barred_from_environment=True),
)  # fmt: skip

_WHOLE = {name: row for row in OPTIONS if row.form != "joined" for name in row.names}
_JOINED = [(name, row) for row in OPTIONS if row.form == "joined" for name in row.names]


class CommandLine(NamedTuple):
    """A split line: `target` is None where an `action` (a version or help option) needs none."""

    target: str | None
    arguments: tuple[str, ...]
    settings: Settings
    deferred: tuple[tuple[Option | None, str, str], ...]  # machine options: row, name, text


def takes_value(argument: str) -> bool:
    """Whether the argument after `argument` is its value."""
    row = _WHOLE.get(argument)
    return row is not None and row.form == "value"


def match(argument: str) -> tuple[Option | None, str, str | None]:
    """The row of `argument`, the name it goes by, and its text if that is in the argument."""
    if argument in _WHOLE:
        return _WHOLE[argument], argument, None
    name, has_text, text = argument.partition("=")
    if has_text and name.startswith("--") and takes_value(name):
        return _WHOLE[name], name, text
    for name, row in _JOINED:
        if argument.startswith(name) and _may_follow(name, argument[len(name) :]):
            return row, name, argument[len(name) :]
    return None, argument, ""


def _may_follow(name: str, text: str) -> bool:
    return name not in ("-Xlog", "-Xverify") or text[:1] in ("", ":")


def gather(arguments: list[str], environment: Mapping[str, str]) -> list[str]:
    """All arguments: those of JDK_JAVA_OPTIONS, then the line's own, with @files expanded."""
    picked = environment.get(ENVIRONMENT_VARIABLE)
    before = [] if picked is None else expand(split_environment(picked), takes_value)
    _check_environment(before)
    return before + expand(arguments, takes_value)


def _check_environment(arguments: list[str]) -> None:
    """JDK_JAVA_OPTIONS may hold neither the program nor an option that ends the launch."""
    expecting_value = False
    for argument in arguments:
        row = _WHOLE.get(argument)
        if row is not None and row.is_barred_from_environment and not expecting_value:
            raise CommandLineError(
                f"Error: Option {argument} is not allowed in environment variable "
                f"{ENVIRONMENT_VARIABLE}"
            )
        if not (expecting_value or argument.startswith("-")):
            raise CommandLineError(
                f"Error: Cannot specify main class in environment variable {ENVIRONMENT_VARIABLE}"
            )
        expecting_value = not expecting_value and takes_value(argument)


def split(arguments: list[str]) -> CommandLine:
    """Split gathered arguments into options, the target and the program's own arguments."""
    settings = Settings()
    deferred: list[tuple[Option | None, str, str]] = []
    rest = iter(arguments)
    target = None
    for argument in rest:
        if not argument.startswith("-"):
            target = argument
            break
        row, name, text = match(argument)
        if text is None and takes_value(argument):
            text = next(rest, None)
            if text is None:
                raise _value_missing(name)
        if row is None or not row.is_launcher:
            deferred.append((row, name, text or ""))
        else:
            row.apply(settings, name, text or "")
    return CommandLine(target, tuple(rest), settings, tuple(deferred))


def _value_missing(name: str) -> CommandLineError:
    if "cp" in name or "class" in name:
        return CommandLineError(f"Error: {name} requires class path specification")
    return CommandLineError(f"Error: {name} requires a value")


def apply_machine_options(line: CommandLine) -> Settings:
    """Obey the machine's options of a split line, in order."""
    settings = line.settings
    for row, name, text in line.deferred:
        if row is None:
            raise unrecognized_option(name)
        row.apply(settings, name, text)
    check_heap(settings.machine.get("heap_maximum"), settings.machine.get("heap_initial"))
    if settings.is_sandboxed:
        if settings.machine.get("verification") == "none":
            raise CommandLineError("Error: --sandbox verifies all code: -Xverify:none has no place")
        settings.machine["grants"] = tuple(settings.grants)
    elif settings.grants:
        raise CommandLineError("Error: --allow options give back what --sandbox takes away, and "
                               "need it")
    return settings


def class_path_text(settings: Settings, environment: Mapping[str, str], default: str) -> str:
    """The class path: -cp, else $CLASSPATH, else `default`."""
    if settings.class_path is not None:
        return settings.class_path
    return environment.get("CLASSPATH", default)


def class_path_entries(text: str) -> tuple[str, ...]:
    """The folders and archives of a class path; ``folder/*`` stands for the folder's jar files."""
    entries: list[str] = []
    for entry in text.split(os.pathsep):
        is_wildcard = entry == "*" or entry.endswith("/*")
        entries += _jars_in(entry[:-1]) if is_wildcard else [entry]
    return tuple(entries)


def _jars_in(folder: str) -> list[str]:
    try:
        names = sorted(os.listdir(folder or "."))
    except OSError:
        return []
    return [folder + name for name in names if name.endswith((".jar", ".JAR"))]
