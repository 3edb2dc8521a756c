"""One runtime: its structs, heap, classes, handles and the way in and out of running code."""

import ctypes
import threading
from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING, Any, Protocol

from pvm.gc.control import create_heap
from pvm.gc.memory_sources import SystemMemory
from pvm.lowlevel.image.loader import Image
from pvm.lowlevel.marks import LowLevelFunction
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.structs import offset_of
from pvm.vm.interp.handlers import Handlers
from pvm.vm.link.initialise import initialise
from pvm.vm.link.linking import link
from pvm.vm.load.arrays import array_class, define_primitives
from pvm.vm.load.classpath import ClassPathEntry, LibraryJar
from pvm.vm.load.loader import BootLoader, Loader, PathLoader
from pvm.vm.model.arena import Arena
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.loaderdata import LoaderData, PermanentLoaderData
from pvm.vm.model.members import JavaMethod
from pvm.vm.model.metadata import METHOD_COMPILED, METHOD_ENTRY, Class, Method, Vm
from pvm.vm.model.numbered import Numbered
from pvm.vm.model.records import words
from pvm.vm.model.throwing import JavaThrow
from pvm.vm.runtime.bootstrapping import bootstrap
from pvm.vm.runtime.codestore import CodeStore
from pvm.vm.runtime.heapfailure import HeapFailure
from pvm.vm.runtime.javacalls import JavaCalls
from pvm.vm.runtime.javathreads import JavaThreads
from pvm.vm.runtime.mirrors import Mirrors
from pvm.vm.runtime.objects import Handle, Objects
from pvm.vm.runtime.quotas import Quotas
from pvm.vm.runtime.resolving import CodeResolver
from pvm.vm.runtime.roots import RootTable
from pvm.vm.runtime.strings import Strings
from pvm.vm.runtime.throwables import Throwables
from pvm.vm.runtime.unloading import MortalLoaderData, Unloading
from pvm.vm.runtime.upcallcodes import Limit
from pvm.vm.runtime.upcalls import Upcalls

if TYPE_CHECKING:
    from pvm.vm.runtime.methodhandles import MethodHandles
    from pvm.vm.security.grants import Grants
    from pvm.vm.security.guard import Guard
    from pvm.vm.template.template import Copy

ACC_ABSTRACT = 0x400
UNLIMITED = (1 << 64) - 1
_NUMBER = offset_of(Class, "number")


class NativeBinder(Protocol):
    """Native methods, filled in at the composition root."""

    def bind(self, machine: "Machine", method: JavaMethod, info: Any) -> None:
        """Sets Method.native (and what belongs to it); UnsatisfiedLinkError if there is none."""

    def leaf(self, machine: "Machine", method: JavaMethod) -> str | None:
        """The core image's symbol of a native that may be called without a frame, or None."""

    def call(self, machine: "Machine", method: JavaMethod, arguments: int) -> int:
        """Runs a native written in Python; `arguments` is their address on the Java stack."""

    def forget_loaders(self, dead: "list[MortalLoaderData]") -> None:
        """The classes of these loaders are unloaded."""

    def end(self) -> None:
        """No Java runs, or will."""

    def trap(self, kind: int, first: int, second: int,
             machine: "Machine") -> tuple[str, str | None]:
        """(class, message) of the exception for a trap raised by a low-level native."""


class Settings:
    """What a machine is made of and with; sizes in bytes, None for the default."""

    def __init__(self, library: LibraryJar, class_path: list[ClassPathEntry]) -> None:
        self.library = library
        self.class_path = class_path
        self.plan = "gencopy"
        self.heap_maximum: int | None = None
        self.heap_initial: int | None = None
        self.nursery: int | None = None
        self.stack: int | None = None
        self.huge_pages = True
        self.gc_stress = 0
        self.gc_poison = False
        self.gc_verify = False
        self.metered = False            # whether compiled code counts fuel
        self.verification = "remote"  # "all": the class library too; "none"
        self.grants: Grants | None = None     # what the application may do; None: everything


