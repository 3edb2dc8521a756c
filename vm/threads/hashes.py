# low-level
"""Identity hash codes: drawn from a generator of each thread, kept in the mark word."""

from pvm.gc.objectmodel import HASH_MASK, HASH_SHIFT, Object
from pvm.lowlevel.intrinsics import atomic_load, cas, field_address
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i32, u64
from pvm.vm.model.metadata import Thread


@lowlevel
def identity_hash(thread: Ptr[Thread], object: u64) -> i32:
    """The object's hash, 1 to 2**31-1; the first call for an object chooses it."""
    word = field_address(Ptr[Object](object), "mark")
    fresh = u64(0)
    while True:
        before = atomic_load(word)
        known = (before >> HASH_SHIFT) & HASH_MASK
        if known != 0:
            return i32(known)
        while fresh == 0:
            fresh = next_random(thread) & HASH_MASK
        if cas(word, before, before | fresh << HASH_SHIFT):
            return i32(fresh)


@lowlevel
def next_random(thread: Ptr[Thread]) -> u64:
    """The thread's next pseudo-random number (Marsaglia's xorshift, period 2**64 - 1)."""
    state = thread.hash_state
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    thread.hash_state = state
    return state >> 16
