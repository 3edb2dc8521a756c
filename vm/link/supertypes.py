"""The sets of types above a class."""

from pvm.vm.model.classes import JavaClass


def fill_supertypes(java_class: JavaClass) -> None:
    """Fills depth, all_interfaces and supertypes from super_class and interfaces."""
    above = java_class.super_class
    inherited: tuple[JavaClass, ...] = ()
    if above is not None:
        java_class.depth = above.depth + 1
        inherited = above.all_interfaces
        java_class.supertypes = above.supertypes | java_class.supertypes
    if not java_class.interfaces:
        java_class.all_interfaces = inherited
        return
    found = dict.fromkeys(inherited)
    for interface in java_class.interfaces:
        found.update(dict.fromkeys(interface.all_interfaces))
        found[interface] = None
    java_class.all_interfaces = tuple(found)
    java_class.supertypes = java_class.supertypes.union(found)
