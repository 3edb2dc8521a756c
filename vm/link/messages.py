"""Parts of messages that several errors share, in HotSpot's words."""

from typing import TYPE_CHECKING

from pvm.vm.model.classes import JavaClass

if TYPE_CHECKING:
    from pvm.vm.load.loader import Loader

_BOOT_MODULE = "module java.base of loader 'bootstrap'"


def unnamed_module(loader: "Loader") -> str:
    """ "unnamed module of loader 'app'"."""
    return f"unnamed module of loader {loader.name}"


def module_of(java_class: JavaClass) -> str:
    """ "unnamed module of loader 'app'"; the library is the module java.base."""
    loader = java_class.loader
    if loader is loader.host.boot:
        return _BOOT_MODULE
    return unnamed_module(loader)


def one_module(java_class: JavaClass) -> str:
    """ "A is in unnamed module of loader 'app'"."""
    return f"{java_class.external_name} is in {module_of(java_class)}"


def not_exported(java_class: JavaClass, to: JavaClass) -> str:
    """Why code may not name a public class of the library."""
    package = java_class.package.replace("/", ".")
    return (f"class {to.external_name} (in {module_of(to)}) cannot access class "
            f"{java_class.external_name} (in module java.base) because module java.base does not "
            f"export {package} to {module_of(to)}")


def both_modules(first: JavaClass, second: JavaClass) -> str:
    """Where two classes are: "A and B are in unnamed module of loader 'app'"."""
    names = first.external_name, second.external_name
    where = module_of(first), module_of(second)
    if where[0] == where[1]:
        return f"{names[0]} and {names[1]} are in {where[0]}"
    return f"{names[0]} is in {where[0]}; {names[1]} is in {where[1]}"
