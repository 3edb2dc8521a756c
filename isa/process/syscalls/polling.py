"""System calls that wait for descriptors, and that make pipes and copies of them."""

import errno
import os
import select
import struct
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Final

from pvm.isa.process.descriptors import DESCRIPTOR_LIMIT, OpenFile
from pvm.isa.process.endings import Interrupted
from pvm.isa.process.syscalls.clocks import deadline_of, write_rest
from pvm.isa.process.syscalls.table import answers, signed, system_call

if TYPE_CHECKING:
    from pvm.isa.process.threads import GuestThread

_CLOEXEC: Final = 0o2000000
_NONBLOCK: Final = 0o4000
_POLL: Final = struct.Struct("<ihh")
_EVENTS: Final = 0x7FFF
_READS: Final = select.POLLIN | select.POLLHUP | select.POLLERR
_WRITES: Final = select.POLLOUT | select.POLLERR


@contextmanager
def _temporary_mask(thread: "GuestThread", address: int, size: int) -> Iterator[None]:
    """Signals are blocked as a mask of the guest says until the call is over."""
    if not address:
        yield
        return
    if size != 8:
        raise OSError(errno.EINVAL, "a signal set of another size")
    thread.suspend_mask(int.from_bytes(thread.space.read(address, 8), "little"))
    yield


def _waited(thread: "GuestThread", wanted: Sequence[tuple[OpenFile, int]],
            deadline: int | None, timeout: int) -> dict[int, int]:
    """Host descriptor -> events, of those that are ready; what is left of the time is written to
    where the time is. Interrupted."""
    try:
        ready = thread.wait([(file.host, events) for file, events in wanted], deadline)
    finally:
        if timeout:
            write_rest(thread, timeout, deadline)
    if ready is None:
        raise Interrupted(restarts=False)
    return dict(ready)


@system_call(73, "ppoll", "descriptors count timeout mask size")
def ppoll(thread: "GuestThread", descriptors: int, count: int, timeout: int, mask: int,
          size: int) -> int:
    if count > thread.files.limit:
        raise OSError(errno.EINVAL, "too many descriptors")
    rows = list(_POLL.iter_unpack(thread.space.read(descriptors, _POLL.size * count)))
    deadline = deadline_of(thread, timeout)
    with ExitStack() as stack, _temporary_mask(thread, mask, size):
        files: list[OpenFile | None] = []
        for fd, _, _ in rows:
            try:
                files.append(stack.enter_context(thread.files.using(fd)))
            except OSError:
                files.append(None)
        wrong = any(file is None and row[0] >= 0 for file, row in zip(files, rows, strict=True))
        wanted = [(file, row[1] & _EVENTS) for file, row in zip(files, rows, strict=True) if file]
        ready = _waited(thread, wanted, 0 if wrong else deadline, timeout)
        answers = [_answer(file, row, ready) for file, row in zip(files, rows, strict=True)]
    packed = b"".join(_POLL.pack(row[0], row[1], answer)
                      for row, answer in zip(rows, answers, strict=True))
    thread.space.write(descriptors, packed)
    return sum(1 for answer in answers if answer)


def _answer(file: OpenFile | None, row: tuple[int, int, int], ready: dict[int, int]) -> int:
    if file is None:
        return select.POLLNVAL if row[0] >= 0 else 0
    always = select.POLLERR | select.POLLHUP | select.POLLNVAL
    return ready.get(file.host, 0) & (row[1] | always)


@system_call(72, "pselect6", "count reads writes exceptions timeout mask")
def pselect6(thread: "GuestThread", count: int, reads: int, writes: int, exceptions: int,
             timeout: int, mask: int) -> int:
    if not 0 <= signed(count) <= DESCRIPTOR_LIMIT:
        raise OSError(errno.EINVAL, "too many descriptors")
    length = -(-signed(count) // 64) * 8
    places = (reads, writes, exceptions)
    sets = [int.from_bytes(thread.space.read(place, length), "little") if place else 0
            for place in places]
    deadline = deadline_of(thread, timeout)
    mask_place, mask_size = (struct.unpack("<QQ", thread.space.read(mask, 16))) if mask else (0, 8)
    with ExitStack() as stack, _temporary_mask(thread, mask_place, mask_size):
        files = {fd: stack.enter_context(thread.files.using(fd)) for fd in range(signed(count))
                 if any(bits >> fd & 1 for bits in sets)}
        wanted = [(file, _events(fd, sets)) for fd, file in files.items()]
        ready = _waited(thread, wanted, deadline, timeout)
    total = 0
    for place, bits, events in zip(places, sets, (_READS, _WRITES, select.POLLPRI), strict=True):
        found = sum(1 << fd for fd, file in files.items()
                    if bits >> fd & 1 and ready.get(file.host, 0) & events)
        total += found.bit_count()
        if place:
            thread.space.write(place, found.to_bytes(length, "little"))
    return total


def _events(fd: int, sets: list[int]) -> int:
    events = (select.POLLIN, select.POLLOUT, select.POLLPRI)
    return sum(event for bits, event in zip(sets, events, strict=True) if bits >> fd & 1)


@system_call(59, "pipe2", "descriptors flags")
def pipe2(thread: "GuestThread", descriptors: int, flags: int) -> int:
    if flags & ~(_CLOEXEC | _NONBLOCK | 0o40000):
        raise OSError(errno.EINVAL, "unknown flags")
    files = [OpenFile(host, is_nonblocking=bool(flags & _NONBLOCK)) for host in os.pipe()]
    numbers = [thread.files.add(file, bool(flags & _CLOEXEC)) for file in files]
    thread.space.write(descriptors, struct.pack("<ii", *numbers))
    return 0


@system_call(19, "eventfd2", "count flags")
def eventfd2(thread: "GuestThread", count: int, flags: int) -> int:
    if flags & ~(_CLOEXEC | _NONBLOCK | os.EFD_SEMAPHORE):
        raise OSError(errno.EINVAL, "unknown flags")
    host = os.eventfd(count & 0xFFFF_FFFF, flags & os.EFD_SEMAPHORE | os.EFD_CLOEXEC)
    file = OpenFile(host, is_nonblocking=bool(flags & _NONBLOCK))
    return thread.files.add(file, bool(flags & _CLOEXEC))


@system_call(23, "dup", "fd")
def dup(thread: "GuestThread", fd: int) -> int:
    with thread.files.using(signed(fd)) as file:
        return thread.files.add(file)


@system_call(24, "dup3", "fd new flags")
def dup3(thread: "GuestThread", fd: int, new: int, flags: int) -> int:
    if signed(fd) == signed(new) or flags & ~_CLOEXEC:
        raise OSError(errno.EINVAL, "dup3")
    with thread.files.using(signed(fd)) as file:
        thread.files.put(signed(new), file, bool(flags & _CLOEXEC))
    return signed(new)


# Its memory would be the host's, and nobody would count it.
system_call(279, "memfd_create", "name_ flags")(answers(-errno.ENOSYS))
