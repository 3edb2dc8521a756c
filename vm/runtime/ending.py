"""The end of a machine: its memory is given back."""

from typing import TYPE_CHECKING

from pvm.gc.control import destroy_heap

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine


def end(machine: "Machine") -> None:
    """Gives a machine's memory back. No thread runs Java, or will; `Machine.on_end` said true.

    The metadata, in which handles have their slots, goes with the last of them.
    """
    for thread in machine.threads.all.live():
        machine.threads.release_attached(thread)
    machine.natives.end()
    machine.roots.close()
    machine.weak_roots.close()
    machine.threads.end()
    destroy_heap(machine.vm.heap)
    machine.vm.heap = 0
    _dissolve(machine)
    machine.arena.abandon()


def _dissolve(machine: "Machine") -> None:
    """Breaks the rings of references, so that what is in them goes at once."""
    for java_class in machine.classes.made():
        java_class.drop_members()
    for loader in machine.loaders():
        loader.classes.clear()
        loader.primitives.clear()
    machine.code.dissolve()
    machine.classes.clear()
    machine.methods.clear()
