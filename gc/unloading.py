# low-level
"""Which loaders' classes a full collection has reached, and which are dead.

Classes live and die with their loader (JLS 12.7): it is reached with the object that stands for it,
with any instance of one of its classes, and by what the machine says (frames of their methods).
Its own roots (class objects, statics, constants) are reached through it alone. Only a collection
that traces everything finds out; for others all loaders' roots are roots.
"""

from pvm.gc.heap import DEAD, REACHED, UNREACHED, Heap, LoaderInfo, Visitor
from pvm.gc.objectmodel import TypeInfo
from pvm.gc.references import set_reference
from pvm.lowlevel.intrinsics import address_of, field_address
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import Static, boolean, u32, u64


@lowlevel
def begin_unloading(heap: Ptr[Heap]) -> None:
    """Before the roots of a collection that traces everything."""
    heap.unloading = u32(1)


@lowlevel(inline=True)
def is_dead_class(klass: Ptr[TypeInfo]) -> boolean:
    """Has the class been unloaded, though its memory is still there?"""
    return klass.loader != 0 and Ptr[LoaderInfo](klass.loader).reached == DEAD


@lowlevel(noinline=True)
def reach_loader(heap: Ptr[Heap], loader: Ptr[LoaderInfo], visit: Visitor) -> None:
    """Visits what belongs to a loader."""
    loader.reached = u32(REACHED)
    visit(heap, field_address(loader, "holder"))
    heap.visit_loader(heap, loader, visit)


@lowlevel(inline=True)
def reach_class(heap: Ptr[Heap], klass: Ptr[TypeInfo], tracing: Static) -> None:
    """An object of the class was reached: so is the class's loader."""
    if klass.loader != 0 and Ptr[LoaderInfo](klass.loader).reached == UNREACHED:
        reach_loader(heap, Ptr[LoaderInfo](klass.loader),
                     Visitor(address_of(tracing.visit_exported)))


@lowlevel(inline=True)
def keep_class(heap: Ptr[Heap], klass: Ptr[TypeInfo], visit: Visitor) -> None:
    """The machine needs a class, in a collection of whatever kind."""
    if klass.loader != 0:
        keep_loader(heap, Ptr[LoaderInfo](klass.loader), visit)


@lowlevel(inline=True)
def keep_loader(heap: Ptr[Heap], loader: Ptr[LoaderInfo], visit: Visitor) -> None:
    """The machine needs a loader's classes."""
    if heap.unloading != 0 and loader.reached == UNREACHED:
        reach_loader(heap, loader, visit)


@lowlevel
def visit_loaders(heap: Ptr[Heap], visit: Visitor) -> None:
    """The loaders' part of the roots: all that they have, or only of those that must not die."""
    loader = heap.loaders
    while loader:
        if heap.unloading == 0:
            visit(heap, field_address(loader, "holder"))
            heap.visit_loader(heap, loader, visit)
        elif loader.pinned != 0 or loader.held != 0:
            keep_loader(heap, loader, visit)
        loader = loader.next


@lowlevel
def reach_live_loaders(heap: Ptr[Heap], tracing: Static) -> boolean:
    """Loaders whose object is reached keep their classes, and what hangs on those; true when any
    was reached for that reason."""
    found = boolean(False)
    again = heap.unloading != 0
    while again:
        again = boolean(False)
        loader = heap.loaders
        while loader:
            if loader.reached == UNREACHED and loader.holder != 0:
                if tracing.is_live(heap, loader.holder):
                    reach_loader(heap, loader, Visitor(address_of(tracing.visit_exported)))
                    again = boolean(True)
                    found = boolean(True)
            loader = loader.next
        if again:
            tracing.drain(heap)
    return found


@lowlevel
def bury_loaders(heap: Ptr[Heap]) -> None:
    """When tracing is done: loaders that were not reached leave the list for that of the dead."""
    if heap.unloading == 0:
        return
    before = Ptr[LoaderInfo](0)
    loader = heap.loaders
    while loader:
        following = loader.next
        if loader.reached != UNREACHED:
            loader.reached = u32(UNREACHED)
            before = loader
        else:
            if before:
                before.next = following
            else:
                heap.loaders = following
            bury(heap, loader)
        loader = following
    heap.unloading = u32(0)


@lowlevel
def clear_root(heap: Ptr[Heap], slot: Ptr[u64]) -> None:
    """No collection updates a dead loader's slot any more. Compiled code that is still to be taken
    away may read it before it finds that there is no object of the class."""
    set_reference(slot, u64(0))


@lowlevel(inline=True)
def bury(heap: Ptr[Heap], loader: Ptr[LoaderInfo]) -> None:
    heap.visit_loader(heap, loader, Visitor(address_of(clear_root)))
    loader.holder = 0
    loader.reached = u32(DEAD)
    loader.next = heap.dead_loaders
    heap.dead_loaders = loader
