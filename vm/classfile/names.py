"""Legal names (JVMS 4.2)."""

import re
from typing import Final

from pvm.vm.classfile.descriptors import is_field_descriptor

INIT: Final = "<init>"
CLINIT: Final = "<clinit>"

_UNQUALIFIED: Final = re.compile(r"[^.;\[/]+")
_METHOD: Final = re.compile(r"[^.;\[/<>]+")
_INTERNAL: Final = re.compile(r"[^.;\[/]+(?:/[^.;\[/]+)*")


FIRST_FREE: Final = 49
"""The class file version from which names need not be Java identifiers (JVMS 4.2.2)."""

_IDENTIFIERS: Final = re.compile(r"[A-Za-z_$][\w$]*(?:/[A-Za-z_$][\w$]*)*", re.ASCII)
_CLASSES: Final = re.compile(r"L([^;]*);")
_START: Final = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Nl", "Sc", "Pc"))
_PART: Final = _START | {"Nd", "Mc", "Mn", "Cf"}


def is_identifier(name: str) -> bool:
    """Whether it is a Java identifier, or several with slashes between (JLS 3.8)."""
    if _IDENTIFIERS.fullmatch(name):
        return True
    return not name.isascii() and all(map(_is_identifier_part, name.split("/")))


def _is_identifier_part(name: str) -> bool:
    from unicodedata import category  # few names are not ASCII

    kinds = [category(letter) for letter in name]
    return bool(kinds) and kinds[0] in _START and _PART.issuperset(kinds)


def names_identifiers(descriptor: str) -> bool:
    """Whether all classes in a descriptor, or an array's class name, have such names."""
    return all(map(is_identifier, _CLASSES.findall(descriptor)))


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
