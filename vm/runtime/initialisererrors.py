"""What a class that failed to initialise remembers of why (JVMS 5.5 step 11)."""

from typing import TYPE_CHECKING

from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.members import JavaMethod
from pvm.vm.model.throwing import JavaThrow
from pvm.vm.runtime.javathreads import JAVA_THREAD
from pvm.vm.runtime.keptthrowables import keep_throwable
from pvm.vm.runtime.objects import Handle, OutOfMemory

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine

INITIALIZER_ERROR = "java/lang/ExceptionInInitializerError"
_GET_TRACE = ("getStackTrace", "()[Ljava/lang/StackTraceElement;")
_SET_TRACE = ("setStackTrace", "([Ljava/lang/StackTraceElement;)V")


def initialisation_cause(
    machine: "Machine", java_class: JavaClass, error: BaseException
) -> Exception | None:
    """An ExceptionInInitializerError that tells of `error` without holding on to it.

    It has the trace of the exception that the initialiser threw, and names that and the thread.
    None when there is no room to make it, or `error` is none of the guest's.
    """
    try:
        original = _original(machine, error)
        return None if original is None else _made(machine, java_class, original)
    except (OutOfMemory, JavaThrow):
        return None


def _original(machine: "Machine", error: BaseException) -> Handle | None:
    if isinstance(error, LinkageFailure):
        return machine.throwables.of_failure(error)
    return machine.objects.duplicate(error.slot) if isinstance(error, JavaThrow) else None


def _made(machine: "Machine", java_class: JavaClass, original: Handle) -> JavaThrow:
    text = _description(machine, original)
    made = machine.throwables.make(INITIALIZER_ERROR, text)
    trace = machine.calls.call(_method(machine, _GET_TRACE), original)
    machine.calls.call(_method(machine, _SET_TRACE), made, trace)
    return keep_throwable(machine, java_class,
                          JavaThrow(made, machine.boot.load(INITIALIZER_ERROR)))


def _description(machine: "Machine", original: Handle) -> str:
    objects = machine.objects
    java_class = objects.class_of(original.slot)
    assert java_class is not None
    message = objects.field(original.slot, "detailMessage")
    text = machine.text(message.slot)
    name = objects.field(machine.current_thread() + JAVA_THREAD, "name")
    thread = machine.text(name.slot)
    colon = "" if text is None else f": {text}"
    return f'Exception {java_class.external_name}{colon} [in thread "{thread}"]'


def _method(machine: "Machine", key: tuple[str, str]) -> JavaMethod:
    return machine.boot.load("java/lang/Throwable").methods[key]
