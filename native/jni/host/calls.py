# low-level
"""Calls of host functions by the System V ABI for x86-64, whatever the parameters are.

All registers for arguments are loaded at each call, and those that have none for it are not looked
at; so there are two ways to call, by where the result is, and two more for arguments on the stack.
"""

from pvm.lowlevel.intrinsics import local, to_bits
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Fn, Ptr
from pvm.lowlevel.types import f64, i64, u32, u64
from pvm.native.compiled.operands import operand
from pvm.native.jni.host.stackcalls import (
    GENERAL,
    REGISTERS,
    VECTOR,
    Registers,
    invoke_with_stack,
    vector,
)
from pvm.native.jni.references import (
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
from pvm.vm.model.metadata import Thread
from pvm.vm.threads.states import enter_native, leave_native

Integers = Fn[REGISTERS, u64]
Floats = Fn[REGISTERS, f64]


@lowlevel(inline=True)
def add_general(registers: Ptr[Registers], word: u64) -> None:
    """An integer or address."""
    if registers.generals < GENERAL:
        registers.general[registers.generals] = word
        registers.generals += 1
    else:
        add_to_stack(registers, word)


@lowlevel(inline=True)
def add_vector(registers: Ptr[Registers], word: u64) -> None:
    """The bits of a float or double."""
    if registers.vectors < VECTOR:
        registers.vector[registers.vectors] = word
        registers.vectors += 1
    else:
        add_to_stack(registers, word)


@lowlevel(inline=True)
def add_to_stack(registers: Ptr[Registers], word: u64) -> None:
    """Binding has made sure that there is room."""
    registers.stack[registers.stacked] = word
    registers.stacked += 1


@lowlevel(inline=True)
def add_arguments(environment: Ptr[NativeEnvironment], native: Ptr[NativeMethod],
                  arguments: Ptr[u64], registers: Ptr[Registers]) -> None:
    """Those of a Java method, after JNIEnv and receiver or class."""
    add_general(registers, u64(environment))
    add_general(registers, first_handle(environment, native, arguments))
    place = arguments
    if not native.mirror:
        place = place + 1
    for index in range(u64(native.count)):
        kind = u32(native.kinds[index])
        if kind == REFERENCE:
            add_general(registers, new_local(environment, place[0]))
        elif kind == FLOAT or kind == DOUBLE:
            add_vector(registers, place[0])
        else:
            add_general(registers, place[0])
        place = place + 1


@lowlevel(export=True, collects="native code may do anything")
def call_host(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """`Method.native`; its operand is the address of the NativeMethod."""
    native = Ptr[NativeMethod](operand(thread, 0))
    environment = environment_of(thread, native)
    if not environment or not begin_synchronized(thread, native, arguments):
        return 0
    saved = local(SavedFrame)
    registers = local(Registers)
    registers.generals = u32(0)
    registers.vectors = u32(0)
    registers.stacked = u32(0)
    push_frame(environment, saved)
    add_arguments(environment, native, arguments, registers)
    enter_native(thread)
    word = invoke(native, registers)
    leave_native(thread)
    result = i64(0)
    if thread.pending == 0:
        if native.result == REFERENCE:
            result = i64(reference_result(environment, native, word))
        else:
            result = primitive_result(native.result, word)
    pop_frame(environment, saved)
    end_synchronized(thread, native, arguments)
    return result


@lowlevel
def invoke(native: Ptr[NativeMethod], r: Ptr[Registers]) -> u64:
    """Calls the function; the result's bits."""
    is_float = native.result == FLOAT or native.result == DOUBLE
    if r.stacked != 0:
        return invoke_with_stack(native, r)
    if is_float:
        return to_bits(Floats(native.function)(
            r.general[0], r.general[1], r.general[2], r.general[3], r.general[4], r.general[5],
            vector(r, 0), vector(r, 1), vector(r, 2), vector(r, 3), vector(r, 4), vector(r, 5),
            vector(r, 6), vector(r, 7)))
    return Integers(native.function)(
        r.general[0], r.general[1], r.general[2], r.general[3], r.general[4], r.general[5],
        vector(r, 0), vector(r, 1), vector(r, 2), vector(r, 3), vector(r, 4), vector(r, 5),
        vector(r, 6), vector(r, 7))
