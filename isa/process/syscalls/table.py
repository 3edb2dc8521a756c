"""The table of system calls."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

if TYPE_CHECKING:
    from pvm.isa.process.threads import GuestThread

Handler = Callable[..., int | None]
Declared = TypeVar("Declared", bound=Handler)
MODULES: Final = ("files", "paths", "status", "polling", "memory", "clocks", "identity", "limits",
                  "signalling", "threading", "controls")


class SystemCall(NamedTuple):
    """`arguments`: their names. An underscore at the end of one: it is a string's address."""

    number: int
    name: str
    arguments: tuple[str, ...]
    handler: Handler


TABLE: dict[int, SystemCall] = {}


def system_call(number: int, name: str, arguments: str = "") -> Callable[[Declared], Declared]:
    """Decorator: the function is a system call of Linux's generic table."""

    def declare(handler: Declared) -> Declared:
        if number in TABLE:
            raise ValueError(f"system call {number} is there twice")
        TABLE[number] = SystemCall(number, name, tuple(arguments.split()), handler)
        return handler

    return declare


def load_table() -> dict[int, SystemCall]:
    """All system calls, by number."""
    for module in MODULES:
        import_module(f"pvm.isa.process.syscalls.{module}")
    return TABLE


def signed(word: int) -> int:
    """An argument of type int."""
    low = word & 0xFFFF_FFFF
    return low - (1 << 32) if low >> 31 else low


def signed_long(word: int) -> int:
    """An argument of type long."""
    return word - (1 << 64) if word >> 63 else word


def answers(value: int) -> Callable[["GuestThread"], int]:
    """A handler that does nothing and gives always the same."""

    def handler(thread: "GuestThread", *arguments: Any) -> int:
        del thread, arguments
        return value

    return handler
