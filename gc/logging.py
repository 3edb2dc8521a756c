"""The lines of -Xlog:gc, from a collection's event: pure functions; the machine prints them."""

from typing import Any

from pvm.gc.causes import CAUSE_TEXTS, Cause
from pvm.gc.heap import EVENTS_KEPT, YOUNG
from pvm.gc.plans import PLANS

MEGABYTE = 1 << 20
KILOBYTE = 1 << 10


def event(heap: Any, number: int) -> Any:
    """`Ptr[Event]` of collection `number`, which must be among the last EVENTS_KEPT."""
    newest = int(heap.event_count)
    if not newest - EVENTS_KEPT <= number < newest:
        raise IndexError(f"event {number} is not kept: {newest} collections so far")
    return heap.events + number % EVENTS_KEPT


def gc_line(happened: Any) -> str:
    """`GC(0) Pause Young (Allocation Failure) 6M->1M(16M) 27.441ms`, without decorations."""
    kind = "Young" if happened.kind == YOUNG else "Full"
    cause = CAUSE_TEXTS[Cause(int(happened.cause))]
    before, after, capacity = (_megabytes(size) for size in (
        happened.used_before, happened.used_after, happened.capacity))
    milliseconds = int(happened.pause_ns) / 1e6
    return (f"GC({int(happened.number)}) Pause {kind} ({cause}) "
            f"{before}->{after}({capacity}) {milliseconds:.3f}ms")


def detail_lines(happened: Any) -> list[str]:
    """What -Xlog:gc* adds to a collection's line."""
    number = int(happened.number)
    return [f"GC({number}) Copied {int(happened.copied) // KILOBYTE}K",
            f"GC({number}) Promoted {int(happened.promoted) // KILOBYTE}K"]


def using_line(heap: Any) -> str:
    """The first line of -Xlog:gc."""
    return f"Using {list(PLANS.values())[int(heap.plan_number)].title}"


def init_lines(heap: Any) -> list[str]:
    """The [gc,init] lines of -Xlog:gc*."""
    lines = [f"Heap Min Capacity: {_size(heap.initial_bytes)}",
             f"Heap Initial Capacity: {_size(heap.initial_bytes)}",
             f"Heap Max Capacity: {_size(heap.max_bytes)}"]
    if heap.generational:
        lines.append(f"Nursery: {_size(heap.nursery_bytes)}")
    return lines


def _megabytes(size: Any) -> str:
    return f"{int(size) // MEGABYTE}M"


def _size(size: Any) -> str:
    bytes_ = int(size)
    return f"{bytes_ // MEGABYTE}M" if bytes_ % MEGABYTE == 0 else f"{bytes_ // KILOBYTE}K"
