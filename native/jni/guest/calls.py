# low-level
"""Calls of guest functions from Java, by the RISC-V calling convention (LP64D).

The thread is in the native state while its hart runs. A call from within a JNI function, that is of
a hart which stands at an ecall, saves all registers, whatever the guest would have restored.
"""

from pvm.isa.hart import Exit, Hart
from pvm.isa.memory.access import PAGE_SHIFT, WRITE
from pvm.lowlevel.intrinsics import local, unlikely
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Array, Fn, Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import boolean, i64, u32, u64
from pvm.native.compiled.operands import operand
from pvm.native.jni.guest.quickecalls import A0, BOX, FA0, SP, answer_quickly
from pvm.native.jni.quick.tables import QuickTables
from pvm.native.jni.references import (
    OWNER_MASK,
    NativeEnvironment,
    SavedFrame,
    new_local,
    pop_frame,
    push_frame,
)
from pvm.native.jni.transfer import (
    DOUBLE,
    FLOAT,
    REFERENCE,
    NativeMethod,
    begin_synchronized,
    end_synchronized,
    environment_of,
    first_handle,
    primitive_result,
    reference_result,
)
from pvm.vm.model.metadata import POLL_UNWIND, Thread
from pvm.vm.runtime.throwing import raise_thread_death
from pvm.vm.threads.states import enter_native, leave_native

RA = 1
ARGUMENT_REGISTERS = 8
QUANTUM = 1 << 22               # instructions between two looks at what is asked of the thread
STACK_ALIGNMENT = 16
RETURNED, UNWOUND, FAILED = range(3)


@struct
class GuestTarget:
    """A world, as calls see it. `harts` and `depths` have an element for each thread that has local
    references (`NativeEnvironment.owner`).

    `prepare(thread, target)` gives the calling thread a hart, or leaves an exception. `attend` does
    what a hart's exit asks for; 0: it cannot go on, and an exception is pending.
    """

    run: Fn[[Ptr[Hart]], u32]
    attend: Fn[[Ptr[Thread], Ptr["GuestTarget"], Ptr[Hart]], u32]
    prepare: Fn[[Ptr[Thread], Ptr["GuestTarget"]], u64]
    tables: Ptr[QuickTables]
    first_stub: u64
    return_pc: u64
    environment: u64
    harts: Array[u64, OWNER_MASK + 1]
    stacks: Array[u64, OWNER_MASK + 1]
    depths: Array[u32, OWNER_MASK + 1]


@struct
class SavedRegisters:
    """A hart's, during a call from within it."""

    x: Array[u64, 32]
    f: Array[u64, 32]
    pc: u64


@struct
class Placing:
    """How many arguments have registers, and where those are that have none."""

    generals: u32
    floats: u32
    stacked: u32
    unused: u32
    stack: Array[u64, 256]


@lowlevel
def save_registers(hart: Ptr[Hart], saved: Ptr[SavedRegisters]) -> None:
    """All of them."""
    for index in range(u64(32)):
        saved.x[index] = hart.x[index]
        saved.f[index] = hart.f[index]
    saved.pc = hart.pc


@lowlevel
def restore_registers(hart: Ptr[Hart], saved: Ptr[SavedRegisters]) -> None:
    """As they were."""
    for index in range(u64(32)):
        hart.x[index] = saved.x[index]
        hart.f[index] = saved.f[index]
    hart.pc = saved.pc


@lowlevel(inline=True)
def add_general(hart: Ptr[Hart], placing: Ptr[Placing], word: u64) -> None:
    """An integer, an address, or a floating argument that found no register of its own."""
    if placing.generals < ARGUMENT_REGISTERS:
        hart.x[A0 + placing.generals] = word
        placing.generals += 1
    else:
        placing.stack[placing.stacked] = word
        placing.stacked += 1


@lowlevel(inline=True)
def add_float(hart: Ptr[Hart], placing: Ptr[Placing], word: u64) -> None:
    """The bits of a float, boxed, or of a double."""
    if placing.floats < ARGUMENT_REGISTERS:
        hart.f[FA0 + placing.floats] = word
        placing.floats += 1
    else:
        add_general(hart, placing, word)


@lowlevel
def place_arguments(environment: Ptr[NativeEnvironment], native: Ptr[NativeMethod],
                    arguments: Ptr[u64], hart: Ptr[Hart], placing: Ptr[Placing]) -> None:
    """Those of a Java method, after JNIEnv and receiver or class."""
    placing.generals = u32(0)
    placing.floats = u32(0)
    placing.stacked = u32(0)
    add_general(hart, placing, Ptr[GuestTarget](native.target).environment)
    add_general(hart, placing, first_handle(environment, native, arguments))
    place = arguments
    if not native.mirror:
        place = place + 1
    for index in range(u64(native.count)):
        kind = u32(native.kinds[index])
        if kind == REFERENCE:
            add_general(hart, placing, new_local(environment, place[0]))
        elif kind == FLOAT:
            add_float(hart, placing, place[0] | BOX)
        elif kind == DOUBLE:
            add_float(hart, placing, place[0])
        else:       # the ABI wants all 64 bits, Java's slots have 32 (RISC-V ABIs, 2.1)
            add_general(hart, placing, u64(primitive_result(kind, place[0])))
        place = place + 1


@lowlevel
def push_stacked(hart: Ptr[Hart], placing: Ptr[Placing]) -> None:
    """Arguments on the guest's stack. Where the guest has none, it finds that out itself."""
    if placing.stacked == 0:
        return
    size = (u64(placing.stacked) * 8 + STACK_ALIGNMENT - 1) & ~u64(STACK_ALIGNMENT - 1)
    hart.x[SP] -= size
    if may_write(hart, hart.x[SP], size):
        for index in range(u64(placing.stacked)):
            Ptr[u64](u64(hart.memory) + hart.x[SP])[index] = placing.stack[index]


