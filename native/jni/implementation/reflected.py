"""Members as objects of java.lang.reflect, and back (JNI 4, "Reflection Support")."""

from typing import TYPE_CHECKING, Any

from pvm.native.jni.access import check_member
from pvm.native.jni.errors import JniError
from pvm.native.jni.functions import Function
from pvm.native.jni.implementation import jni
from pvm.vm.model.members import JavaField, JavaMethod

if TYPE_CHECKING:
    from pvm.native.jni.caller import Caller
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.runtime.objects import Handle

_KINDS = {"java/lang/reflect/Method": "methods", "java/lang/reflect/Constructor": "methods",
          "java/lang/reflect/Field": "fields"}

_CONSTRUCTORS = "constructors", "(Ljava/lang/Class;Z)[Ljava/lang/reflect/Constructor;"


@jni("FromReflectedMethod", "FromReflectedField")
def from_reflected(caller: "Caller", function: Function, held: "Handle") -> Any:
    wanted = "methods" if function.name == "FromReflectedMethod" else "fields"
    found = caller.objects.class_of(held.slot)
    if found is None or _KINDS.get(found.name) != wanted or (
            found.loader is not caller.machine.boot):
        raise JniError(f"{function.name}: the object is none of java.lang.reflect's")
    owner = caller.objects.field(held.slot, "declaring")
    members = getattr(caller.machine.class_of_mirror(owner.slot), wanted)
    member = list(members.values())[caller.objects.primitive(held.slot, "slot")]
    check_member(caller, member)
    return member


@jni("ToReflectedMethod", "ToReflectedField")
def to_reflected(caller: "Caller", function: Function, java_class: "JavaClass",
                 member: "JavaMethod | JavaField", _: bool) -> "Handle":
    if member.owner not in java_class.supertypes:
        raise JniError(f"{function.name}: {java_class.external_name} has no {member}")
    return to_object(caller, member)


def to_object(caller: "Caller", member: "JavaMethod | JavaField") -> "Handle":
    """The object of java.lang.reflect that stands for a member: the library makes those of all
    members of a kind, in the order of the class file."""
    machine = caller.machine
    members = machine.boot.load("pvm/internal/Members")
    machine.initialise(members)
    mirror = machine.mirror(member.owner)
    if isinstance(member, JavaMethod) and member.is_constructor:
        found = machine.call(members.methods[_CONSTRUCTORS], mirror, 0)
    else:
        name = "methods" if isinstance(member, JavaMethod) else "fields"
        kind = "Method" if isinstance(member, JavaMethod) else "Field"
        key = name, f"(Ljava/lang/Class;)[Ljava/lang/reflect/{kind};"
        found = machine.call(members.methods[key], mirror)
    return caller.objects.element(found.slot, _place(member))


def _place(member: "JavaMethod | JavaField") -> int:
    """Among its class' members of the same kind."""
    if isinstance(member, JavaField):
        return list(member.owner.fields.values()).index(member)
    return [m for m in member.owner.methods.values()
            if m.is_constructor == member.is_constructor and m.name != "<clinit>"].index(member)
