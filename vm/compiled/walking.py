# low-level
"""Walking a thread's Java frames, innermost first: interpreted, compiled and inlined ones alike.

`start_walk` and `next_frame` are for low-level code, `vm.runtime.stackwalk` for the control plane.
"""

from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import boolean, u32, u64
from pvm.vm.compiled.sites import find_blob, find_site
from pvm.vm.compiled.tables import CodeBlob
from pvm.vm.model.metadata import METHOD_COMPILED, METHOD_ENTRY, Frame, Method, Thread, Vm
from pvm.vm.runtime.frames import ACC_NATIVE
from pvm.vm.threads.states import enter_native, leave_native


@struct
class Walk:
    """A walk's state. `method` and `word` are of the frame that was found last (word 0 in native
    methods); `found` is its header, null for a compiled frame.

    Ahead lie: `scope` (an index + 1) of `blob`, then the native frames from `anchor` on, then
    `frame`.
    """

    vm: Ptr[Vm]
    frame: Ptr[Frame]
    anchor: Ptr[u64]
    blob: Ptr[CodeBlob]
    method: Ptr[Method]
    found: Ptr[Frame]
    scope: u32
    word: u32


@lowlevel
def start_walk(walk: Ptr[Walk], vm: Ptr[Vm], frame: Ptr[Frame]) -> None:
    """Prepares a walk from a thread's top frame on."""
    walk.vm = vm
    walk.frame = frame
    walk.anchor = Ptr[u64](0)
    walk.scope = u32(0)


@lowlevel
def next_frame(walk: Ptr[Walk]) -> boolean:
    """Finds the next frame; false at the end. Entry frames are passed over, hidden methods not."""
    while True:
        if walk.scope != 0:
            take_scope(walk)
            return True
        if walk.anchor:
            take_native_frame(walk)
        elif not walk.frame:
            return False
        elif take_frame(walk):
            return True


@lowlevel(inline=True)
def take_scope(walk: Ptr[Walk]) -> None:
    """A compiled or inlined activation; the one that it is inlined into is next."""
    scope = walk.blob.scopes + (walk.scope - 1)
    walk.method = scope.method
    walk.word = scope.word
    walk.found = Ptr[Frame](0)
    walk.scope = scope.caller


@lowlevel
def take_native_frame(walk: Ptr[Walk]) -> None:
    """Goes on to the scopes of the compiled code that called the frame at the anchor."""
    anchor = walk.anchor
    walk.anchor = Ptr[u64](0)
    walk.blob = find_blob(walk.vm, anchor[1])
    if walk.blob:
        site = find_site(walk.blob, anchor[1])
        if site:
            walk.scope = site.scope
            walk.anchor = Ptr[u64](anchor[0])


@lowlevel
def take_frame(walk: Ptr[Walk]) -> boolean:
    """A header on the Java stack; true when it is that of an interpreted or native method."""
    frame = walk.frame
    method = frame.method
    walk.frame = frame.previous
    if method.flags & METHOD_COMPILED:
        walk.anchor = frame.pc
        return False
    if method.flags & METHOD_ENTRY:
        return False
    walk.method = method
    walk.found = frame
    walk.word = u32(0)
    if (method.flags & ACC_NATIVE) == 0 and frame.pc:
        walk.word = u32((u64(frame.pc) - u64(method.code)) >> 3)
    return True


@lowlevel(export=True)
def begin_listing(walk: Ptr[Walk], vm: Ptr[Vm], frame: Ptr[Frame]) -> None:
    """`start_walk` for the control plane."""
    start_walk(walk, vm, frame)


@lowlevel(export=True, collects="waits while the world is stopped")
def list_frames(thread: Ptr[Thread], walk: Ptr[Walk], words: Ptr[u64], most: u32) -> u32:
    """Writes method, word and header of at most `most` frames; how many.

    `thread` is the caller, in the native state, or null in a stopped world.
    """
    if thread:
        leave_native(thread)
    count = u32(0)
    while count < most and next_frame(walk):
        place = words + 3 * count
        place[0] = u64(walk.method)
        place[1] = u64(walk.word)
        place[2] = u64(walk.found)
        count += 1
    if thread:
        enter_native(thread)
    return count
