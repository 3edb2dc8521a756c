# low-level
"""Calls of static methods from Python as built-in functions (METH_FASTCALL): no Python in between.

A `FastCall` says what is called. Where anything is not as usual (other types, a keyword, another
thread, a request to unwind) its `slow` callable gets the arguments; where Java has thrown its
`failed` one raises what there is to raise.
"""

from pvm.lowlevel.intrinsics import from_bits, local_array, to_bits
from pvm.lowlevel.marks import external, lowlevel
from pvm.lowlevel.pointers import Array, Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import boolean, f32, f64, i32, i64, u8, u32, u64
from pvm.vm.model.metadata import POLL_UNWIND, Method, Thread
from pvm.vm.runtime.entering import call_in_java
from pvm.vm.threads.states import enter_native, leave_native

MOST_ARGUMENTS = 8
INT, LONG, DOUBLE, FLOAT, BOOLEAN, VOID = (ord(letter) for letter in "IJDFZV")
TYPE_OFFSET = 1                 # of ob_type in a PyObject, in words


@struct
class Caller:
    """The Python thread that called a context last: `identity` is its PyThreadState's number, 0
    when no call may be fast."""

    identity: u64
    thread: Ptr[Thread]


@struct
class FastCall:
    """A static method of an initialised class; `kinds` and `result` are descriptors' letters."""

    caller: Ptr[Caller]
    method: Ptr[Method]
    slow: Ptr[u64]
    failed: Ptr[u64]
    int_type: u64
    float_type: u64
    true: Ptr[u64]
    false: Ptr[u64]
    none: Ptr[u64]
    count: u32
    result: u32
    kinds: Array[u8, MOST_ARGUMENTS]


@external
def PyLong_AsVoidPtr(value: Ptr[u64]) -> u64:
    raise NotImplementedError("Python's own functions have no simulation")


@external
def PyLong_AsLongLongAndOverflow(value: Ptr[u64], overflow: Ptr[i32]) -> i64:
    raise NotImplementedError("Python's own functions have no simulation")


@external
def PyLong_FromLongLong(value: i64) -> Ptr[u64]:
    raise NotImplementedError("Python's own functions have no simulation")


@external
def PyFloat_AsDouble(value: Ptr[u64]) -> f64:
    raise NotImplementedError("Python's own functions have no simulation")


@external
def PyFloat_FromDouble(value: f64) -> Ptr[u64]:
    raise NotImplementedError("Python's own functions have no simulation")


@external
def Py_IncRef(value: Ptr[u64]) -> None:
    raise NotImplementedError("Python's own functions have no simulation")


@external
def PyEval_SaveThread() -> Ptr[u64]:
    raise NotImplementedError("Python's own functions have no simulation")


@external
def PyEval_RestoreThread(state: Ptr[u64]) -> None:
    raise NotImplementedError("Python's own functions have no simulation")


@external
def PyThreadState_Get() -> Ptr[u64]:
    raise NotImplementedError("Python's own functions have no simulation")


@external
def PyThreadState_GetID(state: Ptr[u64]) -> u64:
    raise NotImplementedError("Python's own functions have no simulation")


@external
def PyObject_Vectorcall(called: Ptr[u64], arguments: Ptr[u64], count: u64,
                        names: u64) -> Ptr[u64]:
    raise NotImplementedError("Python's own functions have no simulation")


@lowlevel(export=True, collects="runs Java")
def call_from_python(self: Ptr[u64], arguments: Ptr[u64], count: u64, names: u64) -> Ptr[u64]:
    """The built-in function: METH_FASTCALL with keywords; `self` is the FastCall's address."""
    call = Ptr[FastCall](PyLong_AsVoidPtr(self))
    words = local_array(u64, MOST_ARGUMENTS)
    is_fast = names == 0 and count == u64(call.count) and is_attached(call.caller)
    if not is_fast or not take_arguments(call, arguments, words):
        return PyObject_Vectorcall(call.slow, arguments, count, names)
    thread = call.caller.thread         # others call too as soon as Python's lock is given up
    state = PyEval_SaveThread()
    result = run_java(thread, call.method, words)
    PyEval_RestoreThread(state)
    if thread.pending != 0:
        return PyObject_Vectorcall(call.failed, arguments, u64(0), u64(0))
    return python_value(call, result)


@lowlevel(inline=True)
def is_attached(caller: Ptr[Caller]) -> boolean:
    """Whether the calling thread is the one that called last, and is not to end its calls."""
    if caller.identity == 0 or PyThreadState_GetID(PyThreadState_Get()) != caller.identity:
        return False
    return caller.thread.poll & POLL_UNWIND == 0


@lowlevel(inline=True, collects="runs Java")
def run_java(thread: Ptr[Thread], method: Ptr[Method], words: Ptr[u64]) -> i64:
    leave_native(thread)
    result = call_in_java(thread, method, words, u64(0))
    enter_native(thread)
    return result


@lowlevel(inline=True)
def take_arguments(call: Ptr[FastCall], arguments: Ptr[u64], words: Ptr[u64]) -> boolean:
    """Python's values as slots; false where one is of another type or does not fit."""
    for index in range(u64(call.count)):
        if not take_argument(call, u32(call.kinds[index]), Ptr[u64](arguments[index]),
                             words + index):
            return False
    return True


@lowlevel(inline=True)
def take_argument(call: Ptr[FastCall], kind: u32, value: Ptr[u64], word: Ptr[u64]) -> boolean:
    if kind == INT or kind == LONG:
        return take_integer(call, kind, value, word)
    if kind == BOOLEAN:
        word[0] = u64(value == call.true)
        return value == call.true or value == call.false
    if value[TYPE_OFFSET] != call.float_type:
        return False
    number = PyFloat_AsDouble(value)
    if kind == FLOAT:
        word[0] = u64(to_bits(f32(number)))
        return f64(f32(number)) == number       # otherwise it may be too large: see `fitting`
    word[0] = to_bits(number)
    return True


@lowlevel(inline=True)
def take_integer(call: Ptr[FastCall], kind: u32, value: Ptr[u64], word: Ptr[u64]) -> boolean:
    if value[TYPE_OFFSET] != call.int_type:
        return False
    overflow = local_array(i32, 1)
    number = PyLong_AsLongLongAndOverflow(value, overflow)
    word[0] = u64(number)
    if overflow[0] != 0:
        return False
    return kind == LONG or i64(i32(number)) == number


@lowlevel(inline=True)
def python_value(call: Ptr[FastCall], result: i64) -> Ptr[u64]:
    """The result as a new reference to a Python object."""
    kind = call.result
    if kind == INT:
        return PyLong_FromLongLong(i64(i32(result)))
    if kind == LONG:
        return PyLong_FromLongLong(result)
    if kind == DOUBLE:
        return PyFloat_FromDouble(from_bits(f64, u64(result)))
    if kind == FLOAT:
        return PyFloat_FromDouble(f64(from_bits(f32, u32(result))))
    found = call.none
    if kind == BOOLEAN:
        found = call.true if result & 1 != 0 else call.false
    Py_IncRef(found)
    return found
