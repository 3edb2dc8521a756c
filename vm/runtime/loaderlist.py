# low-level
"""The list of loaders whose classes can die, as the control plane changes it."""

from pvm.gc.heap import Heap, LoaderInfo, Visitor
from pvm.gc.unloading import is_dead_class
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, u32, u64
from pvm.vm.model.metadata import Class, LoaderData, ProfileCell, SlotBlock, Thread
from pvm.vm.threads.states import enter_native, leave_native


@lowlevel(export=True, collects="waits while the world is stopped")
def add_loader(thread: Ptr[Thread], loader: Ptr[LoaderInfo]) -> None:
    """Adds a loader's data. Under the control plane's lock; the thread is in the native state."""
    leave_native(thread)
    loader.next = thread.heap.loaders
    thread.heap.loaders = loader
    enter_native(thread)


@lowlevel(export=True, collects="waits while the world is stopped")
def take_dead_loaders(thread: Ptr[Thread]) -> u64:
    """The first of the loaders that have died since the last call, or 0."""
    leave_native(thread)
    dead = u64(thread.heap.dead_loaders)
    thread.heap.dead_loaders = Ptr[LoaderInfo](0)
    enter_native(thread)
    return dead


@lowlevel(export=True)
def forget_dead_classes(cells: Ptr[ProfileCell], count: u64) -> None:
    """Takes dead classes out of a method's profile. Threads may be counting in it."""
    for index in range(count):
        cell = cells + index
        if is_gone(cell.klass1):
            cell.klass1 = u32(0)
        if is_gone(cell.klass2):
            cell.klass2 = u32(0)


@lowlevel(inline=True)
def is_gone(klass: u32) -> boolean:
    return klass != 0 and is_dead_class(Ptr[Class](klass))


@lowlevel(export=True)
def visit_loader(heap: Ptr[Heap], loader: Ptr[LoaderInfo], visit: Visitor) -> None:
    """Visits a loader's root slots."""
    block = Ptr[LoaderData](u64(loader)).slots
    while block:
        slots = Ptr[u64](u64(block) + SlotBlock.size)
        for index in range(block.count):
            visit(heap, slots + index)
        block = block.next
