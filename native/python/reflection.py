"""pvm.internal.Reflection: what classes declare, and making objects and arrays.

A member's slot is its place among the class's fields, or among its methods and constructors.
"""

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from pvm.native.call import NativeCall
from pvm.native.python.invocation import method_at
from pvm.native.python.results import int_array, string_array
from pvm.native.registry import python_native
from pvm.vm.classfile.attributes import Exceptions, MethodParameters, Signature
from pvm.vm.load.arrays import array_class
from pvm.vm.load.define import load_named
from pvm.vm.model.metadata import INITIALISED, METHOD_HIDDEN
from pvm.vm.runtime.objects import Handle
from pvm.vm.runtime.stackwalk import java_frames

if TYPE_CHECKING:
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.model.members import JavaField, JavaMethod

REFLECTION: Final = "pvm/internal/Reflection"
FIELD, METHOD, CONSTRUCTOR, CLASS = range(4)
# Classes whose frames lie between a caller and what it called by reflection or a method handle.
_CALLING: Final = ("java/lang/reflect/", "java/lang/invoke/")
_INTERNAL: Final = "pvm/internal/"


def _members(java_class: "JavaClass", kind: int) -> "list[tuple[int, JavaField | JavaMethod]]":
    """Slot and member, in the order of the class file."""
    if kind == FIELD:
        return list(enumerate(java_class.fields.values()))
    return [
        (slot, method)
        for slot, method in enumerate(java_class.methods.values())
        if method.is_constructor == (kind == CONSTRUCTOR) and method.name != "<clinit>"
    ]


@python_native(REFLECTION, "callerClass", "()Ljava/lang/Class;")
def caller_class(call: NativeCall) -> Handle | None:
    # this native's frame, the method that asks, and then whoever called that
    machine = call.machine
    is_indirect = False
    for frame in islice(java_frames(machine, call.thread, call.thread), 2, None):
        method = machine.methods[machine.code.number_at(frame.method)]
        owner = method.owner
        if owner.loader is not machine.boot:
            caller = _program_caller(owner)
            if caller is not None:
                return call.mirror(caller)
        elif owner.name.startswith(_CALLING) or method.info.flags & METHOD_HIDDEN:
            is_indirect = True
        # a program can have any class of the library call a handle: that class is no caller
        elif not is_indirect and not owner.name.startswith(_INTERNAL):
            return call.mirror(owner)
    if is_indirect:
        call.throw("java/lang/IllegalCallerException", "no caller frame")
    return None


def _program_caller(owner: "JavaClass") -> "JavaClass | None":
    """The class that a frame of a program speaks for: a lambda for its host, a proxy for nobody."""
    if not owner.trusted:
        return owner
    return owner.nest_host if owner.hidden else None


@python_native(REFLECTION, "memberText", "(Ljava/lang/Class;I)[Ljava/lang/String;")
def member_text(call: NativeCall) -> Handle:
    texts: list[str | None] = []
    for _, member in _members(call.java_class(0), call.integer(1)):
        texts += (member.name, member.descriptor, _signature(member.file.attributes))
    return string_array(call, texts)


def _signature(attributes: Any) -> str | None:
    found = attributes.get(Signature)
    return None if found is None else found.signature


@python_native(REFLECTION, "memberData", "(Ljava/lang/Class;I)[I")
def member_data(call: NativeCall) -> Handle:
    members = _members(call.java_class(0), call.integer(1))
    return int_array(call, [number for slot, member in members
                            for number in (slot, member.access_flags)])


@python_native(REFLECTION, "exceptionNames", "(Ljava/lang/Class;I)[Ljava/lang/String;")
def exception_names(call: NativeCall) -> Handle:
    method = method_at(call.java_class(0), call.integer(1))
    found = method.file.attributes.get(Exceptions)
    names = () if found is None else found.class_names
    return string_array(call, [name.replace("/", ".") for name in names])


@python_native(REFLECTION, "parameterNames", "(Ljava/lang/Class;I)[Ljava/lang/String;")
def parameter_names(call: NativeCall) -> Handle | None:
    method = method_at(call.java_class(0), call.integer(1))
    found = method.file.attributes.get(MethodParameters)
    return None if found is None else string_array(call, [row.name for row in found.parameters])


@python_native(REFLECTION, "resolve", "(Ljava/lang/Class;Ljava/lang/String;)Ljava/lang/Class;")
def resolve(call: NativeCall) -> Handle | None:
    descriptor = call.text(1)
    primitive = call.machine.boot.primitives.get(descriptor)
    if primitive is not None:
        return call.mirror(primitive)
    name = descriptor[1:-1] if descriptor.startswith("L") else descriptor
    return call.mirror(load_named(call.java_class(0).loader, name))


@python_native(REFLECTION, "ensureInitialized", "(Ljava/lang/Class;)V")
def ensure_initialized(call: NativeCall) -> None:
    call.machine.initialise(call.java_class(0))


@python_native(REFLECTION, "isUninitialized", "(Ljava/lang/Class;)Z")
def is_uninitialized(call: NativeCall) -> bool:
    return bool(call.java_class(0).state != INITIALISED)


@python_native(REFLECTION, "allocate", "(Ljava/lang/Class;)Ljava/lang/Object;")
def allocate(call: NativeCall) -> Handle:
    return call.objects.instance(call.java_class(0))


@python_native(REFLECTION, "enumValues", "(Ljava/lang/Class;)[Ljava/lang/Object;")
def enum_values(call: NativeCall) -> Any:
    java_class = call.java_class(0)
    method = java_class.method("values", f"()[L{java_class.name};")
    if method is None or not method.is_static:
        return None
    call.machine.initialise(java_class)
    return call.machine.call(method)


@python_native(REFLECTION, "arrayClass", "(Ljava/lang/Class;)Ljava/lang/Class;")
def array_class_of(call: NativeCall) -> Handle | None:
    return call.mirror(array_class(call.machine, _element(call)))


@python_native(REFLECTION, "newArray", "(Ljava/lang/Class;I)Ljava/lang/Object;")
def new_array(call: NativeCall) -> Handle:
    return call.objects.array(array_class(call.machine, _element(call)), call.integer(1))


def _element(call: NativeCall) -> "JavaClass":
    """The component class of an array to be; an array has at most 255 dimensions (JVMS 4.4.1)."""
    java_class = call.java_class(0)
    if java_class.primitive == "V" or java_class.dimensions >= 255:
        call.throw("java/lang/IllegalArgumentException")
    return java_class
