"""The main thread's work: bring the library up, find the main class, call main."""

import gc
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.load.arrays import array_class
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.members import JavaMethod
from pvm.vm.model.throwing import JavaThrow
from pvm.vm.runtime.bootstrapping import adopt_current_thread
from pvm.vm.runtime.javathreads import JAVA_THREAD

if TYPE_CHECKING:
    from pvm.runtime import ProgramRun
    from pvm.vm.runtime.machine import Machine

MAIN = ("main", "([Ljava/lang/String;)V")
ACC_PUBLIC_STATIC = 0x0009


def run_program(run: "ProgramRun", thread: Any) -> None:
    """Runs the program on the thread that is to be its main thread."""
    machine = run.machine
    slot = thread.address + JAVA_THREAD
    machine.start()
    gc.freeze()
    gc.enable()
    run.is_booted = True
    run_main_class(run, slot)
    machine.threads.end_java_thread(thread)


def run_main_class(run: "ProgramRun", slot: int) -> None:
    """Finds and calls main. `slot`: the current thread's object, whose handler gets what main
    throws."""
    machine = run.machine
    try:
        method = _main_method(machine, run.options.main_class)
        if isinstance(method, str):
            raise LauncherFailure(method)
        arguments = _string_array(machine, run.options.arguments)
        machine.initialise(method.owner)
        machine.call(method, arguments)
    except LauncherFailure as failure:
        run.exit_code = 1
        run.print_error(str(failure))
    except (JavaThrow, LinkageFailure) as error:
        run.exit_code = 1
        machine.threads.dispatch_uncaught(slot, _thrown(machine, error))


class LauncherFailure(Exception):
    """The main class cannot be run; the text is what java's launcher prints."""


def _thrown(machine: "Machine", error: JavaThrow | LinkageFailure) -> JavaThrow:
    if isinstance(error, JavaThrow):
        return error
    made = machine.throwables.of_failure(error)
    found = machine.objects.class_of(made.slot)
    assert found is not None
    return JavaThrow(made, found)


def _main_method(machine: "Machine", name: str) -> JavaMethod | str:
    """The main method, or java's words for why there is none."""
    try:
        java_class = machine.application.load(name.replace(".", "/"))
    except LinkageFailure as failure:
        return _not_loaded(name, failure)
    try:
        machine.link(java_class)
    except LinkageFailure as failure:
        return (f"Error: Unable to initialize main class {name}\n"
                f"Caused by: {_described(failure)}")
    return _checked_main(java_class, name)


def _not_loaded(name: str, failure: LinkageFailure) -> str:
    absent = ("java/lang/ClassNotFoundException", "java/lang/NoClassDefFoundError")
    if failure.class_name in absent:
        return (f"Error: Could not find or load main class {name}\n"
                f"Caused by: {_described(failure)}")
    return (f"Error: LinkageError occurred while loading main class {name}\n"
            f"\t{_described(failure)}")


def _described(failure: LinkageFailure) -> str:
    """The failure as Throwable.toString says it."""
    error = failure.class_name.replace("/", ".")
    return error if failure.message is None else f"{error}: {failure.message}"


def _checked_main(java_class: JavaClass, name: str) -> JavaMethod | str:
    for above in java_class.superclasses():
        method = above.methods.get(MAIN)
        if method is not None and method.access_flags & 1:
            if not method.is_static:
                return (f"Error: Main method is not static in class {name}, please define the "
                        "main method as:\n   public static void main(String[] args)")
            return method
    for above in java_class.superclasses():
        for (method_name, descriptor), method in above.methods.items():
            if method_name == "main" and descriptor.startswith("([Ljava/lang/String;)") \
                    and method.access_flags & ACC_PUBLIC_STATIC == ACC_PUBLIC_STATIC:
                return (f"Error: Main method must return a value of type void in class {name}, "
                        "please \ndefine the main method as:\n"
                        "   public static void main(String[] args)")
    return (f"Error: Main method not found in class {name}, please define the main method as:\n"
            "   public static void main(String[] args)\n"
            "or a JavaFX application class must extend javafx.application.Application")


def _string_array(machine: "Machine", texts: tuple[str, ...]) -> Any:
    strings = array_class(machine, machine.boot.load("java/lang/String"))
    result = machine.objects.array(strings, len(texts))
    for index, text in enumerate(texts):
        made = machine.new_string(text)
        machine.objects.set_element(result.slot, index, made.slot)
    return result


def run_shutdown_hooks(machine: "Machine") -> None:
    """Runs what Runtime.addShutdownHook registered, on a new thread of the machine's own."""
    adopt_current_thread(machine, "DestroyJavaVM", True)
    shutdown = machine.boot.load("pvm/internal/Shutdown")
    hooks = shutdown.method("runHooks", "()V")
    assert hooks is not None
    with suppress(JavaThrow):       # there is no later at which anybody could be told
        machine.initialise(shutdown)
        machine.call(hooks)
