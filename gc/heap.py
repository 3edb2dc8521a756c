# low-level
"""The structs of a runtime's heap: `Mutator` (a thread's part), `Space`s and `Heap`.

The reserved address range is one piece: nursery first, large objects last, so that "young" and
"large" are one comparison each. Both side tables are biased: the entry of an address is at
`base + (address >> CARD_SHIFT)`.
"""

from pvm.lowlevel.pointers import Array, Fn, Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import u32, u64

CARD_SHIFT = 9
CARD_BYTES = 1 << CARD_SHIFT

YOUNG, FULL = 0, 1

# How thorough a collection has to be: what `Heap.plan_collect` is given.
AS_NEEDED, EVERYTHING, LAST_DITCH = 0, 1, 2

RUN_BINS = 48
WAITING_SLOTS = 64


@struct
class Mutator:
    """A thread's allocation state: the prefix of the VM's thread struct.

    [tlab_top, tlab_end) is zeroed memory that belongs to the thread alone. `allocated_bytes`
    counts what was allocated before the buffer that starts at `tlab_start`. `card_base` is the
    heap's, one load nearer.
    """

    tlab_top: u64
    tlab_end: u64
    heap: Ptr["Heap"]
    next_mutator: Ptr["Mutator"]
    allocated_bytes: u64
    tlab_start: u64
    tlab_bytes: u64
    allocation_countdown: u64
    card_base: u64
    nursery_start: u64
    nursery_bytes: u64


@struct
class Space:
    """A contiguous space that is filled upwards: objects lie in [start, top)."""

    start: u64
    top: u64
    end: u64


@struct
class RunSpace:
    """A non-moving space of objects and free runs: both fill [start, top) without gaps.

    `bins[k]` links the free runs of 2**k to 2**(k+1)-1 bytes.
    """

    start: u64
    top: u64
    end: u64
    free_bytes: u64
    bins: Array[u64, RUN_BINS]


@struct
class LargeSpace:
    """Page runs, each one large object or free; `table[p]` describes the run starting at page p."""

    start: u64
    end: u64
    pages: u64
    cursor: u64
    used_bytes: u64
    table: Ptr[u32]


@struct
class MarkStack:
    """Objects that are reached but not yet scanned. `overflowed` when one did not fit."""

    base: Ptr[u64]
    count: u64
    capacity: u64
    overflowed: u64


EVENTS_KEPT = 64


@struct
class Event:
    """One collection, as the log tells it; times in nanoseconds, sizes in bytes."""

    number: u64
    kind: u32
    cause: u32
    start_ns: u64
    pause_ns: u64
    used_before: u64
    used_after: u64
    capacity: u64
    copied: u64
    promoted: u64


Visitor = Fn[[Ptr["Heap"], Ptr[u64]], None]

# LoaderInfo.reached
UNREACHED, REACHED, DEAD = 0, 1, 2


@struct
class LoaderInfo:
    """The prefix of a VM's data of a class loader whose classes can die: see `unloading`.

    `holder` refers, weakly, to the object that stands for the loader; while a full collection runs
    `reached` says whether it has reached anything of the loader's. It counts as reached while it is
    `pinned` (by who made it, and alone writes that) or `held` (an atomic counter).
    """

    next: Ptr["LoaderInfo"]
    holder: u64
    held: u64
    reached: u32
    pinned: u32


@struct
class Heap:
    """Everything of a runtime's heap that is not a thread's."""

    # The range, its spaces (a plan uses some of them) and side tables.
    start: u64
    end: u64
    nursery_start: u64
    nursery_bytes: u64
    eden: Space
    survivors: Space
    survivor_reserve: Space
    tenured: Space
    tenured_reserve: Space
    runs: RunSpace
    large: LargeSpace
    large_threshold: u64
    card_base: u64
    starts_base: u64
    mark_stack: MarkStack

    # The plan, chosen at creation.
    plan_allocate: Fn[[Ptr[Mutator], u64], u64]
    plan_allocate_unmoving: Fn[[Ptr[Mutator], u64], u64]
    plan_collect: Fn[[Ptr["Heap"], u32], u32]
    plan_used: Fn[[Ptr["Heap"]], u64]
    plan_contains: Fn[[Ptr["Heap"], u64], u32]
    plan_number: u32
    generational: u32
    parsable: u32
    collects: u32

    # The binding: filled by the VM. `owner` is for the VM alone.
    owner: u64
    stop_world: Fn[[Ptr[Mutator]], u32]
    resume_world: Fn[[Ptr[Mutator]], None]
    visit_roots: Fn[[Ptr["Heap"], Visitor], None]
    visit_weak_roots: Fn[[Ptr["Heap"], Visitor], None]
    visit_loader: Fn[[Ptr["Heap"], Ptr[LoaderInfo], Visitor], None]
    collected: Fn[[Ptr["Heap"]], None]
    fatal: Fn[[Ptr["Heap"], u32, u64], None]
    metadata_start: u64
    metadata_end: u64

    # Loaders whose classes can die, and those that did since they were last taken. `unloading`:
    # the collection in progress finds out which are dead.
    loaders: Ptr[LoaderInfo]
    dead_loaders: Ptr[LoaderInfo]
    unloading: u32

    # Threads.
    mutators: Ptr[Mutator]
    mutator_count: u64
    lock: u32

    # Limits, in bytes. `soft_limit` bounds what is old (or, without a nursery, all).
    max_bytes: u64
    initial_bytes: u64
    soft_limit: u64
    requested_bytes: u64

    # References whose referent was cleared, linked through `discovered`: a root.
    pending_references: u64
    discovered: Array[u64, 4]
    clear_soft: u32
    tenuring_threshold: u32

    # Cursors of the collection in progress.
    scan_survivors: u64
    scan_tenured: u64
    promotion_average: u64
    copied_now: u64
    promoted_now: u64
    cards_now: u64

    # Slots of old objects that refer to young ones, waiting until those are near.
    waiting: Array[u64, WAITING_SLOTS]
    waiting_count: u64

    # What the prediction of pauses has learnt (`pacing`).
    survival: u64
    pace: u64
    touched: u64

    # Statistics. Event n of the log is at `events[n % EVENTS_KEPT]`.
    young_collections: u64
    full_collections: u64
    total_pause_ns: u64
    max_pause_ns: u64
    copied_bytes: u64
    promoted_bytes: u64
    detached_bytes: u64
    event_count: u64
    events: Array[Event, EVENTS_KEPT]

    # Debugging.
    stress_interval: u64
    poison: u32
    verify: u32
    verify_bits: u64


@struct
class HeapPlacement:
    """Where `create_heap` put a heap's memory, for `destroy_heap`; lies behind the Heap."""

    range_start: u64
    range_bytes: u64
    tables_start: u64
    tables_bytes: u64
