# low-level
"""A non-moving space: marked objects stay, the sweep links the gaps between them as free runs.

The space is always parsable from start to top: a free run's first word is its size with the
FORWARDED bit set (which no object has here), its second word, if there is one, the next free run.
Runs are kept by powers of two.
"""

from pvm.gc.heap import RUN_BINS, Heap, RunSpace
from pvm.gc.objectmodel import FORWARDED
from pvm.gc.policies.largeobjects import clear_marked, is_marked
from pvm.gc.policies.poison import fill_with_poison
from pvm.gc.scanning import scan_object, size_of
from pvm.lowlevel.intrinsics import leading_zeros
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import Static, boolean, u64

SHORTEST_LINKED = 32


@lowlevel(inline=True)
def is_free(address: u64) -> boolean:
    """Is there a free run, and no object, at this address?"""
    return Ptr[u64](address)[0] & FORWARDED != 0


@lowlevel(inline=True)
def free_bytes(address: u64) -> u64:
    """Length of a free run."""
    return Ptr[u64](address)[0] & ~FORWARDED


@lowlevel(inline=True)
def bin_of(bytes: u64) -> u64:
    """The bin of runs of this length."""
    return u64(63) - leading_zeros(bytes)


@lowlevel
def write_free_run(start: u64, end: u64) -> None:
    """Formats [start, end) as a free run that is in no bin; an empty one needs nothing."""
    if start < end:
        Ptr[u64](start)[0] = (end - start) | FORWARDED


@lowlevel
def add_run(space: Ptr[RunSpace], start: u64, end: u64) -> None:
    """Formats a run and puts it in its bin, if it is long enough to be worth it."""
    write_free_run(start, end)
    if end - start >= SHORTEST_LINKED:
        number = bin_of(end - start)
        Ptr[u64](start)[1] = space.bins[number]
        space.bins[number] = start
        space.free_bytes += end - start


@lowlevel
def first_in_bin(space: Ptr[RunSpace], number: u64, bytes: u64) -> u64:
    """Unlinks the first run of at least `bytes` from a bin; 0 when there is none."""
    before = u64(0)
    run = space.bins[number]
    while run != 0:
        successor = Ptr[u64](run)[1]
        if free_bytes(run) >= bytes:
            if before == 0:
                space.bins[number] = successor
            else:
                Ptr[u64](before)[1] = successor
            return run
        before = run
        run = successor
    return 0


@lowlevel
def find_run(space: Ptr[RunSpace], bytes: u64, wanted: u64) -> u64:
    """Unlinks a run: rather one of `wanted` bytes, else any of at least `bytes`; 0: none."""
    number = bin_of(wanted) + 1
    while number < RUN_BINS:
        if space.bins[number] != 0:
            return first_in_bin(space, number, bytes)
        number += 1
    number = bin_of(wanted)
    while number > bin_of(bytes):
        if space.bins[number] != 0:
            return first_in_bin(space, number, bytes)
        number -= 1
    return first_in_bin(space, bin_of(bytes), bytes)


@lowlevel
def take_free_run(space: Ptr[RunSpace], bytes: u64, wanted: u64) -> u64:
    """At least `bytes` and about `wanted` bytes: the rest of a longer run goes back to its bin.

    The run's length is in its first word; 0 when there is none. Under the heap's lock.
    """
    run = find_run(space, bytes, wanted)
    if run == 0:
        return 0
    length = free_bytes(run)
    space.free_bytes -= length
    if length - wanted >= SHORTEST_LINKED and length > wanted:
        add_run(space, run + wanted, run + length)
        write_free_run(run, run + wanted)
    return run


@lowlevel(inline=True)
def taken_bytes(space: Ptr[RunSpace]) -> u64:
    """Bytes of the space that are not free (too short free runs count as taken)."""
    return space.top - space.start - space.free_bytes


@lowlevel
def extend(space: Ptr[RunSpace], bytes: u64) -> None:
    """Adds `bytes` (at most to the space's end) above the top, as a free run."""
    room = space.end - space.top
    more = bytes if bytes < room else room
    if more >= SHORTEST_LINKED:
        start = space.top
        space.top = start + more
        add_run(space, start, start + more)


@lowlevel
def rescan_marked(heap: Ptr[Heap], visit: Static, visit_weak: Static,
                  visit_class: Static) -> None:
    """Scans every marked object: what a full mark stack dropped is among them."""
    address = heap.runs.start
    end = heap.runs.top
    while address < end:
        if is_free(address):
            address += free_bytes(address)
        elif is_marked(address):
            address += scan_object(heap, address, visit, visit_weak, visit_class)
        else:
            address += size_of(address)


@lowlevel
def free_gap(heap: Ptr[Heap], start: u64, end: u64) -> None:
    """What lies between two marked objects becomes one free run."""
    if start < end:
        if heap.poison != 0:
            fill_with_poison(start, end)
        add_run(heap.runs, start, end)


@lowlevel
def sweep_runs(heap: Ptr[Heap]) -> None:
    """Clears the marks and rebuilds the bins from the gaps between marked objects."""
    space = heap.runs
    for number in range(u64(0), u64(RUN_BINS)):
        space.bins[number] = u64(0)
    space.free_bytes = u64(0)
    gap = space.start
    address = space.start
    while address < space.top:
        if is_free(address):
            address += free_bytes(address)
        elif is_marked(address):
            clear_marked(address)
            free_gap(heap, gap, address)
            address += size_of(address)
            gap = address
        else:
            address += size_of(address)
    free_gap(heap, gap, space.top)


@lowlevel
def object_starts_at(heap: Ptr[Heap], address: u64) -> boolean:
    """For the verifier: is the address taken by something that is not a free run?"""
    return address - heap.runs.start < heap.runs.top - heap.runs.start and not is_free(address)
