"""Native methods that are Python functions with a JNIEnv: arguments and result are as C has them.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pvm.native.call import NativeCall
from pvm.native.jni.interface import interface_of
from pvm.native.jni.pythonenv import JniEnv
from pvm.native.jni.types import check_type
from pvm.vm.model.members import JavaMethod, parameter_descriptors, return_descriptor
from pvm.vm.runtime.javacalls import narrowed
from pvm.vm.runtime.objects import bits_float

if TYPE_CHECKING:
    from pvm.native.jni.locals import LocalReferences


def run_with_environment(call: NativeCall, function: Callable[..., Any]) -> Any:
    """Calls `function(env, receiver or class, ...)`; what it returns, as natives give it.

    Raises JniError, and whatever the function raises.
    """
    interface = interface_of(call.machine, call.environment)
    references = interface.references(call.thread)
    caller = interface.caller(interface.host_memory, False)
    method = call.method
    saved = references.begin()
    try:
        result = function(JniEnv(interface), *_arguments(call, references, method))
        returned = return_descriptor(method.descriptor)
        if returned[0] not in "L[" or caller.is_pending():
            return _number(result, returned)
        held = caller.held(result or 0)
        check_type(caller, held, method.owner, returned, f"the result of {method}")
        return held
    finally:
        references.end(saved)


def _arguments(call: NativeCall, references: "LocalReferences", method: JavaMethod) -> list[Any]:
    if method.is_static:
        found, first = [references.new(call.machine.mirror(method.owner))], 0
    else:
        found, first = [references.new(call.slot(0))], 1
    for index, descriptor in enumerate(parameter_descriptors(method.descriptor), first):
        if descriptor[0] in "L[":
            found.append(references.new(call.slot(index)))
        else:
            found.append(_argument(call.bits(index), descriptor))
    return found


def _argument(bits: int, descriptor: str) -> Any:
    if descriptor == "Z":
        return bool(bits & 1)
    return bits_float(bits, descriptor) if descriptor in "FD" else narrowed(descriptor, bits)


def _number(result: Any, descriptor: str) -> Any:
    """What is returned while an exception is pending does not matter."""
    if descriptor[0] in "VL[":
        return None
    return 0 if result is None else result
