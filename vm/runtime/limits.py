# low-level
"""Limits that no program can get round: where one is reached all that runs ends (POLL_UNWIND)."""

from pvm.lowlevel.intrinsics import atomic_add, field_address
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u32, u64
from pvm.vm.model.metadata import Thread, Vm
from pvm.vm.runtime.throwing import raise_thread_death, upcall
from pvm.vm.runtime.upcallcodes import Upcall


@lowlevel(noinline=True, collects="the control plane runs")
def reach_limit(thread: Ptr[Thread], limit: u32) -> None:
    """Lets the control plane ask all threads to unwind; this one does so at once."""
    upcall(thread, Upcall.LIMIT, u64(limit), 0)
    raise_thread_death(thread)


@lowlevel
def take_output(vm: Ptr[Vm], count: u64) -> u64:
    """How many of so many bytes may still go to the standard streams."""
    before = atomic_add(field_address(vm, "output_bytes"), count)
    left = vm.output_limit - before if before < vm.output_limit else u64(0)
    return count if count < left else left
