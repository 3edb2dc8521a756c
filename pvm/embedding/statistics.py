"""What a context has used so far."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pvm.gc import accounting
from pvm.gc.heap import EVENTS_KEPT
from pvm.lowlevel.marks import LowLevelFunction

if TYPE_CHECKING:
    from pvm.embedding.limits import Limits
    from pvm.embedding.usage import Usage
    from pvm.vm.runtime.machine import Machine


@dataclass(frozen=True)
class Statistics:
    """Sizes in bytes, times in seconds.

    `allocated`: by all objects ever made. `live`: what the last collection left (None before the
    first). `collections`, and their pauses, the sum and the `longest_pause`. `compile_time`: of the
    processor, on the compiler's thread; `methods_compiled`: and loops. `fuel_used`: None where none
    is counted. `cpu`, `wall`: of calls, and of the threads that Java has started; what built-in
    functions run is only seen where `cpu` or `wall` is limited. `threads`: that Java has started
    and that are alive. `output`: written to the standard streams.
    """

    allocated: int
    live: int | None
    heap_used: int
    collections: int
    pause_time: float
    longest_pause: float
    compile_time: float
    methods_compiled: int
    fuel_used: int | None
    cpu: float
    wall: float
    threads: int
    output: int


def statistics(machine: Machine, usage: Usage, limits: Limits) -> Statistics:
    """As things are now."""
    heap = machine.heap
    return Statistics(
        allocated=_figure(machine, accounting.allocated_bytes),
        live=_live(heap),
        heap_used=_figure(machine, accounting.used_bytes),
        collections=int(heap.young_collections) + int(heap.full_collections),
        pause_time=int(heap.total_pause_ns) / 1e9,
        longest_pause=int(heap.max_pause_ns) / 1e9,
        compile_time=sum(machine.compile_seconds.values()),
        methods_compiled=machine.methods_compiled,
        fuel_used=limits.fuel_used,
        cpu=usage.cpu(),
        wall=usage.wall(),
        threads=machine.quotas.live_threads(),
        output=limits.written,
    )


def _figure(machine: Machine, function: LowLevelFunction) -> int:
    """A figure of the collector's."""
    ask = ctypes.CFUNCTYPE(ctypes.c_uint64, ctypes.c_uint64)(machine.image.address(function))
    return int(ask(int(machine.heap)))


def _live(heap: Any) -> int | None:
    count = int(heap.event_count)
    return int(heap.events[(count - 1) % EVENTS_KEPT].used_after) if count else None
