# low-level
"""No collection: allocates until the heap is full. Measures what collecting costs."""

from pvm.gc.growth import room
from pvm.gc.heap import FULL, Heap, Mutator
from pvm.gc.plans.plan import Plan, PlannedSpace, all_of_max
from pvm.gc.policies.bump import is_allocated
from pvm.gc.policies.bump import used as space_used
from pvm.gc.tlab import allocate_in_space
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u32, u64


@lowlevel(export=True)
def used(heap: Ptr[Heap]) -> u64:
    return space_used(heap.tenured)


@lowlevel(inline=True)
def room_left(heap: Ptr[Heap]) -> u64:
    return room(heap, space_used(heap.tenured), heap.max_bytes)


@lowlevel(export=True)
def allocate(mutator: Ptr[Mutator], bytes: u64) -> u64:
    return allocate_in_space(mutator, mutator.heap.tenured, bytes, room_left)


@lowlevel(export=True)
def collect(heap: Ptr[Heap], level: u32) -> u32:
    return FULL


@lowlevel(export=True)
def contains(heap: Ptr[Heap], address: u64) -> u32:
    return u32(is_allocated(heap.tenured, address))


NOGC = Plan(
    name="nogc",
    title="No Collection",
    spaces=(PlannedSpace("tenured", all_of_max),),
    allocate=allocate, allocate_unmoving=allocate, collect=collect, used=used, contains=contains,
    collects=False, moves_objects=False,
)
