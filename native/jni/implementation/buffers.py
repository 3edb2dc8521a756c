"""Direct buffers (JNI 4, "NIO Support"): an optional feature, which this machine does not have.

Its direct buffers lie in the heap, so that no address is theirs; the functions answer as the
specification says for such a machine.
"""

from typing import TYPE_CHECKING

from pvm.native.jni.functions import Function
from pvm.native.jni.implementation import jni

if TYPE_CHECKING:
    from pvm.native.jni.caller import Caller
    from pvm.vm.runtime.objects import Handle


@jni("NewDirectByteBuffer")
def new_direct_byte_buffer(caller: "Caller", _: Function, place: int, capacity: int) -> None:
    caller.machine.throw("java/lang/UnsupportedOperationException",
                         "native code cannot make direct buffers of its memory")


@jni("GetDirectBufferAddress")
def get_direct_buffer_address(caller: "Caller", _: Function, held: "Handle") -> int:
    return 0


@jni("GetDirectBufferCapacity")
def get_direct_buffer_capacity(caller: "Caller", _: Function, held: "Handle") -> int:
    return -1
