# low-level
"""The machine of the collector tests: roots in a table, one thread, a place for failures."""

from typing import Any

from pvm.gc.allocation import allocate_array, allocate_instance
from pvm.gc.barriers import store_reference
from pvm.gc.heap import Heap, Mutator, Visitor
from pvm.gc.objectmodel import TypeInfo
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import i32, u32, u64


@struct
class CollectorTestRoots:
    """What `Heap.owner` points to."""

    slots: Ptr[u64]
    count: u64
    weak_slots: Ptr[u64]
    weak_count: u64
    failures: u64
    failure_code: u64
    failure_address: u64
    stops: u64
    refuse_stops: u64
    collections: u64


@lowlevel(export=True)
def stop_world(mutator: Ptr[Mutator]) -> u32:
    table = Ptr[CollectorTestRoots](mutator.heap.owner)
    if table.refuse_stops != 0:
        table.refuse_stops -= 1
        return 0
    table.stops += 1
    return 1


@lowlevel(export=True)
def resume_world(mutator: Ptr[Mutator]) -> None:
    Ptr[CollectorTestRoots](mutator.heap.owner).stops -= 1


@lowlevel(export=True)
def visit_roots(heap: Ptr[Heap], visitor: Visitor) -> None:
    table = Ptr[CollectorTestRoots](heap.owner)
    for i in range(table.count):
        visitor(heap, table.slots + i)


@lowlevel(export=True)
def visit_weak_roots(heap: Ptr[Heap], visitor: Visitor) -> None:
    table = Ptr[CollectorTestRoots](heap.owner)
    for i in range(table.weak_count):
        visitor(heap, table.weak_slots + i)


@lowlevel(export=True)
def collected(heap: Ptr[Heap]) -> None:
    Ptr[CollectorTestRoots](heap.owner).collections += 1


@lowlevel(export=True)
def fatal(heap: Ptr[Heap], code: u32, address: u64) -> None:
    table = Ptr[CollectorTestRoots](heap.owner)
    table.failures += 1
    table.failure_code = u64(code)
    table.failure_address = address


@lowlevel(export=True)
def new_instance(mutator: Ptr[Mutator], klass: Ptr[TypeInfo]) -> u64:
    return allocate_instance(mutator, klass)


@lowlevel(export=True)
def new_array(mutator: Ptr[Mutator], klass: Ptr[TypeInfo], length: i32) -> u64:
    return allocate_array(mutator, klass, length)


@lowlevel(export=True)
def put(mutator: Ptr[Mutator], slot: Ptr[u64], value: u64) -> None:
    store_reference(mutator, slot, value)


BINDING = {"stop_world": stop_world, "resume_world": resume_world, "visit_roots": visit_roots,
           "visit_weak_roots": visit_weak_roots, "collected": collected, "fatal": fatal}


def root_functions() -> list[Any]:
    """All of the above, for an image."""
    return [*BINDING.values(), new_instance, new_array, put]
