"""pvm.internal.Reflection: calling methods, with boxes made and opened."""

from typing import TYPE_CHECKING, Any, Final

from pvm.native.call import NativeCall
from pvm.native.registry import python_native
from pvm.vm.link.selection import select
from pvm.vm.model.members import parameter_descriptors, return_descriptor
from pvm.vm.model.names import BOX_NAMES
from pvm.vm.runtime.objects import Handle

if TYPE_CHECKING:
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.model.members import JavaMethod

REFLECTION: Final = "pvm/internal/Reflection"


def method_at(java_class: "JavaClass", slot: int) -> "JavaMethod":
    """The method or constructor of a slot."""
    return list(java_class.methods.values())[slot]


@python_native(REFLECTION, "invoke",
               "(Ljava/lang/Class;ILjava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;")
def invoke(call: NativeCall) -> Handle | None:
    method = method_at(call.java_class(0), call.integer(1))
    return _invoke(call, method if method.is_static else _selected(call, method))


@python_native(REFLECTION, "invokeDirect",
               "(Ljava/lang/Class;ILjava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;")
def invoke_direct(call: NativeCall) -> Handle | None:
    return _invoke(call, method_at(call.java_class(0), call.integer(1)))


def _invoke(call: NativeCall, method: "JavaMethod") -> Handle | None:
    arguments: list[Any] = []
    if method.is_static:
        call.machine.initialise(method.owner)
    else:
        arguments.append(call.slot(2))
    descriptors = parameter_descriptors(method.descriptor)
    for index, descriptor in enumerate(descriptors):
        element = call.objects.element(call.slot(3), index)
        arguments.append(_opened(call, element, descriptor))
    result = call.machine.call(method, *arguments)
    return boxed(call, result, return_descriptor(method.descriptor))


def _selected(call: NativeCall, method: "JavaMethod") -> "JavaMethod":
    """The method that an invocation on the receiver runs (JVMS 5.4.6)."""
    if method.is_private or method.is_constructor:
        return method           # whose receiver is not asked for its class: it may be null
    receiver = call.objects.class_of(call.slot(2))
    if receiver is None:
        call.throw("java/lang/NullPointerException")
    return select(method, receiver)


def _opened(call: NativeCall, element: Handle, descriptor: str) -> Handle | int:
    """An argument for `Machine.call`: the value in a box, or the reference itself."""
    if descriptor[0] in "L[":
        return element
    return call.objects.primitive(element.slot, "value")


def boxed(call: NativeCall, value: Any, descriptor: str) -> Handle | None:
    """The result of a call as an object: primitives (given as bits) in their boxes."""
    if descriptor == "V":
        return None
    if descriptor[0] in "L[":
        assert isinstance(value, Handle)
        return value
    box = call.machine.boot.load(BOX_NAMES[descriptor])
    call.machine.initialise(box)
    made: Handle = call.machine.call(box.methods["valueOf", f"({descriptor})L{box.name};"], value)
    return made
