# low-level
"""Native methods that call Python's callables: no control plane in between.

A callable is known by a number, in a field of the receiver or of the method itself, and is what the
context's table has under it: whatever Java stores there, nothing else can be called. Where a result
is not as usual, `fitted` makes it so or raises; `wrapped` makes a Python object of the reference in
a slot, `kept` the thread's native result of a Python object; what is raised, `failed` makes the
thread's pending exception.
"""

from pvm.lowlevel.intrinsics import local, local_array
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Array, Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import boolean, i64, u8, u32, u64
from pvm.native.compiled.operands import operand
from pvm.native.pythonapi import (
    Py_DecRef,
    Py_IncRef,
    PyErr_Clear,
    PyErr_Fetch,
    PyErr_NormalizeException,
    PyException_SetTraceback,
    PyGILState_Ensure,
    PyGILState_Release,
    PyLong_FromLongLong,
    PyObject_Vectorcall,
)
from pvm.native.pythoncalls import MOST_ARGUMENTS
from pvm.native.pythonvalues import (
    OBJECT,
    OTHER,
    REFERENCE,
    TEXT,
    VOID,
    Layouts,
    Text,
    copy_reference,
    copy_string,
    copy_text,
    describe,
    is_sequence,
    new_sequence,
    python_text,
    python_unboxed,
    python_value,
    take_value,
)
from pvm.vm.interp.traps import Trap
from pvm.vm.model.metadata import Thread
from pvm.vm.runtime.entering import raise_in_native
from pvm.vm.threads.primitives import free
from pvm.vm.threads.states import enter_native, leave_native

FAILED = ord("!")                   # the form of no result, and of no exception either
TEXT_WORDS = Text.size // 8
MOST_NESTED = 64                    # calls of Python's in each other: its stack has less room
HAS_SPARE_ARGUMENT = 1 << 63        # PY_VECTORCALL_ARGUMENTS_OFFSET


@struct
class Callables:
    """`items[n]` is the callable with the number n; the first stands for those that there are not,
    or not any more. Python's lock guards it."""

    items: Ptr[u64]
    count: u64


@struct
class Callback:
    """A native method: `kinds` and `result` are letters (see `pythonvalues`). The number is in the
    receiver at `number_offset`; without a receiver (0) it is `number`."""

    callables: Ptr[Callables]
    layouts: Ptr[Layouts]
    fitted: Ptr[u64]
    wrapped: Ptr[u64]
    kept: Ptr[u64]
    failed: Ptr[u64]
    number_offset: u64
    number: u64
    count: u32
    result: u32
    kinds: Array[u8, MOST_ARGUMENTS]


