# low-level
"""Functions of Python's C API, and of C, that calls between Python and Java need."""

from pvm.lowlevel.marks import external
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import f64, i32, i64, u8, u32, u64


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
def PyUnicode_New(length: u64, largest: u32) -> Ptr[u64]:
    raise NotImplementedError("Python's own functions have no simulation")


@external
def PyUnicode_FromOrdinal(ordinal: i32) -> Ptr[u64]:
    raise NotImplementedError("Python's own functions have no simulation")


@external
def PyUnicode_DecodeUTF16(data: u64, length: u64, errors: Ptr[u8],
                          order: Ptr[i32]) -> Ptr[u64]:
    raise NotImplementedError("Python's own functions have no simulation")


@external
def Py_IncRef(value: Ptr[u64]) -> None:
    raise NotImplementedError("Python's own functions have no simulation")


@external
def PyErr_NoMemory() -> Ptr[u64]:
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


@external
def malloc(size: u64) -> u64:
    raise NotImplementedError("Python's own functions have no simulation")


@external
def Py_DecRef(value: Ptr[u64]) -> None:
    raise NotImplementedError("Python's own functions have no simulation")


@external
def PyErr_Clear() -> None:
    raise NotImplementedError("Python's own functions have no simulation")


@external
def Py_EnterRecursiveCall(where: Ptr[u64]) -> i32:
    raise NotImplementedError("Python's own functions have no simulation")


@external
def Py_LeaveRecursiveCall() -> None:
    raise NotImplementedError("Python's own functions have no simulation")


@external
def PyErr_Fetch(kind: Ptr[u64], value: Ptr[u64], trace: Ptr[u64]) -> None:
    raise NotImplementedError("Python's own functions have no simulation")


@external
def PyErr_NormalizeException(kind: Ptr[u64], value: Ptr[u64], trace: Ptr[u64]) -> None:
    raise NotImplementedError("Python's own functions have no simulation")


@external
def PyException_SetTraceback(value: Ptr[u64], trace: Ptr[u64]) -> i32:
    raise NotImplementedError("Python's own functions have no simulation")


@external
def PyGILState_Ensure() -> i32:
    raise NotImplementedError("Python's own functions have no simulation")


@external
def PyGILState_Release(state: i32) -> None:
    raise NotImplementedError("Python's own functions have no simulation")


@external
def PyObject_GetAttrString(value: Ptr[u64], name: Ptr[u64]) -> Ptr[u64]:
    raise NotImplementedError("Python's own functions have no simulation")


@external
def PyObject_GetBuffer(value: Ptr[u64], view: Ptr[u64], flags: i32) -> i32:
    raise NotImplementedError("Python's own functions have no simulation")
