"""Native methods that are compiled in place, or called without a frame of their own."""

from __future__ import annotations

from pvm.jit.bytecode.builder import Activation
from pvm.vm.classfile.descriptors import value_type
from pvm.vm.interp.predecode import argument_kinds
from pvm.vm.model.members import JavaMethod, return_descriptor

_MATH = "java/lang/Math"
# Native method -> extra of an intrinsic node, a pure function of the arguments.
_PURE = {
    (_MATH, "sqrt", "(D)D"): "sqrt",
    (_MATH, "floor", "(D)D"): "floor",
    (_MATH, "ceil", "(D)D"): "ceil",
    (_MATH, "rint", "(D)D"): "rint",
    (_MATH, "fma", "(DDD)D"): "fma",
    ("java/lang/Double", "doubleToRawLongBits", "(D)J"): "bits",
    ("java/lang/Double", "longBitsToDouble", "(J)D"): "bits",
    ("java/lang/Float", "floatToRawIntBits", "(F)I"): "bits",
    ("java/lang/Float", "intBitsToFloat", "(I)F"): "bits",
}


def native_call(a: Activation, method: JavaMethod) -> bool:
    """Translates a call of a native method, if there is a way without a frame."""
    kinds = argument_kinds(method)
    arguments = a.stack[len(a.stack) - len(kinds):]
    name = _PURE.get((method.owner.name, method.name, method.descriptor))
    result = value_type(return_descriptor(method.descriptor))
    if name is not None and method.owner.loader is a.machine.boot:
        del a.stack[len(a.stack) - len(kinds):]
        a.push(a.add("intrinsic", result, *arguments, extra=name))
        return True
    if (method.owner.name, method.name) == ("java/lang/Thread", "currentThread"):
        a.push(a.add("thread", "A"))
        return True
    symbol = a.machine.natives.leaf(a.machine, method)
    if symbol is None:
        return False
    state = a.state()
    del a.stack[len(a.stack) - len(kinds):]
    node = a.add("leaf", result or "V", *arguments, extra=symbol, state=state)
    if result:
        a.push(node)
    return True
