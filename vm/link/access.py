"""Access control (JVMS 5.4.4)."""

from pvm.vm.classfile.flags import ACC_PRIVATE, ACC_PROTECTED, ACC_PUBLIC
from pvm.vm.link.exports import is_exported
from pvm.vm.link.nests import nest_host
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.members import JavaField, JavaMethod


def can_access_class(java_class: JavaClass, other: JavaClass) -> bool:
    """Whether code of `java_class` may name `other`; an array is as accessible as its elements."""
    element = other.element
    if not element.access_flags & ACC_PUBLIC:
        return java_class.same_package(element)
    return is_exported(element, java_class)


def can_access_member(
    java_class: JavaClass, member: JavaField | JavaMethod, named: JavaClass
) -> bool:
    """Whether code of `java_class` may use a member that it found through the class `named`."""
    flags, owner = member.access_flags, member.owner
    if flags & ACC_PUBLIC or java_class is owner:
        return True
    if flags & ACC_PROTECTED:
        if java_class.same_package(owner):
            return True
        if named.is_array and member.name == "clone":
            return True  # JLS 10.7: an array's clone is public
        if owner not in java_class.supertypes:
            return False
        # the symbolic reference's class must be related (the verifier sees to the object's type)
        static = member.is_static
        return static or named in java_class.supertypes or java_class in named.supertypes
    if flags & ACC_PRIVATE:
        return nest_host(java_class) is nest_host(owner)
    return java_class.same_package(owner)
