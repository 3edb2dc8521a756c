"""A Java exception on its way through control-plane code."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pvm.vm.model.classes import JavaClass


class Held(Protocol):
    """What keeps an object: `slot` is the address of a root slot. A `runtime.objects.Handle` gives
    its slot back at its end."""

    slot: int


class KeptSlot:
    """A root slot that lives as long as the class that it was allocated for."""

    def __init__(self, slot: int) -> None:
        self.slot = slot


class JavaThrow(Exception):
    """Raised by control-plane code whose Java code threw.

    `slot` is the address of the root slot that holds the throwable, which `held` keeps for as long
    as this exception exists. `java_class` is the throwable's class.
    """

    def __init__(self, held: Held, java_class: "JavaClass") -> None:
        super().__init__(held, java_class)
        self.held = held
        self.java_class = java_class

    @property
    def slot(self) -> int:
        return self.held.slot

    def __str__(self) -> str:
        return f"Java exception {self.java_class.external_name}"
