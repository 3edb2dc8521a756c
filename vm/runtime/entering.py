# low-level
"""Entering Java from native code: one entry frame for each activation."""

from pvm.lowlevel.intrinsics import frame_address
from pvm.lowlevel.marks import external, lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i64, u32, u64
from pvm.vm.interp.traps import Trap
from pvm.vm.model.metadata import METHOD_RETURNS_REFERENCE, Frame, Method, Thread
from pvm.vm.runtime.frames import operand_stack
from pvm.vm.threads.nativestacks import closed_limit, limit_entered_code, set_closed_limit
from pvm.vm.threads.states import enter_native, leave_native

MAX_NESTING = 200


@lowlevel(export=True, collects="runs Java")
def call_java(thread: Ptr[Thread], method: Ptr[Method], arguments: Ptr[u64],
              references: u64) -> i64:
    """Calls a method that is prepared. The thread is in the native state.

    `references` has a bit for each argument that is the address of a root slot, which is read
    here. A reference result is left in `native_result`; an exception in `pending`.
    """
    leave_native(thread)
    result = call_in_java(thread, method, arguments, references)
    if (method.flags & METHOD_RETURNS_REFERENCE) != 0 and thread.pending == 0:
        thread.native_result = u64(result)      # after an exception there is none, but anything
    enter_native(thread)
    return result


@lowlevel(collects="runs Java")
def call_in_java(thread: Ptr[Thread], method: Ptr[Method], arguments: Ptr[u64],
                 references: u64) -> i64:
    """The same for a thread that is in the Java state; a reference result is returned raw."""
    before = thread.frame
    sp = thread.sp
    entry = Ptr[Frame](u64(sp))
    end = u64(operand_stack(entry)) + u64(method.argument_slots) * 8
    is_deep = thread.nesting >= MAX_NESTING or frame_address() < thread.entry_limit
    if is_deep or end > thread.stack_limit:
        raise_in_native(thread, Trap.STACK_OVERFLOW)
        return 0
    native_limit = closed_limit(thread)
    if thread.native_share != 0:
        limit_entered_code(thread, frame_address())
    entry.previous = before
    entry.method = thread.vm.entry_method
    entry.pc = thread.vm.entry_method.code
    entry.lock = u64(method)
    push_arguments(operand_stack(entry), arguments, u64(method.argument_slots), references)
    thread.nesting += 1
    run_method(thread, method, entry, Ptr[u64](end))
    thread.nesting -= 1
    set_closed_limit(thread, native_limit)
    thread.frame = before
    thread.sp = sp
    return thread.result


@lowlevel
def raise_in_native(thread: Ptr[Thread], kind: u32) -> None:
    """An exception for a native caller, which the interpreter cannot make there."""
    if kind == Trap.STACK_OVERFLOW:
        thread.pending = thread.vm.spare_stack_overflow[0]
    else:
        thread.pending = thread.vm.spare_out_of_memory[0]


@lowlevel
def push_arguments(target: Ptr[u64], arguments: Ptr[u64], count: u64, references: u64) -> None:
    """Copies arguments to the operand stack, reading those that are root slots."""
    for index in range(count):
        value = arguments[index]
        if (references >> index) & 1:
            value = Ptr[u64](value)[0] if value != 0 else u64(0)
        target[index] = value


@external
def interpreter_run(pc: Ptr[u64], sp: Ptr[u64], fp: Ptr[Frame], thread: Ptr[Thread],
                    word: u64) -> None:
    """Jumps to the handler that the word names; returns when the entry frame is left."""
    raise NotImplementedError("the interpreter has no plain-Python form")


@lowlevel(collects="runs Java")
def run_method(thread: Ptr[Thread], method: Ptr[Method], entry: Ptr[Frame],
               sp: Ptr[u64]) -> None:
    """Jumps into the method as an invoke instruction of the entry frame would.

    An invoke has two words, so the entry method's code is two words that are never executed and
    then the one that leaves.
    """
    interpreter_run(entry.pc, sp, entry, thread, u64(method))
