"""java.lang.Class: names, nesting, loading by name; and Object.getClass's making of mirrors."""

from typing import TYPE_CHECKING, Final

from pvm.native.call import NativeCall
from pvm.native.python.javaloader import loader_of, thrown_by_loader
from pvm.native.python.results import class_array, reference_array
from pvm.native.registry import python_half, python_native
from pvm.vm.classfile.attributes import EnclosingMethod, InnerClass, InnerClasses, Signature
from pvm.vm.classfile.errors import AnsweredNothing, LinkageFailure
from pvm.vm.classfile.flags import ACC_ABSTRACT, ACC_FINAL, ACC_SUPER
from pvm.vm.classfile.names import is_class_constant_name
from pvm.vm.link.nests import nest_host
from pvm.vm.load.define import load_named
from pvm.vm.model.names import PRIMITIVE_NAMES
from pvm.vm.runtime.objects import Handle

if TYPE_CHECKING:
    from pvm.vm.model.classes import JavaClass

CLASS: Final = "java/lang/Class"
_NOT_FOUND: Final = "java/lang/ClassNotFoundException"
_VISIBILITY: Final = 0x7


@python_half("java/lang/Object", "getClass", "()Ljava/lang/Class;")
def get_class(call: NativeCall) -> Handle | None:
    return call.mirror(call.objects.class_of(call.slot(0)))


@python_half(CLASS, "getSuperclass", "()Ljava/lang/Class;")
def get_superclass(call: NativeCall) -> Handle | None:
    return call.mirror(call.java_class(0).super_class)


@python_native(CLASS, "getPrimitiveClass", "(Ljava/lang/String;)Ljava/lang/Class;")
def get_primitive_class(call: NativeCall) -> Handle | None:
    name = call.text(0)
    for letter, primitive in PRIMITIVE_NAMES.items():
        if primitive == name:
            return call.mirror(call.machine.boot.primitives[letter])
    raise ValueError(f"{name} is no primitive type")


@python_native(CLASS, "initName", "()Ljava/lang/String;")
def init_name(call: NativeCall) -> Handle:
    return call.result(call.machine.strings.intern(call.java_class(0).external_name))


@python_native(CLASS, "forName0", "(Ljava/lang/String;ZLjava/lang/ClassLoader;)Ljava/lang/Class;")
def for_name(call: NativeCall) -> Handle | None:
    name = call.text(0)
    internal = name.replace(".", "/")
    loader = loader_of(call, 2)
    if "/" in name or not is_class_constant_name(internal.removesuffix("/")):
        call.throw(_NOT_FOUND, internal)
    try:
        java_class = loader.load(internal)
    except LinkageFailure as failure:
        if failure.class_name != _NOT_FOUND:
            raise
        if call.is_null(2):
            call.throw(_NOT_FOUND, internal)
        if isinstance(failure, AnsweredNothing):
            call.throw(_NOT_FOUND, name)
        raise (thrown_by_loader(failure) or failure) from None
    if call.boolean(1):
        call.machine.initialise(java_class)
    return call.mirror(java_class)


@python_native(CLASS, "modifiers0", "()I")
def get_modifiers(call: NativeCall) -> int:
    return modifiers(call.java_class(0))


def modifiers(java_class: "JavaClass") -> int:
    """Class.getModifiers: what the source says, by the InnerClasses attribute (JVMS 4.7.6)."""
    if java_class.is_array:
        visibility = modifiers(java_class.element) & _VISIBILITY
        return visibility | ACC_ABSTRACT | ACC_FINAL
    inner = _inner_class(java_class)
    flags = java_class.access_flags if inner is None else inner.access_flags
    return flags & ~ACC_SUPER


def _inner_classes(java_class: "JavaClass") -> tuple[InnerClass, ...]:
    file = java_class.class_file
    attribute = None if file is None else file.attributes.get(InnerClasses)
    return () if attribute is None else attribute.classes


def _own_name(java_class: "JavaClass") -> str:
    """The name that the class file gives the class (a hidden class's own name is longer)."""
    file = java_class.class_file
    return java_class.name if file is None else file.name


def _inner_class(java_class: "JavaClass") -> InnerClass | None:
    """The row of InnerClasses that is about the class itself."""
    name = _own_name(java_class)
    return next((row for row in _inner_classes(java_class) if row.inner == name), None)


@python_native(CLASS, "getNestHost", "()Ljava/lang/Class;")
def get_nest_host(call: NativeCall) -> Handle | None:
    return call.mirror(nest_host(call.java_class(0)))


@python_native(CLASS, "getInterfaces0", "()[Ljava/lang/Class;")
def get_interfaces(call: NativeCall) -> Handle:
    return class_array(call, call.java_class(0).interfaces)


@python_native(CLASS, "innerName", "()Ljava/lang/String;")
def inner_name(call: NativeCall) -> Handle | None:
    row = _inner_class(call.java_class(0))
    return None if row is None else call.machine.new_string(row.name or "")


@python_native(CLASS, "declaringClass0", "()Ljava/lang/Class;")
def declaring_class(call: NativeCall) -> Handle | None:
    java_class = call.java_class(0)
    row = _inner_class(java_class)
    if row is None or row.outer is None:
        return None
    return call.mirror(load_named(java_class.loader, row.outer))


@python_native(CLASS, "enclosingMethod0", "()[Ljava/lang/Object;")
def enclosing_method(call: NativeCall) -> Handle | None:
    java_class = call.java_class(0)
    file = java_class.class_file
    found = None if file is None else file.attributes.get(EnclosingMethod)
    if found is None:
        return None
    machine = call.machine
    parts: list[int | None] = [machine.mirror(load_named(java_class.loader, found.class_name))]
    if found.method is None:
        return reference_array(call, "java/lang/Object", [*parts, None, None])
    name, descriptor = (machine.new_string(text)
                        for text in (found.method.name, found.method.descriptor))
    return reference_array(call, "java/lang/Object", [*parts, name.slot, descriptor.slot])


@python_native(CLASS, "definer0", "()Ljava/lang/Class;")
def definer(call: NativeCall) -> Handle | None:
    return call.mirror(call.java_class(0).definer)


@python_native(CLASS, "declaredClasses0", "()[Ljava/lang/Class;")
def declared_classes(call: NativeCall) -> Handle:
    java_class = call.java_class(0)
    name = _own_name(java_class)
    rows = [row for row in _inner_classes(java_class) if row.outer == name]
    return class_array(call, [load_named(java_class.loader, row.inner) for row in rows])


@python_native(CLASS, "desiredAssertionStatus0", "(Ljava/lang/Class;)Z")
def desired_assertion_status(call: NativeCall) -> bool:
    java_class = call.java_class(0).element
    is_library = java_class.loader is call.machine.boot
    return call.environment.desires_assertions(java_class.loader, is_library,
                                               java_class.external_name)


@python_native(CLASS, "genericSignature", "()Ljava/lang/String;")
def generic_signature(call: NativeCall) -> Handle | None:
    file = call.java_class(0).class_file
    found = None if file is None else file.attributes.get(Signature)
    return None if found is None else call.machine.new_string(found.signature)
