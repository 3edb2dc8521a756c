"""Global and local references (JNI 4)."""

from typing import TYPE_CHECKING

from pvm.native.jni.errors import JniError, exhausted
from pvm.native.jni.functions import ERROR, OK, Function
from pvm.native.jni.implementation import jni
from pvm.native.jni.references import GLOBAL, KIND_MASK, LOCAL, NONE, WEAK

if TYPE_CHECKING:
    from pvm.native.jni.caller import Caller
    from pvm.vm.runtime.objects import Handle


@jni("NewGlobalRef")
def new_global(caller: "Caller", _: Function, held: "Handle | None") -> int:
    return 0 if held is None else caller.interface.globals.new(held.slot, GLOBAL)


@jni("NewWeakGlobalRef")
def new_weak(caller: "Caller", _: Function, held: "Handle | None") -> int:
    return 0 if held is None else caller.interface.globals.new(held.slot, WEAK)


@jni("DeleteGlobalRef", "DeleteWeakGlobalRef")
def delete_global(caller: "Caller", function: Function, handle: int) -> None:
    wanted = GLOBAL if function.name == "DeleteGlobalRef" else WEAK
    if handle == 0:
        return
    if handle & KIND_MASK != wanted or caller.interface.globals.find(handle) is None:
        raise JniError(f"{function.name}: {handle:#x} is no such reference")
    caller.interface.globals.delete(handle)


@jni("DeleteLocalRef")
def delete_local(caller: "Caller", function: Function, handle: int) -> None:
    if handle == 0:
        return
    if handle & KIND_MASK != LOCAL or not caller.references.slot(handle):
        raise JniError(f"{function.name}: {handle:#x} is no local reference of this thread")
    caller.references.delete(handle)


@jni("NewLocalRef")
def new_local(caller: "Caller", _: Function, held: "Handle | None") -> "Handle | None":
    return held


@jni("IsSameObject")
def is_same_object(caller: "Caller", _: Function, one: "Handle | None",
                   other: "Handle | None") -> bool:
    if one is None or other is None:
        return one is other
    return caller.objects.same(one.slot, other.slot)


@jni("GetObjectRefType")
def get_object_ref_type(caller: "Caller", _: Function, handle: int) -> int:
    """JNIInvalidRefType for anything that is no reference, null too."""
    kind = handle & KIND_MASK
    if kind == LOCAL:
        return int(LOCAL if caller.references.slot(handle) else NONE)
    return int(NONE if kind == NONE or caller.interface.globals.find(handle) is None else kind)


@jni("EnsureLocalCapacity")
def ensure_local_capacity(caller: "Caller", _: Function, count: int) -> int:
    if count < 0:
        return ERROR
    if not caller.references.has_room(count):
        raise exhausted("too many local references")
    return OK


@jni("PushLocalFrame")
def push_local_frame(caller: "Caller", function: Function, count: int) -> int:
    if ensure_local_capacity(caller, function, count) != OK:
        return ERROR
    caller.references.push()
    return OK


@jni("PopLocalFrame")
def pop_local_frame(caller: "Caller", _: Function, held: "Handle | None") -> "Handle | None":
    """The object that is handed on becomes a reference of the frame below."""
    if not caller.references.pop():
        raise JniError("PopLocalFrame: this native method has pushed no frame")
    return held
