"""LambdaMetafactory: metafactory and altMetafactory (java.lang.invoke documentation)."""

from typing import Final, NamedTuple

from pvm.vm.classfile.constants import (
    REF_INVOKE_INTERFACE,
    REF_INVOKE_SPECIAL,
    REF_INVOKE_STATIC,
    REF_INVOKE_VIRTUAL,
    REF_NEW_INVOKE_SPECIAL,
    TAG_INTERFACE_METHOD_REF,
    TAG_METHOD_REF,
    Class,
    Integer,
    MemberRef,
    MethodHandle,
)
from pvm.vm.classfile.descriptors import (
    MethodDescriptor,
    class_to_descriptor,
    descriptor_to_class,
)
from pvm.vm.classfile.errors import class_format_error
from pvm.vm.classfile.flags import ACC_PRIVATE
from pvm.vm.classfile.opcodes import Op
from pvm.vm.classfile.reader import ClassFile
from pvm.vm.indy.bootstrap import BootstrapCall, check_method_name, checked_descriptor
from pvm.vm.indy.failures import illegal_argument, lambda_conversion
from pvm.vm.model.names import type_name

FLAG_SERIALIZABLE: Final = 1
FLAG_MARKERS: Final = 2
FLAG_BRIDGES: Final = 4
_SERIALIZABLE: Final = "java/io/Serializable"

INVOKERS: Final = {
    REF_INVOKE_VIRTUAL: Op.INVOKEVIRTUAL,
    REF_INVOKE_STATIC: Op.INVOKESTATIC,
    REF_INVOKE_SPECIAL: Op.INVOKESPECIAL,
    REF_NEW_INVOKE_SPECIAL: Op.INVOKESPECIAL,
    REF_INVOKE_INTERFACE: Op.INVOKEINTERFACE,
}
"""The instruction that does what a method handle of that kind does (JVMS 5.4.3.5)."""

_KIND_NAMES: Final = {
    1: "getField", 2: "getStatic", 3: "putField", 4: "putStatic",
    REF_INVOKE_VIRTUAL: "invokeVirtual", REF_INVOKE_STATIC: "invokeStatic",
    REF_INVOKE_SPECIAL: "invokeSpecial", REF_NEW_INVOKE_SPECIAL: "newInvokeSpecial",
    REF_INVOKE_INTERFACE: "invokeInterface",
}  # fmt: skip
_TAGS: Final = {
    REF_INVOKE_VIRTUAL: (TAG_METHOD_REF,),
    REF_NEW_INVOKE_SPECIAL: (TAG_METHOD_REF,),
    REF_INVOKE_INTERFACE: (TAG_INTERFACE_METHOD_REF,),
}
_EITHER: Final = (TAG_METHOD_REF, TAG_INTERFACE_METHOD_REF)


class Implementation(NamedTuple):
    """The method that a lambda's body is. `handle`: as the caller has it; `op` and `reference`: how
    the spun class calls it; `parameters`: of the handle, a receiver included; `returns`: a
    constructor's is its class."""

    handle: MethodHandle
    op: int
    reference: MemberRef
    parameters: tuple[str, ...]
    returns: str

    @property
    def has_receiver(self) -> bool:
        return self.handle.kind not in (REF_INVOKE_STATIC, REF_NEW_INVOKE_SPECIAL)

    @property
    def is_constructor(self) -> bool:
        return self.handle.kind == REF_NEW_INVOKE_SPECIAL


class Lambda(NamedTuple):
    """A recognised call site. `interfaces`: the functional one first; `erased`: its method's type;
    `instantiated`: what the type is at this place; `bridges`: further types to answer to;
    `capturing`: the name of the class that the call site is in."""

    name: str
    descriptor: MethodDescriptor
    interfaces: tuple[str, ...]
    erased: MethodDescriptor
    implementation: Implementation
    instantiated: MethodDescriptor
    bridges: tuple[MethodDescriptor, ...]
    capturing: str
    serializable: bool

    @property
    def captured(self) -> tuple[str, ...]:
        return self.descriptor.parameters

    @property
    def factory(self) -> str:
        """The static method that makes the object; no method of the interface has its name."""
        return "get$Lambda" if self.name != "get$Lambda" else "get$Lambda$"

    @property
    def methods(self) -> tuple[MethodDescriptor, ...]:
        """The types of the methods to declare, each once."""
        return tuple(dict.fromkeys([self.erased, *self.bridges]))


def recognise(call: BootstrapCall, class_file: ClassFile) -> Lambda:
    """metafactory."""
    call.check_count(3)
    return _recognise(call, class_file, (), (), False)


