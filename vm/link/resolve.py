"""Resolution of classes, fields and methods (JVMS 5.4.3.1 to 5.4.3.4).

Every function takes the class whose code refers, and a constant pool index. Each answers from the
class's cache after the first time. No lock is held by the caller: classes may be loaded by Java
code.
"""

from typing import TYPE_CHECKING

from pvm.vm.classfile.constants import TAG_INTERFACE_METHOD_REF, MemberRef
from pvm.vm.classfile.errors import (
    LinkageFailure,
    illegal_access_error,
    incompatible_class_change_error,
    no_such_field_error,
    no_such_method_error,
)
from pvm.vm.link.access import can_access_class, can_access_member
from pvm.vm.link.messages import both_modules
from pvm.vm.link.resolution import remember
from pvm.vm.link.selection import maximally_specific
from pvm.vm.load.define import load_named
from pvm.vm.model.classes import JavaClass, Key
from pvm.vm.model.members import JavaField, JavaMethod, describe_method
from pvm.vm.model.names import type_name

if TYPE_CHECKING:
    from pvm.vm.classfile.constants import ConstantPool


def pool_of(java_class: JavaClass) -> "ConstantPool":
    """The constant pool of a class that came from a file."""
    if java_class.class_file is None:
        raise ValueError(f"{java_class.name} has no constant pool")
    return java_class.class_file.constants


def resolve_class(java_class: JavaClass, index: int) -> JavaClass:
    """A CONSTANT_Class entry."""
    found = java_class.resolved.get(index)
    if found is None:
        return class_named(java_class, pool_of(java_class).class_name(index), index)
    result: JavaClass = found
    return result


def class_named(java_class: JavaClass, name: str, key: object = None) -> JavaClass:
    """The class that `name` ("a/B", "[La/B;") means in the code of `java_class`, if accessible."""
    return remember(java_class, key or name, lambda: _resolve_class(java_class, name))


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
        raise illegal_access_error(
            f"{_failed(java_class)} tried to access {_kind(found)}class {found.external_name} "
            f"({both_modules(java_class, found)})"
        )
    return found


def _kind(java_class: JavaClass) -> str:
    return ""


def _failed(java_class: JavaClass) -> str:
    return f"class {java_class.external_name}"


def resolve_field(java_class: JavaClass, index: int) -> JavaField:
    """A Fieldref, without regard to the instruction (see link.uses)."""
    found = java_class.resolved.get(index)
    if found is None:
        found = remember(java_class, index, lambda: _resolve_field(java_class, index))
    result: JavaField = found
    return result


def _resolve_field(java_class: JavaClass, index: int) -> JavaField:
    reference = pool_of(java_class).member(index)
    named = class_named(java_class, reference.class_name)
    field = find_field(named, (reference.name, reference.descriptor))
    if field is None:
        raise no_such_field_error(reference.name)
    if not can_access_member(java_class, field, named):
        raise illegal_access_error(_refused(java_class, field, f"field {field}"))
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


def resolve_method(java_class: JavaClass, index: int) -> JavaMethod:
    """A Methodref or InterfaceMethodref, without regard to the instruction (see link.uses)."""
    found = java_class.resolved.get(index)
    if found is None:
        found = remember(java_class, index, lambda: _resolve_method(java_class, index))
    result: JavaMethod = found
    return result


def _resolve_method(java_class: JavaClass, index: int) -> JavaMethod:
    reference = pool_of(java_class).member(index)
    named = class_named(java_class, reference.class_name)
    key = (reference.name, reference.descriptor)
    if reference.tag == TAG_INTERFACE_METHOD_REF:
        method = _interface_method(java_class, named, key)
    else:
        method = _class_method(java_class, named, key)
    if method is None:
        raise no_such_method_error(f"'{_text(reference, named)}'")
    if not can_access_member(java_class, method, named):
        raise illegal_access_error(_refused(java_class, method, f"method '{method}'"))
    return method


def _class_method(java_class: JavaClass, named: JavaClass, key: Key) -> JavaMethod | None:
    # JVMS 5.4.3.3
    if named.is_interface:
        raise incompatible_class_change_error(
            f"Found interface {named.external_name}, but class was expected"
        )
    for above in named.superclasses():
        found = above.methods.get(key)
        if found is not None:
            return found
    return _superinterface_method(named, key)


def _interface_method(java_class: JavaClass, named: JavaClass, key: Key) -> JavaMethod | None:
    # JVMS 5.4.3.4
    if not named.is_interface:
        raise incompatible_class_change_error(
            f"Found class {named.external_name}, but interface was expected"
        )
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


def _text(reference: MemberRef, named: JavaClass) -> str:
    return describe_method(named.external_name, reference.name, reference.descriptor)


def _refused(java_class: JavaClass, member: JavaField | JavaMethod, what: str) -> str:
    kind = "private " if member.access_flags & 2 else ""
    return (
        f"class {java_class.external_name} tried to access {kind}{what} "
        f"({both_modules(java_class, member.owner)})"
    )
