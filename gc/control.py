"""Making and ending heaps: address space, struct, side tables, the plan's functions.

Heap options are checked here; a bad one raises `HeapOptionError`.
"""

import os
from collections.abc import Callable
from typing import Any, NamedTuple

from pvm.gc import accounting, allocation, barriers, collect, pacing, tlab
from pvm.gc.heap import CARD_SHIFT, Heap, HeapPlacement
from pvm.gc.memory_sources import MemorySource, SystemMemory
from pvm.gc.plans import DEFAULT_PLAN, PLANS
from pvm.gc.plans.plan import Plan, Sizes
from pvm.gc.policies.largeobjects import PAGE_SHIFT
from pvm.gc.references import REFERENCE_SIZE
from pvm.gc.verify import BYTES_PER_BITMAP_BYTE
from pvm.lowlevel.marks import LowLevelFunction
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u32

PAGE_BYTES = 4096
SMALLEST_MAX = 64 << 10
LARGEST_DEFAULT_MAX = 4 << 30
DEFAULT_NURSERY = 16 << 20
SMALLEST_NURSERY = 4 * PAGE_BYTES
# Buffers that grow are large and die young: eden's memory is used again at once, while that of the
# large objects comes back with a full collection and has to be cleared by the system.
LARGEST_SMALL_OBJECT = 4 << 20
SMALLEST_LARGE_OBJECT = PAGE_BYTES
SMALLEST_MARK_STACK = 64 << 10
INITIAL_TENURING_THRESHOLD = 6
_POINTER: Any = Ptr
_HEAP: Any = Heap
_PLACEMENT: Any = HeapPlacement
HEADER_BYTES = -(-(_HEAP.size + _PLACEMENT.size) // PAGE_BYTES) * PAGE_BYTES


class HeapOptionError(ValueError):
    """A heap size or plan that cannot be."""


class HeapOptions(NamedTuple):
    """What a runtime's heap is to be; sizes in bytes, 0 for the default.

    `stress`: collect at every so manyth allocation; `poison`: fill freed memory; `verify`: check
    the heap before and after each collection; `mark_stack_bytes`: for tests of its overflow.
    """

    plan: str = DEFAULT_PLAN
    max_bytes: int = 0
    initial_bytes: int = 0
    nursery_bytes: int = 0
    stress: int = 0
    poison: bool = False
    verify: bool = False
    mark_stack_bytes: int = 0


def entry_points() -> list[LowLevelFunction]:
    """The functions that an image must hold for heaps of all plans."""
    functions = [allocation.allocate_slow, collect.collect, tlab.attach_mutator,
                 tlab.detach_mutator, barriers.bulk_write_barrier,
                 accounting.total_bytes, accounting.used_bytes, accounting.free_bytes,
                 accounting.max_bytes, accounting.allocated_bytes]
    return functions + [function for plan in PLANS.values() for function in plan.functions()]


def create_heap(plan: str = DEFAULT_PLAN, max_bytes: int = 0, initial_bytes: int = 0,
                nursery_bytes: int = 0, stress: int = 0, poison: bool = False,
                verify: bool = False, *, entry: Callable[[LowLevelFunction], int],
                memory: MemorySource | None = None, mark_stack_bytes: int = 0) -> Any:
    """Reserves and fills a heap; returns its `Ptr[Heap]`, whose binding the machine fills in.

    The options are those of `HeapOptions`. `entry` gives the address of a low-level function: an
    image's symbol, or a simulated one.
    """
    options = HeapOptions(plan, max_bytes, initial_bytes, nursery_bytes, stress, poison, verify,
                          mark_stack_bytes)
    return _create(options, entry, memory or SystemMemory())


def _create(options: HeapOptions, entry: Callable[[LowLevelFunction], int],
            source: MemorySource) -> Any:
    plan = _plan(options.plan)
    sizes = heap_sizes(options, plan)
    heap = _POINTER[_HEAP](source.reserve(HEADER_BYTES))
    heap.max_bytes = sizes.max_bytes
    heap.initial_bytes = _initial_bytes(options, sizes)
    heap.soft_limit = heap.initial_bytes - sizes.nursery_bytes
    heap.stress_interval = options.stress
    heap.poison, heap.verify = u32(options.poison), u32(options.verify)
    heap.tenuring_threshold = INITIAL_TENURING_THRESHOLD
    heap.survival, heap.pace = pacing.INITIAL_SURVIVAL, pacing.INITIAL_PACE
    heap.large_threshold = _large_threshold(plan, sizes)
    _place_spaces(heap, plan, sizes, source)
    _place_tables(heap, options, source)
    _choose_plan(heap, plan, entry)
    return heap


def destroy_heap(heap: Any, memory: MemorySource | None = None) -> None:
    """Gives all of a heap's memory back; its runtime must have ended."""
    source = memory or SystemMemory()
    placement = _placement(heap)
    source.release(int(placement.tables_start), int(placement.tables_bytes))
    source.release(int(placement.range_start), int(placement.range_bytes))
    source.release(int(heap), HEADER_BYTES)


def heap_sizes(options: HeapOptions, plan: Plan) -> Sizes:
    """-Xmx and -Xmn after defaults, bounds and rounding."""
    max_bytes = _page_rounded(options.max_bytes or _default_max())
    if max_bytes < SMALLEST_MAX:
        raise HeapOptionError(f"a heap of {max_bytes} bytes is too small: at least {SMALLEST_MAX}")
    if not plan.generational:
        return Sizes(max_bytes, 0)
    wanted = options.nursery_bytes or DEFAULT_NURSERY
    bounded = min(_page_rounded(wanted), max_bytes // 3 // PAGE_BYTES * PAGE_BYTES)
    return Sizes(max_bytes, max(SMALLEST_NURSERY, bounded))


def _plan(name: str) -> Plan:
    if name not in PLANS:
        raise HeapOptionError(f"no collector {name!r}: there are {', '.join(PLANS)}")
    return PLANS[name]


def _page_rounded(size: int) -> int:
    return -(-size // PAGE_BYTES) * PAGE_BYTES


def _physical_memory() -> int:
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


def _default_max() -> int:
    return min(_physical_memory() // 4, LARGEST_DEFAULT_MAX)


def _initial_bytes(options: HeapOptions, sizes: Sizes) -> int:
    if options.initial_bytes > sizes.max_bytes:
        raise HeapOptionError(f"the initial heap size {options.initial_bytes} is larger than "
                              f"the maximum {sizes.max_bytes}")
    wanted = _page_rounded(options.initial_bytes or _physical_memory() // 64)
    return min(max(wanted, 2 * sizes.nursery_bytes, SMALLEST_MAX), sizes.max_bytes)


def _large_threshold(plan: Plan, sizes: Sizes) -> int:
    if not plan.collects:
        return 1 << 62
    within = sizes.nursery_bytes if plan.generational else sizes.max_bytes
    return max(SMALLEST_LARGE_OBJECT, min(LARGEST_SMALL_OBJECT, within // 4))


def _place_spaces(heap: Any, plan: Plan, sizes: Sizes, source: MemorySource) -> None:
    """Lays the plan's spaces one after the other into one reserved range."""
    lengths = [_page_rounded(space.reserve(sizes)) for space in plan.spaces]
    start = source.reserve(sum(lengths))
    _placement(heap).range_start, _placement(heap).range_bytes = start, sum(lengths)
    heap.start, heap.end = start, start + sum(lengths)
    heap.nursery_start = start
    heap.large.start = heap.end
    for space, length in zip(plan.spaces, lengths, strict=True):
        place = getattr(heap, space.field)
        place.start, place.end = start, start + length
        if space.field == "large":
            place.pages = length >> PAGE_SHIFT
        else:
            place.top = start
        start += length
        if space.nursery:
            heap.nursery_bytes = start - int(heap.start)


def _place_tables(heap: Any, options: HeapOptions, source: MemorySource) -> None:
    """Reserves card table, crossing map, page table, mark stack and the verifier's bitmap."""
    extent = int(heap.end) - int(heap.start)
    cards = _page_rounded((extent >> CARD_SHIFT) + 1)
    pages = _page_rounded(int(heap.large.pages) * u32.size)
    stack_bytes = _mark_stack_bytes(heap, options)
    stack = _page_rounded(stack_bytes)
    bitmap = _page_rounded(extent // BYTES_PER_BITMAP_BYTE) if options.verify else 0
    total = 2 * cards + pages + stack + bitmap
    start = source.reserve(total)
    placement = _placement(heap)
    placement.tables_start, placement.tables_bytes = start, total
    bias = int(heap.start) >> CARD_SHIFT
    heap.card_base, heap.starts_base = start - bias, start + cards - bias
    heap.large.table = start + 2 * cards
    if pages:
        heap.large.table[0] = int(heap.large.pages) << 1
    heap.mark_stack.base = start + 2 * cards + pages
    heap.mark_stack.capacity = stack_bytes // REFERENCE_SIZE
    heap.verify_bits = start + total - bitmap


def _mark_stack_bytes(heap: Any, options: HeapOptions) -> int:
    """A word for each object of two words when verifying, which must not miss one."""
    extent = int(heap.end) - int(heap.start)
    if options.verify and not options.mark_stack_bytes:
        return extent // 2
    return options.mark_stack_bytes or max(SMALLEST_MARK_STACK, int(heap.max_bytes) // 32)


def _choose_plan(heap: Any, plan: Plan, entry: Callable[[LowLevelFunction], int]) -> None:
    heap.plan_allocate = entry(plan.allocate)
    heap.plan_allocate_unmoving = entry(plan.allocate_unmoving)
    heap.plan_collect = entry(plan.collect)
    heap.plan_used = entry(plan.used)
    heap.plan_contains = entry(plan.contains)
    heap.plan_number = list(PLANS).index(plan.name)
    heap.generational = u32(plan.generational)
    heap.parsable = u32(plan.parsable)
    heap.collects = u32(plan.collects)


def _placement(heap: Any) -> Any:
    return _POINTER[_PLACEMENT](int(heap) + _HEAP.size)
