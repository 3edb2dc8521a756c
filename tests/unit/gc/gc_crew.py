# low-level
"""A machine of several threads with polls: just enough to stop the world around a collection."""

from typing import Any

from pvm.gc.allocation import allocate_array, allocate_instance
from pvm.gc.barriers import store_reference
from pvm.gc.heap import Heap, Mutator, Visitor
from pvm.gc.objectmodel import TypeInfo
from pvm.gc.system import sched_yield
from pvm.lowlevel.intrinsics import atomic_add, atomic_load, atomic_store, cas, field_address
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Array, Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import i32, u32, u64

SLOTS = 8
CHAIN = 20


@struct
class Crew:
    """What `Heap.owner` points to: how many threads run, how many are parked, all roots."""

    collector: u64
    running: u64
    parked: u64
    wrong: u64
    roots: Array[u64, 1024]


@struct
class CrewWorker(Mutator):
    """A thread: its roots are `SLOTS` slots of the crew's."""

    number: u64


@lowlevel
def poll(crew: Ptr[Crew]) -> None:
    """Waits while another thread collects; looks again after it has stopped to count as parked."""
    while atomic_load(field_address(crew, "collector")) != 0:
        atomic_add(field_address(crew, "parked"), u64(1))
        while atomic_load(field_address(crew, "collector")) != 0:
            sched_yield()
        atomic_add(field_address(crew, "parked"), u64(0) - u64(1))


@lowlevel(export=True)
def stop_all(mutator: Ptr[Mutator]) -> u32:
    crew = Ptr[Crew](mutator.heap.owner)
    if not cas(field_address(crew, "collector"), u64(0), u64(1)):
        poll(crew)
        return 0
    while atomic_load(field_address(crew, "parked")) + 1 < atomic_load(
            field_address(crew, "running")):
        sched_yield()
    return 1


@lowlevel(export=True)
def resume_all(mutator: Ptr[Mutator]) -> None:
    crew = Ptr[Crew](mutator.heap.owner)
    atomic_store(field_address(crew, "collector"), u64(0))


@lowlevel(export=True)
def visit_crew(heap: Ptr[Heap], visitor: Visitor) -> None:
    crew = Ptr[Crew](heap.owner)
    for i in range(u64(1024)):
        visitor(heap, crew.roots + i)


@lowlevel(export=True)
def fatal_for_crew(heap: Ptr[Heap], code: u32, address: u64) -> None:
    Ptr[Crew](heap.owner).wrong += 1


@lowlevel
def build_chain(worker: Ptr[CrewWorker], node: Ptr[TypeInfo], slots: Ptr[u64], tag: u64) -> u64:
    """CHAIN nodes that carry the tag hang on slots[0]; 0 when out of memory."""
    slots[0] = u64(0)
    for _i in range(u64(CHAIN)):
        object = allocate_instance(Ptr[Mutator](worker), node)
        if object == 0:
            return 0
        Ptr[u64](object + 16)[0] = tag
        store_reference(Ptr[Mutator](worker), Ptr[u64](object + 24), slots[0])
        slots[0] = object
    return 1


@lowlevel
def count_wrong(object: u64, tag: u64) -> u64:
    """Nodes of a chain that do not carry the tag, or are missing."""
    left = u64(CHAIN)
    wrong = u64(0)
    while object != 0:
        left -= 1
        if Ptr[u64](object + 16)[0] != tag:
            wrong += 1
        object = Ptr[u64](object + 24)[0]
    return wrong + left


@lowlevel(export=True)
def work(worker: Ptr[CrewWorker], node: Ptr[TypeInfo], bytes: Ptr[TypeInfo], rounds: u64) -> u64:
    """Builds and checks chains, with some arrays between; returns how much was wrong."""
    crew = Ptr[Crew](worker.heap.owner)
    slots = crew.roots + worker.number * SLOTS
    wrong = u64(0)
    for round in range(rounds):
        poll(crew)
        tag = (worker.number << 32) + u64(round)
        if build_chain(worker, node, slots, tag) != 0:
            slots[1] = allocate_array(Ptr[Mutator](worker), bytes, i32(round & 8191))
            wrong += count_wrong(slots[0], tag)
        else:
            wrong += 1
    slots[0] = u64(0)
    slots[1] = u64(0)
    atomic_add(field_address(crew, "running"), u64(0) - u64(1))
    return wrong


BINDING = {"stop_world": stop_all, "resume_world": resume_all, "visit_roots": visit_crew,
           "fatal": fatal_for_crew}


def crew_functions() -> list[Any]:
    return [*BINDING.values(), work]