def recognise_alternative(call: BootstrapCall, class_file: ClassFile) -> Lambda:
    """altMetafactory: flags, then as they say the marker interfaces and the bridges, each with
    their number before them."""
    flags = call.argument(3, Integer).value
    at = 4
    markers: list[str] = []
    bridges: list[MethodDescriptor] = []
    if flags & FLAG_MARKERS:
        count = _count(call, at)
        markers = [call.argument(at + 1 + i, Class).name for i in range(count)]
        at += count + 1
    if flags & FLAG_BRIDGES:
        count = _count(call, at)
        bridges = [call.method_type(at + 1 + i) for i in range(count)]
        at += count + 1
    call.check_count(at)
    serializable = bool(flags & FLAG_SERIALIZABLE)
    if serializable:
        markers.append(_SERIALIZABLE)
    return _recognise(call, class_file, tuple(markers), tuple(bridges), serializable)


def _count(call: BootstrapCall, number: int) -> int:
    count = call.argument(number, Integer).value
    if count < 0:
        raise illegal_argument("negative argument count")
    return count


def _recognise(
    call: BootstrapCall, class_file: ClassFile, markers: tuple[str, ...],
    bridges: tuple[MethodDescriptor, ...], serializable: bool,
) -> Lambda:  # fmt: skip
    check_method_name(call.name)
    erased = call.method_type(0)
    implementation = _implementation(call, class_file)
    instantiated = call.method_type(2)
    interface = call.descriptor.returns
    if interface[0] != "L":
        raise lambda_conversion(f"{type_name(interface)} is not an interface")
    interfaces = tuple(dict.fromkeys([descriptor_to_class(interface), *markers]))
    site = Lambda(
        call.name, call.descriptor, interfaces, erased, implementation, instantiated, bridges,
        class_file.name, serializable,
    )  # fmt: skip
    _check_counts(site)
    return site


def _implementation(call: BootstrapCall, class_file: ClassFile) -> Implementation:
    handle = call.argument(1, MethodHandle)
    kind, reference = handle
    if kind not in INVOKERS:
        raise lambda_conversion(f"Unsupported MethodHandle kind: {_describe(handle)}")
    is_constructor = kind == REF_NEW_INVOKE_SPECIAL
    named_so = reference.name == "<init>" if is_constructor else reference.name[:1] != "<"
    if not named_so or reference.tag not in _TAGS.get(kind, _EITHER):
        raise class_format_error(f"Invalid method handle in class file {class_file.source}")
    parameters, returns = checked_descriptor(reference.descriptor)
    op, owner = INVOKERS[kind], class_to_descriptor(reference.class_name)
    if is_constructor:
        returns = owner
    elif kind == REF_INVOKE_SPECIAL:
        op, reference = _special(reference, class_file)
        parameters = (class_to_descriptor(class_file.name), *parameters)
    elif kind != REF_INVOKE_STATIC:
        parameters = (owner, *parameters)
    return Implementation(handle, op, reference, parameters, returns)


def _special(reference: MemberRef, class_file: ClassFile) -> tuple[int, MemberRef]:
    """How another class calls what REF_invokeSpecial means in the caller."""
    is_interface = reference.tag == TAG_INTERFACE_METHOD_REF
    if reference.class_name == class_file.name:
        method = class_file.method(reference.name, reference.descriptor)
        if method is not None and method.access_flags & ACC_PRIVATE:
            # javac's lambda bodies, up to 14: nest mates call them like any other method
            return (Op.INVOKEINTERFACE if is_interface else Op.INVOKEVIRTUAL), reference
    elif not is_interface and class_file.super_name is not None:
        # JVMS 6.5 invokespecial starts at the direct superclass, whichever one is named
        reference = reference._replace(class_name=class_file.super_name)
    return Op.INVOKESPECIAL, reference


def _check_counts(site: Lambda) -> None:
    captured, wanted = len(site.captured), len(site.implementation.parameters)
    given = len(site.erased.parameters)
    if captured + given != wanted:
        raise lambda_conversion(
            f"Incorrect number of parameters for method {_describe(site.implementation.handle)}; "
            f"{captured} captured parameters, {given} functional interface method parameters, "
            f"{wanted} implementation parameters"
        )
    for other in (site.instantiated, *site.bridges):
        if len(other.parameters) != given:
            raise lambda_conversion(
                f"Incorrect number of parameters in {other}; the method of the functional "
                f"interface has {given}"
            )


def _describe(handle: MethodHandle) -> str:
    kind, reference = handle
    owner = reference.class_name.replace("/", ".")
    return f"{_KIND_NAMES.get(kind, kind)} {owner}.{reference.name}:{reference.descriptor}"
