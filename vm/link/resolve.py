"""Resolution of classes, fields and methods (JVMS 5.4.3.1 to 5.4.3.4).

Every function takes the class whose code refers, and a constant pool index. Each answers from the
class's cache after the first time. No lock is held by the caller: classes may be loaded by Java
code.
"""

from typing import TYPE_CHECKING, Final

from pvm.vm.classfile.constants import TAG_INTERFACE_METHOD_REF, MemberRef
from pvm.vm.classfile.errors import (
    illegal_access_error,
    incompatible_class_change_error,
    no_such_field_error,
    no_such_method_error,
)
from pvm.vm.classfile.flags import ACC_NATIVE, ACC_PRIVATE, ACC_PROTECTED, ACC_VARARGS
from pvm.vm.link.access import can_access_class, can_access_member
from pvm.vm.link.exports import is_exported
from pvm.vm.link.loading_constraints import check_field, check_method
from pvm.vm.link.messages import both_modules, not_exported
from pvm.vm.link.resolution import remember
from pvm.vm.link.selection import maximally_specific
from pvm.vm.load.define import load_named
from pvm.vm.model.classes import JavaClass, Key
from pvm.vm.model.members import JavaField, JavaMethod, describe_method

if TYPE_CHECKING:
    from pvm.vm.classfile.constants import ConstantPool

POLYMORPHIC_CLASSES: Final = ("java/lang/invoke/MethodHandle", "java/lang/invoke/VarHandle")
_POLYMORPHIC_FLAGS: Final = ACC_NATIVE | ACC_VARARGS


def pool_of(java_class: JavaClass) -> "ConstantPool":
    """The constant pool of a class that came from a file."""
    if java_class.class_file is None:
        raise ValueError(f"{java_class.name} has no constant pool")
    return java_class.class_file.constants


def resolve_class(java_class: JavaClass, index: int) -> JavaClass:
    """A CONSTANT_Class entry."""
    found: JavaClass | None = java_class.resolved.get(index)
    if found is None:
        # what failed once fails again for whatever entry names the class (JVMS 5.4.3)
        found = class_named(java_class, pool_of(java_class).class_name(index))
        java_class.resolved[index] = found
    return found


def class_named(java_class: JavaClass, name: str) -> JavaClass:
    """The class that `name` ("a/B", "[La/B;") means in the code of `java_class`, if accessible."""
    return remember(java_class, name, lambda: _resolve_class(java_class, name))


def type_of(java_class: JavaClass, descriptor: str) -> JavaClass:
    """The class of a field descriptor, primitive types included ("I", "La/B;", "[I")."""
    if len(descriptor) == 1:
        return java_class.loader.host.boot.primitives[descriptor]
    return class_named(java_class, descriptor[1:-1] if descriptor[0] == "L" else descriptor)


def _resolve_class(java_class: JavaClass, name: str) -> JavaClass:
    file = java_class.class_file
    if java_class.hidden and file is not None and name == file.name:
        return java_class  # a hidden class's own name means itself
    found = load_named(java_class.loader, name)
    if not can_access_class(java_class, found):
        element = found.element
        if not is_exported(element, java_class):
            raise illegal_access_error(not_exported(element, java_class))
        raise illegal_access_error(
            f"failed to access class {element.external_name} from class "
            f"{java_class.external_name} ({both_modules(element, java_class)})"
        )
    return found


def resolve_field(java_class: JavaClass, index: int) -> JavaField:
    """A Fieldref, without regard to the instruction (see link.uses)."""
    found = java_class.resolved.get(index)
    if found is None:
        found = remember(java_class, index, lambda: _field_at(java_class, index))
    result: JavaField = found
    return result


def _field_at(java_class: JavaClass, index: int) -> JavaField:
    return field_of(java_class, pool_of(java_class).member(index))


def field_of(java_class: JavaClass, reference: MemberRef) -> JavaField:
    """The field that a symbolic reference in the code of `java_class` means, if accessible."""
    named = class_named(java_class, reference.class_name)
    field = find_field(named, (reference.name, reference.descriptor))
    if field is None:
        raise no_such_field_error(reference.name)
    if not can_access_member(java_class, field, named):
        raise illegal_access_error(_refused(java_class, field, f"field {field}"))
    if field.owner.loader is not java_class.loader:
        check_field(java_class, field)
    return field


def find_field(java_class: JavaClass, key: Key) -> JavaField | None:
    """JVMS 5.4.3.2: the class's own, its superinterfaces', its superclass's."""
    found = java_class.fields.get(key)
    if found is not None:
        return found
    for interface in java_class.interfaces:
        found = find_field(interface, key)
        if found is not None:
            return found
    return find_field(java_class.super_class, key) if java_class.super_class else None


