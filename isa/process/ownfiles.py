"""What a guest finds in /proc/self: its own process, not the one that emulates it."""

import errno
import fcntl
import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from pvm.isa.memory.access import EXECUTE, READ, WRITE

if TYPE_CHECKING:
    from pvm.isa.process.process import Process


def link_target(process: "Process", name: bytes) -> bytes:
    """Where a symbolic link in /proc/self leads. OSError."""
    if name == b"exe":
        return process.program_path
    if name == b"cwd":
        return process.folder
    if name == b"root":
        return b"/"
    number = descriptor_number(name)
    if number is None:
        raise OSError(errno.EINVAL if name in _CONTENTS else errno.ENOENT, "no link")
    with process.files.using(number) as file:
        return file.path or os.readlink(b"/proc/self/fd/%d" % file.host)


def descriptor_number(name: bytes) -> int | None:
    """The guest's descriptor that "fd/N" names; None for other names."""
    text = name.removeprefix(b"fd/")
    return int(text) if text != name and text.isdigit() and len(text) < 10 else None


def content(process: "Process", name: bytes) -> bytes:
    """What a file of /proc/self holds. OSError ENOENT: there is no such file."""
    name = name[name.rfind(b"/") + 1:] if name.startswith(b"task/") else name
    try:
        return _CONTENTS[name](process)
    except KeyError:
        raise OSError(errno.ENOENT, os.strerror(errno.ENOENT)) from None


def open_content(data: bytes) -> int:
    """A descriptor of the host that reads these bytes, and cannot change them: what it held would
    be the host's memory."""
    descriptor = os.memfd_create("own", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    with os.fdopen(os.dup(descriptor), "wb") as file:
        file.write(data)
    os.lseek(descriptor, 0, os.SEEK_SET)
    fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, _SEALS)
    return descriptor


def _maps(process: "Process") -> bytes:
    """proc(5): /proc/pid/maps; the C library looks for the stack's row."""
    lines = []
    for start, end, permissions in process.space.mappings():
        letters = "".join(letter if permissions & bit else "-"
                          for letter, bit in (("r", READ), ("w", WRITE), ("x", EXECUTE)))
        name = process.region_name(start)
        lines.append(f"{start:08x}-{end:08x} {letters}p 00000000 00:00 0".ljust(73) + name)
    return "".join(line.rstrip() + "\n" for line in lines).encode("utf-8", "surrogateescape")


def _command_line(process: "Process") -> bytes:
    return b"".join(argument + b"\0" for argument in process.arguments)


def _environment(process: "Process") -> bytes:
    return b"".join(variable + b"\0" for variable in process.environment)


def _name(process: "Process") -> bytes:
    return os.path.basename(process.program_path)[:15] + b"\n"


def _stat(process: "Process") -> bytes:
    identity = process.world.identity
    fields = [identity.process, f"({_name(process).strip().decode('utf-8', 'replace')})", "R",
              identity.parent, *[0] * 48]
    fields[19] = len(process.threads)
    fields[22] = process.space.accessible
    fields[27] = process.stack_start
    return (" ".join(map(str, fields)) + "\n").encode()


def _status(process: "Process") -> bytes:
    identity, kilobytes = process.world.identity, process.space.accessible // 1024
    name = _name(process).strip().decode("utf-8", "replace")
    return (f"Name:\t{name}\nState:\tR (running)\nTgid:\t{identity.process}\n"
            f"Pid:\t{identity.process}\nPPid:\t{identity.parent}\nTracerPid:\t0\n"
            f"VmSize:\t{kilobytes:8} kB\nVmRSS:\t{kilobytes:8} kB\n"
            f"Threads:\t{len(process.threads)}\n").encode()


def _auxiliary(process: "Process") -> bytes:
    return process.auxiliary


_SEALS: Final = (fcntl.F_SEAL_SEAL | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW
                 | fcntl.F_SEAL_WRITE)
_CONTENTS: Final[dict[bytes, Callable[["Process"], bytes]]] = {
    b"maps": _maps, b"cmdline": _command_line, b"environ": _environment, b"comm": _name,
    b"stat": _stat, b"status": _status, b"auxv": _auxiliary,
}  # fmt: skip
