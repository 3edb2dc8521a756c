"""Which types adapt to which in a lambda (LambdaMetafactory's documentation, "adaptable")."""

from collections.abc import Callable

from pvm.vm.indy.conversions import (
    WRAPPERS,
    is_primitive,
    is_reference,
    is_widening,
    primitive_of,
)

IsSubtype = Callable[[str, str], bool]
"""Of two reference types, by descriptor: whether the first is the second or below it."""


def is_parameter_adaptable(source: str, target: str, is_subtype: IsSubtype) -> bool:
    """Whether an argument of type `source` may be passed as a `target`."""
    if is_primitive(source) and is_primitive(target):
        return is_widening(source, target)
    if is_primitive(source) and is_reference(target):
        return is_subtype(WRAPPERS[source].descriptor, target)
    if is_reference(source) and is_primitive(target):
        boxed = primitive_of(source)
        return boxed is not None and is_widening(boxed, target)
    return is_reference(source) and is_reference(target) and is_subtype(source, target)


def is_return_adaptable(source: str, target: str, is_subtype: IsSubtype) -> bool:
    """Whether a result of type `source` may be returned as a `target`; V takes any."""
    if target == "V":
        return True
    if is_reference(source):
        boxed = primitive_of(source)
        # a class that is no wrapper is cast when the lambda runs
        return is_reference(target) or boxed is None or is_widening(boxed, target)
    return is_parameter_adaptable(source, target, is_subtype)


def is_instance_of_erased(source: str, target: str, is_subtype: IsSubtype) -> bool:
    """Whether `source` in the instantiated method type may stand where the interface's method, as
    erased, has `target`: equal, or a subclass."""
    if is_reference(source) and is_reference(target):
        return is_subtype(source, target)
    return source == target
