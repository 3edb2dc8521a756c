"""A whole machine inside the test's process: class files go in, methods are called."""

from __future__ import annotations

import queue
import struct
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any

from pvm.coreimage import load_core
from pvm.library import library_jar
from pvm.native.binder import Binder
from pvm.native.environment import Environment
from pvm.vm.classfile.writer import ClassWriter
from pvm.vm.load.classpath import LibraryJar
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.members import JavaMethod, parameter_descriptors
from pvm.vm.model.throwing import JavaThrow
from pvm.vm.runtime.machine import Machine, Settings
from pvm.vm.runtime.objects import Handle

HEAP = 64 << 20
WAIT = 120
UNVERIFIED_FRAMES = 49          # the class file version that needs no stack maps and has jsr
FORMS = {"F": ("<f", "<i"), "D": ("<d", "<q")}


class Memory:
    """A class path entry: class files by path, which may be added later."""

    location = "file:/in/memory/"

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files

    def read(self, path: str) -> bytes | None:
        return self.files.get(path)


class Thrown(Exception):
    """What a called method threw: the class's name and the message."""


def to_bits(kind: str, value: Any) -> Any:
    """A float as its bits; everything else as it is."""
    if kind not in FORMS:
        return value
    form, bits = FORMS[kind]
    return struct.unpack(bits, struct.pack(form, value))[0]


def from_bits(kind: str, value: Any) -> Any:
    """The float that the bits are; everything else as it is."""
    if kind not in FORMS:
        return value
    form, bits = FORMS[kind]
    return struct.unpack(form, struct.pack(bits, value))[0]


class Running:
    """A machine with one Java thread that does what it is asked to, until it is stopped."""

    def __init__(self, *writers: ClassWriter, plan: str = "gencopy", stress: int = 0,
                 verify: bool = False, sequences: bool = True) -> None:
        self.memory = Memory({w.name + ".class": w.to_bytes() for w in writers})
        settings = Settings(LibraryJar(library_jar()), [self.memory])
        settings.plan, settings.gc_stress, settings.gc_verify = plan, stress, verify
        settings.gc_poison = verify
        settings.heap_maximum = HEAP
        image, facts = load_core()
        environment = Environment({}, "", [], False)
        natives = Binder(facts["natives"], environment, facts["leaves"])
        self.machine = Machine(image, facts, natives, settings)
        if not sequences:
            self.machine.handlers.sequences = {}
        self._work: queue.Queue[tuple[Future[Any], Callable[[], Any]] | None] = queue.Queue()
        self._methods: dict[tuple[str, str], JavaMethod] = {}
        self.machine.threads.run("main", False, lambda thread: self._serve())
        self.do(self.machine.start)

    def _serve(self) -> None:
        for future, function in iter(self._work.get, None):
            try:
                future.set_result(function())
            except BaseException as error:  # given to the thread that asked
                future.set_exception(error)

    def do(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Calls the function on the Java thread."""
        if threading.current_thread().name == "main":
            return function(*arguments)
        future: Future[Any] = Future()
        self._work.put((future, lambda: function(*arguments)))
        return future.result(WAIT)

    def stop(self) -> None:
        """Ends the Java thread."""
        self._work.put(None)
        assert self.machine.threads.all.wait_until_idle(WAIT)

    def load(self, name: str) -> JavaClass:
        """The class, initialised."""
        found: JavaClass = self.machine.application.load(name)
        self.machine.initialise(found)
        return found

    def method(self, class_name: str, name: str) -> JavaMethod:
        """The class's one method of that name."""
        key = class_name, name
        if key not in self._methods:
            methods = self.load(class_name).methods
            (self._methods[key],) = [m for (n, _), m in methods.items() if n == name]
        return self._methods[key]

    def call(self, class_name: str, name: str, *arguments: Any) -> Any:
        """Calls a static method on Python numbers, strings and handles; raises Thrown."""
        return self.do(self.call_here, class_name, name, *arguments)

    def call_here(self, class_name: str, name: str, *arguments: Any) -> Any:
        """The same, for what runs on the Java thread already."""
        try:
            method = self.method(class_name, name)
            kinds = parameter_descriptors(method.descriptor)
            passed = [self._argument(k, a) for k, a in zip(kinds, arguments, strict=True)]
            result = self.machine.call(method, *passed)
        except JavaThrow as thrown:
            raise self._thrown(thrown) from None
        return from_bits(method.descriptor.rpartition(")")[2], result)

    def _argument(self, kind: str, value: Any) -> Any:
        return self.machine.new_string(value) if isinstance(value, str) else to_bits(kind, value)

    def _thrown(self, thrown: JavaThrow) -> Thrown:
        held = self.machine.objects.field(thrown.slot, "detailMessage")
        text = self.machine.text(held.slot)
        return Thrown(thrown.java_class.name, text)

    def text(self, handle: Handle | None) -> str | None:
        """The Python string of a Java one."""
        return None if handle is None else self.do(self.machine.text, handle.slot)


@contextmanager
def running(*writers: ClassWriter, **options: Any) -> Iterator[Running]:
    """A machine for the duration of the block."""
    made = Running(*writers, **options)
    try:
        yield made
    finally:
        made.stop()


def writer(name: str, *arguments: Any, **options: Any) -> ClassWriter:
    """A class file in the making that needs no stack maps."""
    return ClassWriter(name, *arguments, major=UNVERIFIED_FRAMES, **options)
