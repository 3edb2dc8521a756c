"""What a process and its threads know of signals."""

import struct
from typing import Final, NamedTuple

from pvm.isa.process.signals.numbers import COUNT, IGNORED, STOPPING, UNBLOCKABLE, bit

DEFAULT: Final = 0              # SIG_DFL
IGNORE: Final = 1               # SIG_IGN
_FIRST_REAL_TIME: Final = 32
_MOST_QUEUED: Final = 4096
_INFO: Final = struct.Struct("<iiixxxx")
INFO_SIZE: Final = 128


class SignalInfo(NamedTuple):
    """A signal and where it is from. `words`: what follows in a siginfo, by the kind of signal:
    sender and user, or a fault's address."""

    number: int
    code: int = 0
    words: bytes = b""

    def packed(self) -> bytes:
        """As siginfo_t."""
        content = _INFO.pack(self.number, 0, self.code) + self.words
        return content[:INFO_SIZE].ljust(INFO_SIZE, b"\0")


def sent_by(number: int, code: int, process: int, user: int) -> SignalInfo:
    """A signal that a process has sent."""
    return SignalInfo(number, code, struct.pack("<iI", process, user))


def fault_at(number: int, code: int, address: int) -> SignalInfo:
    """A signal that an instruction has caused."""
    return SignalInfo(number, code, struct.pack("<Q", address & ((1 << 64) - 1)))


class Action(NamedTuple):
    """What a signal does: `handler` is DEFAULT, IGNORE or a guest address."""

    handler: int = DEFAULT
    flags: int = 0
    mask: int = 0

    def ignores(self, number: int) -> bool:
        """Whether nothing happens."""
        if self.handler == DEFAULT:
            return number in IGNORED or number in STOPPING
        return self.handler == IGNORE


class Pending:
    """Signals that were sent and not delivered, oldest first. Those below 32 are kept once."""

    def __init__(self) -> None:
        self._queue: list[SignalInfo] = []

    def add(self, info: SignalInfo) -> bool:
        """Whether there was room."""
        if info.number < _FIRST_REAL_TIME and self.has(bit(info.number)):
            return True
        if len(self._queue) >= _MOST_QUEUED:
            return False
        self._queue.append(info)
        return True

    def has(self, wanted: int) -> bool:
        """Whether one of a set is pending."""
        return any(bit(info.number) & wanted for info in self._queue)

    def take(self, wanted: int) -> SignalInfo | None:
        """The lowest one of a set, which is not pending then."""
        found = [info for info in self._queue if bit(info.number) & wanted]
        if not found:
            return None
        first = min(found, key=lambda info: info.number)
        self._queue.remove(first)
        return first

    def drop(self, number: int) -> None:
        """It is ignored from now on."""
        self._queue = [info for info in self._queue if info.number != number]

    def set_of(self) -> int:
        """All numbers, as a set."""
        found = 0
        for info in self._queue:
            found |= bit(info.number)
        return found


class AlternateStack(NamedTuple):
    """sigaltstack's; `size` 0: there is none."""

    start: int = 0
    size: int = 0
    flags: int = 0

    def holds(self, address: int) -> bool:
        """Whether a stack pointer is on it."""
        return self.start < address <= self.start + self.size


class ThreadSignals:
    """One thread's. `mask`: what is blocked; `suspended_mask`: what the mask becomes again after
    the system call that has replaced it."""

    def __init__(self, mask: int = 0) -> None:
        self.mask = mask
        self.suspended_mask: int | None = None
        self.pending = Pending()
        self.stack = AlternateStack()

    def set_mask(self, mask: int) -> None:
        """Blocks what can be blocked."""
        self.mask = mask & ~UNBLOCKABLE & ((1 << 64) - 1)


class ProcessSignals:
    """What all threads share."""

    def __init__(self) -> None:
        self.actions = [Action()] * COUNT
        self.pending = Pending()
