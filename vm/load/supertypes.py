"""What a superclass or superinterface must be (JVMS 5.3.5 steps 3 and 4)."""

from pvm.vm.classfile.attributes import PermittedSubclasses
from pvm.vm.classfile.errors import illegal_access_error, incompatible_class_change_error
from pvm.vm.link.access import can_access_class
from pvm.vm.link.messages import both_modules, module_of, one_module
from pvm.vm.model.classes import JavaClass


def check_superclass(java_class: JavaClass, above: JavaClass) -> None:
    name = java_class.external_name
    if above.is_interface:
        raise incompatible_class_change_error(
            f"class {name} has interface {above.external_name} as super class"
        )
    if above.is_final:
        raise incompatible_class_change_error(
            f"class {name} cannot inherit from final class {above.external_name}"
        )
    if not _is_permitted(java_class, above):
        raise incompatible_class_change_error(
            f"class {name} cannot inherit from sealed class {above.external_name}"
        )
    if not can_access_class(java_class, above):
        kind = "abstract " if above.is_abstract else ""
        raise illegal_access_error(
            f"class {name} cannot access its {kind}superclass {above.external_name} "
            f"({both_modules(java_class, above)})"
        )


def check_interface(java_class: JavaClass, interface: JavaClass) -> None:
    name = java_class.external_name
    if not interface.is_interface:
        raise incompatible_class_change_error(
            f"class {name} can not implement {interface.external_name}, because it is not an "
            f"interface ({one_module(interface)})"
        )
    if not _is_permitted(java_class, interface):
        verb = "extend" if java_class.is_interface else "implement"
        raise incompatible_class_change_error(
            f"class {name} cannot {verb} sealed interface {interface.external_name}"
        )
    if not can_access_class(java_class, interface):
        raise illegal_access_error(
            f"class {name} cannot access its superinterface {interface.external_name} "
            f"({both_modules(java_class, interface)})"
        )


def _is_permitted(java_class: JavaClass, above: JavaClass) -> bool:
    if above.class_file is None:
        return True
    permitted = above.class_file.attributes.get(PermittedSubclasses)
    if permitted is None:
        return True
    same_module = module_of(java_class) == module_of(above)
    return same_module and java_class.name in permitted.class_names
