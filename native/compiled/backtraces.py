# low-level
"""Throwable's record of the frames: a long[] of (method number << 32 | word of its code).

`native.python.throwables` turns it into text. A record that there is no memory for is left out.
"""

from pvm.gc.allocation import allocate_array
from pvm.gc.barriers import store_reference
from pvm.gc.objectmodel import ARRAY_ELEMENTS_OFFSET
from pvm.lowlevel.intrinsics import copy_bytes, local_array
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, i32, i64, u8, u32, u64
from pvm.native.compiled.operands import operand
from pvm.native.registry import low_level_native
from pvm.vm.model.metadata import METHOD_HIDDEN, Frame, Thread
from pvm.vm.runtime.frames import ACC_NATIVE, ACC_STATIC, is_entry, locals_of
from pvm.vm.threads.stopping import resume_world, stop_world

MAX_DEPTH = 1024
NEVER_OVERRIDDEN = -1
METHOD_SHIFT = 32
WORD_SHIFT = 3


@low_level_native("java/lang/Throwable", "fillInStackTrace", "(I)Ljava/lang/Throwable;",
                  "java/lang/Throwable.backtrace", "java/lang/Throwable.depth")
@lowlevel(export=True, collects="allocates")
def fill_in_stack_trace(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Throwable.fillInStackTrace(int)."""
    words = local_array(u64, MAX_DEPTH)
    first = skip_making(thread.frame.previous, arguments[0])
    count = record_frames(first, words)
    store_record(thread, arguments, words, count, u32(0))
    return i64(arguments[0])


@lowlevel
def skip_making(top: Ptr[Frame], throwable: u64) -> Ptr[Frame]:
    """The first frame that is not part of making the throwable.

    `top` is that of the method fillInStackTrace; above it are overriding methods, which have its
    place in the vtable, then constructors, which like all methods that nobody overrides have none.
    """
    frame = top
    index = frame.method.vtable_index
    while is_own(frame, throwable) and frame.method.vtable_index == index:
        frame = frame.previous
    while is_own(frame, throwable) and frame.method.vtable_index == NEVER_OVERRIDDEN:
        frame = frame.previous
    return frame


@lowlevel
def is_own(frame: Ptr[Frame], throwable: u64) -> boolean:
    """Whether it is the frame of an instance method of the throwable."""
    if is_entry(frame) or (frame.method.flags & ACC_STATIC) != 0:
        return False
    return frame.method.max_locals != 0 and locals_of(frame)[0] == throwable


@lowlevel
def record_frames(first: Ptr[Frame], words: Ptr[u64]) -> u32:
    """Writes at most MAX_DEPTH words, from the innermost frame on; how many."""
    frame = first
    count = u32(0)
    while frame and count < MAX_DEPTH:
        if not is_entry(frame) and (frame.method.flags & METHOD_HIDDEN) == 0:
            words[count] = frame_word(frame)
            count += 1
        frame = frame.previous
    return count


@lowlevel
def frame_word(frame: Ptr[Frame]) -> u64:
    """A frame's method and word; native methods have word 0."""
    method = frame.method
    word = u64(0)
    if (method.flags & ACC_NATIVE) == 0:
        word = (u64(frame.pc) - u64(method.code)) >> WORD_SHIFT
    return u64(method.number) << METHOD_SHIFT | word


@lowlevel(collects="allocates")
def store_record(thread: Ptr[Thread], slot: Ptr[u64], words: Ptr[u64], count: u32,
                 operands: u32) -> None:
    """Puts the record into the throwable in a slot; `operands`: where the two offsets start."""
    array = allocate_array(thread, thread.vm.long_array_class, i32(count))
    if array != 0:
        copy_bytes(array + ARRAY_ELEMENTS_OFFSET, u64(words), u64(count) << WORD_SHIFT)
    throwable = slot[0]
    store_reference(thread, Ptr[u64](throwable + operand(thread, operands)), array)
    depth = Ptr[i32](throwable + operand(thread, operands + 1))
    depth[0] = i32(count) if array != 0 else i32(0)


@low_level_native("java/lang/Thread", "captureStack", "(Ljava/lang/Throwable;)Z",
                  "java/lang/Thread.eetop", "java/lang/Throwable.backtrace",
                  "java/lang/Throwable.depth")
@lowlevel(export=True, collects="stops the world, allocates")
def capture_stack(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Thread.captureStack: another thread's frames, taken while the world is stopped."""
    words = local_array(u64, MAX_DEPTH)
    while stop_world(thread) == 0:
        pass
    target = Ptr[Thread](Ptr[u64](arguments[0] + operand(thread, 0))[0])
    count = u32(0)
    if target:
        count = record_frames(target.frame, words)
    resume_world(thread)
    if not target:
        return 0
    store_record(thread, arguments + 1, words, count, u32(1))
    return 1


@low_level_native("pvm/internal/Traps", "explain", "(Ljava/lang/NullPointerException;)V",
                  "java/lang/NullPointerException.isExplicable")
@lowlevel(export=True)
def explain(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Traps.explain: sets the flag unless the frame that trapped is hidden."""
    trap = thread.frame.previous
    if (trap.previous.method.flags & METHOD_HIDDEN) == 0:
        flag = Ptr[u8](arguments[0] + operand(thread, 0))
        flag[0] = u8(1)
    return 0
