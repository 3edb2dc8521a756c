"""java.lang.invoke.Linkage: finding methods, leaves, classes defined through a lookup, lambdas."""

import itertools
from typing import TYPE_CHECKING, Final

from pvm.native.call import NativeCall
from pvm.native.python import gate
from pvm.native.python.invocation import method_at
from pvm.native.python.results import int_array, reference_array
from pvm.native.registry import python_native
from pvm.vm.classfile.constants import (
    TAG_INTERFACE_METHOD_REF,
    TAG_METHOD_REF,
    Class,
    Constant,
    Integer,
    MemberRef,
    MethodHandle,
    MethodType,
)
from pvm.vm.classfile.flags import ACC_MODULE
from pvm.vm.classfile.reader import ClassFile, read_name
from pvm.vm.indy.bootstrap import BootstrapCall, checked_descriptor
from pvm.vm.indy.checks import check_lambda
from pvm.vm.indy.lambdas import recognise, recognise_alternative
from pvm.vm.indy.linking import spin
from pvm.vm.link.resolve import find_method
from pvm.vm.link.uses import method_selected_from
from pvm.vm.load.define import define_class
from pvm.vm.load.hidden import define_hidden
from pvm.vm.runtime.objects import Handle
from pvm.vm.security.inspection import calling_class

if TYPE_CHECKING:
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.model.members import JavaMethod

LINKAGE: Final = "java/lang/invoke/Linkage"
_STRING: Final = "Ljava/lang/String;"
_CLASS: Final = "Ljava/lang/Class;"
_numbers = itertools.count(1)


@python_native(LINKAGE, "find", f"({_CLASS}{_STRING}{_STRING})[Ljava/lang/Object;")
def find(call: NativeCall) -> Handle | None:
    return _found(call, find_method(call.java_class(0), (call.text(1), call.text(2))))


@python_native(LINKAGE, "findSuper", f"({_CLASS}{_STRING}{_STRING})[Ljava/lang/Object;")
def find_super(call: NativeCall) -> Handle | None:
    above = call.java_class(0).super_class
    found = None if above is None else method_selected_from(above, (call.text(1), call.text(2)))
    return _found(call, found)


def _found(call: NativeCall, method: "JavaMethod | None") -> Handle | None:
    """The method's class, its slot there and its access flags."""
    if method is None:
        return None
    slot = list(method.owner.methods.values()).index(method)
    numbers = int_array(call, [slot, method.access_flags])
    return reference_array(call, "java/lang/Object",
                           [call.machine.mirror(method.owner), numbers.slot])


@python_native("pvm/internal/Reflection", "leaf", f"({_CLASS}II)Lpvm/internal/MethodBody;")
def leaf(call: NativeCall) -> Handle:
    method = method_at(call.java_class(0), call.integer(1))
    return call.result(call.machine.method_handles.leaf(method, call.integer(2)))


@python_native(LINKAGE, "speakingFor",
               f"({_CLASS}Lpvm/internal/MethodBody;)Lpvm/internal/MethodBody;")
def speaking_for(call: NativeCall) -> Handle:
    found = (calling_class(call.machine, call.thread) if call.is_null(0)
             else call.java_class(0))
    if found is None:
        return call.result(call.slot(1))
    return call.machine.method_handles.speaker(found, call.slot(1))


@python_native(LINKAGE, "define", f"({_CLASS}[B){_CLASS}")
def define(call: NativeCall) -> Handle | None:
    host = call.java_class(0)
    gate.require_loader(call, host.loader)
    data = _bytes(call, 1)
    return call.mirror(define_class(host.loader, None, data, f"source: {host.loader.name}",
                                    definer=host))


@python_native(LINKAGE, "defineHidden", f"({_CLASS}[BZZLjava/lang/Object;){_CLASS}")
def define_beside(call: NativeCall) -> Handle | None:
    """The last arguments: whether the class lives as long as its loader does, and its data."""
    host, file, nest_mate = call.java_class(0), _bytes(call, 1), call.boolean(2)
    gate.require_loader(call, host.loader)
    if call.boolean(3):
        return _with_data(call, define_hidden(host, file, False, nest_mate))
    data = call.machine.unloading.new_data()
    try:
        data.depend(host.data)
        result = _with_data(call, define_hidden(host, file, False, nest_mate, data))
        data.hold(result.slot)
        return result
    finally:
        data.unpin()


def _with_data(call: NativeCall, java_class: "JavaClass") -> Handle:
    result = call.mirror(java_class)
    assert result is not None
    call.objects.set_field(result.slot, "classData", call.slot(4))
    return result


@python_native(LINKAGE, "classData", f"({_CLASS})Ljava/lang/Object;")
def class_data(call: NativeCall) -> Handle:
    return call.objects.field(call.slot(0), "classData")


@python_native(LINKAGE, "nameIn", "([B)Ljava/lang/String;")
def name_in(call: NativeCall) -> Handle:
    name, flags = read_name(_bytes(call, 0))
    if flags & ACC_MODULE:
        call.throw("java/lang/IllegalArgumentException",
                   "Not a class or interface: ACC_MODULE flag is set")
    return call.machine.new_string(name.replace("/", "."))


def _bytes(call: NativeCall, index: int) -> bytes:
    slot = call.slot(index)
    return call.objects.read_bytes(slot, call.objects.length(slot))


@python_native(LINKAGE, "spinLambda",
               f"({_CLASS}{_STRING}{_STRING}[{_STRING}Z)[Ljava/lang/Object;")
def spin_lambda(call: NativeCall) -> Handle | None:
    caller = call.java_class(0)
    texts = call.texts(3)
    alternative = call.boolean(4)
    bootstrap = BootstrapCall(
        call.text(1), checked_descriptor(call.text(2)), "java/lang/invoke/LambdaMetafactory",
        "altMetafactory" if alternative else "metafactory", tuple(map(_constant, texts)))
    file = caller.class_file
    assert isinstance(file, ClassFile)
    site = (recognise_alternative if alternative else recognise)(bootstrap, file)
    check_lambda(caller, site)
    spec = spin(site, file.name, next(_numbers))
    hidden = define_hidden(caller, spec.data)
    call.machine.initialise(hidden)
    return _found(call, hidden.methods[spec.name, spec.descriptor])


def _constant(text: str) -> Constant:
    """A static argument: its kind's letter, then what it says, divided by spaces."""
    kind, _, rest = text.partition(" ")
    if kind == "I":
        return Integer(int(rest))
    if kind == "C":
        return Class(rest)
    if kind == "T":
        return MethodType(rest)
    number, tag, owner, name, descriptor = rest.split(" ")
    reference = TAG_INTERFACE_METHOD_REF if tag == "interface" else TAG_METHOD_REF
    return MethodHandle(int(number), MemberRef(reference, owner, name, descriptor))
