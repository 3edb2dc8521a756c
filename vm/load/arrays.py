"""Array classes (JVMS 5.3.3) and primitive types."""

from typing import TYPE_CHECKING, Final

from pvm.gc.objectmodel import (
    ARRAY_ELEMENTS_OFFSET,
    KIND_INSTANCE,
    KIND_PRIMITIVE_ARRAY,
    KIND_REFERENCE_ARRAY,
)
from pvm.vm.classfile.flags import ACC_ABSTRACT, ACC_FINAL, ACC_PUBLIC
from pvm.vm.link.layout import REFERENCE_SHIFT, SIZE_SHIFTS
from pvm.vm.link.preparation import class_block_size, write_class_block
from pvm.vm.link.supertypes import fill_supertypes
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.metadata import INITIALISED
from pvm.vm.model.names import PRIMITIVE_NAMES

if TYPE_CHECKING:
    from pvm.vm.load.loader import Loader
    from pvm.vm.model.host import Host

_INTERFACES: Final = ("java/lang/Cloneable", "java/io/Serializable")  # JLS 10.7


def define_primitives(loader: "Loader") -> None:
    """Makes int.class and so on in the boot loader's `primitives`, by descriptor letter."""
    for letter, name in PRIMITIVE_NAMES.items():
        java_class = JavaClass(name, loader)
        java_class.primitive = letter
        java_class.access_flags = ACC_PUBLIC | ACC_FINAL | ACC_ABSTRACT
        _register(loader.host, java_class, KIND_INSTANCE, 0)
        loader.primitives[letter] = java_class


def array_class(host: "Host", component: JavaClass) -> JavaClass:
    """The class of arrays with that component; made if there is none yet."""
    if component.array is not None:
        return component.array
    boot = host.boot
    above = boot.load("java/lang/Object")
    interfaces = tuple([boot.load(name) for name in _INTERFACES])
    with host.link_lock:
        if component.array is None:
            component.array = _make(host, component, above, interfaces)
            component.info.array = component.array.address
        return component.array


def _make(
    host: "Host", component: JavaClass, above: JavaClass, interfaces: tuple[JavaClass, ...]
) -> JavaClass:
    java_class = JavaClass("[" + component.descriptor, component.loader, component.data)
    java_class.component = component
    java_class.dimensions = component.dimensions + 1
    java_class.package = component.package
    java_class.hidden = component.hidden
    java_class.external_name = "[" + _external_descriptor(component)
    visibility = component.element.access_flags & ACC_PUBLIC
    java_class.access_flags = visibility | ACC_FINAL | ACC_ABSTRACT
    java_class.super_class = above
    java_class.interfaces = interfaces
    fill_supertypes(java_class)
    java_class.virtuals = above.virtuals
    java_class.vtable = above.vtable
    java_class.vtable_addresses = above.vtable_addresses
    java_class.vtable_keys = above.vtable_keys
    java_class.instance_size = ARRAY_ELEMENTS_OFFSET
    if component.primitive:
        _register(host, java_class, KIND_PRIMITIVE_ARRAY, SIZE_SHIFTS[component.primitive])
    else:
        _register(host, java_class, KIND_REFERENCE_ARRAY, REFERENCE_SHIFT)
    if not java_class.hidden:
        component.loader.classes.setdefault(java_class.name, java_class)
    return java_class


def _external_descriptor(component: JavaClass) -> str:
    if component.is_array or component.primitive:
        return component.primitive or component.external_name
    return f"L{component.external_name};"


def _register(host: "Host", java_class: JavaClass, kind: int, element_shift: int) -> None:
    java_class.trusted = True
    java_class.state = INITIALISED
    data = java_class.data
    (java_class.number,) = host.classes.following(1)
    (java_class.mirror_slot,) = data.allocate_roots(1)
    java_class.address = data.arena.allocate(class_block_size(java_class))
    write_class_block(java_class, kind, element_shift)
    host.classes.enter([java_class])
    data.enter(java_class)
