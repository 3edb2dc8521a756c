"""Loading constraints: loaders that must mean the same class by a name (JVMS 5.3.4).

Two loaders meet where code uses a field or method of another loader's class, and where a method
overrides or implements another loader's. The types of the field or method must then be the same for
both. A loader keeps, by class name, the group of loaders that it has to agree with; a group is
looked at when loaders are added to it and when a class is loaded.
"""

from functools import lru_cache
from re import compile as compiled
from typing import TYPE_CHECKING, Final
from weakref import WeakSet

from pvm.vm.classfile.errors import LinkageFailure, linkage_error
from pvm.vm.classfile.flags import ACC_PRIVATE, ACC_STATIC
from pvm.vm.link.messages import one_module
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.members import JavaField, JavaMethod
from pvm.vm.model.names import external_name

if TYPE_CHECKING:
    from pvm.vm.load.loader import Loader

_TYPES: Final = compiled(r"\[*L([^;]+);")
_LIBRARY: Final = "java/"
_NOT_VIRTUAL: Final = ACC_STATIC | ACC_PRIVATE
_START: Final = "loader constraint violation"

Type = tuple[str, str]
"""A class's name, and the type as a signature has it (an array's is a descriptor)."""


@lru_cache(maxsize=4096)
def constrained_types(descriptor: str) -> tuple[Type, ...]:
    """The class types in a descriptor that loaders may disagree about: the library's java packages
    are the boot loader's alone."""
    found = []
    for match in _TYPES.finditer(descriptor):
        name = match.group(1)
        if not name.startswith(_LIBRARY):
            text = match.group()
            found.append((name, name if text[0] == "L" else text))
    return tuple(found)


def disagreement(descriptor: str, first: "Loader", second: "Loader") -> str | None:
    """Has two loaders agree on the types of a descriptor from now on.

    The type that they disagree about already, as messages have it; None if there is none.
    """
    if first is second:
        return None
    for name, shown in constrained_types(descriptor):
        if not _bind(name, first, second):
            return external_name(shown)
    return None


def _bind(name: str, first: "Loader", second: "Loader") -> bool:
    """Puts two loaders in one group; False if they have different classes of that name."""
    with first.host.link_lock:
        members = _group(name, first) | _group(name, second)
        known = {loader.classes[name] for loader in members if name in loader.classes}
        if len(known) > 1:
            return False
        group: WeakSet[Loader] = WeakSet(members)
        for loader in members:
            loader.agrees[name] = group
        return True


def _group(name: str, loader: "Loader") -> set["Loader"]:
    return {loader, *(each for each in loader.agrees.get(name, ()) if not each.data.is_dead)}


def different_class(loader: "Loader", java_class: JavaClass) -> JavaClass | None:
    """The other class that a loader's name for this one must mean, if there is any.

    Under the link lock.
    """
    for other in tuple(loader.agrees.get(java_class.name, ())):
        known = None if other.data.is_dead else other.classes.get(java_class.name)
        if known is not None and known is not java_class:
            return known
    return None


def not_loadable(loader: "Loader", known: JavaClass) -> LinkageFailure:
    """For a class whose name must mean another one. No lock is held."""
    return linkage_error(
        f"{_START}: loader {loader.name} wants to load class {known.external_name}. A different "
        f"class with the same name was previously loaded by {known.loader.name}. ({placed(known)})"
    )


def placed(java_class: JavaClass) -> str:
    """ "A is in unnamed module of loader 'x', parent loader 'app'"."""
    parent = java_class.loader.parent_name
    return one_module(java_class) + (f", parent loader {parent}" if parent else "")


def check_method(java_class: JavaClass, method: JavaMethod) -> None:
    """Code of `java_class` calls the method (JVMS 5.4.3.3, 5.4.3.4)."""
    owner = method.owner
    type_ = disagreement(method.descriptor, java_class.loader, owner.loader)
    if type_ is not None:
        kind = "interface method" if owner.is_interface else "method"
        raise linkage_error(
            f"{_START}: when resolving {kind} '{method}' the class loader "
            f"{java_class.loader.name} of the current class, {java_class.external_name}, and the "
            f"class loader {owner.loader.name} for the method's defining class, "
            f"{owner.external_name}, have different Class objects for the type {type_} used in "
            f"the signature ({placed(java_class)}; {placed(owner)})"
        )


def check_field(java_class: JavaClass, field: JavaField) -> None:
    """Code of `java_class` uses the field (JVMS 5.4.3.2)."""
    owner = field.owner
    type_ = disagreement(field.descriptor, java_class.loader, owner.loader)
    if type_ is not None:
        raise linkage_error(
            f'{_START}: when resolving field "{field.name}" of type {type_}, the class loader '
            f"{java_class.loader.name} of the current class, {java_class.external_name}, and the "
            f"class loader {owner.loader.name} for the field's defining class, "
            f"{owner.external_name}, have different Class objects for type {type_} "
            f"({placed(java_class)}; {placed(owner)})"
        )


def check_tables(java_class: JavaClass) -> None:
    """What a class overrides and implements (JVMS 5.4.2), when it is linked."""
    if java_class.is_interface or java_class.trusted:  # the library is of one loader
        return
    above = java_class.super_class
    if above is not None and above.loader is not above.loader.host.boot:
        _check_overriding(java_class, above)
    for interface in java_class.all_interfaces:
        if above is None or interface not in above.supertypes:
            _check_implementing(java_class, interface)


def _check_overriding(java_class: JavaClass, above: JavaClass) -> None:
    for key, method in java_class.methods.items():
        if method.access_flags & _NOT_VIRTUAL or not constrained_types(method.descriptor):
            continue
        for slot in above.vtable_keys.get(key, ()):
            overridden = above.vtable[slot]
            if java_class.vtable[slot] is not method:
                continue
            type_ = disagreement(method.descriptor, java_class.loader, overridden.owner.loader)
            if type_ is not None:
                raise _overriding(java_class, method, overridden.owner, type_)


def _overriding(
    java_class: JavaClass, method: JavaMethod, owner: JavaClass, type_: str
) -> LinkageFailure:
    return linkage_error(
        f"{_START} for class {java_class.external_name}: when selecting overriding method "
        f"'{method}' the class loader {java_class.loader.name} of the selected method's type "
        f"{java_class.external_name}, and the class loader {owner.loader.name} for its super type "
        f"{owner.external_name} have different Class objects for the type {type_} used in the "
        f"signature ({placed(java_class)}; {placed(owner)})"
    )


def _check_implementing(java_class: JavaClass, interface: JavaClass) -> None:
    for key, method in interface.virtuals.items():
        if not constrained_types(method.descriptor):
            continue
        selected = java_class.virtuals.get(key)
        if selected is None:
            continue
        owner = selected.owner
        type_ = disagreement(method.descriptor, owner.loader, interface.loader)
        if type_ is not None:
            raise linkage_error(
                f"{_START} in interface itable initialization for class "
                f"{java_class.external_name}: when selecting method '{method}' the class loader "
                f"{interface.loader.name} for super interface {interface.external_name}, and the "
                f"class loader {owner.loader.name} of the selected method's class, "
                f"{owner.external_name} have different Class objects for the type {type_} used in "
                f"the signature ({placed(interface)}; {placed(owner)})"
            )
