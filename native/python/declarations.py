"""pvm.internal.Declarations: what class files declare about classes beyond their members."""

from typing import TYPE_CHECKING, Final

from pvm.native.call import NativeCall
from pvm.native.python.invocation import method_at
from pvm.native.python.results import class_array, int_array, string_array
from pvm.native.registry import python_native
from pvm.vm.classfile.attributes import (
    MethodParameters,
    NestMembers,
    PermittedSubclasses,
    Record,
    Signature,
)
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.link.nests import nest_host
from pvm.vm.load.define import load_named
from pvm.vm.runtime.objects import Handle

if TYPE_CHECKING:
    from pvm.vm.model.classes import JavaClass

DECLARATIONS: Final = "pvm/internal/Declarations"


@python_native(DECLARATIONS, "recordComponents", "(Ljava/lang/Class;)[Ljava/lang/String;")
def record_components(call: NativeCall) -> Handle | None:
    file = call.java_class(0).class_file
    found = None if file is None else file.attributes.get(Record)
    if found is None:
        return None
    texts: list[str | None] = []
    for component in found.components:
        signature = component.attributes.get(Signature)
        texts += (component.name, component.descriptor,
                  None if signature is None else signature.signature)
    return string_array(call, texts)


def _loaded(java_class: "JavaClass", names: tuple[str, ...]) -> "list[JavaClass]":
    """The classes of the names; those that cannot be loaded are left out."""
    found = []
    for name in names:
        try:
            found.append(load_named(java_class.loader, name))
        except LinkageFailure:
            continue
    return found


@python_native(DECLARATIONS, "permittedSubclasses", "(Ljava/lang/Class;)[Ljava/lang/Class;")
def permitted_subclasses(call: NativeCall) -> Handle | None:
    java_class = call.java_class(0)
    file = java_class.class_file
    found = None if file is None else file.attributes.get(PermittedSubclasses)
    if found is None:
        return None
    loaded = _loaded(java_class, found.class_names)
    direct = [one for one in loaded if java_class in (one.super_class, *one.interfaces)]
    return class_array(call, direct)


@python_native(DECLARATIONS, "nestMembers", "(Ljava/lang/Class;)[Ljava/lang/Class;")
def nest_members(call: NativeCall) -> Handle:
    host = nest_host(call.java_class(0))
    file = host.class_file
    found = None if file is None else file.attributes.get(NestMembers)
    members = () if found is None else found.class_names
    loaded = [one for one in _loaded(host, members) if nest_host(one) is host]
    return class_array(call, [host, *loaded])


@python_native(DECLARATIONS, "parameterFlags", "(Ljava/lang/Class;I)[I")
def parameter_flags(call: NativeCall) -> Handle | None:
    method = method_at(call.java_class(0), call.integer(1))
    found = method.file.attributes.get(MethodParameters)
    if found is None:
        return None
    return int_array(call, [row.access_flags for row in found.parameters])
