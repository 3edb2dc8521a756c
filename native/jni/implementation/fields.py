"""Fields (JNI 4, "Accessing Fields of Objects", "Accessing Static Fields")."""

from typing import TYPE_CHECKING, Any

from pvm.native.jni.access import check_member, check_store
from pvm.native.jni.errors import JniError
from pvm.native.jni.functions import Function
from pvm.native.jni.implementation import jni
from pvm.native.jni.types import check_receiver, check_type
from pvm.vm.classfile.errors import no_such_field_error
from pvm.vm.runtime.javacalls import narrowed

if TYPE_CHECKING:
    from pvm.native.jni.caller import Caller
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.model.members import JavaField
    from pvm.vm.runtime.objects import Handle


@jni("GetFieldID", "GetStaticFieldID")
def get_field_id(caller: "Caller", function: Function, java_class: "JavaClass", name: str,
                 descriptor: str) -> "JavaField":
    is_static = function.name == "GetStaticFieldID"
    caller.machine.initialise(java_class)
    found = _find(java_class, (name, descriptor))
    if found is None or found.is_static != is_static:
        raise no_such_field_error(name)
    check_member(caller, found)
    if is_static:
        caller.machine.initialise(found.owner)
    return found


def _find(java_class: "JavaClass", key: tuple[str, str]) -> "JavaField | None":
    """JVMS 5.4.3.2."""
    for each in java_class.superclasses():
        for declaring in (each, *each.all_interfaces):
            if key in declaring.fields:
                return declaring.fields[key]
    return None


def _check(caller: "Caller", function: Function, field: "JavaField", is_static: bool) -> None:
    if field.is_static != is_static:
        raise JniError(f"{function.name}: {field} is {'not ' if is_static else ''}static")
    letter = "L" if field.is_reference else field.descriptor
    if letter != function.letter:
        raise JniError(f"{function.name}: {field} is of another type")


@jni("Get{Value}Field")
def get_field(caller: "Caller", function: Function, held: "Handle", field: "JavaField") -> Any:
    _check(caller, function, field, False)
    check_receiver(caller, held, field.owner, function.name)
    if field.is_reference:
        return caller.objects.reference(held.slot, field.offset)
    return _shown(caller.objects.bits(held.slot, field.offset, field.descriptor), field)


@jni("Set{Value}Field")
def set_field(caller: "Caller", function: Function, held: "Handle", field: "JavaField",
              value: Any) -> None:
    _check(caller, function, field, False)
    check_receiver(caller, held, field.owner, function.name)
    check_store(caller, field)
    if field.is_reference:
        check_type(caller, value, field.owner, field.descriptor, function.name)
        value = value or caller.objects.handle()
        caller.objects.set_reference(held.slot, field.offset, value.slot)
        caller.interface.members.remember_type(field)
    else:
        caller.objects.set_bits(held.slot, field.offset, field.descriptor, value)


@jni("GetStatic{Value}Field")
def get_static_field(caller: "Caller", function: Function, java_class: "JavaClass",
                     field: "JavaField") -> Any:
    _check(caller, function, field, True)
    if field.is_reference:
        return caller.objects.duplicate(field.slot)
    return _shown(caller.interface.static_bits(field), field)


@jni("SetStatic{Value}Field")
def set_static_field(caller: "Caller", function: Function, java_class: "JavaClass",
                     field: "JavaField", value: Any) -> None:
    _check(caller, function, field, True)
    check_store(caller, field)
    if field.is_reference:
        check_type(caller, value, field.owner, field.descriptor, function.name)
        if value is None:
            caller.objects.clear(field.slot)
        else:
            caller.objects.copy(value.slot, field.slot)
    else:
        caller.interface.set_static_bits(field, value)


def _shown(bits: int, field: "JavaField") -> int:
    return bits if field.descriptor in "FD" else narrowed(field.descriptor, bits)
