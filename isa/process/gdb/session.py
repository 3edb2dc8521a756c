"""A debugging session: gdb's packets, and what is done about them."""

import binascii
import select
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from pvm.isa.memory.faults import GuestFault
from pvm.isa.process.endings import Ending
from pvm.isa.process.gdb import target
from pvm.isa.process.gdb.packets import INTERRUPT, Closed, Connection
from pvm.isa.process.gdb.runcontrol import SIGTRAP, RunControl, Stop

if TYPE_CHECKING:
    from pvm.isa.process.process import Process
    from pvm.isa.process.threads import GuestThread

_KILLED: Final = 128 + 9
_PACKET: Final = 0x4000
_WRONG: Final = b"E01"
_FEATURES: Final = (b"PacketSize=%x;qXfer:features:read+;qXfer:auxv:read+;vContSupported+;"
                    b"QStartNoAckMode+;swbreak+" % _PACKET)


class Session:
    """Serves one connection to its end, in the thread that calls `serve`."""

    def __init__(self, process: "Process", control: RunControl, connection: Connection) -> None:
        self._process = process
        self._control = control
        self._connection = connection
        self._chosen = min(process.threads)
        self._commands: dict[bytes, Callable[[bytes], bytes | None]] = {
            b"?": lambda rest: self._stopped(),
            b"g": self._read_all, b"G": self._write_all, b"p": self._read_one,
            b"P": self._write_one, b"m": self._read_memory, b"M": self._write_memory,
            b"c": self._continue, b"s": self._step, b"C": self._continue_with,
            b"S": self._step_with, b"H": self._choose, b"T": self._is_alive, b"Z": self._insert,
            b"z": self._remove, b"q": self._query, b"Q": self._set, b"v": self._extended,
            b"D": self._detach, b"k": self._kill,
        }  # fmt: skip

    def serve(self) -> None:
        """Until the process ends or the debugger goes, which lets the process run on."""
        try:
            while True:
                if not self._control.is_stopped or self._process.ending is not None:
                    if self._wait():
                        return
                else:
                    self._obey(self._connection.receive())
        except Closed:
            return
        finally:
            self._control.detach()
            self._connection.close()

    def _wait(self) -> bool:
        """Waits for a stop, the end or the debugger's interrupt, and tells; True: it is over."""
        while True:
            ending = self._process.ending
            if ending is not None:
                self._connection.send(b"X%02x" % ending.signal if ending.signal
                                      else b"W%02x" % ending.status)
                return True
            if self._control.is_stopped:
                stop = self._control.stop
                if stop is not None:
                    self._chosen = stop.thread
                    self._connection.send(_told(stop))
                return False
            if not self._connection.has_input and not self._control.waker.wait(
                    ((self._connection.descriptor, select.POLLIN),)):
                continue                # something has happened to the process
            if self._connection.receive() == INTERRUPT:
                self._control.interrupt()

    def _obey(self, packet: bytes) -> None:
        if packet == INTERRUPT:
            return
        command = self._commands.get(packet[:1])
        try:
            answer = command(packet[1:]) if command is not None else b""
        except (GuestFault, ValueError, KeyError):
            answer = _WRONG
        if answer is not None:
            self._connection.send(answer)

    def _stopped(self) -> bytes:
        return _told(self._control.stop or Stop(self._chosen, SIGTRAP))

    @property
    def _thread(self) -> "GuestThread":
        """KeyError: it is over."""
        return self._process.threads[self._chosen]

    # -- registers and memory

    def _read_all(self, rest: bytes) -> bytes:
        content = b"".join(target.read_register(self._thread, number)
                           for number in range(target.COUNT))
        return binascii.hexlify(content)

    def _write_all(self, rest: bytes) -> bytes:
        content = binascii.unhexlify(rest)
        place = 0
        for number in range(target.COUNT):
            size = target.size_of(number)
            if place + size <= len(content):
                target.write_register(self._thread, number, content[place:place + size])
            place += size
        return b"OK"

    def _read_one(self, rest: bytes) -> bytes:
        number = int(rest, 16)
        if number >= target.COUNT:
            return _WRONG
        return binascii.hexlify(target.read_register(self._thread, number))

    def _write_one(self, rest: bytes) -> bytes:
        number, _, value = rest.partition(b"=")
        if int(number, 16) >= target.COUNT:
            return _WRONG
        target.write_register(self._thread, int(number, 16), binascii.unhexlify(value))
        return b"OK"

    def _read_memory(self, rest: bytes) -> bytes:
        address, count = (int(part, 16) for part in rest.split(b","))
        return binascii.hexlify(self._control.read(address, min(count, _PACKET // 2)))

    def _write_memory(self, rest: bytes) -> bytes:
        place, _, data = rest.partition(b":")
        address, count = (int(part, 16) for part in place.split(b","))
        content = binascii.unhexlify(data)
        if len(content) != count:
            return _WRONG
        self._process.space.patch(address, content)
        return b"OK"

    def _insert(self, rest: bytes) -> bytes:
        kind, address, size = rest.split(b";")[0].split(b",")
        if kind != b"0":
            return b""
        self._control.insert(int(address, 16), int(size, 16))
        return b"OK"

    def _remove(self, rest: bytes) -> bytes:
        kind, address, _ = rest.split(b",")
        if kind != b"0":
            return b""
        self._control.remove(int(address, 16))
        return b"OK"

    # -- running

    def _continue(self, rest: bytes) -> None:
        if rest:
            self._thread.hart.pc = int(rest, 16)
        self._control.resume(None, None)

    def _step(self, rest: bytes) -> None:
        if rest:
            self._thread.hart.pc = int(rest, 16)
        self._control.resume(self._chosen, None)

    def _continue_with(self, rest: bytes) -> None:
        self._control.resume(None, int(rest.partition(b";")[0], 16))

    def _step_with(self, rest: bytes) -> None:
        self._control.resume(self._chosen, int(rest.partition(b";")[0], 16))

    def _extended(self, rest: bytes) -> bytes | None:
        if rest == b"Cont?":
            return b"vCont;c;C;s;S"
        if rest.startswith(b"Kill"):
            self._process.end(Ending(_KILLED, 9, "killed by the debugger"))
            return b"OK"
        if not rest.startswith(b"Cont;"):
            return b""
        # the first action is that of the thread that gdb steps, or of all
        action, _, thread = rest[len(b"Cont;"):].partition(b";")[0].partition(b":")
        signal = int(action[1:], 16) if len(action) > 1 else None
        if action[:1] in (b"s", b"S"):
            self._control.resume(int(thread, 16) if thread else self._chosen, signal)
        else:
            self._control.resume(None, signal)
        return None

    def _detach(self, rest: bytes) -> bytes:
        self._connection.send(b"OK")
        raise Closed

    def _kill(self, rest: bytes) -> None:
        self._process.end(Ending(_KILLED, 9, "killed by the debugger"))

    # -- threads and questions

    def _choose(self, rest: bytes) -> bytes:
        number = int(rest[1:], 16) if rest[1:] not in (b"-1", b"0") else 0
        if rest[:1] == b"g" and number:
            if number not in self._process.threads:
                return _WRONG
            self._chosen = number
        return b"OK"

    def _is_alive(self, rest: bytes) -> bytes:
        return b"OK" if int(rest, 16) in self._process.threads else _WRONG

    def _query(self, rest: bytes) -> bytes:
        if rest.startswith(b"Supported"):
            return _FEATURES
        if rest.startswith(b"Xfer:features:read:target.xml:"):
            return _part(target.description(), rest)
        if rest.startswith(b"Xfer:auxv:read::"):
            return _part(self._process.auxiliary, rest)
        if rest == b"fThreadInfo":
            return b"m" + b",".join(b"%x" % number for number in sorted(self._process.threads))
        return {b"sThreadInfo": b"l", b"C": b"QC%x" % self._chosen, b"Attached": b"0"}.get(
            rest.partition(b":")[0], b"")

    def _set(self, rest: bytes) -> bytes:
        if rest != b"StartNoAckMode":
            return b""
        self._connection.acknowledges = False
        return b"OK"


def _told(stop: Stop) -> bytes:
    kind = b"swbreak:;" if stop.is_breakpoint else b""
    return b"T%02x%sthread:%x;" % (stop.signal, kind, stop.thread)


def _part(content: bytes, question: bytes) -> bytes:
    """A part of what is transferred: "m" and it, or "l" and the last one."""
    offset, size = (int(text, 16) for text in question.rpartition(b":")[2].split(b","))
    part = content[offset:offset + size]
    return (b"m" if offset + size < len(content) else b"l") + part