def resolve_method(java_class: JavaClass, index: int, either: bool = False) -> JavaMethod:
    """A Methodref or InterfaceMethodref, without regard to the instruction (see link.uses).

    `either`: the instruction (invokestatic, invokespecial) may have both kinds, which changes the
    words of the error if the class is of the other kind.
    """
    found = java_class.resolved.get(index)
    if found is None:
        found = remember(java_class, index, lambda: _method_at(java_class, index, either))
    result: JavaMethod = found
    return result


def _method_at(java_class: JavaClass, index: int, either: bool) -> JavaMethod:
    return method_of(java_class, pool_of(java_class).member(index), either)


def method_of(java_class: JavaClass, reference: MemberRef, either: bool) -> JavaMethod:
    """The method that a symbolic reference in the code of `java_class` means, if accessible."""
    named = class_named(java_class, reference.class_name)
    by_interface = reference.tag == TAG_INTERFACE_METHOD_REF
    if by_interface != named.is_interface:
        raise incompatible_class_change_error(_wrong_kind(reference, named, either))
    method = find_method(named, (reference.name, reference.descriptor))
    if method is None:
        raise no_such_method_error(_missing(reference, named))
    if not can_access_member(java_class, method, named):
        raise illegal_access_error(_refused(java_class, method, f"method '{method}'"))
    if method.owner.loader is not java_class.loader:
        check_method(java_class, method)
    return method


def find_method(named: JavaClass, key: Key) -> JavaMethod | None:
    """JVMS 5.4.3.3 and 5.4.3.4, without access control."""
    return (_interface_method if named.is_interface else _class_method)(named, key)


def _class_method(named: JavaClass, key: Key) -> JavaMethod | None:
    # JVMS 5.4.3.3
    if key[0] == "<init>":
        return named.methods.get(key)  # constructors are not inherited (JVMS 2.9.1)
    for above in named.superclasses():
        found = above.methods.get(key) or _polymorphic_method(above, key)
        if found is not None:
            return found
    return _superinterface_method(named, key)


def _polymorphic_method(java_class: JavaClass, key: Key) -> JavaMethod | None:
    # JVMS 5.4.3.3 step 2: found by its name alone
    if java_class.name not in POLYMORPHIC_CLASSES:
        return None
    named = [m for m in java_class.methods.values() if m.name == key[0]]
    return named[0] if len(named) == 1 and is_signature_polymorphic(named[0]) else None


def is_signature_polymorphic(method: JavaMethod) -> bool:
    """JVMS 2.9.3."""
    return (
        method.owner.name in POLYMORPHIC_CLASSES
        and method.access_flags & _POLYMORPHIC_FLAGS == _POLYMORPHIC_FLAGS
        and method.descriptor.startswith("([Ljava/lang/Object;)")
        and method.owner.loader is method.owner.loader.host.boot
    )


def _interface_method(named: JavaClass, key: Key) -> JavaMethod | None:
    # JVMS 5.4.3.4
    found = named.methods.get(key)
    if found is not None:
        return found
    above = named.super_class
    of_object = None if above is None else above.methods.get(key)
    if of_object is not None and of_object.is_public and not of_object.is_static:
        return of_object
    return _superinterface_method(named, key)


def _superinterface_method(named: JavaClass, key: Key) -> JavaMethod | None:
    specific = maximally_specific(named, key)
    with_code = [m for m in specific if not m.is_abstract]
    if len(with_code) == 1:
        return with_code[0]
    return specific[0] if specific else None


def _wrong_kind(reference: MemberRef, named: JavaClass, either: bool) -> str:
    if either:
        kind = "InterfaceMethodref" if named.is_interface else "Methodref"
        return f"Method '{_text(reference, named)}' must be {kind} constant"
    if named.is_interface:
        return f"Found interface {named.external_name}, but class was expected"
    return f"Found class {named.external_name}, but interface was expected"


def _missing(reference: MemberRef, named: JavaClass) -> str:
    if reference.name == "<init>":
        text = describe_method("", reference.name, reference.descriptor).replace(" .", " ", 1)
        return f"{named.external_name}: method '{text}' not found"
    return f"'{_text(reference, named)}'"


def _text(reference: MemberRef, named: JavaClass) -> str:
    return describe_method(named.external_name, reference.name, reference.descriptor)


def _refused(java_class: JavaClass, member: JavaField | JavaMethod, what: str) -> str:
    flags = member.access_flags
    kind = "private " if flags & ACC_PRIVATE else "protected " if flags & ACC_PROTECTED else ""
    return (
        f"class {java_class.external_name} tried to access {kind}{what} "
        f"({both_modules(java_class, member.owner)})"
    )
