"""From an empty machine to one that can run a program: on the first Java thread."""

from functools import partial
from typing import TYPE_CHECKING, Any

from pvm.vm.interp.traps import METHODS
from pvm.vm.load.arrays import array_class
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.metadata import MAX_TRAPS, METHOD_HIDDEN
from pvm.vm.runtime.javathreads import JAVA_THREAD
from pvm.vm.runtime.mirrors import Mirrors
from pvm.vm.runtime.objects import Handle
from pvm.vm.runtime.strings import Strings
from pvm.vm.runtime.systemloader import java_loader

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine

_GROUP = "Ljava/lang/ThreadGroup;"
_STRING = "Ljava/lang/String;"
_THREAD_CONSTRUCTOR = f"({_GROUP}{_STRING}Z)V"


def bootstrap(machine: "Machine") -> None:
    """Brings up the core classes, the main thread's objects and java.lang.System."""
    load = machine.boot.load
    byte_array = array_class(machine, machine.boot.primitives["B"])
    machine.mirrors = Mirrors(machine.objects, load("java/lang/Class"), machine.class_at,
                              partial(java_loader, machine))
    machine.strings = Strings(machine.objects, machine.roots, load("java/lang/String"), byte_array)
    machine.vm.long_array_class = machine.primitive_array("J")
    _make_main_thread(machine)
    _bind_traps(machine)
    _make_spare_errors(machine)
    for name in ("java/lang/String", "java/lang/Class"):
        machine.initialise(load(name))       # made by the machine: no `new` ever initialises them
    system = load("java/lang/System")
    machine.initialise(system)
    _run(machine, system, "initialize", "()V")


def _make_main_thread(machine: "Machine") -> None:
    """Thread and groups exist before their classes are initialised: constructors run after."""
    thread_class = machine.boot.load("java/lang/Thread")
    group_class = machine.boot.load("java/lang/ThreadGroup")
    thread = _attached(machine, thread_class)
    machine.initialise(group_class)
    system = machine.objects.instance(group_class)
    _construct(machine, group_class, "()V", system)
    main = machine.objects.instance(group_class)
    machine.initialise(thread_class)
    _construct(machine, group_class, f"({_GROUP}{_STRING})V", main, system,
               machine.strings.new("main"))
    machine.main_group = main
    _construct(machine, thread_class, _THREAD_CONSTRUCTOR, thread, main,
               machine.strings.new("main"), 0)


def adopt_current_thread(machine: "Machine", name: str, daemon: bool) -> None:
    """Gives a thread that the machine started for itself its java.lang.Thread, in group main."""
    thread_class = machine.boot.load("java/lang/Thread")
    thread = _attached(machine, thread_class)
    _construct(machine, thread_class, _THREAD_CONSTRUCTOR, thread, machine.main_group,
               machine.strings.new(name), int(daemon))


def _attached(machine: "Machine", thread_class: JavaClass) -> Handle:
    """A java.lang.Thread for the current thread: its constructor, still to run, asks for it."""
    thread = machine.objects.instance(thread_class)
    current = machine.current_thread()
    machine.objects.copy(thread.slot, current + JAVA_THREAD)
    machine.objects.set_primitive(thread.slot, "eetop", current)
    machine.objects.set_primitive(thread.slot, "threadStatus", 1)
    machine.objects.set_primitive(thread.slot, "priority", 5)
    return thread


def _construct(machine: "Machine", java_class: JavaClass, descriptor: str, made: Handle,
               *arguments: Any) -> None:
    constructor = java_class.method("<init>", descriptor)
    if constructor is None:
        raise LookupError(f"{java_class.external_name} has no constructor {descriptor}")
    machine.calls.call(constructor, made, *arguments)


def _run(machine: "Machine", java_class: JavaClass, name: str, descriptor: str) -> None:
    method = java_class.method(name, descriptor)
    if method is None:
        raise LookupError(f"{java_class.external_name} has no {name}{descriptor}")
    machine.calls.call(method)


def _bind_traps(machine: "Machine") -> None:
    """Trap methods are prepared now: nothing may collect between a trap and its method's frame."""
    traps = machine.boot.load("pvm/internal/Traps")
    machine.initialise(traps)
    for method in traps.methods.values():
        method.info.flags |= METHOD_HIDDEN
    table = [0] * MAX_TRAPS
    for kind, key in METHODS.items():
        method = traps.methods[key]
        machine.code.prepare(method)
        method.info.invoke = machine.image.address("interp.enter_trap")
        table[kind] = method.address
    for index, address in enumerate(table):
        machine.vm.trap_methods[index] = address


def _make_spare_errors(machine: "Machine") -> None:
    """Errors that are thrown when there is no room, or no time, left to make one."""
    for name, message, slot in (
            ("java/lang/OutOfMemoryError", "Java heap space", machine.spare_out_of_memory),
            ("java/lang/StackOverflowError", None, machine.spare_stack_overflow),
            ("java/lang/ThreadDeath", None, machine.spare_thread_death)):
        made = machine.throwables.make(name, message)
        machine.objects.copy(made.slot, slot)
