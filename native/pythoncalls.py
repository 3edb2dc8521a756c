# low-level
"""Calls of Java methods from Python as built-in functions (METH_FASTCALL): no Python in between.

A `FastCall` says what is called. Where anything is not as usual (other types, a keyword, another
thread, a request to unwind) its `slow` callable gets the arguments; where Java has thrown its
`failed` one raises what there is to raise.
"""

from pvm.lowlevel.intrinsics import likely, local, local_array
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Array, Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import boolean, i32, i64, u8, u32, u64
from pvm.native.pythonapi import (
    Py_EnterRecursiveCall,
    Py_LeaveRecursiveCall,
    PyEval_RestoreThread,
    PyEval_SaveThread,
    PyLong_AsVoidPtr,
    PyObject_Vectorcall,
    PyThreadState_Get,
    PyThreadState_GetID,
)
from pvm.native.pythonvalues import (
    BYTES,
    OBJECT,
    OTHER,
    REFERENCE,
    TEXT,
    TYPE_OFFSET,
    Layouts,
    Text,
    copy_reference,
    copy_string,
    describe,
    is_sequence,
    new_sequence,
    python_text,
    python_unboxed,
    python_value,
    take_value,
)
from pvm.vm.interp.traps import Trap
from pvm.vm.model.metadata import POLL_UNWIND, Method, Thread
from pvm.vm.runtime.arrays import push_temporary
from pvm.vm.runtime.entering import call_in_java, raise_in_native
from pvm.vm.threads.states import enter_native, leave_native

LEAST_ROOM = 8                  # calls
MOST_ARGUMENTS = 8              # the receiver included
RECEIVER = ord("R")
IS_TEXT = 1 << 63
ADDRESS = IS_TEXT - 1


@struct
class Caller:
    """The Python thread that called a context last: `identity` is its PyThreadState's number, 0
    when no call may be fast. `running` counts the calls that are under way; who holds Python's lock
    may change it."""

    identity: u64
    thread: Ptr[Thread]
    running: u64


@struct
class Receivers:
    """A context's objects as Python has them: the type of an object's type is `metatype`, and it
    has `context` at `context_offset`. At `handle_offset` it has what has at `slot_offset` the root
    slot's address as an int."""

    metatype: u64
    context: u64
    context_offset: u64
    handle_offset: u64
    slot_offset: u64


@struct
class FastCall:
    """A method that is prepared, and whose class is initialised.

    `kinds` and `result` are letters (see `pythonvalues`), RECEIVER for an object whose type is
    `receiver_type`. `has_references`: 1 if one is no number. `wrapped` makes a Python object of the
    thread's native result.
    """

    caller: Ptr[Caller]
    method: Ptr[Method]
    layouts: Ptr[Layouts]
    receivers: Ptr[Receivers]
    receiver_type: u64
    slow: Ptr[u64]
    failed: Ptr[u64]
    wrapped: Ptr[u64]
    has_references: u32
    count: u32
    result: u32
    kinds: Array[u8, MOST_ARGUMENTS]


@lowlevel(export=True, collects="runs Java")
def call_from_python(self: Ptr[u64], arguments: Ptr[u64], count: u64, names: u64) -> Ptr[u64]:
    """The built-in function: METH_FASTCALL with keywords; `self` is the FastCall's address."""
    call = Ptr[FastCall](PyLong_AsVoidPtr(self))
    words = local_array(u64, MOST_ARGUMENTS)
    current = PyThreadState_Get()
    is_fast = names == 0 and count == u64(call.count) and is_attached(call.caller, current)
    if not is_fast or not take_arguments(call, arguments, words):
        return PyObject_Vectorcall(call.slow, arguments, count, names)
    if not has_room(call.layouts, current):
        return Ptr[u64](0)
    text = local(Text)
    thread = call.caller.thread         # others call too as soon as Python's lock is given up
    call.caller.running += 1
    called = thread.is_called
    thread.is_called = u32(1)
    state = PyEval_SaveThread()
    result = run_java(thread, call, words, text)
    PyEval_RestoreThread(state)
    thread.is_called = called
    made = python_result(thread, call, result, text)
    call.caller.running -= 1
    return made


@lowlevel(inline=True)
def has_room(layouts: Ptr[Layouts], state: Ptr[u64]) -> boolean:
    """Whether Python's recursion limit lets the control plane begin when Java needs it (it makes
    more room itself then, see `vm.runtime.recursion`); if not, RecursionError is raised."""
    if likely(layouts.room_offset != 0):
        if likely(Ptr[i32](u64(state) + layouts.room_offset)[0] > LEAST_ROOM):
            return True
    return can_enter()


@lowlevel(noinline=True, cold=True)
def can_enter() -> boolean:
    """The same by trying it."""
    where = local(u64)
    where[0] = u64(0)           # an empty string, after the error's own message
    entered = u32(0)
    while entered < LEAST_ROOM and Py_EnterRecursiveCall(where) == 0:
        entered += 1
    for _ in range(entered):
        Py_LeaveRecursiveCall()
    return entered == LEAST_ROOM