class Machine:
    """A Java virtual machine in this process; several may live side by side.

    The constructor makes everything that needs no running Java; `boot` runs on the first Java
    thread. Implements the linker's `Host` and the predecoder's `CodeHost`.
    """

    def __init__(self, image: Image, facts: dict[str, Any], natives: NativeBinder,
                 settings: Settings, copy: "Copy | None" = None) -> None:
        """`copy`: the machine is made of a template, and need not boot."""
        self.image = image
        self.natives = natives
        self.settings = settings
        self._copy = copy
        self.arena = Arena() if copy is None else copy.arena
        self.link_lock = threading.RLock()
        self.initialisation = threading.Condition()
        self.classes: Numbered[JavaClass] = Numbered()
        self.methods: Numbered[JavaMethod] = Numbered()
        self._set_hooks()
        self.vm: Any = Ptr[Vm](self.arena.allocate(Vm.size) if copy is None else copy.vm)
        self.handlers = Handlers(image.address, facts) if copy is None else copy.handlers
        self.roots, self.weak_roots = self._root_table("roots"), self._root_table("weak_roots")
        self.permanent: LoaderData = PermanentLoaderData(self.arena, self.allocate_roots)
        self.threads = JavaThreads(self)
        self.objects = Objects(image.address, self.roots, self.current_thread, self.class_at)
        self.code = CodeStore(self, self.handlers, image.address)
        self.calls = JavaCalls(image, self.objects, self.current_thread,
                               self.code.prepare)
        self.throwables = Throwables(self)
        self.resolver = CodeResolver(self)
        self.upcalls = Upcalls(self)
        self.quotas = Quotas(self)
        self.unloading = Unloading(self)
        self.heap_failure = HeapFailure(self)
        self._method_handles: MethodHandles | None = None
        self._first_invoke = (image.address("interp.enter_unprepared"),
                              image.address("interp.enter_abstract"))
        self.boot: BootLoader = BootLoader(self, settings.library)
        self.application = PathLoader(self, "'app'", settings.class_path, parent=self.boot)
        self.guard = self._made_guard(settings)
        self._bring_to_life(copy)

    def _bring_to_life(self, copy: "Copy | None") -> None:
        """Fills the structs, and makes the heap."""
        self.strings: Strings
        self.mirrors: Mirrors
        self.main_group: Handle
        self.spare_out_of_memory = self.spare_stack_overflow = self.spare_thread_death = 0
        if copy is None:
            self._fill_vm()
        else:
            copy.fill(self)
        self._bind_vm()

    def _set_hooks(self) -> None:
        """What the face and the compiler may want to know, and nobody does yet."""
        self.halt: Callable[[int], None] = _not_haltable
        # a limit was reached: all that runs is to be asked to unwind
        self.on_limit: Callable[[Limit], None] = lambda limit: None
        self.on_class_loaded: Callable[[JavaClass], None] | None = None
        # a method with bytecode is about to be called, and its code can be run
        self.on_prepared: Callable[[JavaMethod], None] | None = None
        # Method.hot_at of a method that is predecoded; 0: the compiler does not ask for it
        self.first_heat: Callable[[JavaMethod], int] = lambda method: 0
        # (method's address, word of the loop, or ENTERED): see Method.hot_at
        self.on_hot: Callable[[int, int], None] = lambda method, word: None
        # the machine ends: whoever works for it stops; true when it has
        self.on_end: Callable[[], bool] = lambda: True
        # what the compiler has done: methods and loops, and each thread's processor time
        self.methods_compiled = 0
        self.random: Random | None = None     # of a machine with a seed
        self.compile_seconds = {True: 0.0, False: 0.0}
        # (request, method's address): compiled code was left at a guard
        self.on_deoptimised: Callable[[int, int], None] = lambda request, method: None

    def _made_guard(self, settings: Settings) -> "Guard | None":
        if settings.grants is None:
            return None
        from pvm.vm.security.guard import Guard

        return Guard(self, settings.grants)

    def _root_table(self, field: str) -> RootTable:
        return RootTable(int(self.vm), self.arena.allocate,
                         lambda *slots: self.objects.clear(*slots), field)

    def _fill_vm(self) -> None:
        vm = self.vm
        self.spare_out_of_memory, self.spare_stack_overflow, self.spare_thread_death = (
            self.roots.allocate() for _ in range(3))
        vm.spare_out_of_memory = self.spare_out_of_memory
        vm.spare_stack_overflow = self.spare_stack_overflow
        vm.spare_thread_death = self.spare_thread_death
        vm.output_limit = UNLIMITED
        vm.next_hash = 0x2545F4914F6CDD1D
        entry = Ptr[Method](self.arena.allocate(Method.size))
        entry.flags = METHOD_ENTRY
        # two words stand for the invoke instruction that a return skips
        entry.code = self.arena.place(words([0, 0, self.handlers.words["leave"][1]]))
        vm.entry_method = entry
        compiled = Ptr[Method](self.arena.allocate(Method.size))
        compiled.flags = METHOD_COMPILED
        vm.compiled_method = compiled
        resume = Ptr[Method](self.arena.allocate(Method.size))
        resume.invoke = self.image.address("interp.resume")
        vm.resume_method = resume

    def _bind_vm(self) -> None:
        vm = self.vm
        vm.upcall = ctypes.cast(self.upcalls.callback, ctypes.c_void_p).value
        self.threads.initialise()
        vm.heap = self._create_heap()

    def _create_heap(self) -> Any:
        settings, image = self.settings, self.image
        heap = create_heap(
            settings.plan, settings.heap_maximum or 0, settings.heap_initial or 0,
            settings.nursery or 0, settings.gc_stress, settings.gc_poison, settings.gc_verify,
            entry=self._entry, memory=SystemMemory(settings.huge_pages))
        heap.owner = int(self.vm)
        heap.stop_world = image.address("vm.threads.stopping.stop_world")
        heap.resume_world = image.address("vm.threads.stopping.resume_world")
        heap.visit_roots = image.address("vm.runtime.scanning.visit_roots")
        heap.visit_loader = image.address("vm.runtime.loaderlist.visit_loader")
        heap.visit_weak_roots = image.address("vm.runtime.scanning.visit_weak_roots")
        heap.fatal = ctypes.cast(self.heap_failure.callback, ctypes.c_void_p).value
        heap.metadata_start, heap.metadata_end = 0, 1 << 32
        return heap

    def _entry(self, function: LowLevelFunction) -> int:
        return self.image.address(function)

    @property
    def heap(self) -> Any:
        """Ptr[Heap]."""
        return self.vm.heap

    def start(self) -> None:
        """Loads the core classes and runs the library's own start; on the first Java thread."""
        if self._copy is None:
            define_primitives(self.boot)
            bootstrap(self)
        else:
            self._copy.thaw(self)
        if self.guard is not None:
            self.guard.is_armed = True

    # -- classes by address and name

    def class_at(self, address: int) -> JavaClass:
        """The class whose metadata lies at an address."""
        return self.classes[ctypes.c_uint32.from_address(address + _NUMBER).value]

    def primitive_array(self, descriptor: str) -> int:
        """Address of the class of arrays of a primitive type."""
        return array_class(self, self.boot.primitives[descriptor]).address

    def link(self, java_class: JavaClass) -> None:
        """JVMS 5.4; raises LinkageFailure or JavaThrow."""
        link(self, java_class)

    def initialise(self, java_class: JavaClass) -> None:
        """JVMS 5.5; raises LinkageFailure or JavaThrow."""
        initialise(self, java_class)

    # -- Host

    def invoke_address(self, access_flags: int) -> int:
        return self._first_invoke[bool(access_flags & ACC_ABSTRACT)]

    def allocate_roots(self, count: int) -> list[int]:
        """Addresses of root slots that hold null and are never given back."""
        return [self.roots.allocate() for _ in range(count)]

    def keep_throwable(self, java_class: JavaClass, thrown: JavaThrow) -> JavaThrow:
        from pvm.vm.runtime.keptthrowables import keep_throwable

        return keep_throwable(self, java_class, thrown)

    def is_unwinding(self) -> bool:
        return self.threads.is_unwinding()

    def current_thread(self) -> int:
        return self.threads.current()

    def must_verify(self, java_class: JavaClass) -> bool:
        if java_class.trusted:
            return self.settings.verification == "all" and not java_class.hidden
        return self.settings.verification != "none"

    def verify(self, java_class: JavaClass) -> None:
        from pvm.vm.runtime.verification import verify

        verify(java_class)

    def class_loaded(self, java_class: JavaClass) -> None:
        if self.on_class_loaded is not None:
            self.on_class_loaded(java_class)

    def run_initialiser(self, method: JavaMethod) -> None:
        self.calls.call(method)

    def initialisation_cause(self, java_class: JavaClass,
                             error: BaseException) -> Exception | None:
        from pvm.vm.runtime.initialisererrors import initialisation_cause

        return initialisation_cause(self, java_class, error)

    def store_string(self, slot: int, text: str) -> None:
        self.objects.copy(self.strings.intern(text), slot)

    def string_constant(self, text: str) -> int:
        return self.strings.intern(text)

    def class_mirror(self, java_class: JavaClass) -> int:
        return self.mirrors.of(java_class)

    def method_type(self, java_class: JavaClass, descriptor: str) -> int:
        return self.method_handles.type_constant(java_class, descriptor)

    def method_handle(self, java_class: JavaClass, handle: Any) -> int:
        return self.method_handles.handle_constant(java_class, handle)

    def dynamic_constant(self, java_class: JavaClass, specifier: Any) -> Any:
        return self.method_handles.dynamic_constant(java_class, specifier)

    @property
    def method_handles(self) -> "MethodHandles":
        """What is spun for handles; made at the first use of one."""
        if self._method_handles is None:
            from pvm.vm.runtime.methodhandles import MethodHandles

            with self.link_lock:
                self._method_handles = self._method_handles or MethodHandles(self)
        return self._method_handles

    # -- for natives and the face

    def mirror(self, java_class: JavaClass) -> int:
        """Root slot of the class's java.lang.Class."""
        return self.mirrors.of(java_class)

    def class_of_mirror(self, slot: int) -> JavaClass:
        return self.mirrors.class_of(slot)

    def new_string(self, text: str) -> Handle:
        return self.strings.new(text)

    def text(self, slot: int) -> str | None:
        return self.strings.text(slot)

    def call(self, method: JavaMethod, *arguments: Any) -> Any:
        return self.calls.call(method, *arguments)

    def throw(self, class_name: str, message: str | None = None) -> None:
        """Raises a Java exception made with a message."""
        made = self.throwables.make(class_name, message)
        raise JavaThrow(made, self.boot.load(class_name))

    def line_number(self, method: JavaMethod, word: int) -> int:
        return self.code.line_number(method, word)

    def bind_native(self, method: JavaMethod, info: Any) -> None:
        self.natives.bind(self, method, info)

    def call_native(self, method: JavaMethod, arguments: int) -> int:
        return self.natives.call(self, method, arguments)

    def raise_trap(self, kind: int, first: int, second: int) -> None:
        self.throw(*self.natives.trap(kind, first, second, self))

    def loaders(self) -> tuple[Loader, Loader]:
        return self.boot, self.application


def _not_haltable(code: int) -> None:
    raise RuntimeError(f"the program asked for the end with status {code}; nobody listens")
