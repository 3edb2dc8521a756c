"""Python's files as Java's standard streams: bytes on Java's side, text or bytes on Python's."""

from __future__ import annotations

import codecs
import io
from typing import Any, Protocol


class Writable(Protocol):
    """Anything with a method `write`, as files have it: of text if that is what they are of."""

    def write(self, data: Any, /) -> Any:
        """Takes bytes or text."""


class Readable(Protocol):
    """Anything with a method `read`, as files have it."""

    def read(self, size: int, /) -> Any:
        """At most `size` bytes, or characters; nothing at the end."""


class ByteWriter:
    """Writes Java's bytes to a file of text: characters that end in the next bytes wait for them.
    """

    def __init__(self, target: Writable) -> None:
        self._target = target
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def write(self, data: bytes) -> None:
        text = self._decoder.decode(data)
        if text:
            self._target.write(text)


class ByteReader:
    """Reads a file of text as UTF-8."""

    def __init__(self, source: Readable) -> None:
        self._source = source

    def read(self, size: int) -> bytes:
        # a character has four bytes at most
        return str(self._source.read(max(size // 4, 1))).encode("utf-8", "replace")


def byte_writer(target: Writable | None) -> Any:
    """What has a `write` of bytes; None as it is. TypeError for what has no `write` at all."""
    if target is None:
        return None
    if not callable(getattr(target, "write", None)):
        raise TypeError(f"{target!r} has no method write")
    return ByteWriter(target) if isinstance(target, io.TextIOBase) else target


def byte_reader(source: Readable | None) -> Any:
    """What has a `read` of bytes; None as it is. TypeError for what has no `read` at all."""
    if source is None:
        return None
    if not callable(getattr(source, "read", None)):
        raise TypeError(f"{source!r} has no method read")
    return ByteReader(source) if isinstance(source, io.TextIOBase) else source
