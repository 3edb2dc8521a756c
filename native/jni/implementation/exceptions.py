"""Exceptions (JNI 4, "Exceptions")."""

from typing import TYPE_CHECKING

from pvm.native.jni.access import check_instantiation
from pvm.native.jni.errors import FatalError, JniError
from pvm.native.jni.functions import OK, Function
from pvm.native.jni.implementation import jni
from pvm.vm.runtime.javacalls import PENDING

if TYPE_CHECKING:
    from pvm.native.jni.caller import Caller
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.model.members import JavaField
    from pvm.vm.runtime.objects import Handle


@jni("Throw")
def throw(caller: "Caller", _: Function, thrown: "Handle") -> int:
    caller.machine.calls.set_pending(thrown.slot)
    return OK


@jni("ThrowNew")
def throw_new(caller: "Caller", _: Function, java_class: "JavaClass", text: str | None) -> int:
    machine = caller.machine
    if machine.boot.load("java/lang/Throwable") not in java_class.supertypes:
        raise JniError(f"ThrowNew: {java_class.type_name} is no throwable class")
    constructor = java_class.method("<init>", "(Ljava/lang/String;)V")
    if constructor is None:
        machine.throw("java/lang/NoSuchMethodError", "<init>")
        raise AssertionError
    check_instantiation(caller, java_class, has_constructor=True)
    machine.initialise(java_class)
    made = caller.objects.instance(java_class)
    machine.call(constructor, made, None if text is None else machine.new_string(text))
    machine.calls.set_pending(made.slot)
    return OK


@jni("ExceptionOccurred")
def exception_occurred(caller: "Caller", _: Function) -> "Handle":
    return caller.objects.duplicate(caller.machine.current_thread() + PENDING)


@jni("ExceptionCheck")
def exception_check(caller: "Caller", _: Function) -> bool:
    return caller.is_pending()


@jni("ExceptionClear")
def exception_clear(caller: "Caller", _: Function) -> None:
    caller.objects.clear(caller.machine.current_thread() + PENDING)


@jni("ExceptionDescribe")
def exception_describe(caller: "Caller", function: Function) -> None:
    """Prints the trace as the thread's end would; the exception is not pending any more."""
    machine = caller.machine
    if not caller.is_pending():
        return
    thrown = exception_occurred(caller, function)
    exception_clear(caller, function)
    held = caller.objects.field(_thread_object(caller), "name")
    name = machine.text(held.slot)
    errors = caller.objects.duplicate(_errors(caller).slot)
    stream = machine.boot.load("java/io/PrintStream")
    machine.call(stream.methods["print", "(Ljava/lang/String;)V"], errors,
                 machine.new_string(f'Exception in thread "{name}" '))
    throwable = machine.boot.load("java/lang/Throwable")
    machine.call(throwable.methods["printStackTrace", "()V"], thrown)


def _errors(caller: "Caller") -> "JavaField":
    found = caller.machine.boot.load("java/lang/System").field("err", "Ljava/io/PrintStream;")
    assert found is not None
    return found


def _thread_object(caller: "Caller") -> int:
    from pvm.vm.runtime.javathreads import JAVA_THREAD

    return caller.machine.current_thread() + JAVA_THREAD


@jni("FatalError")
def fatal_error(caller: "Caller", _: Function, text: str) -> None:
    raise FatalError(text)