@lowlevel(export=True, collects="Python may do anything")
def call_callable(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """`Method.native`; its operand is the address of the Callback."""
    if thread.nesting > MOST_NESTED:
        raise_in_native(thread, u32(Trap.STACK_OVERFLOW))
        return 0
    callback = Ptr[Callback](operand(thread, 0))
    words = local_array(u64, MOST_ARGUMENTS + 1)
    texts = local_array(u64, TEXT_WORDS * MOST_ARGUMENTS)
    text = local(Text)
    text.data = u64(0)
    text.kind = u64(1)
    text.form = u64(TEXT)
    number = callback.number
    first = u64(0)
    if callback.number_offset != 0:
        number = Ptr[u64](arguments[0] + callback.number_offset)[0]
        first = u64(1)
    copy_arguments(callback, arguments + first, words + 1, Ptr[Text](u64(texts)))
    enter_native(thread)
    lock = PyGILState_Ensure()
    word = call_python(callback, number, words, Ptr[Text](u64(texts)), text)
    PyGILState_Release(lock)
    leave_native(thread)
    if text.form == FAILED:
        raise_in_native(thread, u32(Trap.STACK_OVERFLOW))
        return 0
    if thread.pending != 0 or not is_reference(callback.result):
        return word
    if text.form == OTHER:
        word = i64(thread.native_result)
        thread.native_result = u64(0)
        return word
    return i64(string_result(thread, callback, text))


@lowlevel(inline=True)
def is_reference(kind: u32) -> boolean:
    return kind == TEXT or kind == OBJECT or kind == REFERENCE


@lowlevel(inline=True)
def copy_arguments(callback: Ptr[Callback], arguments: Ptr[u64], words: Ptr[u64],
                   texts: Ptr[Text]) -> None:
    """Takes them out of Java's world."""
    for index in range(u64(callback.count)):
        words[index] = arguments[index]
        if u32(callback.kinds[index]) == TEXT:
            copy_string(callback.layouts, arguments[index], texts + index)
        elif u32(callback.kinds[index]) == REFERENCE:
            text = texts + index
            copy_reference(callback.layouts, arguments[index], text)
            if text.form == OTHER:
                text.data = u64(arguments + index)      # a root slot


@lowlevel(inline=True)
def call_python(callback: Ptr[Callback], number: u64, words: Ptr[u64], texts: Ptr[Text],
                text: Ptr[Text]) -> i64:
    """Under Python's lock. The result's slot, or `text`; an exception is pending otherwise."""
    objects = words + 1
    result = Ptr[u64](0)
    if make_objects(callback, objects, texts):
        result = call_object(callback, number, objects)
    for index in range(u64(callback.count)):
        if objects[index] != 0:
            Py_DecRef(Ptr[u64](objects[index]))
    if u64(result) == 0:
        report(callback, text)
        return 0
    word = take_result(callback, result, text)
    Py_DecRef(result)
    return word


@lowlevel(inline=True)
def make_objects(callback: Ptr[Callback], words: Ptr[u64], texts: Ptr[Text]) -> boolean:
    """Python's objects in the place of slots; false, with 0 where there is none, if that fails."""
    failures = u64(0)
    for index in range(u64(callback.count)):
        kind = u32(callback.kinds[index])
        if kind == TEXT:
            words[index] = u64(python_text(callback.layouts, texts + index))
        elif kind == REFERENCE:
            words[index] = u64(make_object(callback, texts + index))
        else:
            words[index] = u64(python_value(callback.layouts, kind, i64(words[index])))
        failures += u64(words[index] == 0)
    return failures == 0


@lowlevel
def make_object(callback: Ptr[Callback], text: Ptr[Text]) -> Ptr[u64]:
    if text.form != OTHER:
        return python_unboxed(callback.layouts, text)
    arguments = local_array(u64, 1)
    slot = PyLong_FromLongLong(i64(text.data))
    if u64(slot) == 0:
        return slot
    arguments[0] = u64(slot)
    made = PyObject_Vectorcall(callback.wrapped, arguments, u64(1), u64(0))
    Py_DecRef(slot)
    return made


@lowlevel(inline=True)
def call_object(callback: Ptr[Callback], number: u64, objects: Ptr[u64]) -> Ptr[u64]:
    """A new reference to what the callable returns; null if it raises."""
    callables = callback.callables
    called = Ptr[u64](callables.items[number if number < callables.count else u64(0)])
    Py_IncRef(called)           # it may be given up meanwhile
    count = u64(callback.count) | HAS_SPARE_ARGUMENT
    result = PyObject_Vectorcall(called, objects, count, u64(0))
    Py_DecRef(called)
    return result


@lowlevel(inline=True)
def take_result(callback: Ptr[Callback], result: Ptr[u64], text: Ptr[Text]) -> i64:
    if callback.result == VOID:
        return 0
    if callback.result == OBJECT or callback.result == REFERENCE:
        keep_reference(callback, result, text)
        return 0
    word = local_array(u64, 1)
    if take_value(callback.layouts, callback.result, result, word):
        keep_text(callback, word[0], text)
        return i64(word[0])
    return take_unusual(callback, result, text)


@lowlevel(noinline=True, cold=True)
def take_unusual(callback: Ptr[Callback], result: Ptr[u64], text: Ptr[Text]) -> i64:
    """What `fitted` makes of a result: it has a second try."""
    arguments = local_array(u64, 1)
    word = local_array(u64, 1)
    word[0] = u64(0)
    arguments[0] = u64(result)
    fitted = PyObject_Vectorcall(callback.fitted, arguments, u64(1), u64(0))
    if u64(fitted) == 0:
        report(callback, text)
        return 0
    if take_value(callback.layouts, callback.result, fitted, word):
        keep_text(callback, word[0], text)
    Py_DecRef(fitted)
    return i64(word[0])


@lowlevel
def keep_reference(callback: Ptr[Callback], result: Ptr[u64], text: Ptr[Text]) -> None:
    """None and texts go as they are; `kept` takes what else there is."""
    text.form = u64(TEXT)
    if result == callback.layouts.none:
        return
    if callback.result == OBJECT and is_sequence(callback.layouts, u32(TEXT), result):
        describe(callback.layouts, u32(TEXT), result, text)
        copy_text(text)
        return
    text.form = u64(OTHER)
    arguments = local_array(u64, 1)
    arguments[0] = u64(result)
    done = PyObject_Vectorcall(callback.kept, arguments, u64(1), u64(0))
    if u64(done) == 0:
        report(callback, text)
    else:
        Py_DecRef(done)


@lowlevel(inline=True)
def keep_text(callback: Ptr[Callback], word: u64, text: Ptr[Text]) -> None:
    if callback.result == TEXT:
        describe(callback.layouts, u32(TEXT), Ptr[u64](word), text)
        copy_text(text)


@lowlevel(noinline=True, cold=True)
def report(callback: Ptr[Callback], text: Ptr[Text]) -> None:
    """Hands what was raised to `failed`, which fails where Python has no room for its calls."""
    kind = local_array(u64, 1)
    value = local_array(u64, 1)
    trace = local_array(u64, 1)
    PyErr_Fetch(kind, value, trace)
    PyErr_NormalizeException(kind, value, trace)
    if trace[0] != 0:
        PyException_SetTraceback(Ptr[u64](value[0]), Ptr[u64](trace[0]))
        Py_DecRef(Ptr[u64](trace[0]))
    done = PyObject_Vectorcall(callback.failed, value, u64(1), u64(0))
    if u64(done) == 0:
        PyErr_Clear()
        text.form = u64(FAILED)
    else:
        Py_DecRef(done)
    Py_DecRef(Ptr[u64](value[0]))
    Py_DecRef(Ptr[u64](kind[0]))


@lowlevel(collects="allocates")
def string_result(thread: Ptr[Thread], callback: Ptr[Callback], text: Ptr[Text]) -> u64:
    """The String for a copied text, which is freed."""
    if text.data == 0 and text.kind != 0:
        return 0
    made = u64(0)
    if text.data != 0:
        made = new_sequence(thread, callback.layouts, u32(TEXT), text)
        free(Ptr[u64](text.data))
    if made == 0:
        raise_in_native(thread, u32(Trap.OUT_OF_MEMORY))
    return made
