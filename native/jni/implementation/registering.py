"""RegisterNatives and UnregisterNatives (JNI 4, "Registering Native Methods")."""

import struct
from typing import TYPE_CHECKING

from pvm.native.jni.errors import JniError
from pvm.native.jni.functions import OK, Function
from pvm.native.jni.implementation import jni
from pvm.vm.classfile.mutf8 import decode_mutf8

if TYPE_CHECKING:
    from pvm.native.jni.caller import Caller
    from pvm.vm.model.classes import JavaClass

_ROW = 24           # JNINativeMethod: name, signature, function
_MOST_ROWS = 1 << 16


@jni("RegisterNatives")
def register_natives(caller: "Caller", _: Function, java_class: "JavaClass", place: int,
                     count: int) -> int:
    if not 0 <= count <= _MOST_ROWS:
        raise JniError(f"RegisterNatives: {count} methods")
    _check(caller, java_class)
    for name_at, descriptor_at, address in struct.iter_unpack(
            "<QQQ", caller.memory.read(place, _ROW * count)):
        name, descriptor = (decode_mutf8(caller.memory.string(at))
                            for at in (name_at, descriptor_at))
        method = java_class.method(name, descriptor)
        if method is None or not method.is_native:
            text = "is not declared as native" if method else "name or signature does not match"
            caller.machine.throw("java/lang/NoSuchMethodError",
                                 f"Method {java_class.external_name}.{name}{descriptor} {text}")
            raise AssertionError
        caller.interface.register(caller, method, address)
    return OK


@jni("UnregisterNatives")
def unregister_natives(caller: "Caller", _: Function, java_class: "JavaClass") -> int:
    _check(caller, java_class)
    for method in java_class.methods.values():
        if method.is_native:
            caller.interface.unregister(method)
    return OK


def _check(caller: "Caller", java_class: "JavaClass") -> None:
    """The class library's natives stay what they are."""
    if java_class.loader.trusted:
        raise JniError(f"{java_class.external_name} is a class of the library")
