"""A small machine for tests of loading and linking: a library made on the spot, no running Java.

    world = World(make("A", methods=["public f ()V"]), make("B", "A"))
    world.load("B").methods
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from pvm.lowlevel import memory
from pvm.lowlevel.structs import offset_of
from pvm.vm.classfile import flags
from pvm.vm.classfile.attributes import ConstantValue
from pvm.vm.classfile.constants import Constant, MethodHandle
from pvm.vm.classfile.descriptors import parse_method_descriptor
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.classfile.flags import (
    ACC_ABSTRACT,
    ACC_INTERFACE,
    ACC_NATIVE,
    ACC_PUBLIC,
    ACC_SUPER,
)
from pvm.vm.classfile.opcodes import Op
from pvm.vm.classfile.reader import ClassFile, parse
from pvm.vm.classfile.writer import ClassWriter
from pvm.vm.link.constants import Handle, Loaded, Specifier
from pvm.vm.load.arrays import define_primitives
from pvm.vm.load.loader import BootLoader, PathLoader
from pvm.vm.model.arena import Arena
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.loaderdata import LoaderData, PermanentLoaderData
from pvm.vm.model.members import JavaMethod
from pvm.vm.model.metadata import InterfaceEntry
from pvm.vm.model.numbered import Numbered
from pvm.vm.model.throwing import JavaThrow

OBJECT = "java/lang/Object"
INTERFACE = ACC_PUBLIC | ACC_ABSTRACT | ACC_INTERFACE
ClassBytes = tuple[str, bytes]
_RETURNS = {"V": Op.RETURN, "J": Op.LRETURN, "F": Op.FRETURN, "D": Op.DRETURN}
_ZEROS = {"V": None, "J": Op.LCONST_0, "F": Op.FCONST_0, "D": Op.DCONST_0}


def make(
    name: str,
    above: str | None = OBJECT,
    access: int = ACC_PUBLIC | ACC_SUPER,
    interfaces: Sequence[str] = (),
    fields: Sequence[str] = (),
    methods: Sequence[str] = (),
    constants: Sequence[Constant] = (),
    values: dict[str, Constant] | None = None,
    attributes: Sequence[object] = (),
    bootstraps: Sequence[MethodHandle] = (),
    major: int = 61,
) -> ClassBytes:
    """A class: members as "public static x I" and "public f ()V"; method bodies return zero.

    `constants` come first in the constant pool's use; `values` are fields' ConstantValues.
    """
    writer = ClassWriter(name, above, access, interfaces, major)
    for constant in constants:
        writer.pool.add(constant)
    for text in fields:
        *words, field, descriptor = text.split()
        value = (values or {}).get(field)
        extra = () if value is None else (ConstantValue(value),)
        writer.add_field(_bits(words), field, descriptor, *extra)
    for text in methods:
        *words, method, descriptor = text.split()
        _add_method(writer, _bits(words), method, descriptor)
    for handle in bootstraps:
        writer.bootstrap(handle)
    for attribute in attributes:
        writer.add_attribute(attribute)
    return name, writer.to_bytes()


def interface(name: str, *methods: str, above: Sequence[str] = ()) -> ClassBytes:
    return make(name, access=INTERFACE, interfaces=above, methods=methods)


def _bits(words: list[str]) -> int:
    return sum(getattr(flags, "ACC_" + word.upper()) for word in words)


def _add_method(writer: ClassWriter, bits: int, name: str, descriptor: str) -> None:
    if bits & (ACC_ABSTRACT | ACC_NATIVE):
        writer.add_method(bits, name, descriptor)
        return
    code = writer.code(bits, name, descriptor)
    result = parse_method_descriptor(descriptor).returns
    zero = _ZEROS.get(result, Op.ACONST_NULL if result[0] in "L[" else Op.ICONST_0)
    if zero is not None:
        code.emit(zero)
    code.emit(_RETURNS.get(result, Op.ARETURN if result[0] in "L[" else Op.IRETURN))


def _throwable(name: str, above: str) -> ClassBytes:
    return make("java/lang/" + name, "java/lang/" + above)


OBJECT_METHODS = [
    "public <init> ()V", "public native final getClass ()Ljava/lang/Class;",
    "public hashCode ()I", "public equals (Ljava/lang/Object;)Z",
    "protected native clone ()Ljava/lang/Object;", "public toString ()Ljava/lang/String;",
]  # fmt: skip
LIBRARY = dict([
    make(OBJECT, None, methods=OBJECT_METHODS),
    make("java/lang/Class"), make("java/lang/String"),
    interface("java/lang/Cloneable"), interface("java/io/Serializable"),
    _throwable("Throwable", "Object"), _throwable("Error", "Throwable"),
    _throwable("Exception", "Throwable"), _throwable("ClassNotFoundException", "Exception"),
    make("java/lang/ref/Reference", access=ACC_PUBLIC | ACC_SUPER | ACC_ABSTRACT,
         fields=["private referent Ljava/lang/Object;", "queue Ljava/lang/Object;",
                 "private discovered Ljava/lang/Object;"]),
    make("java/lang/ref/WeakReference", "java/lang/ref/Reference"),
    make("java/lang/ref/PhantomReference", "java/lang/ref/Reference"),
    make("java/lang/Near", access=ACC_SUPER | ACC_ABSTRACT),
    make("java/lang/invoke/MethodHandle", methods=[
        "public native varargs final invokeExact ([Ljava/lang/Object;)Ljava/lang/Object;"]),
])  # fmt: skip


class MemoryEntry:
    """A class path entry that is a dictionary of class files by class name."""

    def __init__(self, files: dict[str, bytes], location: str) -> None:
        self.files = files
        self.location = location
        self.asked: list[str] = []

    def read(self, path: str) -> bytes | None:
        self.asked.append(path)
        return self.files.get(path.removesuffix(".class"))


class MemoryLibrary(MemoryEntry):
    """The same as the class library."""

    def class_file(self, name: str) -> ClassFile | None:
        data = self.read(f"{name}.class")
        return None if data is None else parse(data, name, True)


ARENAS: list[Arena] = []
"""What the worlds of the running test allocated; conftest.py frees it."""


class World:
    """Implements `Host`. Strings, mirrors and the like are empty root slots; initialisers call
    what `initialisers` has under the class's name."""

    def __init__(self, *classes: ClassBytes) -> None:
        self.arena = Arena()
        ARENAS.append(self.arena)
        self.link_lock = threading.RLock()
        self.initialisation = threading.Condition()
        self.permanent: LoaderData = PermanentLoaderData(self.arena, self.allocate_roots)
        self.classes: Numbered[JavaClass] = Numbered()
        self.methods: Numbered[JavaMethod] = Numbered()
        self.guard = None
        self.loaded: list[str] = []
        self.verified: list[str] = []
        self.initialised: list[str] = []
        self.initialisers: dict[str, Callable[[], None]] = {}
        self.verify_failures: dict[str, LinkageFailure] = {}
        self.strings: dict[int, str] = {}
        self.files = dict(classes)
        self.boot = BootLoader(self, MemoryLibrary(LIBRARY, "jrt:/java.base"))
        define_primitives(self.boot)
        entry = MemoryEntry(self.files, "file:/app/")
        self.app = PathLoader(self, "'app'", [entry], parent=self.boot)

    def add(self, *classes: ClassBytes) -> None:
        self.files.update(classes)

    def load(self, name: str) -> JavaClass:
        return self.app.load(name)

    def user(self, *constants: Constant, name: str = "Main") -> tuple[JavaClass, list[int]]:
        """Defines a class with those constants; the class and their indices."""
        self.add(make(name, constants=constants))
        java_class = self.load(name)
        assert java_class.class_file is not None
        pool = java_class.class_file.constants
        entries = {pool.entry(i): i for i in range(len(pool)) if pool.tag(i)}
        return java_class, [entries[c] for c in constants]

    def invoke_address(self, access_flags: int) -> int:
        return 0x10000 + access_flags

    def allocate_roots(self, count: int) -> list[int]:
        first = self.arena.allocate(8 * count)
        return list(range(first, first + 8 * count, 8))

    def keep_throwable(self, java_class: JavaClass, thrown: JavaThrow) -> JavaThrow:
        return thrown

    def current_thread(self) -> int:
        return threading.get_ident()

    def must_verify(self, java_class: JavaClass) -> bool:
        return not java_class.trusted

    def verify(self, java_class: JavaClass) -> None:
        assert not self.is_locked()
        self.verified.append(java_class.name)
        if java_class.name in self.verify_failures:
            raise self.verify_failures[java_class.name]

    def class_loaded(self, java_class: JavaClass) -> None:
        self.loaded.append(f"{java_class.external_name} source: {java_class.source}")

    def run_initialiser(self, method: JavaMethod) -> None:
        assert not self.is_locked()
        self.initialised.append(method.owner.name)
        self.initialisers.get(method.owner.name, lambda: None)()

    def is_unwinding(self) -> bool:
        return False

    def initialisation_cause(self, java_class: JavaClass, error: BaseException) -> Exception | None:
        return error if isinstance(error, Exception) else None

    def store_string(self, slot: int, text: str) -> None:
        self.strings[slot] = text

    def string_constant(self, text: str) -> int:
        (slot,) = self.allocate_roots(1)
        self.strings[slot] = text
        return slot

    def class_mirror(self, java_class: JavaClass) -> int:
        return java_class.mirror_slot

    def method_type(self, java_class: JavaClass, descriptor: str) -> int:
        return self.string_constant("type " + descriptor)

    def method_handle(self, java_class: JavaClass, handle: Handle) -> int:
        return self.string_constant(f"handle {handle.kind} {handle.member}")

    def dynamic_constant(self, java_class: JavaClass, specifier: Specifier) -> Loaded:
        assert not self.is_locked()
        return Loaded("A", self.string_constant("dynamic " + specifier.name))

    def is_locked(self) -> bool:
        """Whether the calling thread holds the link lock."""
        owned: bool = self.link_lock._is_owned()  # type: ignore[attr-defined]
        return owned


def word(address: int) -> int:
    """The u64 at an address."""
    return int.from_bytes(memory.current().read(address, 8), "little")


def dispatch(java_class: JavaClass, method: JavaMethod) -> int:
    """What generated code finds in a class's interface table: the target's address, 0 if none."""
    info = java_class.info
    slot = method.number & info.itable_mask
    while (key := info.itable[slot].key.address) != 0:
        if key == method.address:
            return word(info.itable[slot].address + offset_of(InterfaceEntry, "target"))
        slot = (slot + 1) & info.itable_mask
        if info.itable_mask == 0:
            break
    return 0
