"""Futexes, and threads that wait for them."""

from __future__ import annotations

import errno
import struct
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from guests import Guest, guest

from pvm.isa.process.endings import Ending, Interrupted
from pvm.isa.process.futexes import ANY
from pvm.isa.process.signals import delivery
from pvm.isa.process.signals.state import Action, SignalInfo

WAIT, WAKE, REQUEUE, WAIT_BITSET, WAKE_BITSET = 0, 1, 3, 9, 10


@pytest.fixture
def made() -> Iterator[Guest]:
    with guest() as found:
        yield found


def in_thread(deed: Callable[[], None]) -> threading.Thread:
    thread = threading.Thread(target=deed)
    thread.start()
    return thread


def test_what_does_not_wait(made: Guest) -> None:
    word = made.put(struct.pack("<I", 7))
    moment = struct.pack("<qq", 0, 1_000_000)
    assert made.call("futex", word, WAIT, 8, 0) == -errno.EAGAIN
    assert made.call("futex", word, WAIT, 7, moment) == -errno.ETIMEDOUT
    assert made.call("futex", word, WAKE, 1) == 0
    assert made.call("futex", word + 1, WAIT, 7, 0) == -errno.EINVAL
    assert made.call("futex", 8, WAIT, 7, 0) == -errno.EFAULT
    assert made.call("futex", word, WAIT_BITSET, 7, 0, 0, 0) == -errno.EINVAL
    assert made.call("futex", word, 6, 0) == -errno.ENOSYS
    late = struct.pack("<qq", 1, 0)         # long ago, by the clock
    assert made.call("futex", word, WAIT_BITSET, 7, late, 0, ANY) == -errno.ETIMEDOUT


def waiting(made: Guest, count: int, word: int, bits: int = ANY) -> list[threading.Thread]:
    """So many threads that wait for a word that is 0."""
    futexes = made.process.futexes

    def wait() -> None:
        thread = made.process.new_thread(made.thread)
        futexes.wait(thread, word, 0, bits, None)
        made.process.leave(thread)

    threads = [in_thread(wait) for _ in range(count)]
    deadline = time.monotonic() + 10
    while futexes.wake(word, 0, 0) or waiters(made, word) < count:
        assert time.monotonic() < deadline
        time.sleep(0.001)
    return threads


def waiters(made: Guest, word: int) -> int:
    return len(made.process.futexes._queues.get(word, ()))


def test_waking(made: Guest) -> None:
    word, other = made.room(4), made.room(4)
    threads = waiting(made, 4, word)
    assert made.call("futex", word, WAKE, 1) == 1
    assert made.call("futex", word, REQUEUE, 1, 1, other) == 1
    assert (waiters(made, word), waiters(made, other)) == (1, 1)
    assert made.call("futex", word, WAKE, 100) == 1
    assert made.call("futex", other, WAKE, 100) == 1
    for thread in threads:
        thread.join(10)
        assert not thread.is_alive()


def test_bits(made: Guest) -> None:
    word = made.room(4)
    thread, = waiting(made, 1, word, 0b100)
    assert made.call("futex", word, WAKE_BITSET, 1, 0, 0, 0b011) == 0
    assert made.call("futex", word, WAKE_BITSET, 1, 0, 0, 0b110) == 1
    thread.join(10)
    assert not thread.is_alive()


@pytest.mark.parametrize("ends", [True, False])
def test_a_wait_is_interrupted(made: Guest, ends: bool) -> None:
    made.process.signals.actions[10] = Action(0x10000)
    outcome: list[str] = []

    def wait() -> None:
        try:
            made.process.futexes.wait(made.thread, made.room(4), 0, ANY, None)
        except Interrupted:
            outcome.append("interrupted")

    thread = in_thread(wait)
    time.sleep(0.02)
    if ends:
        made.process.end(Ending(1))
    else:
        delivery.send(made.process, SignalInfo(10))
    thread.join(10)
    assert outcome == ["interrupted"]
