"""Packets of the remote serial protocol: `$data#checksum`, and the interrupt byte."""

import socket
from typing import Final

INTERRUPT: Final = b"\x03"
_LARGEST: Final = 1 << 16
_ESCAPE: Final = 0x7D


class Closed(Exception):
    """The debugger is gone."""


class Connection:
    """A debugger's connection. `acknowledges` until gdb says that it need not."""

    def __init__(self, stream: socket.socket) -> None:
        self._stream = stream
        self._buffer = b""
        self.acknowledges = True
        stream.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    @property
    def descriptor(self) -> int:
        """What to wait for."""
        return self._stream.fileno()

    @property
    def has_input(self) -> bool:
        """Whether something has come that was not looked at."""
        return bool(self._buffer)

    def close(self) -> None:
        """Nobody debugs any more."""
        self._stream.close()

    def send(self, data: bytes) -> None:
        """Sends a packet. Closed."""
        escaped = bytearray()
        for byte in data:
            if byte in b"#$}*":
                escaped += bytes((_ESCAPE, byte ^ 0x20))
            else:
                escaped.append(byte)
        try:
            self._stream.sendall(b"$%s#%02x" % (bytes(escaped), sum(escaped) & 0xFF))
        except OSError:
            raise Closed from None

    def receive(self) -> bytes:
        """The next packet, or INTERRUPT. What is no packet is left out. Closed."""
        while True:
            self._buffer = self._buffer.lstrip(b"+-")
            if self._buffer.startswith(INTERRUPT):
                self._buffer = self._buffer[1:]
                return INTERRUPT
            found = self._packet()
            if found is not None:
                return found
            self._fill()

    def _fill(self) -> None:
        try:
            data = self._stream.recv(4096)
        except OSError:
            raise Closed from None
        if not data or len(self._buffer) > _LARGEST:
            raise Closed
        self._buffer += data

    def _packet(self) -> bytes | None:
        """The first whole packet that has come, but for those with a wrong checksum."""
        while True:
            start = self._buffer.find(b"$")
            end = self._buffer.find(b"#", start)
            if start < 0 or end < 0 or len(self._buffer) < end + 3:
                return None
            data, checksum = self._buffer[start + 1:end], self._buffer[end + 1:end + 3]
            self._buffer = self._buffer[end + 3:]
            is_right = checksum == b"%02x" % (sum(data) & 0xFF)
            self._acknowledge(is_right)
            if is_right:
                return _plain(data)

    def _acknowledge(self, is_right: bool) -> None:
        if self.acknowledges:
            try:
                self._stream.sendall(b"+" if is_right else b"-")
            except OSError:
                raise Closed from None


def _plain(data: bytes) -> bytes:
    """Without escapes."""
    found, is_escaped = bytearray(), False
    for byte in data:
        if is_escaped:
            found.append(byte ^ 0x20)
        elif byte != _ESCAPE:
            found.append(byte)
        is_escaped = byte == _ESCAPE and not is_escaped
    return bytes(found)
