"""Paths of the guest: what they are at the host, and those that are the process's own."""

import errno
import os
import re
from typing import TYPE_CHECKING, Final

from pvm.isa.process.syscalls.table import signed

if TYPE_CHECKING:
    from pvm.isa.process.threads import GuestThread

LONGEST: Final = 4096           # PATH_MAX
AT_FDCWD: Final = -100
_STREAMS: Final = {b"/dev/stdin": 0, b"/dev/stdout": 1, b"/dev/stderr": 2}
_OWN: Final = re.compile(rb"/proc/(self|thread-self|(?P<id>\d+))(/(?P<name>.*))?$")


def guest_text(thread: "GuestThread", address: int) -> bytes:
    """A path as the guest gives it. OSError ENAMETOOLONG; GuestFault."""
    try:
        return thread.space.read_string(address, LONGEST)
    except ValueError:
        raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG)) from None


def host_path(thread: "GuestThread", folder: int, address: int) -> bytes:
    """The absolute path that a folder's descriptor and a path stand for. OSError; GuestFault."""
    return joined(thread, folder, guest_text(thread, address))


def joined(thread: "GuestThread", folder: int, text: bytes) -> bytes:
    """The same for a path that is there already."""
    if not text:
        raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))
    if text.startswith(b"/"):
        return text
    return os.path.join(folder_path(thread, folder), text)


def folder_path(thread: "GuestThread", folder: int) -> bytes:
    """The folder that a relative path begins in."""
    if signed(folder) == AT_FDCWD:
        return thread.process.folder
    with thread.files.using(signed(folder)) as file:
        found = os.readlink(b"/proc/self/fd/%d" % file.host)
    if not found.startswith(b"/"):
        raise OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    return found


def own_name(thread: "GuestThread", path: bytes) -> bytes | None:
    """What a path names below the guest's own /proc/self; None: it is another file."""
    plain = os.path.normpath(path)
    if plain.startswith(b"//"):
        plain = plain[1:]
    if plain in _STREAMS:
        return b"fd/%d" % _STREAMS[plain]
    if plain == b"/dev/fd" or plain.startswith(b"/dev/fd/"):
        return plain.removeprefix(b"/dev/")
    found = _OWN.match(plain)
    if found is None:
        return None
    number = found["id"]
    if number is not None and int(number) != thread.world.identity.process:
        return None
    return found["name"] or b""
