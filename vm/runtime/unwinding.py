# low-level
"""Exceptions under way: making a trap's exception, finding a handler (JVMS 2.10)."""

from pvm.gc.objectmodel import Object
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, i32, u32, u64
from pvm.vm.interp.traps import Trap
from pvm.vm.model.metadata import (
    POLL_UNWIND,
    Class,
    ExceptionHandler,
    Frame,
    Method,
    Thread,
)
from pvm.vm.runtime.arrays import pop_temporary, push_temporary
from pvm.vm.runtime.frames import (
    ACC_NATIVE,
    ACC_SYNCHRONIZED,
    is_entry,
    locals_of,
    operand_stack,
)
from pvm.vm.runtime.limits import reach_limit
from pvm.vm.runtime.monitored import leave_synchronized
from pvm.vm.runtime.subtypes import is_subtype
from pvm.vm.runtime.throwing import upcall
from pvm.vm.runtime.upcallcodes import Limit, Upcall
from pvm.vm.threads.monitors import monitor_exit
from pvm.vm.threads.nativestacks import close_stack_guards, open_stack_guards

ENTRY_LEAVE = 2          # index of the word that leaves, in the entry method's code


@lowlevel(collects="the control plane may run")
def take_exception(thread: Ptr[Thread]) -> Ptr[Method]:
    """The method of Traps to call for a trap (its arguments are pushed), or null after unwinding.

    On return `frame`, `sp` and the frame's `pc` say where the interpreter goes on.
    """
    kind = thread.trap_kind
    thread.trap_kind = 0
    if kind == Trap.RESUMED:
        kind = take_rebuilt(thread)
        if kind == 0 and thread.pending == 0:
            return thread.vm.resume_method
    if is_end(thread, kind):
        reach_limit(thread, u32(Limit.HEAP))
    elif kind != 0 and not falls_back(thread, kind):
        method = thread.vm.trap_methods[kind]
        if method:
            push_details(thread, method)
            return method
        upcall(thread, Upcall.TRAP, u64(kind), 0)
    unwind(thread)
    return Ptr[Method](0)


@lowlevel(inline=True)
def is_end(thread: Ptr[Thread], kind: u32) -> boolean:
    """Whether the trap is the end of all that runs: see `Vm.ends_when_full`."""
    is_about_memory = kind == Trap.OUT_OF_MEMORY or kind == Trap.ARRAY_SIZE_LIMIT
    return is_about_memory and thread.vm.ends_when_full != 0


@lowlevel
def take_rebuilt(thread: Ptr[Thread]) -> u32:
    """Makes frames that a deoptimisation left the running ones; the trap that is due there, or 0.
    """
    thread.frame = thread.rebuilt_frame
    thread.sp = thread.rebuilt_sp
    kind = thread.rebuilt_trap
    if kind != 0 or thread.pending != 0:
        thread.sp = operand_stack(thread.frame)
    return kind


@lowlevel
def falls_back(thread: Ptr[Thread], kind: u32) -> boolean:
    """Errors of exhaustion run Java code only when that is not what failed just now.

    The first stack overflow opens the guard zone for the code that makes the exception; a second
    one, or a second failing allocation, throws an exception that was made beforehand.
    """
    if kind == Trap.STACK_OVERFLOW:
        if not open_stack_guards(thread):
            thread.pending = thread.vm.spare_stack_overflow[0]
            return True
    elif kind == Trap.OUT_OF_MEMORY:
        if thread.making_out_of_memory != 0:
            thread.pending = thread.vm.spare_out_of_memory[0]
            return True
        thread.making_out_of_memory = 1
    return False


@lowlevel
def push_details(thread: Ptr[Thread], method: Ptr[Method]) -> None:
    """Pushes as many details of the trap as its method has parameters."""
    if method.argument_slots > 0:
        thread.sp[0] = u64(thread.trap_first)
        thread.sp += 1
    if method.argument_slots > 1:
        thread.sp[0] = u64(thread.trap_second)
        thread.sp += 1


@lowlevel(collects="catch types may be loaded")
def unwind(thread: Ptr[Thread]) -> None:
    """Pops frames until one handles the pending exception, or to the entry frame."""
    close_guards(thread)
    while is_entry(thread.frame) == 0:
        frame = thread.frame
        if frame.method.flags & ACC_NATIVE == 0:
            if thread.poll & POLL_UNWIND:
                leave_statements(thread, frame)
            handler = find_handler(thread, frame)
            if handler:
                frame.pc = frame.method.code + handler.target
                thread.sp = operand_stack(frame)
                thread.sp[0] = thread.pending
                thread.sp += 1
                thread.pending = 0
                return
            if frame.method.flags & ACC_SYNCHRONIZED:
                leave_synchronized(thread, frame)
                thread.trap_kind = 0
        pop_frame(thread, frame)
    thread.frame.pc = thread.frame.method.code + ENTRY_LEAVE
    thread.sp = operand_stack(thread.frame)


