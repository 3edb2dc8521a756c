"""What confined native code may use: of the class library what Java code in its place may name.

JNI itself looks at no access modifiers. But the class library's own members, and the memory that
lies behind some of them, are no more a guest's than they are a Java program's. Classes that are not
the class library's are open to it.
"""

from typing import TYPE_CHECKING

from pvm.vm.classfile.errors import LinkageFailure, illegal_access_error, instantiation_error
from pvm.vm.classfile.flags import ACC_PROTECTED, ACC_PUBLIC

if TYPE_CHECKING:
    from pvm.native.jni.caller import Caller
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.model.members import JavaField, JavaMethod

_EXPORTED = "java/"


def check_class(caller: "Caller", java_class: "JavaClass") -> None:
    """Raises IllegalAccessError."""
    if caller.is_confined and not is_open_class(java_class):
        raise illegal_access_error(
            f"class {java_class.element.external_name} is not open to native code in an emulator")


def is_open_class(java_class: "JavaClass") -> bool:
    """Whether any native code may use it."""
    element = java_class.element
    if element.primitive or not element.loader.trusted:
        return True
    return element.is_public and element.package.startswith(_EXPORTED)


def check_member(caller: "Caller", member: "JavaField | JavaMethod") -> None:
    """Raises IllegalAccessError."""
    if caller.is_confined and not is_open(member):
        raise illegal_access_error(f"{member} is not open to native code in an emulator")


def is_open(member: "JavaField | JavaMethod") -> bool:
    """Whether any native code may use it."""
    owner = member.owner
    is_visible = member.access_flags & (ACC_PUBLIC | ACC_PROTECTED)
    return not owner.loader.trusted or bool(
        is_visible and owner.package.startswith(_EXPORTED))


def check_store(caller: "Caller", field: "JavaField") -> None:
    """Raises IllegalAccessError where a final field of the class library would be changed."""
    if caller.is_confined and field.is_final and field.owner.loader.trusted:
        raise illegal_access_error(f"{field} is final")


def check_instantiation(caller: "Caller", java_class: "JavaClass", has_constructor: bool) -> None:
    """Raises InstantiationException, as JNI has it for what has no instances; and for instances of
    the class library's classes that no constructor has made, where code is confined."""
    if java_class.is_array or java_class.is_primitive or java_class.is_abstract or (
            java_class.name == "java/lang/Class"):
        raise LinkageFailure("java/lang/InstantiationException", java_class.external_name)
    check_class(caller, java_class)
    if caller.is_confined and not has_constructor and java_class.loader.trusted:
        raise instantiation_error(
            f"{java_class.external_name}: native code in an emulator makes objects of library "
            "classes by their constructors")
