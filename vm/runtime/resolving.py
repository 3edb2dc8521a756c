"""The linker as quickening asks for it."""

from typing import TYPE_CHECKING, Any

from pvm.vm.interp.predecode import Code
from pvm.vm.link import uses
from pvm.vm.link.constants import load_constant
from pvm.vm.link.initialise import initialise
from pvm.vm.link.resolve import resolve_class
from pvm.vm.load.arrays import array_class
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.members import JavaField, JavaMethod

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine


class CodeResolver:
    """Resolves what the instructions of prepared methods name (JVMS 5.4.3)."""

    def __init__(self, machine: "Machine") -> None:
        self._machine = machine
        self.handlers = machine.handlers

    def field_use(self, code: Code, index: int, op: int) -> JavaField:
        return uses.field_use(code.method.owner, index, op, code.method)

    def call(self, code: Code, index: int, op: int) -> Any:
        return uses.call(code.method.owner, index, op)

    def call_site(self, code: Code, index: int) -> JavaMethod:
        """The method that an invokedynamic instruction becomes a static call of."""
        from pvm.vm.runtime.callsites import link_call_site

        return link_call_site(self._machine, code.method.owner, index)

    def class_constant(self, code: Code, index: int) -> JavaClass:
        return resolve_class(code.method.owner, index)

    def class_to_instantiate(self, code: Code, index: int) -> JavaClass:
        return uses.class_to_instantiate(code.method.owner, index)

    def array_of(self, component: JavaClass) -> JavaClass:
        return array_class(self._machine, component)

    def constant(self, code: Code, index: int) -> tuple[str, int]:
        """(kind letter, bits or root slot) of an ldc."""
        loaded = load_constant(self._machine, code.method.owner, index)
        return loaded.type, loaded.value

    def initialise(self, java_class: JavaClass) -> None:
        initialise(self._machine, java_class)

    def polymorphic(self, code: Code, call: Any) -> JavaMethod:
        """The method that a call through a method or variable handle becomes a static call of."""
        handles = self._machine.method_handles
        return handles.polymorphic(code.method.owner, call.method, call.descriptor)
