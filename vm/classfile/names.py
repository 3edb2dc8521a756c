"""Legal names (JVMS 4.2)."""

import re
from typing import Final

from pvm.vm.classfile.descriptors import is_field_descriptor

INIT: Final = "<init>"
CLINIT: Final = "<clinit>"

_UNQUALIFIED: Final = re.compile(r"[^.;\[/]+")
_METHOD: Final = re.compile(r"[^.;\[/<>]+")
_INTERNAL: Final = re.compile(r"[^.;\[/]+(?:/[^.;\[/]+)*")


def is_field_name(name: str) -> bool:
    """Whether it is an unqualified name (JVMS 4.2.2); also right for local variables."""
    return _UNQUALIFIED.fullmatch(name) is not None


def is_method_name(name: str) -> bool:
    return _METHOD.fullmatch(name) is not None or name in (INIT, CLINIT)


def is_internal_name(name: str) -> bool:
    """Whether it names a class or interface in internal form, "java/lang/Object" (JVMS 4.2.1)."""
    return _INTERNAL.fullmatch(name) is not None


def is_class_constant_name(name: str) -> bool:
    """Whether a CONSTANT_Class may hold it: an internal name or an array's descriptor."""
    if name[:1] == "[":
        return is_field_descriptor(name)
    return is_internal_name(name)
