"""What an embedding program may have to catch."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pvm.embedding.objects import JavaObject


class PvmError(Exception):
    """The base of all errors of embedded Java."""


class ContextClosedError(PvmError):
    """The context that a class or an object belongs to is closed."""


class InterruptedCallError(PvmError):
    """A call was ended from outside, before it had a result."""


class TimeLimitError(InterruptedCallError, TimeoutError):
    """A call took longer than it may."""


class ExitError(InterruptedCallError):
    """Java called System.exit, as it may where `exit` is allowed. `status`: what it gave."""

    def __init__(self, status: int) -> None:
        super().__init__(f"System.exit({status})")
        self.status = status


class CompilationError(PvmError):
    """Java source has errors. `messages` is their text, as javac has it."""

    def __init__(self, messages: str, count: int) -> None:
        super().__init__(messages.rstrip())
        self.messages = messages
        self.count = count


class JavaException(PvmError):
    """A Java exception that nobody caught in Java.

    `java_class` is its class's dotted name, `message` its getMessage(), `object` the exception
    itself, `stack` its stack trace as text, one line a frame. Its cause in Java is `__cause__`.
    """

    def __init__(self, thrown: JavaObject, java_class: str, message: str | None,
                 stack: tuple[str, ...]) -> None:
        super().__init__(java_class if message is None else f"{java_class}: {message}")
        self.object = thrown
        self.java_class = java_class
        self.message = message
        self.stack = stack

    def is_a(self, java_class: str) -> bool:
        """Whether its class is, or extends, the class of that dotted name."""
        return java_class in self.object.java_type.supertype_names
