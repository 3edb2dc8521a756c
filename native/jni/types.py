"""Whether objects that native code passes on are of the types that the machine relies on."""

from typing import TYPE_CHECKING

from pvm.native.jni.errors import JniError
from pvm.vm.link.resolve import type_of

if TYPE_CHECKING:
    from pvm.native.jni.caller import Caller
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.runtime.objects import Handle


def check_type(caller: "Caller", held: "Handle | None", owner: "JavaClass", descriptor: str,
               what: str) -> None:
    """Raises JniError if the object cannot be the value of a variable whose type has a descriptor
    in a class's code."""
    if held is None or descriptor == "Ljava/lang/Object;":
        return
    found = caller.objects.class_of(held.slot)
    wanted = type_of(owner, descriptor)
    if found is not None and not found.is_subtype_of(wanted):
        raise JniError(f"{what}: a {found.type_name} is no {wanted.type_name}")


def check_receiver(caller: "Caller", held: "Handle", owner: "JavaClass", what: str) -> "JavaClass":
    """The class of an object, which is an instance of another. Raises JniError."""
    found = caller.objects.class_of(held.slot)
    assert found is not None
    if not found.is_subtype_of(owner):
        raise JniError(f"{what}: a {found.type_name} is no {owner.external_name}")
    return found
