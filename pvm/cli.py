"""The command line: ``pvm run``, ``pvm compile``, ``pvm disasm``, ``pvm verify``,
``pvm emulate``, ``--version``, ``--help``.

What java has too behaves as in java: options, messages, exit codes.  Start-up time counts, so
modules are imported where they are needed.
"""

import contextlib
import os
import sys
from collections.abc import Callable

from pvm import JAVA_RELEASE, __version__
from pvm.errors import CommandLineError

TYPE_CHECKING = False  # as typing's, without the 8 ms of importing typing
if TYPE_CHECKING:
    from pvm.options import VmOptions

USAGE = """\
Usage: pvm run [options] <main class> [args...]
           (to run a class of the class path)
   or  pvm run [options] <file>.class [args...]
           (to run the class in a class file)
   or  pvm run [options] -jar <jar file> [args...]
           (to run a jar file)
   or  pvm run [options] <file>.java [args...]
           (to compile a source file and run its first class)
   or  pvm compile [options] <file>.java...
           (to compile source files)
   or  pvm disasm <file>...
           (to print class files, or riscv64 programs and libraries, readably)
   or  pvm verify [-cp <class path>] <file>.class | <file>.jar | <folder>...
           (to verify class files without running them)
   or  pvm emulate [options] <program> [args...]
           (to run a static riscv64 Linux program)
   or  pvm --version | --help
"""


def version_text() -> str:
    """What -version prints."""
    python = ".".join(map(str, sys.version_info[:3]))
    return (
        f'pvm version "{__version__}"\n'
        f"Class files of Java {JAVA_RELEASE} and before; {sys.implementation.name} {python}\n"
    )


def help_text() -> str:
    """The usage and every option, from the table."""
    from pvm.options import OPTIONS

    lines = [USAGE, "where the options of run are:\n"]
    for option in OPTIONS:
        gap = " " if option.form in ("value", "flag") and option.text else ""
        names = " | ".join(option.names)
        lines.append(f"    {names}{gap}{option.text}\n                  {option.help}")
    lines.append("    @<file>\n                  more arguments, from a file")
    lines.append("\nJDK_JAVA_OPTIONS holds further options, which come before those given here.\n")
    return "\n".join(lines)


def run(arguments: list[str]) -> int:
    """``pvm run``: run a Java program; its exit status."""
    from pvm.argfiles import ENVIRONMENT_VARIABLE
    from pvm.launch import resolve
    from pvm.options import gather, split

    picked = os.environ.get(ENVIRONMENT_VARIABLE)
    if picked is not None:
        print(f"NOTE: Picked up {ENVIRONMENT_VARIABLE}: {picked}", file=sys.stderr)
    line = split(gather(arguments, os.environ))
    action = line.settings.action
    if action is not None:
        print_to(action, version_text() if action.endswith("version") else help_text())
        return 0
    if line.target is None:
        if line.settings.source:
            raise CommandLineError("error: no path for source file")
        missing = ["Error: -jar requires jar file specification"] if line.settings.is_jar else []
        raise CommandLineError(*missing, show_usage=True)
    options = resolve(line, os.environ)
    if line.settings.show_version is not None:
        print_to(line.settings.show_version, version_text())
    return start_machine(options)


def start_machine(options: "VmOptions") -> int:
    """Hand over to the composition root; the program's exit status."""
    try:
        from pvm.runtime import run_main
    except ModuleNotFoundError as missing:
        if missing.name != "pvm.runtime":
            raise
        raise CommandLineError(
            f"Error: cannot run {options.main_class}: the machine (pvm.runtime) is not built yet"
        ) from None
    return run_main(options)


def print_to(option: str, text: str) -> None:
    """Print on standard output for a ``--name`` option, on standard error for a ``-name`` one."""
    (sys.stdout if option.startswith("--") else sys.stderr).write(text)


def printable(text: str) -> str:
    """`text` without the stand-ins that Python has for undecodable bytes of an argument."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def disasm(arguments: list[str]) -> int:
    """``pvm disasm``: print class files and ELF files; 1 if one could not be read."""
    if not arguments:
        raise CommandLineError("Error: disasm requires files", show_usage=True)
    from pvm.disassembly import print_files

    return print_files(arguments)


def verify(arguments: list[str]) -> int:
    """``pvm verify``: verify class files; 1 if one is wrong."""
    if arguments[:1] in (["-help"], ["--help"], ["-h"], ["-?"]):
        from pvm.verifycommand import USAGE as usage

        print_to(arguments[0], usage)
        return 0
    from pvm.verifycommand import run_verify

    return run_verify(arguments)


def emulate(arguments: list[str]) -> int:
    """``pvm emulate``: run a riscv64 program; its exit status."""
    if arguments[:1] in (["-help"], ["--help"], ["-h"], ["-?"]):
        from pvm.emulatecommand import usage

        print_to(arguments[0], usage())
        return 0
    from pvm.emulatecommand import run_emulate

    return run_emulate(arguments)


def compile_files(arguments: list[str]) -> int:
    """``pvm compile``: compile source files; 1 if they have errors."""
    from pvm.compilecommand import run_compile

    return run_compile(arguments)


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "compile": compile_files,
    "disasm": disasm,
    "emulate": emulate,
    "verify": verify,
}


def dispatch(arguments: list[str]) -> int:
    """Obey a whole command line (without the program's name); the exit status."""
    if not arguments:
        raise CommandLineError(show_usage=True)
    first, *rest = arguments
    if first in COMMANDS:
        return COMMANDS[first](rest)
    if first in ("--version", "-version"):
        print_to(first, version_text())
        return 0
    if first in ("--help", "-help", "-h", "-?"):
        print_to(first, help_text())
        return 0
    raise CommandLineError(
        f"Error: no command '{first}' (to run a program: pvm run {first})", show_usage=True
    )


def main(arguments: list[str]) -> int:
    """Obey a command line, and report a wrong one; the exit status."""
    try:
        return dispatch(arguments)
    except CommandLineError as error:
        for line in error.output:
            print(printable(line))
        sys.stdout.flush()
        for line in error.errors:
            print(line, file=sys.stderr)
        if error.show_usage:
            sys.stderr.write(USAGE)
        return error.exit_status


def entry() -> None:
    """The console script: exit with the status of the command line."""
    try:
        status = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output went away
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    except KeyboardInterrupt:
        status = 130
    if sys.argv[1:2] == ["emulate"]:
        leave_at_once(status)
    sys.exit(status)


def leave_at_once(status: int) -> None:
    """Ends this process without taking it apart, which takes longer than a small program, and
    would wait for threads that are in a call of the system for a program that has ended."""
    with contextlib.suppress(OSError):
        sys.stderr.flush()
    os._exit(status)
