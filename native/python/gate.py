"""The gate: what natives take from the world outside, one function for each kind of capability.

Files are reached by the places that `place` gives, the environment by `environment` and `variable`,
other processes by `process`; `require` asks for any capability. A machine that was granted
everything has no guard: then nothing is looked at. `native.touching` lists who must come by here.
"""

import errno
import os
from collections.abc import Mapping, Sequence
from subprocess import Popen
from typing import TYPE_CHECKING, Any

from pvm.native.call import NativeCall
from pvm.native.python.places import Place, guarded_place, resolved
from pvm.vm.security.capabilities import ENVIRONMENT, NATIVE, READ, RUN, WRITE, Capability
from pvm.vm.security.targets import program_file

if TYPE_CHECKING:
    from pvm.vm.load.loader import Loader

READS = (READ,)
WRITES = (WRITE,)
READS_AND_WRITES = (READ, WRITE)


def require(call: NativeCall, capability: Capability, target: str = "",
            shown: str | None = None) -> None:
    """Raises SecurityException if code on the stack lacks a grant.

    `target`: canonical (see `vm.security.targets`); `shown`: as the program has it.
    """
    guard = call.machine.guard
    if guard is not None:
        guard.check(call.thread, capability, target, shown)


def require_loader(call: NativeCall, loader: "Loader") -> None:
    """Raises SecurityException if code on the stack has less than the loader's classes have."""
    guard = call.machine.guard
    if guard is not None:
        guard.check_definition(call.thread, loader)


def place(call: NativeCall, index: int, wanted: tuple[Capability, ...],
          follows: bool = True) -> Place:
    """Where the file lies whose path is in a string argument, for what is `wanted` of it.

    `follows`: a link at the path's end stands for what it leads to. To be used in a with statement.
    OSError (ENOENT) for a path that no file can have.
    """
    path = encoded_path(call.text(index))
    guard = call.machine.guard
    if guard is None:
        return Place(path)
    return guarded_place(guard, call.thread, path, wanted, follows)


def encoded_path(text: str) -> bytes:
    """A path as the system has it; OSError (ENOENT) for one that no file can have."""
    found = text.encode("utf-8", "replace")
    if b"\0" in found:
        raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))
    return found


def require_link(call: NativeCall, target: bytes, made: Place) -> None:
    """What is needed to let a symbolic link lead somewhere: all that could be done there, for
    others may follow it."""
    guard = call.machine.guard
    if guard is None:
        return
    end = resolved(os.path.join(os.path.dirname(made.path), target), True)
    for capability in READS_AND_WRITES:
        require(call, capability, os.fsdecode(end), os.fsdecode(target))


def library_file(call: NativeCall, path: str, is_native: bool) -> None:
    """Asks for what it takes to load a native library: reading its file, and, unless an emulator
    is to run it, native code."""
    require(call, READ, os.path.realpath(path), path)
    if is_native:
        require(call, NATIVE)


def environment(call: NativeCall) -> dict[str, str]:
    """The variables of the environment."""
    require(call, ENVIRONMENT)
    return dict(os.environ)


def variable(call: NativeCall, name: str) -> str | None:
    """One variable of the environment."""
    require(call, ENVIRONMENT, name)
    return os.environ.get(name)


def process(call: NativeCall, command: Sequence[bytes], folder: bytes | None,
            variables: Mapping[bytes, bytes] | None, streams: Sequence[Any]) -> "Popen[bytes]":
    """Starts a process with its three standard streams as `Popen` takes them; OSError.

    Without `variables` it gets those of this process.
    """
    executable = None
    if call.machine.guard is not None:
        executable = _granted_program(call, os.fsdecode(command[0]), variables)
    standard_input, output, error = streams
    return Popen(list(command), cwd=folder, env=None if variables is None else dict(variables),
                 stdin=standard_input, stdout=output, stderr=error, bufsize=0,
                 executable=executable)


def _granted_program(call: NativeCall, name: str,
                     variables: Mapping[bytes, bytes] | None) -> str | None:
    """The file to be run, which is the one that was checked; None if there is none."""
    found = program_file(name, os.environ)
    require(call, RUN, found or name, name)
    for variable_name in variables or ():
        # these have the program run code of the caller's choice
        if variable_name.startswith(b"LD_"):
            require(call, NATIVE)
    return found


def random_bytes(call: NativeCall, count: int) -> bytes:
    """Bytes that nobody can foresee."""
    del call
    return os.urandom(count)
