"""A Java exception on its way through control-plane code."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pvm.vm.model.classes import JavaClass


class JavaThrow(Exception):
    """Raised by control-plane code whose Java code threw.

    `slot` is the address of the root slot that holds the throwable: whoever catches this for good
    gives the slot back to the Host. `java_class` is the throwable's class.
    """

    def __init__(self, slot: int, java_class: "JavaClass") -> None:
        super().__init__(slot, java_class)
        self.slot = slot
        self.java_class = java_class

    def __str__(self) -> str:
        return f"Java exception {self.java_class.external_name}"
