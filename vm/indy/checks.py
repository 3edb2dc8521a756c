"""The checks of a lambda's types that need classes; what they name is loaded here.

Access and existence are the caller's affair: all is resolved as if by its code, so that errors come
when the call site is linked, and the spun class needs no rights but the caller's.
"""

from pvm.vm.classfile.descriptors import MethodDescriptor
from pvm.vm.indy.adaptation import (
    is_instance_of_erased,
    is_parameter_adaptable,
    is_return_adaptable,
)
from pvm.vm.indy.conversions import is_reference
from pvm.vm.indy.failures import lambda_conversion
from pvm.vm.indy.lambdas import Lambda
from pvm.vm.indy.records import RecordMethod
from pvm.vm.link.constants import method_type, resolve_handle
from pvm.vm.link.resolve import type_of
from pvm.vm.model.classes import JavaClass


def check_lambda(caller: JavaClass, site: Lambda) -> None:
    """Raises LinkageFailure for what cannot be resolved, or does not adapt."""
    for descriptor in (site.descriptor, *site.methods, site.instantiated):
        method_type(caller, str(descriptor))
    resolve_handle(caller, site.implementation.handle)
    functional = type_of(caller, site.descriptor.returns)
    if not functional.is_interface:
        raise lambda_conversion(f"{functional.external_name} is not an interface")
    _Types(caller).check(site)


def check_record(caller: JavaClass, site: RecordMethod) -> None:
    """Raises LinkageFailure for what cannot be resolved."""
    type_of(caller, f"L{site.record};")
    for component in site.components:
        resolve_handle(caller, component.getter)


class _Types:
    """What the names of types mean in the caller."""

    def __init__(self, caller: JavaClass) -> None:
        self.caller = caller

    def check(self, site: Lambda) -> None:
        self.check_captured(site)
        implementation = site.implementation
        wanted = implementation.parameters[len(site.captured) :]
        pairs = zip(site.instantiated.parameters, wanted, strict=True)
        for number, (given, target) in enumerate(pairs):
            if not is_parameter_adaptable(given, target, self.is_subtype):
                raise self.mismatch(f"lambda argument {number}", given, target)
        given, target = implementation.returns, site.instantiated.returns
        if not is_return_adaptable(given, target, self.is_subtype):
            raise self.mismatch("lambda return", given, target)
        for erased in site.methods:
            self.check_erased(site.instantiated, erased)

    def check_captured(self, site: Lambda) -> None:
        """Captured values have the implementation's types; a receiver may be of a subclass."""
        pairs = zip(site.captured, site.implementation.parameters, strict=False)
        for number, (given, target) in enumerate(pairs):
            is_receiver = number == 0 and site.implementation.has_receiver
            if given != target and not (is_receiver and self.is_subtype(given, target)):
                raise lambda_conversion(
                    f"Type mismatch in captured lambda parameter {number}: expecting "
                    f"{self.describe(given)}, found {self.describe(target)}"
                )

    def check_erased(self, instantiated: MethodDescriptor, erased: MethodDescriptor) -> None:
        """The instantiated type must be a version of the interface's method, or the bridge's."""
        pairs = zip(instantiated.parameters, erased.parameters, strict=True)
        for number, (given, target) in enumerate(pairs):
            if not is_instance_of_erased(given, target, self.is_subtype):
                raise lambda_conversion(
                    f"Type mismatch for dynamic parameter {number}: "
                    f"{self.describe(given)} is not a subtype of {self.describe(target)}"
                )
        if not is_return_adaptable(instantiated.returns, erased.returns, self.is_subtype):
            raise self.mismatch(
                "lambda expected return", instantiated.returns, erased.returns
            )

    def is_subtype(self, source: str, target: str) -> bool:
        if not (is_reference(source) and is_reference(target)):
            return source == target
        return type_of(self.caller, source).is_subtype_of(type_of(self.caller, target))

    def mismatch(self, what: str, given: str, target: str) -> Exception:
        return lambda_conversion(
            f"Type mismatch for {what}: {self.describe(given)} is not convertible to "
            f"{self.describe(target)}"
        )

    def describe(self, descriptor: str) -> str:
        """As Class.toString has it: "int", "class java.lang.String", "interface a.I"."""
        java_class = type_of(self.caller, descriptor)
        if java_class.is_primitive:
            return java_class.external_name
        kind = "interface" if java_class.is_interface else "class"
        return f"{kind} {java_class.external_name}"