@lowlevel(collects="the control plane may run")
def leave_statements(thread: Ptr[Thread], frame: Ptr[Frame]) -> None:
    """Leaves the monitors of the synchronized statements that a thread which is to end was in:
    compilers give each a handler that does nothing else (JLS 14.19), and no handler will run."""
    method = frame.method
    word = word_of(frame)
    for row in range(method.handler_count):
        handler = method.handlers + row
        if handler.start <= word and word < handler.end and is_for_any(handler):
            local = released_by(thread, method, row)
            if local != 0 and locals_of(frame)[local - 1] != 0:
                monitor_exit(thread, locals_of(frame)[local - 1])


@lowlevel(collects="the control plane may run")
def released_by(thread: Ptr[Thread], method: Ptr[Method], row: u32) -> u64:
    """See `Upcall.RELEASES`. What is pending waits aside."""
    handler = method.handlers + row
    if handler.released != 0:
        return u64(handler.released - 1)
    slot = push_temporary(thread, thread.pending)
    thread.pending = 0
    answer = u64(0)
    while answer == 0 and thread.pending == 0:      # Ctrl-C may come first
        answer = upcall(thread, Upcall.RELEASES, u64(method), u64(row))
    thread.pending = slot[0]
    pop_temporary(thread)
    if answer == 0:
        return answer
    handler.released = u32(answer)
    return answer - 1


@lowlevel(inline=True)
def word_of(frame: Ptr[Frame]) -> u32:
    return u32((u64(frame.pc) - u64(frame.method.code)) >> 3)


@lowlevel(inline=True)
def is_for_any(handler: Ptr[ExceptionHandler]) -> boolean:
    return handler.unresolved == 0 and not handler.catch_class


@lowlevel(inline=True)
def pop_frame(thread: Ptr[Thread], frame: Ptr[Frame]) -> None:
    """Makes the caller the top frame; its operands are dead."""
    thread.frame = frame.previous
    thread.sp = operand_stack(frame.previous)


@lowlevel
def close_guards(thread: Ptr[Thread]) -> None:
    """The exception is made: what was opened for making it is closed again."""
    thread.making_out_of_memory = 0
    close_stack_guards(thread)


@lowlevel(collects="catch types may be loaded")
def find_handler(thread: Ptr[Thread], frame: Ptr[Frame]) -> Ptr[ExceptionHandler]:
    """The first row of the method's table that covers the pc and catches the exception, or null.
    A program handles nothing any more in a thread that is to be unwound."""
    if thread.poll & POLL_UNWIND:
        return Ptr[ExceptionHandler](0)
    row = find_row(thread, frame.method, word_of(frame))
    if row < 0:
        return Ptr[ExceptionHandler](0)
    return frame.method.handlers + row


@lowlevel(collects="catch types may be loaded")
def find_row(thread: Ptr[Thread], method: Ptr[Method], word: u32) -> i32:
    """The same for a method and a word of its code: the row's index, or -1. Compiled code may run
    handlers for any exception even in a thread that is to be unwound: its next poll ends it."""
    for row in range(method.handler_count):
        handler = method.handlers + row
        is_skipped = thread.poll & POLL_UNWIND != 0 and not is_for_any(handler)
        if handler.start <= word and word < handler.end and not is_skipped:
            if handler.unresolved != 0:
                if not resolve_catch(thread, method, row):
                    return -1
            if not handler.catch_class or catches(thread, handler.catch_class):
                return i32(row)
    return -1


@lowlevel
def catches(thread: Ptr[Thread], wanted: Ptr[Class]) -> boolean:
    """True when the pending exception is an instance of the class."""
    return is_subtype(Ptr[Class](u64(Ptr[Object](thread.pending).klass)), wanted)


@lowlevel(collects="loads the class")
def resolve_catch(thread: Ptr[Thread], method: Ptr[Method], row: u32) -> boolean:
    """Resolves a catch type. An error in that replaces the pending exception; then false.

    The exception waits aside meanwhile: loading the class may run Java, which may throw. Neither
    answer nor error: Ctrl-C came first.
    """
    slot = push_temporary(thread, thread.pending)
    thread.pending = 0
    is_resolved = boolean(False)
    while not is_resolved and thread.pending == 0:
        is_resolved = upcall(thread, Upcall.CATCH, u64(method), u64(row)) != 0
    if is_resolved:
        thread.pending = slot[0]
    pop_temporary(thread)
    return is_resolved
