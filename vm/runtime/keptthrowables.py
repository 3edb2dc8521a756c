"""Throwables that are kept to be thrown again, for as long as a class exists."""

from typing import TYPE_CHECKING, Final

from pvm.vm.model.classes import JavaClass
from pvm.vm.model.throwing import JavaThrow, KeptSlot

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine

_SETTLE: Final = ("settle", "(Ljava/lang/Throwable;)V")


def keep_throwable(machine: "Machine", java_class: JavaClass, thrown: JavaThrow) -> JavaThrow:
    """The same throwable, held by `java_class` and not keeping alive the classes of the frames
    that it was thrown in: its trace, and those of its causes, are text from now on."""
    machine.calls.call(machine.boot.load("java/lang/Throwable").methods[_SETTLE], thrown.slot)
    (slot,) = java_class.data.allocate_roots(1)
    machine.objects.copy(thrown.slot, slot)
    return JavaThrow(KeptSlot(slot), thrown.java_class)
