"""A context: a Java machine of its own inside the Python process."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from pvm.embedding.arrays import JavaArray, Views, new_array
from pvm.embedding.attachment import Attachment, Attachments
from pvm.embedding.builtins import Builtins
from pvm.embedding.callbacks import Callbacks
from pvm.embedding.code import Code, MemoryClasses, check_code, compile_texts
from pvm.embedding.determinism import Clock, check_deterministic, make_deterministic
from pvm.embedding.ending import Ending
from pvm.embedding.exceptions import exception_of
from pvm.embedding.failures import ContextClosed, Exited, Interrupted
from pvm.embedding.fuel import Fuel
from pvm.embedding.interrupts import watch
from pvm.embedding.limits import Limits, check_limits, out_of_memory
from pvm.embedding.members import Members
from pvm.embedding.natives import Function, NativeFunctions
from pvm.embedding.objects import JavaObject, JavaType
from pvm.embedding.preloading import preload
from pvm.embedding.settings import Grant, checked_paths, checked_seconds, machine_settings
from pvm.embedding.statistics import Statistics, statistics
from pvm.embedding.streams import Readable, Writable, byte_reader, byte_writer
from pvm.embedding.values import Values
from pvm.embedding.wrappers import Wrappers
from pvm.gc.plans import DEFAULT_PLAN
from pvm.native.environment import Environment
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.load.arrays import array_class
from pvm.vm.model.names import PRIMITIVE_NAMES
from pvm.vm.model.throwing import JavaThrow
from pvm.vm.runtime.objects import Handle, OutOfMemory
from pvm.vm.runtime.recursion import is_deep, require

if TYPE_CHECKING:
    from pvm.embedding.engine import Engine
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.runtime.machine import Machine

_CALL_ROOM = 80                 # calls of Python's, one in the other, that one into Java takes
_BOOT_ROOM = 200                # and those that the making of a context takes
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
        if is_deep():
            require(_BOOT_ROOM)
        preload()
        check_deterministic(clock, seed)
        check_limits(cpu, wall, fuel, threads, files, output)
        check_code(code)
        streams = byte_reader(stdin), byte_writer(stdout), byte_writer(stderr)
        self._sources = Code(MemoryClasses())
        paths = Code(MemoryClasses(), checked_paths("class_path", class_path))
        self._code = (self._sources, *code, paths)
        entries = [entry for each in self._code for entry in each.entries]
        self._environment = Environment()
        self._engine = engine = _engine_of(engine)
        self._timeout = checked_seconds("timeout", timeout)
        settings = machine_settings(engine.library, entries, heap, gc, stack, fuel is not None,
                                    allow)
        self.machine: Machine = engine.make_machine(settings, self._environment)
        self._threads = Attachments(self.machine)
        self.machine.halt = self._exit
        self.wrappers = Wrappers(self)
        self._limits: Limits | None = None
        self._closing = threading.Lock()        # for whoever closes it; never given back
        self._boot()
        self._is_closed = False
        if any(each is not None for each in streams):
            self._install(streams)
        make_deterministic(self.machine, clock, seed)
        self._limits = self._limited(cpu, wall, fuel, threads, files, output)

    def _boot(self) -> None:
        self.values = Values(self)
        self.views = Views()
        self._builtins = Builtins(self)
        self.members = Members(self, self._threads, self._builtins)
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

    def _install(self, files: Sequence[Any]) -> None:
        """Lets these be System.in, out and err; None: the process's own."""
        numbers = [0 if file is None else self._environment.held.add(file) for file in files]
        with self.inside():
            streams = self.machine.boot.load("pvm/internal/PythonStreams")
            self.machine.initialise(streams)
            self.machine.call(streams.methods["install", "(III)V"], *numbers)

    def _exit(self, status: int) -> NoReturn:
        """System.exit: the calls end, and the Python program goes on."""
        self._threads.stop_all(Exited(status))
        death = self.machine.objects.duplicate(self.machine.spare_thread_death)
        raise JavaThrow(death, self.machine.boot.load("java/lang/ThreadDeath"))

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Context cannot be copied or pickled")    # a copy's end would close it

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
        self.wrappers.clear()
        return Ending(self.machine, self._threads, self._builtins, self.views)

    @contextlib.contextmanager
    def inside(self, timeout: float | None = None) -> Iterator[Machine]:
        """The machine; everything that touches it happens in here. Raises ContextClosed, and what
        ends a call."""
        if self._is_closed:
            raise ContextClosed("the context is closed")
        if is_deep():
            require(_CALL_ROOM)
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
                yield self.machine
        finally:
            if kept is not None:
                self.machine.calls.put_back(kept)

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
        self.members.check_owner((java_type,))
        with self.inside():
            made = self.callbacks.implement(java_type.pvm_class, target)
            java_class = self.machine.objects.class_of(made.slot)
            assert java_class is not None
            return self.wrappers.object_of(made, java_class)

    def provide(self, name: str, functions: Mapping[str, Callable[..., Any]]) -> None:
        """Adds a class whose static methods are Python functions, for Java that is compiled or
        loaded from now on. The keys are signatures such as "int add(int, int)", or names: the
        types are then those of the annotations, or Object... and Object. Raises ValueError,
        TypeError, JavaError."""
        data = self.callbacks.provide(name, functions)
        path = name.replace(".", "/")
        with self.inside():
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
        with self.inside():
            return self.wrappers.type_of(self.machine.application.load(name.replace(".", "/")))

    def stub(self, name: str) -> str:
        """The text of a type stub (.pyi) of the class of a dotted name. Raises JavaError."""
        from pvm.embedding.stubs import stub_of

        with self.inside():
            return stub_of(self.cls(name).pvm_class)

    # -- arrays

    def array(self, component: str | JavaType, content: int | Iterable[Any]) -> JavaArray:
        """A new array of a type ("int", "java.lang.String", "int[]"): of so many elements, or of
        these. Those of numbers stay where they are, so that `memoryview` shows them without a copy.
        Raises TypeError, ValueError, JavaError."""
        self.members.check_owner((component,))
        with self.inside():
            found = component.pvm_class if isinstance(component, JavaType) else (
                self._class_named(component))
            return self.wrappers.array_of(new_array(self, found, content))

    def _class_named(self, name: str) -> JavaClass:
        """Of a type as Java source has it."""
        element = name.replace("[]", "")
        primitive = next((each for each, text in PRIMITIVE_NAMES.items() if text == element), "")
        found = (self.machine.boot.primitives[primitive] if primitive
                 else self.machine.application.load(element.replace(".", "/")))
        for _ in range(name.count("[]")):
            found = array_class(self.machine, found)
        return found


def _engine_of(engine: Engine | None) -> Engine:
    """The one that was named, or that of the process. Raises TypeError."""
    from pvm.embedding.engine import Engine, default_engine

    if engine is None:
        return default_engine()
    if not isinstance(engine, Engine):
        raise TypeError(f"engine={engine!r} is no Engine")
    return engine
