"""``pvm emulate``: its options, what they ask for, and the statuses of what cannot be run."""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from pvm.errors import CommandLineError
from pvm.sizes import parse_size

if TYPE_CHECKING:
    from pvm.vm.security.grants import Grants

NOT_FOUND: Final = 127          # as shells have it
CANNOT_RUN: Final = 126
TRACES: Final = ("insn", "block", "syscall")
DEFAULT_MEMORY: Final = 4 << 30
_SMALLEST_MEMORY: Final = 1 << 20
_LARGEST_MEMORY: Final = 1 << 36

USAGE: Final = """\
Usage: pvm emulate [options] <program> [args...]
           (to run a static riscv64 Linux program)
where the options are:

    --trace=insn,block,syscall
                  print each instruction, each block that is entered, each system call, on
                  standard error
    --count       print how many instructions were done, on standard error
    --memory=<size>
                  the most memory that the program may have at one time, as 512m; 4g without it
    --interpret   interpret alone, translate nothing
    --dump=<folder>
                  write each region that is translated, its LLVM text and its assembly there
    --perf-map    name translated code for perf
    --timeout=<seconds>
                  end the program after this time, with status 124
    --gdb=<port>  wait for a debugger (gdb-multiarch: target remote :<port>) before the first
                  instruction; port 0: any that is free, which is printed
    --sandbox     grant nothing but what the following options give
"""


class EmulateOptions(NamedTuple):
    """What a run was asked for. `grants`: names of capabilities with their targets ("": all of
    them); None: everything. `timeout` is in seconds."""

    program: str
    arguments: tuple[str, ...]
    traces: frozenset[str] = frozenset()
    counts: bool = False
    memory: int = DEFAULT_MEMORY
    translates: bool = True
    dump: str | None = None
    names_code: bool = False
    timeout: float | None = None
    gdb_port: int | None = None
    grants: tuple[tuple[str, str], ...] | None = None

    def granted(self) -> "Grants":
        """The grants as the gate has them."""
        from pvm.vm.security.grants import EVERYTHING

        if self.grants is None:
            return EVERYTHING
        from pvm.allowances import granted

        return granted(self.grants)


def usage() -> str:
    """The help, with the grants of a sandbox."""
    from pvm.vm.security.capabilities import ENVIRONMENT, READ, THREADS, WRITE

    lines = [USAGE.rstrip("\n")]
    for capability in (READ, WRITE, ENVIRONMENT, THREADS):
        names = f"--{capability.option}"
        if capability.target:
            names += f"[={capability.target},...]"
        lines.append(f"    {names}\n                  with --sandbox: {capability.deed}")
    return "\n".join(lines) + "\n"


class _Gathered:
    """The values of the options so far."""

    def __init__(self) -> None:
        self.values: dict[str, object] = {}
        self.grants: list[tuple[str, str]] = []
        self.is_sandboxed = False


def _traces(gathered: _Gathered, text: str) -> None:
    wanted = text.split(",")
    for name in wanted:
        if name not in TRACES:
            raise CommandLineError(f"Error: no trace '{name}'; there are {', '.join(TRACES)}")
    gathered.values["traces"] = frozenset(wanted)


def _memory(gathered: _Gathered, text: str) -> None:
    size = parse_size(text)
    if size is None or not _SMALLEST_MEMORY <= size <= _LARGEST_MEMORY:
        raise CommandLineError(f"Error: --memory requires a size from 1m to 64g, not '{text}'")
    gathered.values["memory"] = size & -4096


def _timeout(gathered: _Gathered, text: str) -> None:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 1e9:
        raise CommandLineError(f"Error: --timeout requires a number of seconds, not '{text}'")
    gathered.values["timeout"] = seconds


def _port(gathered: _Gathered, text: str) -> None:
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and int(text) < 1 << 16):
        raise CommandLineError(f"Error: --gdb requires a port, not '{text}'")
    gathered.values["gdb_port"] = int(text)


def _counts(gathered: _Gathered, text: str) -> None:
    gathered.values["counts"] = True


def _dump(gathered: _Gathered, text: str) -> None:
    gathered.values["dump"] = text


def _names_code(gathered: _Gathered, text: str) -> None:
    gathered.values["names_code"] = True


def _interprets(gathered: _Gathered, text: str) -> None:
    gathered.values["translates"] = False


def _sandbox(gathered: _Gathered, text: str) -> None:
    gathered.is_sandboxed = True


_WITH_VALUES: Final[dict[str, Callable[[_Gathered, str], None]]] = {
    "--trace": _traces, "--memory": _memory, "--timeout": _timeout, "--gdb": _port,
    "--dump": _dump,
}  # fmt: skip
_FLAGS: Final[dict[str, Callable[[_Gathered, str], None]]] = {
    "--count": _counts, "--interpret": _interprets, "--perf-map": _names_code,
    "--sandbox": _sandbox,
}  # fmt: skip


def parse(arguments: list[str]) -> EmulateOptions:
    """The options of a command line. CommandLineError."""
    gathered, index = _Gathered(), 0
    while index < len(arguments) and arguments[index].startswith("-"):
        index += _obey(gathered, arguments, index)
        if arguments[index - 1] == "--":
            break
    if index >= len(arguments):
        raise CommandLineError("Error: emulate requires a program")
    if gathered.grants and not gathered.is_sandboxed:
        raise CommandLineError("Error: --allow options need --sandbox: without it all is granted")
    grants = tuple(gathered.grants) if gathered.is_sandboxed else None
    return EmulateOptions(arguments[index], tuple(arguments[index + 1:]), grants=grants,
                          **gathered.values)  # type: ignore[arg-type]


def _obey(gathered: _Gathered, arguments: list[str], index: int) -> int:
    """Obeys one option; how many arguments it takes."""
    name, equals, text = arguments[index].partition("=")
    if name == "--":
        return 1
    if name in _FLAGS and not equals:
        _FLAGS[name](gathered, "")
    elif name in _WITH_VALUES:
        if not equals:
            if index + 1 >= len(arguments):
                raise CommandLineError(f"Error: {name} requires a value")
            _WITH_VALUES[name](gathered, arguments[index + 1])
            return 2
        _WITH_VALUES[name](gathered, text)
    elif name.startswith("--allow-"):
        _allow(gathered, name, equals, text)
    else:
        raise CommandLineError(f"Error: unrecognized option: {arguments[index]}")
    return 1


def _allow(gathered: _Gathered, name: str, equals: str, text: str) -> None:
    from pvm.allowances import targets
    from pvm.vm.security.capabilities import CAPABILITIES

    for capability in CAPABILITIES:
        if f"--{capability.option}" == name and (capability.target or not equals):
            gathered.grants += [(capability.name, target)
                                for target in targets(capability, name + equals, text)]
            return
    raise CommandLineError(f"Error: unrecognized option: {name}{equals}{text}")


def run_emulate(arguments: list[str]) -> int:
    """Obey the command; the program's exit status."""
    options = parse(arguments)
    from pvm.emulation.streams import program_streams

    streams = program_streams()
    try:
        with open(options.program, "rb") as file:
            content = file.read()
    except OSError as error:
        print(f"pvm: {options.program}: {error.strerror}", file=sys.stderr)
        return NOT_FOUND if isinstance(error, FileNotFoundError) else CANNOT_RUN
    from pvm.emulation.running import run_program

    return run_program(options, content, os.path.realpath(os.fsencode(options.program)),
                       streams)
