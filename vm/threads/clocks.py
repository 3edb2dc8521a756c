# low-level
"""The time that programs see: the system's, or one of the machine's own, which only their waiting
moves on."""

from pvm.gc.system import NANOSECONDS, clock_gettime, now, sched_yield
from pvm.lowlevel.intrinsics import atomic_add, atomic_load, field_address, local_array
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, i64, u64
from pvm.vm.model.metadata import Vm

CLOCK_REALTIME = 0
SEED_STEP = 0x9E3779B97F4A7C15


@lowlevel(inline=True)
def is_own(vm: Ptr[Vm]) -> boolean:
    """Whether the machine has a clock of its own."""
    return vm.has_clock != 0


@lowlevel
def nanos_since_1970(vm: Ptr[Vm]) -> u64:
    if is_own(vm):
        return atomic_load(field_address(vm, "clock"))
    time_spec = local_array(u64, 2)
    clock_gettime(CLOCK_REALTIME, time_spec)
    return time_spec[0] * NANOSECONDS + time_spec[1]


@lowlevel
def monotonic_nanos(vm: Ptr[Vm]) -> u64:
    if is_own(vm):
        return atomic_load(field_address(vm, "clock")) - vm.clock_start
    return now()


@lowlevel
def advance(vm: Ptr[Vm], nanos: i64) -> None:
    """A thread has waited for so long: what a clock of our own says from now on."""
    if is_own(vm) and nanos > 0:
        atomic_add(field_address(vm, "clock"), u64(nanos))
        sched_yield()


@lowlevel
def next_seed(vm: Ptr[Vm]) -> i64:
    """Another number at each call (Steele, Lea and Flood: SplitMix); without a seed, the time."""
    if vm.has_seed == 0:
        return i64(monotonic_nanos(vm))
    mixed = atomic_add(field_address(vm, "seed"), u64(SEED_STEP)) + SEED_STEP
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB
    return i64(mixed ^ (mixed >> 31))
