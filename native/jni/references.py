# low-level
"""Local references: what native code has in the place of Java's references, one frame a call.

A handle is a number: kind (JNI's jobjectRefType), index, owner (its thread's number, for a local
one) and generation, which changes whenever the slot is given back. So a handle that is too old, of
another thread, or made up is found out when it is used. A thread's slots lie between `locals_base`
and `locals_top`, where the collector finds them; those of a call are its own, and go with it.
"""

from pvm.gc.references import load_reference
from pvm.lowlevel.intrinsics import unlikely
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Fn, Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import u32, u64
from pvm.vm.model.metadata import Thread

NONE, LOCAL, GLOBAL, WEAK = range(4)
KIND_BITS, INDEX_BITS, OWNER_BITS, GENERATION_BITS = 2, 20, 12, 30
OWNER_SHIFT = KIND_BITS + INDEX_BITS
GENERATION_SHIFT = OWNER_SHIFT + OWNER_BITS
INDEX_MASK = (1 << INDEX_BITS) - 1
OWNER_MASK = (1 << OWNER_BITS) - 1
GENERATION_MASK = (1 << GENERATION_BITS) - 1
KIND_MASK = (1 << KIND_BITS) - 1
MOST_LOCALS = 1 << 18           # a thread's references at one time


@struct
class NativeEnvironment:
    """A thread's: a JNIEnv* of host code points to the first word.

    `generations` and `chain` have an element for each slot. `free` is one more than the index of
    the first free slot below the top, 0: there is none; `chain` says which is next in the same way.
    `quick`, `slow`, `tables`: for host code, see `host.quickentries`; 0 before there is any.
    `first` is where the running call's frame begins, `call` its number, `calls` the last one given.
    """

    functions: Ptr[u64]
    thread: Ptr[Thread]
    generations: Ptr[u32]
    chain: Ptr[u32]
    owner: u32
    free: u32
    first: u32
    unused: u32
    call: u64
    calls: u64
    quick: u64
    slow: u64
    tables: u64


@struct
class SavedFrame:
    """What a frame hides of the one below it."""

    first: u32
    free: u32
    call: u64


@struct
class EnvironmentMaker:
    """`make(thread)` gives a thread its environment; 0 when that fails."""

    make: Fn[[Ptr[Thread]], u64]


@lowlevel(inline=True)
def local_index(thread: Ptr[Thread]) -> u32:
    """The index of the next slot at the top."""
    return u32((thread.locals_top - thread.locals_base) >> 3)


@lowlevel(inline=True)
def push_frame(environment: Ptr[NativeEnvironment], saved: Ptr[SavedFrame]) -> None:
    """A native method begins."""
    saved.first = environment.first
    saved.free = environment.free
    saved.call = environment.call
    environment.calls += 1
    environment.call = environment.calls
    environment.first = local_index(environment.thread)
    environment.free = u32(0)


@lowlevel(inline=True)
def pop_frame(environment: Ptr[NativeEnvironment], saved: Ptr[SavedFrame]) -> None:
    """It has ended: its references are stale."""
    drop_locals(environment, environment.first)
    environment.first = saved.first
    environment.free = saved.free
    environment.call = saved.call


@lowlevel(export=True)
def drop_locals(environment: Ptr[NativeEnvironment], first: u32) -> None:
    """Gives back all slots from an index on."""
    thread = environment.thread
    index = local_index(thread)
    while index > first:
        index -= 1
        Ptr[u64](thread.locals_base)[index] = u64(0)
        environment.generations[index] += 1
    thread.locals_top = thread.locals_base + u64(first) * 8


@lowlevel(inline=True)
def new_local(environment: Ptr[NativeEnvironment], reference: u64) -> u64:
    """A handle in the running frame; 0 for null. There must be room for it."""
    if reference == 0:
        return u64(0)
    thread = environment.thread
    if unlikely(environment.free != 0):
        index = environment.free - 1
        environment.free = environment.chain[index]
    else:
        index = local_index(thread)
        thread.locals_top += 8
    Ptr[u64](thread.locals_base)[index] = reference
    return local_handle(environment, index)


@lowlevel(inline=True)
def local_handle(environment: Ptr[NativeEnvironment], index: u32) -> u64:
    """The handle that stands for a slot now."""
    generation = u64(environment.generations[index]) & GENERATION_MASK
    return (generation << GENERATION_SHIFT) | (u64(environment.owner) << OWNER_SHIFT) | (
        u64(index) << KIND_BITS) | LOCAL


@lowlevel(inline=True)
def has_room(environment: Ptr[NativeEnvironment], count: u32) -> u32:
    """Whether so many more references fit."""
    return u32(local_index(environment.thread) + count <= MOST_LOCALS)


@lowlevel(inline=True)
def local_slot(environment: Ptr[NativeEnvironment], handle: u64) -> Ptr[u64]:
    """The slot of a local handle of this thread; null for anything else."""
    index = u32((handle >> KIND_BITS) & INDEX_MASK)
    if unlikely(index >= local_index(environment.thread)):
        return Ptr[u64](0)
    slot = Ptr[u64](environment.thread.locals_base) + index
    if unlikely(handle != local_handle(environment, index) or load_reference(slot) == 0):
        return Ptr[u64](0)
    return slot