@lowlevel
def may_write(hart: Ptr[Hart], address: u64, size: u64) -> boolean:
    """Whether the guest may write so many bytes, a page at most."""
    first = address >> PAGE_SHIFT
    last = (address + size - 1) >> PAGE_SHIFT
    if first >= hart.pages or last >= hart.pages:
        return False
    return u32(hart.access[first]) & u32(hart.access[last]) & WRITE != 0


@lowlevel(export=True, collects="native code may do anything")
def call_guest(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """`Method.native`; its operand is the address of the NativeMethod."""
    native = Ptr[NativeMethod](operand(thread, 0))
    environment = environment_of(thread, native)
    if not environment or not begin_synchronized(thread, native, arguments):
        return 0
    target = Ptr[GuestTarget](native.target)
    hart = hart_of(thread, environment, target)
    result = i64(0)
    if hart:
        if unlikely(target.depths[environment.owner] != 0):
            result = call_nested(thread, environment, native, hart, arguments)
        else:
            hart.x[SP] = target.stacks[environment.owner]
            result = call_in_hart(thread, environment, native, hart, arguments)
    end_synchronized(thread, native, arguments)
    return result


@lowlevel(inline=True)
def hart_of(thread: Ptr[Thread], environment: Ptr[NativeEnvironment],
            target: Ptr[GuestTarget]) -> Ptr[Hart]:
    """The thread's hart in a world; null, and an exception is pending."""
    hart = target.harts[environment.owner]
    if unlikely(hart == 0):
        hart = make_hart(thread, target)
    return Ptr[Hart](hart)


@lowlevel(noinline=True, cold=True, collects="the control plane may allocate")
def make_hart(thread: Ptr[Thread], target: Ptr[GuestTarget]) -> u64:
    """At a thread's first call into a world."""
    enter_native(thread)
    made = target.prepare(thread, target)
    leave_native(thread)
    return made


@lowlevel(noinline=True, collects="native code may do anything")
def call_nested(thread: Ptr[Thread], environment: Ptr[NativeEnvironment],
                native: Ptr[NativeMethod], hart: Ptr[Hart], arguments: Ptr[u64]) -> i64:
    """A call from within a JNI function that this hart has called."""
    saved = local(SavedRegisters)
    save_registers(hart, saved)
    hart.x[SP] &= ~u64(STACK_ALIGNMENT - 1)
    result = call_in_hart(thread, environment, native, hart, arguments)
    restore_registers(hart, saved)
    return result


@lowlevel(collects="native code may do anything")
def call_in_hart(thread: Ptr[Thread], environment: Ptr[NativeEnvironment],
                 native: Ptr[NativeMethod], hart: Ptr[Hart], arguments: Ptr[u64]) -> i64:
    """Runs the function to its end."""
    target = Ptr[GuestTarget](native.target)
    saved = local(SavedFrame)
    placing = local(Placing)
    push_frame(environment, saved)
    place_arguments(environment, native, arguments, hart, placing)
    push_stacked(hart, placing)
    hart.x[RA] = target.return_pc
    hart.pc = native.function
    target.depths[environment.owner] += 1
    enter_native(thread)
    outcome = run_to_end(thread, environment, target, hart)
    leave_native(thread)
    target.depths[environment.owner] -= 1
    if outcome == UNWOUND:
        raise_thread_death(thread)
    result = i64(0)
    if outcome == RETURNED and thread.pending == 0:
        result = guest_result(environment, native, hart)
    pop_frame(environment, saved)
    return result


@lowlevel(inline=True)
def run_to_end(thread: Ptr[Thread], environment: Ptr[NativeEnvironment],
               target: Ptr[GuestTarget], hart: Ptr[Hart]) -> u32:
    """In the native state: runs until the function returns."""
    while True:
        hart.budget = i64(QUANTUM)
        reason = target.run(hart)
        if reason == Exit.ECALL and hart.pc == target.return_pc:
            return u32(RETURNED)
        if is_to_unwind(thread):
            return u32(UNWOUND)
        if reason == Exit.ECALL and is_quick(thread, environment, target, hart):
            if is_to_unwind(thread):
                return u32(UNWOUND)
            continue
        if reason != Exit.SLICE and target.attend(thread, target, hart) == 0:
            return u32(FAILED)


@lowlevel(inline=True, collects="runs Java")
def is_quick(thread: Ptr[Thread], environment: Ptr[NativeEnvironment], target: Ptr[GuestTarget],
             hart: Ptr[Hart]) -> boolean:
    """Whether what the hart's ecall is for was done here."""
    leave_native(thread)
    done = answer_quickly(environment, target.tables, hart, target.first_stub)
    enter_native(thread)
    return done


@lowlevel(inline=True)
def is_to_unwind(thread: Ptr[Thread]) -> boolean:
    """Whether the thread was asked to leave all that it runs."""
    return thread.poll & POLL_UNWIND != 0


@lowlevel(inline=True)
def guest_result(environment: Ptr[NativeEnvironment], native: Ptr[NativeMethod],
                 hart: Ptr[Hart]) -> i64:
    """What the function has left in its result's register."""
    if native.result == REFERENCE:
        return i64(reference_result(environment, native, hart.x[A0]))
    if native.result == FLOAT or native.result == DOUBLE:
        return primitive_result(native.result, hart.f[FA0])
    return primitive_result(native.result, hart.x[A0])
