# low-level
"""Fuel: a count of what programs do that is the same on every tier.

A unit is the entry of a method with bytecode, or a backward jump that is taken: just where
`Thread.ticks` counts down. Of a machine with fuel (`Vm.has_fuel`) the ticks of a thread are units
that it has taken out of `Vm.fuel` (`Thread.credit` is more of them), and one that it was given for
nothing: it is used up when a unit is due that there is no fuel for.
"""

from pvm.lowlevel.intrinsics import atomic_add, atomic_load, cas, field_address
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, i32, i64, u32, u64
from pvm.vm.model.metadata import SAMPLE_TICKS, Thread, Vm


@lowlevel(inline=True)
def is_metered(thread: Ptr[Thread]) -> boolean:
    """Whether the thread's ticks are units of fuel."""
    return thread.vm.has_fuel != 0 and thread.unmetered == 0


@lowlevel
def take_fuel(vm: Ptr[Vm], wanted: u64) -> u64:
    """Takes as much, or what there is."""
    word = field_address(vm, "fuel")
    while True:
        there = atomic_load(word)
        taken = wanted if wanted < there else there
        if taken == 0 or cas(word, there, there - taken):
            return taken


@lowlevel(noinline=True)
def refill(thread: Ptr[Thread]) -> boolean:
    """New ticks for a thread that has none; false where there is no fuel."""
    if not is_metered(thread):
        thread.ticks = SAMPLE_TICKS
        return True
    taken = u32(take_fuel(thread.vm, u64(SAMPLE_TICKS)))
    if taken == 0:
        taken = thread.credit
        thread.credit = 0
    thread.ticks = taken if taken != 0 else u32(1)
    return taken != 0


@lowlevel(export=True, noinline=True)
def give_back(thread: Ptr[Thread]) -> None:
    """Lets the next tick be due, as something is asked of the thread; others may have the rest."""
    if is_metered(thread):
        rest = u64(thread.credit) + u64(thread.ticks) - 1
        thread.credit = 0
        if rest != 0:
            atomic_add(field_address(thread.vm, "fuel"), rest)
    thread.ticks = u32(1)


@lowlevel(export=True, noinline=True)
def refuel(thread: Ptr[Thread], units: u32) -> u32:
    """Compiled code has taken more units than there was credit. 1: now there is. 0: there is no
    fuel for all; the units are given back, and the interpreter finds out where it ends."""
    lacking = u64(SAMPLE_TICKS) + u64(i64(0) - i64(i32(thread.credit)))
    taken = take_fuel(thread.vm, lacking) if is_metered(thread) else lacking
    thread.credit += u32(taken)
    if i32(thread.credit) < 0:
        thread.credit += thread.ticks - 1
        thread.ticks = u32(1)
    if i32(thread.credit) >= 0:
        return 1
    thread.ticks += thread.credit + units
    thread.credit = 0
    return 0


@lowlevel(export=True, noinline=True)
def provide(thread: Ptr[Thread], wanted: u32) -> u32:
    """Sees to it that a loop finds so many ticks and one more, if there is the fuel; how many it
    may take. Never collects."""
    if thread.ticks <= wanted:
        lacking = u64(wanted + 1 - thread.ticks)
        taken = take_fuel(thread.vm, lacking) if is_metered(thread) else lacking
        thread.ticks += u32(taken)
    left = thread.ticks - 1
    return wanted if wanted < left else left
