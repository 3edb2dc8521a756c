# low-level
"""Throwable's record of the frames: a long[] of (method number << 32 | word of its code).

`native.python.throwables` turns it into text. A record that there is no memory for is left out.
"""

from pvm.gc.allocation import allocate_array
from pvm.gc.barriers import store_reference
from pvm.gc.heap import LoaderInfo
from pvm.gc.objectmodel import ARRAY_ELEMENTS_OFFSET, Object
from pvm.lowlevel.intrinsics import atomic_add, copy_bytes, field_address, local, local_array
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, i32, i64, u8, u32, u64
from pvm.native.compiled.operands import operand
from pvm.native.registry import low_level_native
from pvm.vm.compiled.walking import Walk, next_frame, start_walk
from pvm.vm.model.metadata import METHOD_CONSTRUCTOR, METHOD_HIDDEN, Class, Thread
from pvm.vm.runtime.subtypes import is_subtype
from pvm.vm.threads.stopping import resume_world, stop_world

MAX_DEPTH = 1024
METHOD_SHIFT = 32
WORD_SHIFT = 3


@low_level_native("java/lang/Throwable", "fillInStackTrace", "(I)Ljava/lang/Throwable;",
                  "java/lang/Throwable.backtrace", "java/lang/Throwable.depth",
                  "java/lang/Throwable.loaders", "[Ljava/lang/Object;")
@lowlevel(export=True, collects="allocates")
def fill_in_stack_trace(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Throwable.fillInStackTrace(int)."""
    words = local_array(u64, MAX_DEPTH)
    loaders = local_array(u64, MAX_DEPTH + 1)
    loaders[0] = u64(0)
    walk = local(Walk)
    start_walk(walk, thread.vm, thread.frame.previous)
    count = u32(0)
    if skip_making(walk, Ptr[Class](u64(Ptr[Object](arguments[0]).klass))):
        count = record_frames(walk, words, loaders)
    store_record(thread, arguments, words, count, loaders, u32(0))
    return i64(arguments[0])


@lowlevel
def skip_making(walk: Ptr[Walk], klass: Ptr[Class]) -> boolean:
    """Goes to the first frame that is not part of making the throwable; false when there is none.

    The top frame is that of the method fillInStackTrace; below it are overriding methods, which
    have its place in the vtable, then constructors of the throwable's class and its superclasses.
    """
    more = next_frame(walk)
    index = walk.method.vtable_index
    while more and walk.method.vtable_index == index and is_own(walk, klass):
        more = next_frame(walk)
    while more and (walk.method.flags & METHOD_CONSTRUCTOR) != 0 and is_own(walk, klass):
        more = next_frame(walk)
    return more


@lowlevel(inline=True)
def is_own(walk: Ptr[Walk], klass: Ptr[Class]) -> boolean:
    """Whether the frame's method belongs to the class or one that it extends."""
    return is_subtype(klass, walk.method.klass)


@lowlevel
def record_frames(walk: Ptr[Walk], words: Ptr[u64], loaders: Ptr[u64]) -> u32:
    """Writes at most MAX_DEPTH words, from the walk's frame on; how many. The loaders of the
    methods' classes, where those can die, go to `loaders`: their number first."""
    count = u32(0)
    more = boolean(True)
    while more and count < MAX_DEPTH:
        if (walk.method.flags & METHOD_HIDDEN) == 0:
            words[count] = u64(walk.method.number) << METHOD_SHIFT | u64(walk.word)
            count += 1
            if walk.method.klass.loader != 0:
                hold_loader(loaders, u64(walk.method.klass.loader))
        more = next_frame(walk)
    return count


@lowlevel
def hold_loader(loaders: Ptr[u64], loader: u64) -> None:
    """Adds a loader, once; it cannot die until the record is stored."""
    count = loaders[0]
    for index in range(count):
        if loaders[index + 1] == loader:
            return
    loaders[count + 1] = loader
    loaders[0] = count + 1
    atomic_add(field_address(Ptr[LoaderInfo](loader), "held"), u64(1))


@lowlevel(collects="allocates")
def keep_loaders(thread: Ptr[Thread], slot: Ptr[u64], loaders: Ptr[u64],
                 operands: u32) -> boolean:
    """Lets the throwable keep the loaders alive from now on; false when memory is out."""
    klass = Ptr[Class](operand(thread, operands + 3))
    array = allocate_array(thread, klass, i32(u32(loaders[0])))
    for index in range(loaders[0]):
        loader = Ptr[LoaderInfo](loaders[index + 1])
        if array != 0:
            place = Ptr[u64](array + ARRAY_ELEMENTS_OFFSET) + index
            store_reference(thread, place, loader.holder)
        atomic_add(field_address(loader, "held"), ~u64(0))
    store_reference(thread, Ptr[u64](slot[0] + operand(thread, operands + 2)), array)
    return array != 0


@lowlevel(collects="allocates")
def store_record(thread: Ptr[Thread], slot: Ptr[u64], words: Ptr[u64], count: u32,
                 loaders: Ptr[u64], operands: u32) -> None:
    """Puts the record into the throwable in a slot; `operands`: where the offsets of its fields
    start."""
    if loaders[0] != 0 and not keep_loaders(thread, slot, loaders, operands):
        count = u32(0)
    array = allocate_array(thread, thread.vm.long_array_class, i32(count))
    if array != 0:
        copy_bytes(array + ARRAY_ELEMENTS_OFFSET, u64(words), u64(count) << WORD_SHIFT)
    throwable = slot[0]
    store_reference(thread, Ptr[u64](throwable + operand(thread, operands)), array)
    depth = Ptr[i32](throwable + operand(thread, operands + 1))
    depth[0] = i32(count) if array != 0 else i32(0)


@low_level_native("java/lang/Thread", "captureStack", "(Ljava/lang/Throwable;)Z",
                  "java/lang/Thread.eetop", "java/lang/Throwable.backtrace",
                  "java/lang/Throwable.depth", "java/lang/Throwable.loaders",
                  "[Ljava/lang/Object;")
@lowlevel(export=True, collects="stops the world, allocates")
def capture_stack(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Thread.captureStack: another thread's frames, taken while the world is stopped."""
    words = local_array(u64, MAX_DEPTH)
    loaders = local_array(u64, MAX_DEPTH + 1)
    loaders[0] = u64(0)
    while stop_world(thread) == 0:
        pass
    target = Ptr[Thread](Ptr[u64](arguments[0] + operand(thread, 0))[0])
    count = u32(0)
    walk = local(Walk)
    if target:
        start_walk(walk, thread.vm, target.frame)
        if next_frame(walk):
            count = record_frames(walk, words, loaders)
    resume_world(thread)
    if not target:
        return 0
    store_record(thread, arguments + 1, words, count, loaders, u32(1))
    return 1


@low_level_native("pvm/internal/Traps", "explain", "(Ljava/lang/NullPointerException;)V",
                  "java/lang/NullPointerException.isExplicable")
@lowlevel(export=True)
def explain(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Traps.explain: sets the flag unless the frame that trapped is hidden."""
    walk = local(Walk)
    start_walk(walk, thread.vm, thread.frame)
    if next_frame(walk) and next_frame(walk) and next_frame(walk):
        if (walk.method.flags & METHOD_HIDDEN) == 0:
            flag = Ptr[u8](arguments[0] + operand(thread, 0))
            flag[0] = u8(1)
    return 0
