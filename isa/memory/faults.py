"""What goes wrong with guest memory."""

from pvm.isa.memory.access import EXECUTE, READ, WRITE

_DEEDS = {READ: "read", WRITE: "write", EXECUTE: "execute"}


class GuestFault(Exception):
    """An access that the guest's memory does not allow, at its first address that is refused.

    `kind`: READ, WRITE or EXECUTE.
    """

    def __init__(self, address: int, kind: int) -> None:
        super().__init__(f"no {_DEEDS[kind]} access to {address:#x}")
        self.address = address
        self.kind = kind


class OutOfSpace(Exception):
    """There is no room in the space, or its limit of mapped memory is reached."""
