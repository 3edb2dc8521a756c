"""Virtual method tables: which method overrides which (JVMS 5.4.5)."""

from typing import Final

from pvm.vm.classfile.errors import incompatible_class_change_error
from pvm.vm.classfile.flags import ACC_FINAL, ACC_PRIVATE, ACC_PROTECTED, ACC_PUBLIC, ACC_STATIC
from pvm.vm.model.classes import JavaClass, Key
from pvm.vm.model.members import JavaMethod

_NOT_VIRTUAL: Final = ACC_STATIC | ACC_PRIVATE
_VISIBLE: Final = ACC_PUBLIC | ACC_PROTECTED


def build_vtable(java_class: JavaClass) -> None:
    """Fills vtable, vtable_addresses, vtable_keys and virtuals, and the methods' vtable_index.

    An interface gets `virtuals` alone: its own methods that are dispatched. Method addresses are
    known already.
    """
    if java_class.is_interface:
        java_class.virtuals = {
            key: method for key, method in java_class.methods.items()
            if not method.access_flags & _NOT_VIRTUAL
        }  # fmt: skip
        return
    above = java_class.super_class
    if above is not None:
        java_class.virtuals = above.virtuals.copy()
        java_class.vtable = above.vtable.copy()
        java_class.vtable_addresses = above.vtable_addresses.copy()
        java_class.vtable_keys = above.vtable_keys
    changed = False
    for key, method in java_class.methods.items():
        if not method.access_flags & _NOT_VIRTUAL and key[0] != "<init>":
            changed |= _enter(java_class, key, method, changed)


def _enter(java_class: JavaClass, key: Key, method: JavaMethod, own_keys: bool) -> bool:
    """Puts a virtual method into its slots; True if that gave `vtable_keys` a new entry."""
    java_class.virtuals[key] = method
    slots = java_class.vtable_keys.get(key, ())
    overridden = [slot for slot in slots if _overrides(method, java_class, slot)]
    for slot in overridden:
        java_class.vtable[slot] = method
        java_class.vtable_addresses[slot] = method.address
    if overridden:
        method.vtable_index = overridden[0]
        return False
    if method.access_flags & ACC_FINAL:
        return False  # nothing overrides it: it is called directly
    if not own_keys:
        java_class.vtable_keys = java_class.vtable_keys.copy()
    method.vtable_index = len(java_class.vtable)
    java_class.vtable_keys[key] = (*slots, method.vtable_index)
    java_class.vtable.append(method)
    java_class.vtable_addresses.append(method.address)
    return True


def _overrides(method: JavaMethod, java_class: JavaClass, slot: int) -> bool:
    if java_class.vtable[slot].access_flags & _VISIBLE:
        return True
    # JVMS 5.4.5: package-private methods are overridden within their run-time package; and what an
    # overridden method has overridden, is overridden too.
    above = java_class.super_class
    while above is not None and slot < len(above.vtable):
        earlier = above.vtable[slot]
        if earlier.access_flags & _VISIBLE or earlier.owner.same_package(java_class):
            return True
        above = earlier.owner.super_class
    return False


def check_final_methods(java_class: JavaClass) -> None:
    """JVMS 5.3.5 step 3: no method overrides a final one."""
    if java_class.is_interface or java_class.super_class is None:
        return
    for key, method in java_class.methods.items():
        if method.access_flags & _NOT_VIRTUAL or key[0] == "<init>":
            continue
        for above in java_class.super_class.superclasses():
            final = above.methods.get(key)
            if final is not None and final.is_final and _can_override(final, java_class):
                raise incompatible_class_change_error(
                    f"class {java_class.external_name} overrides final method {final_text(final)}"
                )


def final_text(method: JavaMethod) -> str:
    """ "pkg.A.f()V": class, name and descriptor, as the message has it."""
    return f"{method.owner.external_name}.{method.name}{method.descriptor}"


def _can_override(method: JavaMethod, java_class: JavaClass) -> bool:
    if method.access_flags & _NOT_VIRTUAL:
        return False
    return bool(method.access_flags & _VISIBLE) or method.owner.same_package(java_class)
