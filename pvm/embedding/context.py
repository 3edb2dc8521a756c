"""A context: a Java machine of its own inside the Python process."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from pvm.embedding.arrays import JavaArray, Views, array_type, new_array
from pvm.embedding.attachment import Attachment, Attachments
from pvm.embedding.builtins import Builtins, is_fast
from pvm.embedding.callbacks import Callbacks
from pvm.embedding.code import Code, MemoryClasses, compile_texts
from pvm.embedding.determinism import Clock, make_deterministic
from pvm.embedding.ending import Ending
from pvm.embedding.exceptions import exception_of
from pvm.embedding.failures import ContextClosed, Exited, Interrupted
from pvm.embedding.fields import find_field, read_field, write_field
from pvm.embedding.fuel import Fuel
from pvm.embedding.interrupts import watch
from pvm.embedding.limits import Limits, out_of_memory
from pvm.embedding.natives import Function, NativeFunctions
from pvm.embedding.objects import InstanceMethods, JavaMethods, JavaObject, JavaType, ObjectType
from pvm.embedding.overloads import (
    Overload,
    choose,
    constructors_of,
    overloads_of,
    run,
)
from pvm.embedding.settings import Grant, checked_seconds, machine_settings
from pvm.embedding.statistics import Statistics, statistics
from pvm.embedding.streams import Readable, Writable, byte_reader, byte_writer
from pvm.embedding.values import Values
from pvm.gc.plans import DEFAULT_PLAN
from pvm.native.environment import Environment
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.link.selection import select
from pvm.vm.load.arrays import array_class
from pvm.vm.model.metadata import INITIALISED
from pvm.vm.model.names import PRIMITIVE_NAMES
from pvm.vm.model.throwing import JavaThrow
from pvm.vm.runtime.javacalls import NATIVE_RESULT
from pvm.vm.runtime.objects import Handle, OutOfMemory

if TYPE_CHECKING:
    from pvm.embedding.engine import Engine
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.runtime.machine import Machine

_OWN_PACKAGES = ("pvm.internal.", "pvm/internal/", "sun.misc.", "sun/misc/")


class Context:
    """Classes, objects and limits that no other context sees. Any Python thread may use it.

    `code`: what `Engine.compile` and `Engine.load` give; `class_path`: folders and jars after it.
    `engine`: what the context shares with others; None: the engine of the process. `heap`: what
    the objects may take, `stack`: the frames of a thread, bytes or "64m"; `gc`: the collector.
    `cpu`, `wall`, `fuel`, `threads`, `files`, `output`: see `limits`. `clock`: "frozen", or where a
    clock of the context's own starts; `seed`: of all that is random. `allow`: what Java may do
    outside of its heap, by the capabilities' names: True, or for which targets, as in
    ``{"read": ["/data"], "exit": True}``; nothing by default. `timeout`: seconds that a call may
    take if it says nothing else. `stdin`, `stdout`, `stderr`: files, of text or bytes, that are
    System.in, out and err; None for the process's own. Closed by `close`, at the end of a
    ``with``, or when nobody has it any more.
    """

    _is_closed = True           # until it has booted

    def __init__(self, *code: Code, engine: Engine | None = None,
                 class_path: Sequence[str | os.PathLike[str]] = (),
                 heap: int | str | None = None, gc: str = DEFAULT_PLAN,
                 stack: int | str | None = None,
                 cpu: float | None = None, wall: float | None = None, fuel: int | None = None,
                 threads: int | None = None, files: int | None = None,
                 output: int | None = None, clock: Clock | None = None,
                 seed: int | None = None, allow: Mapping[str, Grant] | None = None,
                 timeout: float | None = None, stdin: Readable | None = None,
                 stdout: Writable | None = None, stderr: Writable | None = None) -> None:
        if engine is None:
            from pvm.embedding.engine import default_engine

            engine = default_engine()
        self._sources = Code(MemoryClasses())
        paths = Code(MemoryClasses(), [os.fspath(each) for each in class_path])
        self._code = (self._sources, *code, paths)
        entries = [entry for each in self._code for entry in each.entries]
        self._environment = Environment()
        self._engine = engine
        self._timeout = checked_seconds("timeout", timeout)
        settings = machine_settings(engine.library, entries, heap, gc, stack, fuel is not None,
                                    allow)
        self.machine: Machine = engine.make_machine(settings, self._environment)
        self._threads = Attachments(self.machine)
        self.machine.halt = self._exit
        self._types: dict[JavaClass, JavaType] = {}
        self._object_types: dict[JavaClass, ObjectType] = {}
        self._limits: Limits | None = None
        self._closing = threading.Lock()        # for whoever closes it; never given back
        self._boot()
        self._is_closed = False
        if stdin or stdout or stderr:
            self._install(stdin, stdout, stderr)
        make_deterministic(self.machine, clock, seed)
        self._limits = self._limited(cpu, wall, fuel, threads, files, output)

    def _boot(self) -> None:
        self.values = Values(self)
        self.views = Views()
        self._builtins = Builtins(self)
        self.callbacks = Callbacks(self, self._environment, self._builtins)
        self._natives = NativeFunctions(self, self._environment, self.callbacks)
        with self._errors():
            self._threads.boot()
        watch(self._threads)

    def _limited(self, cpu: float | None, wall: float | None, fuel: int | None,
                 threads: int | None, files: int | None, output: int | None) -> Limits:
        made = Limits(self.machine, self._threads, Fuel(self.machine, fuel),
                      self._builtins.suspend)
        made.cpu, made.wall, made.threads, made.files = cpu, wall, threads, files
        made.output = output
        return made

    def _install(self, stdin: Readable | None, stdout: Writable | None,
                 stderr: Writable | None) -> None:
        files = (stdin and byte_reader(stdin), stdout and byte_writer(stdout),
                 stderr and byte_writer(stderr))
        numbers = [self._environment.held.add(file) if file else 0 for file in files]
        with self._java():
            streams = self.machine.boot.load("pvm/internal/PythonStreams")
            self.machine.initialise(streams)
            self.machine.call(streams.methods["install", "(III)V"], *numbers)

    def _exit(self, status: int) -> NoReturn:
        """System.exit: the calls end, and the Python program goes on."""
        self._threads.stop_all(Exited(status))
        death = self.machine.objects.duplicate(self.machine.spare_thread_death)
        raise JavaThrow(death, self.machine.boot.load("java/lang/ThreadDeath"))

    # -- life

    def __enter__(self) -> Context:
        return self

    def __exit__(self, *details: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the context: its classes and objects cannot be used any more, calls that other
        threads have running end with ContextClosed, threads of Java's own end, and its memory is
        given back as soon as they have."""
        if not self._is_closed and self._closing.acquire(blocking=False):
            ending = self._shut()
            is_held = self._threads.is_inside or not self.views.are_released
            self._engine.endings.add(ending, waits=not is_held)

    def __del__(self) -> None:
        """Nobody has closed it, and nobody can."""
        if not self._is_closed and not sys.is_finalizing():
            self._engine.endings.left.append(self._shut())      # for whoever comes next

    def _shut(self) -> Ending:
        self._is_closed = True
        self._builtins.disable()
        if self._limits is not None:
            self._limits.close()
        self._threads.close(ContextClosed("the context was closed meanwhile"))
        self.machine.quotas.close_all()
        self.callbacks.clear()
        self._types.clear()
        self._object_types.clear()
        return Ending(self.machine, self._threads, self._builtins, self.views)

    @contextlib.contextmanager
    def _java(self, timeout: float | None = None) -> Iterator[None]:
        """Everything that touches the machine happens in here."""
        if self._is_closed:
            raise ContextClosed("the context is closed")
        limits = self._limits
        attachment = self._threads.current()
        if self._timeout is None and (limits is None or not limits.are_timed):
            self._builtins.called_by(attachment.java_thread.address)
        seconds = self._timeout if timeout is None else timeout
        kept = self.machine.calls.put_aside()
        try:
            with attachment.call(seconds), self._errors(attachment):
                if limits is not None:
                    limits.watch()
                self.callbacks.table.sweep()
                yield
        finally:
            if kept is not None:
                self.machine.calls.put_back(kept)

    @contextlib.contextmanager
    def inside(self) -> Iterator[Machine]:
        """The machine, for as long as this lasts. Raises ContextClosed."""
        with self._java():
            yield self.machine

    @contextlib.contextmanager
    def _errors(self, attachment: Attachment | None = None) -> Iterator[None]:
        try:
            yield
            return
        except OutOfMemory:
            raise out_of_memory(self.machine) from None
        except (JavaThrow, LinkageFailure) as error:
            if attachment is not None and attachment.reason is not None:
                raise attachment.reason from None       # whatever was on its way then
            if self._is_full(error):
                raise out_of_memory(self.machine) from None
            thrown = self._throwable(error)
            made = self.callbacks.crossings.arrived(thrown) or exception_of(self, thrown)
        before = made.__context__
        try:
            raise made
        finally:
            made.__context__ = before       # and not what was caught here

    def _is_full(self, error: JavaThrow | LinkageFailure) -> bool:
        """Whether there was no room for what Java was to be called with."""
        machine = self.machine
        return isinstance(error, JavaThrow) and machine.objects.same(
            error.slot, machine.spare_out_of_memory)

    def _throwable(self, error: JavaThrow | LinkageFailure) -> Handle:
        machine = self.machine
        if isinstance(error, LinkageFailure):
            return machine.throwables.of_failure(error)
        return machine.objects.duplicate(error.slot)

    @property
    def limits(self) -> Limits:
        """What the context may use up."""
        assert self._limits is not None
        return self._limits

    @property
    def stats(self) -> Statistics:
        """What the context has used so far."""
        if self._is_closed:
            raise ContextClosed("the context is closed")
        return statistics(self.machine, self._threads.usage, self.limits)

    def interrupt(self) -> None:
        """Ends the calls that other threads have running in this context, each of which raises
        Interrupted; the context can be used afterwards."""
        self._threads.stop_all(Interrupted("interrupted by Context.interrupt"))

    def end_calls(self, reason: BaseException) -> None:
        """Lets what the calling thread runs in Java end for that reason."""
        self._threads.current().stop(reason)

    # -- Python for Java

    def implement(self, interface: str | JavaType, target: Any) -> JavaObject:
        """A Java object whose methods are Python's: `target` is a callable for an interface with
        one method, a dict of callables by the methods' names, or an object that has them as
        attributes. It keeps them as long as Java needs it. Raises TypeError, JavaError."""
        java_type = self.cls(interface) if isinstance(interface, str) else interface
        self._check_owner((java_type,))
        with self._java():
            made = self.callbacks.implement(java_type.pvm_class, target)
            java_class = self.machine.objects.class_of(made.slot)
            assert java_class is not None
            return self.object_of(made, java_class)

    def provide(self, name: str, functions: Mapping[str, Callable[..., Any]]) -> None:
        """Adds a class whose static methods are Python functions, for Java that is compiled or
        loaded from now on. The keys are signatures such as "int add(int, int)", or names: the
        types are then those of the annotations, or Object... and Object. Raises ValueError,
        TypeError, JavaError."""
        data = self.callbacks.provide(name, functions)
        path = name.replace(".", "/")
        with self._java():
            self._sources.memory.add({f"{path}.class": data})
            self.callbacks.bind(self.machine.application.load(path), functions)

    def native(self, signature: str) -> Callable[[Function], Function]:
        """Decorator: the Python function is the native method "pkg.C.m(I)I" from now on, the types
        written as in class files. It gets the arguments as callbacks do, an instance method's
        receiver first; or, if its first parameter is called `env`, a JNIEnv, the receiver or
        class, and the arguments as C gets them. Raises ValueError, TypeError."""
        def put(function: Function) -> Function:
            if self._is_closed:
                raise ContextClosed("the context is closed")
            self._natives.add(signature, function)
            return function
        return put

    # -- code

    def compile(self, source: str, file_name: str = "Main.java") -> None:
        """Adds the classes of a Java source text. Raises CompilationError; ValueError for a class
        that is there already."""
        if self._is_closed:
            raise ContextClosed("the context is closed")
        locations = [place for each in self._code for place in each.locations]
        self._sources.memory.add(compile_texts([(file_name, source)], locations))

    def cls(self, name: str) -> JavaType:
        """The class of a dotted name ("java.util.ArrayList", "a.B$Inner"). Raises JavaError;
        ValueError for one that is the machine's own."""
        if name.startswith(_OWN_PACKAGES):
            raise ValueError(f"{name} is no class for programs")
        with self._java():
            return self.type_of(self.machine.application.load(name.replace(".", "/")))

    def type_of(self, java_class: JavaClass) -> JavaType:
        """The one Python object that stands for a class."""
        found = self._types.get(java_class)
        return found or self._types.setdefault(java_class, JavaType(self, java_class))

    def object_of(self, handle: Handle, java_class: JavaClass) -> JavaObject:
        """A Python object for an object in the heap."""
        kind = self._object_types.get(java_class) or self._object_type(java_class)
        made: JavaObject = kind(self, handle, java_class)
        return made

    def _object_type(self, java_class: JavaClass) -> ObjectType:
        if java_class.is_array:
            made: ObjectType = array_type(self.machine.image)
        else:
            made = ObjectType("JavaObject", (JavaObject,), {"__slots__": (), "__module__": "pvm"})
        return self._object_types.setdefault(java_class, made)

    def stub(self, name: str) -> str:
        """The text of a type stub (.pyi) of the class of a dotted name. Raises JavaError."""
        from pvm.embedding.stubs import stub_of

        with self._java():
            return stub_of(self.cls(name).pvm_class)

    # -- calls

    def call(self, overloads: list[Overload], arguments: tuple[Any, ...], what: str,
             receiver: Handle | None, timeout: float | None = None) -> Any:
        """Calls the method that fits the arguments. Raises TypeError, JavaError."""
        self.limits.begin()
        with self._java(timeout):
            self._check_owner(arguments)
            return run(self, choose(overloads, arguments, what), receiver)

    def _check_owner(self, arguments: tuple[Any, ...]) -> None:
        for each in arguments:
            if isinstance(each, (JavaObject, JavaType)) and each.pvm_context is not self:
                raise ValueError(f"{each!r} belongs to another context")

    def construct(self, java_type: JavaType, arguments: tuple[Any, ...],
                  timeout: float | None = None) -> JavaObject:
        """A new instance. Raises TypeError, JavaError."""
        java_class = java_type.pvm_class
        self.limits.begin()
        with self._java(timeout):
            if java_class.is_abstract:
                raise TypeError(f"{java_type.java_name} is abstract")
            self._check_owner(arguments)
            call = choose(constructors_of(java_class), arguments, f"new {java_type.java_name}")
            self.machine.initialise(java_class)
            made = self.machine.objects.instance(java_class)
            run(self, call, made)
            return self.object_of(made, java_class)

    # -- members

    def static_member(self, java_type: JavaType, name: str) -> Any:
        """A static method, field or member class. Raises AttributeError, JavaError."""
        java_class = java_type.pvm_class
        with self._java():
            overloads = overloads_of(java_class, name, True)
            if overloads:
                return self._static_method(java_type, name, overloads)
            field = find_field(java_class, name, True)
            if field is not None:
                self.machine.initialise(field.owner)
                return read_field(self, field)
            return self._member_class(java_type, name)

    def _static_method(self, java_type: JavaType, name: str, overloads: list[Overload]) -> Any:
        made: Any = JavaMethods(self, f"{java_type.java_name}.{name}", overloads, None)
        method = overloads[0].method
        if method.owner.state != INITIALISED:
            return made         # its first call has to see to that, in the time that call has
        if len(overloads) == 1 and is_fast(method):
            self.machine.code.prepare(method)
            made = self._builtins.function(method, made)
        java_type.pvm_remember(name, made)
        return made

    def _remember(self, java_class: JavaClass, name: str, overloads: list[Overload]) -> None:
        """Objects of the class find the method without asking, if it can be called fast."""
        method, kind = overloads[0].method, self._object_types.get(java_class)
        is_taken = java_class.is_array or hasattr(JavaObject, name)
        if kind is None or is_taken or len(overloads) > 1 or not is_fast(method):
            return
        target = select(method, java_class)     # as for every receiver of exactly this class
        if target.is_abstract or target.refusal is not None or target.owner.state != INITIALISED:
            return
        self.machine.code.prepare(target)
        slow = InstanceMethods(self, f"{java_class.type_name}.{name}", overloads)
        setattr(kind, name, self._builtins.function(target, slow, kind))

    def take_result(self) -> Any:
        """What a built-in function's call has returned, an object."""
        machine = self.machine
        place = machine.current_thread() + NATIVE_RESULT
        found = machine.objects.duplicate(place)
        machine.objects.clear(place)        # it would keep the object
        return self.values.of_reference(found)

    def raise_pending(self) -> NoReturn:
        """Raises what a built-in function's call has left behind."""
        reason = self._threads.current().take_reason()
        if reason is not None:
            raise reason
        thrown = self.machine.calls.take_pending()
        assert thrown is not None
        with self._java():
            raise thrown
        raise AssertionError("not reached")

    def _member_class(self, java_type: JavaType, name: str) -> JavaType:
        java_class = java_type.pvm_class
        try:
            return self.type_of(java_class.loader.load(f"{java_class.name}${name}"))
        except LinkageFailure:
            message = f"{java_type.java_name} has no static member {name!r} that can be used"
            raise AttributeError(message) from None

    def set_static(self, java_type: JavaType, name: str, value: Any) -> None:
        """Stores into a static field. Raises AttributeError, TypeError, JavaError."""
        with self._java():
            field = find_field(java_type.pvm_class, name, True)
            if field is None:
                raise AttributeError(f"{java_type.java_name} has no static field {name!r}")
            self.machine.initialise(field.owner)
            write_field(self, field, value)

    def member(self, java_object: JavaObject, name: str) -> Any:
        """An object's method or field. Raises AttributeError, JavaError."""
        java_class = java_object.pvm_class
        with self._java():
            overloads = overloads_of(java_class, name, False)
            what = f"{java_class.type_name}.{name}"
            if overloads:
                self._remember(java_class, name, overloads)
                return JavaMethods(self, what, overloads, java_object.pvm_handle)
            field = find_field(java_class, name, False)
            if field is None:
                raise AttributeError(f"{what}: there is no such method or field")
            return read_field(self, field, java_object.pvm_handle)

    def set_member(self, java_object: JavaObject, name: str, value: Any) -> None:
        """Stores into an object's field. Raises AttributeError, TypeError, JavaError."""
        with self._java():
            field = find_field(java_object.pvm_class, name, False)
            if field is None:
                what = f"{java_object.pvm_class.type_name}.{name}"
                raise AttributeError(f"{what}: there is no such field")
            write_field(self, field, value, java_object.pvm_handle)

    # -- arrays

    def array(self, component: str | JavaType, content: int | Iterable[Any]) -> JavaArray:
        """A new array of a type ("int", "java.lang.String", "int[]"): of so many elements, or of
        these. Those of numbers stay where they are, so that `memoryview` shows them without a copy.
        Raises TypeError, ValueError, JavaError."""
        self._check_owner((component,))
        with self._java():
            found = component.pvm_class if isinstance(component, JavaType) else (
                self._class_named(component))
            return self.array_of(new_array(self, found, content))

    def _class_named(self, name: str) -> JavaClass:
        """Of a type as Java source has it."""
        element = name.replace("[]", "")
        primitive = next((each for each, text in PRIMITIVE_NAMES.items() if text == element), "")
        found = (self.machine.boot.primitives[primitive] if primitive
                 else self.machine.application.load(element.replace(".", "/")))
        for _ in range(name.count("[]")):
            found = array_class(self.machine, found)
        return found

    def array_of(self, handle: Handle) -> JavaArray:
        """A Python object for an array."""
        java_class = self.machine.objects.class_of(handle.slot)
        assert java_class is not None
        return array_type(self.machine.image)(self, handle, java_class)
