"""Local variables as debuggers are told of them (JVMS 4.7.13)."""

from __future__ import annotations


class NamedLocal:
    """A variable in LocalVariableTable; `start` is -1 until it has a value, `end` until its scope
    ends."""

    __slots__ = ("descriptor", "end", "name", "signature", "slot", "start")

    def __init__(self, slot: int, name: str, descriptor: str, signature: str | None) -> None:
        self.slot = slot
        self.name = name
        self.descriptor = descriptor
        self.signature = signature
        self.start = self.end = -1