@lowlevel(inline=True)
def python_result(thread: Ptr[Thread], call: Ptr[FastCall], result: i64,
                  text: Ptr[Text]) -> Ptr[u64]:
    """A new reference to the result; null after raising what Java has thrown."""
    if thread.pending != 0:
        return PyObject_Vectorcall(call.failed, local_array(u64, 1), u64(0), u64(0))
    if call.result != REFERENCE:
        if call.result == TEXT:
            return python_text(call.layouts, text)
        return python_value(call.layouts, call.result, result)
    if text.form == OTHER:
        return PyObject_Vectorcall(call.wrapped, local_array(u64, 1), u64(0), u64(0))
    return python_unboxed(call.layouts, text)


@lowlevel(inline=True)
def is_attached(caller: Ptr[Caller], state: Ptr[u64]) -> boolean:
    """Whether the calling thread is the one that called last, and is not to end its calls, and
    has nothing of an earlier one left that Python has still to take: see `Context._java`."""
    if caller.identity == 0 or PyThreadState_GetID(state) != caller.identity:
        return False
    thread = caller.thread
    return thread.poll & POLL_UNWIND == 0 and thread.pending == 0 and thread.native_result == 0


@lowlevel(inline=True)
def take_arguments(call: Ptr[FastCall], arguments: Ptr[u64], words: Ptr[u64]) -> boolean:
    """Python's values as slots; false where one is of another type or does not fit."""
    for index in range(u64(call.count)):
        value = Ptr[u64](arguments[index])
        kind = u32(call.kinds[index])
        if kind == RECEIVER or kind == OBJECT:
            if not take_object(call, kind, value, words + index):
                return False
        elif not take_value(call.layouts, kind, value, words + index):
            return False
    return True


@lowlevel(inline=True)
def take_object(call: Ptr[FastCall], kind: u32, value: Ptr[u64], word: Ptr[u64]) -> boolean:
    """The root slot of one of the context's objects; for OBJECT also 0 for None, or a str, with a
    bit that addresses have not."""
    receivers = call.receivers
    type = Ptr[u64](value[TYPE_OFFSET])
    if kind == RECEIVER:
        if u64(type) != call.receiver_type:
            return False
    elif value == call.layouts.none:
        word[0] = u64(0)
        return True
    elif is_sequence(call.layouts, u32(TEXT), value):
        word[0] = u64(value) | IS_TEXT
        return True
    elif (type[TYPE_OFFSET] != receivers.metatype
            or Ptr[u64](u64(value) + receivers.context_offset)[0] != receivers.context):
        return False
    handle = Ptr[u64](u64(value) + receivers.handle_offset)[0]
    word[0] = PyLong_AsVoidPtr(Ptr[u64](Ptr[u64](handle + receivers.slot_offset)[0]))
    return True


@lowlevel(inline=True, collects="runs Java")
def run_java(thread: Ptr[Thread], call: Ptr[FastCall], words: Ptr[u64], text: Ptr[Text]) -> i64:
    """The call, without Python's lock. A text that it returns is copied out."""
    leave_native(thread)
    result = i64(0)
    if call.has_references == 0:
        result = call_in_java(thread, call.method, words, u64(0))
    else:
        result = run_with_references(thread, call, words, text)
    enter_native(thread)
    return result


@lowlevel(collects="runs Java")
def run_with_references(thread: Ptr[Thread], call: Ptr[FastCall], words: Ptr[u64],
                        text: Ptr[Text]) -> i64:
    top = thread.temporaries_top
    references = make_references(thread, call, words, text)
    result = i64(0)
    if thread.pending == 0:
        result = call_in_java(thread, call.method, words, references)
    thread.temporaries_top = top
    if thread.pending == 0:
        if call.result == TEXT:
            copy_string(call.layouts, u64(result), text)
        elif call.result == REFERENCE:
            copy_reference(call.layouts, u64(result), text)
            thread.native_result = u64(result) if text.form == OTHER else u64(0)
    return result


@lowlevel(collects="allocates")
def make_references(thread: Ptr[Thread], call: Ptr[FastCall], words: Ptr[u64],
                    text: Ptr[Text]) -> u64:
    """Puts Java's objects for texts and bytes into root slots of the thread's; a bit for each
    argument that is a root slot. Out of memory: an exception is pending."""
    references = u64(0)
    for index in range(u64(call.count)):
        kind = u32(call.kinds[index])
        if kind == RECEIVER or kind == OBJECT or kind == TEXT or kind == BYTES:
            references |= u64(1) << index
        if kind == TEXT or kind == BYTES or (kind == OBJECT and words[index] & IS_TEXT != 0):
            if words[index] != 0 and not make_sequence(thread, call, kind, words + index, text):
                return references
    return references


@lowlevel(inline=True, collects="allocates")
def make_sequence(thread: Ptr[Thread], call: Ptr[FastCall], kind: u32, word: Ptr[u64],
                  text: Ptr[Text]) -> boolean:
    """A String or byte[] in the place of a str or bytes; false when out of memory."""
    form = u32(BYTES) if kind == BYTES else u32(TEXT)
    describe(call.layouts, form, Ptr[u64](word[0] & ADDRESS), text)
    made = new_sequence(thread, call.layouts, form, text)
    if made == 0:
        raise_in_native(thread, u32(Trap.OUT_OF_MEMORY))
        return False
    word[0] = u64(push_temporary(thread, made))
    return True
