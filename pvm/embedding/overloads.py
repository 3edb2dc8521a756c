"""Which of several methods of one name a call from Python means, and calling it.

The arguments decide: each must fit its parameter; of the methods that can be called, the one whose
parameters fit best is taken. A call that two methods fit equally well is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from pvm.embedding.fitting import fit, fits_bits
from pvm.vm.classfile.flags import (
    ACC_BRIDGE,
    ACC_PRIVATE,
    ACC_PUBLIC,
    ACC_SYNTHETIC,
    ACC_VARARGS,
)
from pvm.vm.link.resolve import type_of
from pvm.vm.link.selection import select
from pvm.vm.model.members import (
    JavaField,
    JavaMethod,
    parameter_descriptors,
    return_descriptor,
)
from pvm.vm.runtime.objects import Handle

if TYPE_CHECKING:
    from pvm.embedding.context import Context
    from pvm.vm.model.classes import JavaClass

_VARIABLE = 20                  # worse than any method that takes the arguments as they are


class Overload(NamedTuple):
    """A method and the types of its parameters."""

    method: JavaMethod
    parameters: tuple[JavaClass, ...]

    def __str__(self) -> str:
        types = ", ".join(each.type_name for each in self.parameters)
        return f"{self.method.name}({types})"


def overloads_of(java_class: JavaClass, name: str, static: bool) -> list[Overload]:
    """The methods of a class that `name` can mean, inherited ones included; those of a subclass
    first, and none that is overridden."""
    found: dict[tuple[str, str], Overload] = {}
    for above in _linear(java_class):
        for method in above.methods.values():
            parameters = method.descriptor.partition(")")[0]
            if (method.name == name and _is_callable(method, static)
                    and (name, parameters) not in found
                    and not (method.is_static and above.is_interface and above is not java_class)):
                types = tuple(type_of(above, each)
                              for each in parameter_descriptors(method.descriptor))
                found[name, parameters] = Overload(method, types)
    return list(found.values())


def _linear(java_class: JavaClass) -> Iterable[JavaClass]:
    if java_class.is_interface:
        above = java_class.super_class
        return (java_class, *java_class.all_interfaces, *((above,) if above else ()))
    return (*java_class.superclasses(), *java_class.all_interfaces)


def _is_callable(method: JavaMethod, static: bool) -> bool:
    hidden = method.access_flags & (ACC_BRIDGE | ACC_SYNTHETIC)
    return is_visible(method) and method.is_static == static and not hidden


def is_visible(member: JavaMethod | JavaField) -> bool:
    """What is public in the class library, and not private in the classes of programs: who embeds
    Java stands beside its classes, as code of their package does."""
    is_library = member.owner.loader is member.owner.loader.host.boot
    return not member.access_flags & ACC_PRIVATE and (
        not is_library or bool(member.access_flags & ACC_PUBLIC))


def constructors_of(java_class: JavaClass) -> list[Overload]:
    """The constructors that can be called."""
    return [Overload(each, tuple(type_of(java_class, one)
                                 for one in parameter_descriptors(each.descriptor)))
            for each in java_class.methods.values() if each.is_constructor and is_visible(each)]


class Call(NamedTuple):
    """A method, and the arguments as its parameters will have them."""

    overload: Overload
    arguments: tuple[Any, ...]


def choose(overloads: Sequence[Overload], arguments: tuple[Any, ...], what: str) -> Call:
    """The method that is meant. Raises TypeError."""
    found: list[tuple[int, Call]] = []
    for each in overloads:
        rated = _rate(each, arguments)
        if rated is not None:
            found.append(rated)
    if not found:
        raise TypeError(_nothing_fits(overloads, arguments, what))
    best = min(rating for rating, _ in found)
    calls = [call for rating, call in found if rating == best]
    if len(calls) > 1:
        calls = _most_specific(calls)
    if len(calls) > 1:
        names = " and ".join(str(call.overload) for call in calls)
        raise TypeError(f"{what}: {names} fit equally well")
    return calls[0]


def _rate(overload: Overload, arguments: tuple[Any, ...]) -> tuple[int, Call] | None:
    parameters = overload.parameters
    rating = _fit_all(arguments, parameters)
    if rating is not None:
        return rating, Call(overload, arguments)
    fixed = len(parameters) - 1
    if not overload.method.access_flags & ACC_VARARGS or len(arguments) < fixed:
        return None
    packed = (*arguments[:fixed], list(arguments[fixed:]))
    rating = _fit_all(packed, parameters)
    return None if rating is None else (_VARIABLE + rating, Call(overload, packed))


def _fit_all(arguments: tuple[Any, ...], parameters: tuple[JavaClass, ...]) -> int | None:
    """The sum of how well each fits; None if one does not."""
    if len(arguments) != len(parameters):
        return None
    total = 0
    for value, target in zip(arguments, parameters, strict=True):
        found = fit(value, target)
        if found is None:
            return None
        total += found
    return total


def _most_specific(calls: list[Call]) -> list[Call]:
    """JLS 15.12.2.5, as far as references go: a method whose parameters all are subtypes."""
    found = [one for one in calls
             if all(_is_below(one.overload, other.overload) for other in calls)]
    return found[:1] or calls


def _is_below(one: Overload, other: Overload) -> bool:
    return len(one.parameters) == len(other.parameters) and all(
        mine is theirs or (not mine.primitive and not theirs.primitive
                           and mine.is_subtype_of(theirs))
        for mine, theirs in zip(one.parameters, other.parameters, strict=True))


def _nothing_fits(overloads: Sequence[Overload], arguments: tuple[Any, ...], what: str) -> str:
    given = ", ".join(_described(each) for each in arguments)
    there = "; ".join(str(each) for each in overloads)
    return f"{what} cannot be called with ({given}); there is: {there}"


def _described(value: Any) -> str:
    """A value's type; of an int that no Java int holds also how much it is."""
    kind = type(value).__name__
    if not isinstance(value, int) or fits_bits(value, 31):
        return kind
    return f"{kind} {value}" if fits_bits(value, 127) else f"{kind} of {value.bit_length()} bits"


def run(context: Context, call: Call, receiver: Handle | None) -> Any:
    """Calls the method; the receiver's class decides which one runs (JVMS 5.4.6)."""
    values, machine = context.values, context.machine
    method = call.overload.method
    words = [values.to_java(value, target) for value, target
             in zip(call.arguments, call.overload.parameters, strict=True)]
    if method.is_static:
        machine.initialise(method.owner)
        result = machine.call(method, *words)
    else:
        assert receiver is not None
        java_class = machine.objects.class_of(receiver.slot)
        assert java_class is not None
        result = machine.call(select(method, java_class), receiver, *words)
    return values.from_java(result, return_descriptor(method.descriptor))
