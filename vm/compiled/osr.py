# low-level
"""Leaving an interpreted loop for compiled code of the same method (on-stack replacement)."""

from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u32, u64
from pvm.vm.model.metadata import Frame, Thread
from pvm.vm.runtime.frames import locals_of, operand_stack


@lowlevel
def find_osr_code(thread: Ptr[Thread]) -> u64:
    """Code that goes on at the top frame's pc, or 0; also 0 when its values have no room."""
    frame = thread.frame
    entry = frame.method.osr
    if not entry:
        return 0
    end = u64(thread.sp) + (u64(thread.sp) - u64(locals_of(frame)))
    if end > thread.stack_limit:
        return 0
    word = u32((u64(frame.pc) - u64(frame.method.code)) >> 3)
    while entry and entry.word != word:
        entry = entry.next
    return entry.code if entry else u64(0)


@lowlevel
def leave_for_compiled(thread: Ptr[Thread]) -> Ptr[u64]:
    """Puts a marker in the place of the top frame. Returns the frame's values for the code:
    locals, operand stack, lock; they lie beyond the stack's end, so no collection sees them."""
    frame = thread.frame
    values = thread.sp
    count = copy_slots(values, locals_of(frame), u64(frame.method.max_locals))
    stack = operand_stack(frame)
    count += copy_slots(values + count, stack, (u64(values) - u64(stack)) >> 3)
    values[count] = frame.lock
    marker = Ptr[Frame](u64(locals_of(frame)))
    caller = frame.previous
    marker.previous = caller
    marker.method = thread.vm.compiled_method
    marker.pc = Ptr[u64](0)
    thread.frame = marker
    thread.sp = operand_stack(marker)
    return values


@lowlevel
def copy_slots(target: Ptr[u64], source: Ptr[u64], count: u64) -> u64:
    """Copies upwards; gives `count` back."""
    for index in range(count):
        target[index] = source[index]
    return count
