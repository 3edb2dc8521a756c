"""Java's exceptions as Python's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.embedding.failures import Denied, JavaError
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.model.throwing import JavaThrow
from pvm.vm.runtime.objects import OutOfMemory

if TYPE_CHECKING:
    from pvm.embedding.context import Context
    from pvm.vm.runtime.objects import Handle

_DENIED = "java/lang/SecurityException"
_MOST_CAUSES = 16               # a chain may be a ring


def exception_of(context: Context, thrown: Handle, depth: int = 0) -> JavaError:
    """The Python exception for a throwable, its causes included."""
    machine = context.machine
    java_class = machine.objects.class_of(thrown.slot)
    assert java_class is not None
    java_object = context.wrappers.object_of(thrown, java_class)
    kind = Denied if any(each.name == _DENIED for each in java_class.superclasses()) else JavaError
    made = kind(java_object, java_class.external_name, _message(context, thrown),
                _stack(context, thrown))
    cause = _ask(context, thrown, "getCause", "()Ljava/lang/Throwable;")
    is_cause = cause is not None and not machine.objects.is_null(cause.slot)
    if is_cause and cause is not None and depth < _MOST_CAUSES:
        made.__cause__ = context.callbacks.crossings.arrived(cause) or exception_of(
            context, cause, depth + 1)
    return made


def _message(context: Context, thrown: Handle) -> str | None:
    found = _ask(context, thrown, "getMessage", "()Ljava/lang/String;")
    return None if found is None else context.machine.text(found.slot)


def _stack(context: Context, thrown: Handle) -> tuple[str, ...]:
    frames = _ask(context, thrown, "getStackTrace", "()[Ljava/lang/StackTraceElement;")
    objects = context.machine.objects
    if frames is None or objects.is_null(frames.slot):
        return ()
    return tuple(_text(context, objects.element(frames.slot, index))
                 for index in range(objects.length(frames.slot)))


def _text(context: Context, frame: Handle) -> str:
    found = _ask(context, frame, "toString", "()Ljava/lang/String;")
    return "" if found is None else context.machine.text(found.slot) or ""


def _ask(context: Context, receiver: Handle, name: str, descriptor: str) -> Handle | None:
    """What a method of an object says; None if it throws: it may be a program's own."""
    machine = context.machine
    java_class = machine.objects.class_of(receiver.slot)
    method = None if java_class is None else java_class.find_virtual(name, descriptor)
    if method is None:
        return None
    try:
        found: Handle = machine.call(method, receiver)
    except (JavaThrow, LinkageFailure, OutOfMemory):
        return None
    return found
