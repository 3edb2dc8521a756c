"""Loadable constants (JVMS 5.1, 5.4.3.1, 5.4.3.5, 5.4.3.6) and what invokedynamic names."""

from typing import TYPE_CHECKING, NamedTuple

from pvm.vm.classfile.attributes import BootstrapMethods
from pvm.vm.classfile.constants import (
    REF_GET_FIELD,
    REF_GET_STATIC,
    REF_INVOKE_INTERFACE,
    REF_INVOKE_STATIC,
    REF_INVOKE_VIRTUAL,
    REF_NEW_INVOKE_SPECIAL,
    REF_PUT_FIELD,
    REF_PUT_STATIC,
    Class,
    Constant,
    Double,
    Dynamic,
    Float,
    Integer,
    Long,
    MemberRef,
    MethodHandle,
    MethodType,
    String,
)
from pvm.vm.classfile.errors import (
    class_format_error,
    illegal_access_error,
    incompatible_class_change_error,
)
from pvm.vm.link.resolution import remember
from pvm.vm.link.resolve import class_named, field_of, method_of, pool_of, type_of
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.members import (
    JavaField,
    JavaMethod,
    parameter_descriptors,
    return_descriptor,
)

if TYPE_CHECKING:
    from pvm.vm.model.host import Host

_FIELD_KINDS = range(REF_GET_FIELD, REF_PUT_STATIC + 1)
_STATIC_KINDS = (REF_GET_STATIC, REF_PUT_STATIC, REF_INVOKE_STATIC)
_PUT_KINDS = (REF_PUT_FIELD, REF_PUT_STATIC)


class Loaded(NamedTuple):
    """A constant's value: `type` is I, F, J, D (`value`: its bits, unsigned) or A (`value`: the
    address of the root slot that holds it)."""

    type: str
    value: int


class Handle(NamedTuple):
    """A resolved CONSTANT_MethodHandle: `kind` is a REF_ constant, `named` the class that the
    symbolic reference names (the receiver's type)."""

    kind: int
    member: JavaField | JavaMethod
    named: JavaClass


class Specifier(NamedTuple):
    """What a Dynamic or InvokeDynamic entry says: the bootstrap method, its static arguments (still
    symbolic: use `load_value`), name and descriptor."""

    bootstrap: Handle
    arguments: tuple[Constant, ...]
    name: str
    descriptor: str


def load_constant(host: "Host", java_class: JavaClass, index: int) -> Loaded:
    """The value that ldc, ldc_w or ldc2_w pushes. No lock is held: bootstrap methods may run.

    Raises LinkageFailure or JavaThrow.
    """
    entry = pool_of(java_class).entry(index)
    if isinstance(entry, Dynamic):
        return remember(java_class, ("dynamic", index), lambda: _dynamic(host, java_class, entry))
    return load_value(host, java_class, entry)


def load_value(host: "Host", java_class: JavaClass, entry: Constant) -> Loaded:
    """The same for an entry, such as a static argument of a bootstrap method."""
    match entry:
        case Integer(number):
            return Loaded("I", number & 0xFFFFFFFF)
        case Float(bits):
            return Loaded("F", bits)
        case Long(number):
            return Loaded("J", number & 0xFFFFFFFFFFFFFFFF)
        case Double(bits):
            return Loaded("D", bits)
        case Dynamic():
            return remember(java_class, ("dynamic", entry),
                            lambda: _dynamic(host, java_class, entry))
    key = ("value", type(entry), entry)          # String("x") == Class("x") as tuples
    return remember(java_class, key, lambda: Loaded("A", _reference(host, java_class, entry)))


def _reference(host: "Host", java_class: JavaClass, entry: Constant) -> int:
    match entry:
        case String(text):
            return host.string_constant(text)
        case Class(name):
            return host.class_mirror(class_named(java_class, name))
        case MethodType(descriptor):
            method_type(java_class, descriptor)
            return host.method_type(java_class, descriptor)
        case MethodHandle():
            return host.method_handle(java_class, resolve_handle(java_class, entry))
    raise class_format_error(f"{entry} is not a loadable constant")


def _dynamic(host: "Host", java_class: JavaClass, entry: Dynamic) -> Loaded:
    specifier = _specifier(java_class, entry)
    type_of(java_class, specifier.descriptor)
    return host.dynamic_constant(java_class, specifier)


def dynamic_specifier(java_class: JavaClass, index: int) -> Specifier:
    """What a Dynamic or InvokeDynamic entry says, its bootstrap method resolved (JVMS 5.4.3.6)."""
    return _specifier(java_class, pool_of(java_class).dynamic(index))


def _specifier(java_class: JavaClass, entry: Dynamic) -> Specifier:
    file = java_class.class_file
    table = None if file is None else file.attributes.get(BootstrapMethods)
    if table is None or entry.bootstrap >= len(table.methods):
        raise class_format_error(
            f"Missing BootstrapMethods attribute in class file {java_class.name}"
        )
    handle, arguments = table.methods[entry.bootstrap]
    return Specifier(resolve_handle(java_class, handle), arguments, entry.name, entry.descriptor)


def method_type(
    java_class: JavaClass, descriptor: str
) -> tuple[tuple[JavaClass, ...], JavaClass]:
    """Parameter classes and result class of a method descriptor (JVMS 5.4.3.5)."""
    parameters = [type_of(java_class, d) for d in parameter_descriptors(descriptor)]
    return tuple(parameters), type_of(java_class, return_descriptor(descriptor))


def resolve_handle(java_class: JavaClass, entry: MethodHandle) -> Handle:
    """A CONSTANT_MethodHandle (JVMS 5.4.3.5), its member and the classes of its type resolved."""
    return remember(java_class, ("handle", entry), lambda: _handle(java_class, entry))


def _handle(java_class: JavaClass, entry: MethodHandle) -> Handle:
    kind, reference = entry
    if kind in _FIELD_KINDS:
        member: JavaField | JavaMethod = _handle_field(java_class, kind, reference)
        type_of(java_class, reference.descriptor)
    else:
        member = _handle_method(java_class, kind, reference)
        method_type(java_class, reference.descriptor)
    return Handle(kind, member, class_named(java_class, reference.class_name))


def _handle_field(java_class: JavaClass, kind: int, reference: MemberRef) -> JavaField:
    field = field_of(java_class, reference)
    static = kind in _STATIC_KINDS
    if field.is_static != static:
        expected = "static" if static else "non-static"
        raise incompatible_class_change_error(f"Expected {expected} field {field}")
    if field.is_final and kind in _PUT_KINDS and field.owner is not java_class:
        raise illegal_access_error(f"final field has no write access: {field}")
    return field


def _handle_method(java_class: JavaClass, kind: int, reference: MemberRef) -> JavaMethod:
    virtual = kind in (REF_INVOKE_VIRTUAL, REF_INVOKE_INTERFACE)
    method = method_of(java_class, reference, either=not virtual)
    static = kind == REF_INVOKE_STATIC
    if method.is_static == static and method.is_constructor == (kind == REF_NEW_INVOKE_SPECIAL):
        return method
    if static:
        raise incompatible_class_change_error(f"Expected static method '{method}'")
    if kind == REF_INVOKE_INTERFACE:
        raise incompatible_class_change_error(f"Expected instance not static method '{method}'")
    raise incompatible_class_change_error(f"Expecting non-static method '{method}'")
