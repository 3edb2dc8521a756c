"""What an embedding program may have to catch."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pvm.embedding.objects import JavaObject


class PvmError(Exception):
    """The base of all errors of embedded Java."""


class ContextClosed(PvmError):
    """The context that a class or an object belongs to is closed."""


class Interrupted(PvmError):
    """A call was ended from outside, before it had a result."""


class Exited(Interrupted):
    """Java called System.exit, as it may where `exit` is allowed. `status`: what it gave."""

    def __init__(self, status: int) -> None:
        super().__init__(f"System.exit({status})")
        self.status = status


class LimitReached(Interrupted):
    """A call needed more than it, or its context, may have. Java cannot refuse: no handler of the
    program's runs any more."""


class Timeout(LimitReached, TimeoutError):
    """A call took longer than it may, or calls have used up the time or processor time that their
    context may use."""


class OutOfFuel(LimitReached):
    """Java has done as much as the context's `fuel` allows."""


class OutOfMemory(LimitReached, MemoryError):
    """An object had no room in the context's heap."""


class ThreadLimit(LimitReached):
    """Java wanted to start one more thread than it may."""


class FileLimit(LimitReached):
    """Java wanted to open one more file than it may."""


class OutputLimit(LimitReached):
    """Java has written as much to its standard streams as it may."""


class CompilationError(PvmError):
    """Java source has errors. `messages` is their text, as javac has it."""

    def __init__(self, messages: str, count: int) -> None:
        super().__init__(messages.rstrip())
        self.messages = messages
        self.count = count


class JavaError(PvmError):
    """A Java exception that nobody caught in Java.

    `java_class` is its class's dotted name, `message` its getMessage(), `object` the exception
    itself, `java_stack` its stack trace, a line of text a frame, `__cause__` its cause in Java.
    """

    def __init__(self, thrown: JavaObject, java_class: str, message: str | None,
                 java_stack: tuple[str, ...]) -> None:
        super().__init__(java_class if message is None else f"{java_class}: {message}")
        self.object = thrown
        self.java_class = java_class
        self.message = message
        self.java_stack = java_stack

    def is_a(self, java_class: str) -> bool:
        """Whether its class is, or extends, the class of that dotted name."""
        return java_class in self.object.java_type.java_supertypes


class Denied(JavaError):
    """A SecurityException: Java wanted to do what it may not; `message` names what is missing."""
