"""Which packages of the class library other code may name: what modules do in a JDK (JLS 7.7.2).

Its own packages, pvm.internal above all, trust their callers: natives there check no arguments.
"""

from typing import Final

from pvm.vm.model.classes import JavaClass
from pvm.vm.security.capabilities import NATIVE

_EXPORTED: Final = "java/"
# Not checked memory access: the package is there for code that may run native code as well.
_UNSAFE: Final = "sun/misc"


def is_exported(java_class: JavaClass, to: JavaClass) -> bool:
    """Whether the package of a class or primitive type is exported to another class's code."""
    loader = java_class.loader
    if to.loader is loader or not loader.trusted or to.trusted:
        return True
    package = java_class.package
    if package.startswith(_EXPORTED) or java_class.primitive:
        return True
    if package != _UNSAFE:
        return False
    guard = loader.host.guard
    return guard is None or guard.of_loader(to.loader).allows(NATIVE)
