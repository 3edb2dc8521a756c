"""System calls about memory."""

import errno
import fcntl
import os
import stat
from typing import TYPE_CHECKING, Final

from pvm.isa.memory.access import EXECUTE, PAGE_SIZE, READ, WRITE
from pvm.isa.process.guestmemory import rounded
from pvm.isa.process.syscalls.table import answers, signed, signed_long, system_call

if TYPE_CHECKING:
    from pvm.isa.process.threads import GuestThread

_PROT_READ, _PROT_WRITE, _PROT_EXEC = 1, 2, 4
_SHARED: Final = 1
_SHARING: Final = 3             # MAP_TYPE: shared, private, or (both) shared and checked
_ZERO: Final = os.makedev(1, 5)     # /dev/zero
_FIXED: Final = 0x10
_ANONYMOUS: Final = 0x20
_FIXED_NOREPLACE: Final = 0x100000
_MAY_MOVE: Final = 1
_TO_FIXED: Final = 2
_DONT_NEED: Final = 4


def _permissions(protection: int) -> int:
    """What PROT_* bits come to: what can be written can be read (privileged specification)."""
    found = EXECUTE if protection & _PROT_EXEC else 0
    if protection & _PROT_WRITE:
        found |= WRITE | READ
    return found | (READ if protection & _PROT_READ else 0)


@system_call(214, "brk", "address")
def brk(thread: "GuestThread", address: int) -> int:
    return thread.process.memory.set_heap_end(address)


@system_call(222, "mmap", "address size protection flags fd offset")
def mmap(thread: "GuestThread", address: int, size: int, protection: int, flags: int, fd: int,
         offset: int) -> int:
    if not size or offset % PAGE_SIZE or not flags & _SHARING:
        raise OSError(errno.EINVAL, "no size, no offset, or neither shared nor private")
    if size > thread.space.size:
        raise OSError(errno.ENOMEM, "more than there is")
    content = b""
    if not flags & _ANONYMOUS:
        content = _content(thread, fd, signed_long(offset), rounded(size),
                           bool(flags & _SHARED and protection & _PROT_WRITE))
    return thread.process.memory.map(
        address, size, _permissions(protection), content,
        bool(flags & (_FIXED | _FIXED_NOREPLACE)), not flags & _FIXED_NOREPLACE)


def _content(thread: "GuestThread", fd: int, offset: int, size: int, is_shared: bool) -> bytes:
    """What a file has for a mapping, which is a copy: nobody sees what others write later."""
    with thread.files.using(signed(fd)) as file:
        access = fcntl.fcntl(file.host, fcntl.F_GETFL) & os.O_ACCMODE
        if access == os.O_WRONLY or (is_shared and access == os.O_RDONLY):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        if file.kind == stat.S_IFCHR and os.fstat(file.host).st_rdev == _ZERO:
            return b""
        if is_shared:
            raise OSError(errno.ENODEV, "writing to files through shared mappings is not built")
        if file.kind != stat.S_IFREG:
            raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))
        wanted = min(size, max(0, os.fstat(file.host).st_size - offset))
        limit = thread.space.limit
        if limit is not None and wanted > limit:
            raise OSError(errno.ENOMEM, "more than the limit")
        return os.pread(file.host, wanted, offset)


@system_call(215, "munmap", "address size")
def munmap(thread: "GuestThread", address: int, size: int) -> int:
    thread.process.memory.unmap(address, size)
    return 0


@system_call(226, "mprotect", "address size protection")
def mprotect(thread: "GuestThread", address: int, size: int, protection: int) -> int:
    thread.process.memory.protect(address, size, _permissions(protection))
    return 0


@system_call(216, "mremap", "address old_size new_size flags target")
def mremap(thread: "GuestThread", address: int, old_size: int, new_size: int, flags: int,
           target: int) -> int:
    if flags & ~(_MAY_MOVE | _TO_FIXED) or flags == _TO_FIXED:
        raise OSError(errno.EINVAL, "flags of mremap")
    return thread.process.memory.remap(address, old_size, new_size, bool(flags & _MAY_MOVE),
                                       target if flags & _TO_FIXED else None)


@system_call(233, "madvise", "address size advice")
def madvise(thread: "GuestThread", address: int, size: int, advice: int) -> int:
    size = rounded(size)
    if address % PAGE_SIZE:
        raise OSError(errno.EINVAL, "no page")
    if size and not thread.space.is_mapped(address, size):
        raise OSError(errno.ENOMEM, "not mapped")
    if size and signed(advice) == _DONT_NEED and address + size <= thread.process.memory.trampoline:
        thread.space.discard(address, size)
    return 0


@system_call(232, "mincore", "address size states")
def mincore(thread: "GuestThread", address: int, size: int, states: int) -> int:
    size = rounded(size)
    if address % PAGE_SIZE or not thread.space.is_mapped(address, size):
        raise OSError(errno.ENOMEM, "not mapped")
    thread.space.write(states, b"\1" * (size // PAGE_SIZE))
    return 0


@system_call(227, "msync", "address size flags")
def msync(thread: "GuestThread", address: int, size: int, flags: int) -> int:
    """Every mapping is private: there is nothing to write back."""
    if address % PAGE_SIZE:
        raise OSError(errno.EINVAL, "no page")
    if size and not thread.space.is_mapped(address, rounded(size)):
        raise OSError(errno.ENOMEM, "not mapped")
    return 0


# There is no swap that a guest would have a say in.
system_call(228, "mlock", "address size")(answers(0))
system_call(229, "munlock", "address size")(answers(0))
system_call(230, "mlockall", "flags")(answers(0))
system_call(231, "munlockall")(answers(0))
system_call(284, "mlock2", "address size flags")(answers(0))
system_call(259, "riscv_flush_icache", "start end flags")(answers(0))
system_call(283, "membarrier", "command flags cpu")(answers(-errno.ENOSYS))
