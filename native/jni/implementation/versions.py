"""The interface itself: its version, the JavaVM."""

from typing import TYPE_CHECKING

from pvm.native.jni.functions import OK, VERSION, Function
from pvm.native.jni.implementation import jni

if TYPE_CHECKING:
    from pvm.native.jni.caller import Caller


@jni("GetVersion")
def get_version(caller: "Caller", _: Function) -> int:
    return VERSION


@jni("GetJavaVM")
def get_java_vm(caller: "Caller", _: Function, place: int) -> int:
    address = caller.interface.java_vm(caller)
    caller.memory.write(place, address.to_bytes(8, "little"))
    return OK
