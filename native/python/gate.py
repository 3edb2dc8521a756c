"""The gate: what natives take from the world outside, one function for each kind of capability.

Files are reached by paths that `path` gave, the environment by `environment`, other processes by
`process`. A policy has these places to check, and no others.
"""

import errno
import os
from collections.abc import Mapping, Sequence
from subprocess import Popen
from typing import Any

from pvm.native.call import NativeCall


def path(call: NativeCall, index: int, *, writes: bool) -> bytes:
    """The path in a string argument, to be read or, with `writes`, to be changed.

    OSError (ENOENT) for one that no file can have.
    """
    del writes                       # nothing is refused yet; callers say what they are going to do
    found = call.text(index).encode("utf-8", "replace")
    if b"\0" in found:
        raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))
    return found


def environment(call: NativeCall) -> dict[str, str]:
    """The variables of the environment."""
    del call
    return dict(os.environ)


def process(call: NativeCall, command: Sequence[bytes], folder: bytes | None,
            variables: Mapping[bytes, bytes], streams: Sequence[Any]) -> "Popen[bytes]":
    """Starts a process with its three standard streams as `Popen` takes them; OSError."""
    del call
    standard_input, output, error = streams
    return Popen(list(command), cwd=folder, env=dict(variables), stdin=standard_input,
                 stdout=output, stderr=error, bufsize=0)


def random_bytes(call: NativeCall, count: int) -> bytes:
    """Bytes that nobody can foresee."""
    del call
    return os.urandom(count)
