"""Classes, interfaces, array classes and primitive types as the machine has them."""

from typing import TYPE_CHECKING, Any, Final

from pvm.gc.objectmodel import INSTANCE_FIELDS_OFFSET, STRONG
from pvm.vm.classfile.attributes import SourceFile
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.classfile.flags import ACC_ABSTRACT, ACC_FINAL, ACC_INTERFACE, ACC_PUBLIC
from pvm.vm.classfile.reader import ClassFile
from pvm.vm.model import metadata
from pvm.vm.model.members import JavaField, JavaMethod
from pvm.vm.model.names import PRIMITIVE_NAMES, external_name, package_of
from pvm.vm.model.records import pointer_to

if TYPE_CHECKING:
    from pvm.vm.load.loader import Loader
    from pvm.vm.model.loaderdata import LoaderData
    from pvm.vm.model.throwing import JavaThrow

_CLASS_POINTER: Final = pointer_to(metadata.Class)

Key = tuple[str, str]


class JavaClass:
    """One class of one machine.

    Identity:
    - `name`: internal name; `loader`: the defining loader (a hidden class's is its host's);
      `package`: the package's name; `source`: where it came from, as -Xlog:class+load has it;
      `hidden`: not findable by name; `trusted`: not verified.
    - `definer`: the class through whose lookup this one was defined, or whose code it is part of.
    - `data`: the LoaderData that the class lives and dies with, its loader's unless it is hidden.
    - `class_file`: None for array classes and primitive types.
    - `number`: place in Host.classes; `address`: that of its `metadata.Class`.

    Hierarchy:
    - `super_class`; `interfaces`: direct ones; `all_interfaces`: every superinterface once, itself
      not included; `supertypes`: itself and everything above it; `depth`: of the superclass chain.
    - `component`: an array's component class; `dimensions`; `primitive`: a descriptor letter or "".

    Members:
    - `fields`, `methods`: declared ones by (name, descriptor), in file order.
    - `virtuals`: by key, the method that a call of a public method on an instance selects from
      the superclass chain (JVMS 5.4.6 step 2); `vtable`, and `vtable_keys`: slots by key.
    - `reference_offsets`, `fields_end`: the instance layout so far; `instance_size` in bytes;
      `strength`, `referent_offset`, `discovered_offset`: see gc.objectmodel.
    - `refusing`: methods made up for its interface table.
    - `has_defaults`: it or a superinterface declares an instance method with code.
    - `mirror_slot`: address of the root slot for the java.lang.Class object (0 in it until made).

    Linking: `state` (as in metadata), `failure` (why linking failed), `resolved` and `unresolvable`
    (constant pool index -> result or failure), `nest_host` (None until asked for).
    """

    __slots__ = (
        "access_flags", "address", "all_interfaces", "array", "class_file", "component", "data",
        "definer", "depth", "dimensions", "discovered_offset", "external_name", "failure", "fields",
        "fields_end", "has_defaults", "hidden", "initialisation_cause", "initialising_thread",
        "instance_size", "interfaces", "loader", "methods", "mirror_slot", "name", "nest_host",
        "number", "package", "primitive", "reference_offsets", "referent_offset", "refusing",
        "resolved", "source", "state", "strength", "super_class", "supertypes", "trusted",
        "unresolvable", "virtuals", "vtable", "vtable_addresses", "vtable_keys",
    )  # fmt: skip

    def __init__(self, name: str, loader: "Loader", data: "LoaderData | None" = None) -> None:
        self.data = data or loader.data
        self.name = name
        self.external_name = external_name(name)
        self.package = package_of(name)
        self.loader = loader
        self.source = ""
        self.class_file: ClassFile | None = None
        self.access_flags = 0
        self.number = self.address = self.mirror_slot = 0
        self.super_class: JavaClass | None = None
        self.interfaces: tuple[JavaClass, ...] = ()
        self.all_interfaces: tuple[JavaClass, ...] = ()
        self.supertypes: frozenset[JavaClass] = frozenset((self,))
        self.depth = self.dimensions = 0
        self.component: JavaClass | None = None
        self.definer: JavaClass | None = None
        self.array: JavaClass | None = None
        self.primitive = ""
        self.fields: dict[Key, JavaField] = {}
        self.methods: dict[Key, JavaMethod] = {}
        self.virtuals: dict[Key, JavaMethod] = {}
        self.vtable: list[JavaMethod] = []
        self.refusing: list[JavaMethod] = []
        self.vtable_addresses: list[int] = []
        self.vtable_keys: dict[Key, tuple[int, ...]] = {}
        self.has_defaults = False
        self.reference_offsets: tuple[int, ...] = ()
        self.fields_end = INSTANCE_FIELDS_OFFSET
        self.strength = STRONG
        self.referent_offset = self.discovered_offset = 0
        self.instance_size = self.initialising_thread = 0
        self.state = metadata.LOADED
        self.failure: LinkageFailure | None = None
        self.resolved: dict[Any, Any] = {}
        self.unresolvable: dict[Any, LinkageFailure | JavaThrow] = {}
        self.nest_host: JavaClass | None = None
        self.initialisation_cause: Exception | None = None
        self.hidden = self.trusted = False

    def __repr__(self) -> str:
        return f"<JavaClass {self.name}>"

    @property
    def info(self) -> Any:
        """Ptr[metadata.Class]."""
        return _CLASS_POINTER(self.address)

    @property
    def is_interface(self) -> bool:
        return bool(self.access_flags & ACC_INTERFACE)

    @property
    def is_abstract(self) -> bool:
        return bool(self.access_flags & ACC_ABSTRACT)

    @property
    def is_final(self) -> bool:
        return bool(self.access_flags & ACC_FINAL)

    @property
    def is_public(self) -> bool:
        return bool(self.access_flags & ACC_PUBLIC)

    @property
    def is_array(self) -> bool:
        return self.component is not None

    @property
    def is_primitive(self) -> bool:
        return self.primitive != ""

    @property
    def descriptor(self) -> str:
        """As a field of this type has it: "I", "Ljava/lang/String;", "[I"."""
        if self.primitive or self.component is not None:
            return self.primitive or self.name
        return f"L{self.name};"

    @property
    def element(self) -> "JavaClass":
        """The innermost type of an array class; itself for any other."""
        found = self
        while found.component is not None:
            found = found.component
        return found

    @property
    def type_name(self) -> str:
        """As source text and messages have it: "int[][]", "java.lang.String"."""
        element = self.element
        name = PRIMITIVE_NAMES.get(element.primitive) or element.external_name
        return name + "[]" * self.dimensions

    @property
    def source_file(self) -> str | None:
        """The SourceFile attribute."""
        if self.class_file is None:
            return None
        found = self.class_file.attributes.get(SourceFile)
        return None if found is None else found.name

    def method(self, name: str, descriptor: str) -> JavaMethod | None:
        """The declared method."""
        return self.methods.get((name, descriptor))

    def field(self, name: str, descriptor: str) -> JavaField | None:
        """The declared field."""
        return self.fields.get((name, descriptor))

    def find_virtual(self, name: str, descriptor: str) -> JavaMethod | None:
        """The instance method of that name in this class or its superclasses, private ones and
        interfaces left aside: for what the VM calls itself (run, toString, uncaughtException)."""
        return self.virtuals.get((name, descriptor))

    def superclasses(self) -> "list[JavaClass]":
        """Itself, its superclass and so on up to java.lang.Object."""
        found: list[JavaClass] = []
        current: JavaClass | None = self
        while current is not None:
            found.append(current)
            current = current.super_class
        return found

    def find_field(self, name: str) -> JavaField | None:
        """The first field of that name in itself and its superclasses, of whatever type: for the
        fields that the VM knows of (String.value). They are the class library's: what a program's
        subclass calls by the same name is another field."""
        for java_class in self.superclasses():
            if java_class.loader is not java_class.loader.host.boot:
                continue
            for field in java_class.fields.values():
                if field.name == name:
                    return field
        return None

    def is_subtype_of(self, other: "JavaClass") -> bool:
        """Assignable to `other` (JVMS 6.5 checkcast), both being reference types or both not."""
        if other in self.supertypes:
            return True
        mine, theirs = self.component, other.component
        if mine is None or theirs is None or mine.primitive or theirs.primitive:
            return False  # equal primitive components would have been the same class
        return mine.is_subtype_of(theirs)

    def same_package(self, other: "JavaClass") -> bool:
        """In one run-time package (JVMS 5.3): package name and defining loader agree."""
        return self.package == other.package and self.loader is other.loader

    def dissolve(self) -> None:
        """Drops what leads from this class, which is unloaded, back to itself."""
        self.drop_members()
        self.supertypes = frozenset()
        self.array = self.component = self.nest_host = self.definer = None

    def drop_members(self) -> None:
        """The class is used no more: what is left is its name, and those of its supertypes."""
        self.fields, self.methods, self.virtuals, self.vtable_keys = {}, {}, {}, {}
        self.resolved, self.unresolvable = {}, {}
        self.vtable, self.refusing = [], []

    def set_state(self, state: int) -> None:
        """Changes `state` here and in the native struct. Under the link lock."""
        self.state = state
        self.info.state = state
