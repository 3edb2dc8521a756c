"""Classes, methods, fields and local variables as the messages write them."""

from typing import Final

from pvm.vm.classfile.attributes import LocalVariableTable
from pvm.vm.classfile.constants import MemberRef
from pvm.vm.classfile.descriptors import slots
from pvm.vm.model.members import JavaMethod, parameter_descriptors
from pvm.vm.model.names import external_name, type_name

_SHORT: Final = {"java.lang.Object": "Object", "java.lang.String": "String"}


def class_text(name: str) -> str:
    """A class by its internal name: "java.util.List", "String"; array classes as "[I"."""
    external = external_name(name)
    return _SHORT.get(external, external)


def type_text(descriptor: str) -> str:
    """The type of a parameter: "int[]", "String[][]", "java.util.List".

    HotSpot cuts the text, and so makes java.lang.StringBuilder a "StringBuilder" here too.
    """
    text = type_name(descriptor)
    return text.removeprefix("java.lang.") if text.startswith(tuple(_SHORT)) else text


def method_text(reference: MemberRef) -> str:
    """ "pkg.A.f(int, String)"; the class is the one that the call names."""
    parameters = ", ".join(map(type_text, parameter_descriptors(reference.descriptor)))
    return f"{class_text(reference.class_name)}.{reference.name}({parameters})"


def local_text(method: JavaMethod, local: int, bci: int, is_argument: bool) -> str:
    """A local variable where the instruction at a bci loads it.

    Its name if the class file tells, else "this" or "<parameter1>" if it holds the argument that
    it began with, else "<local1>".
    """
    name = _declared_name(method, local, bci)
    if name is not None:
        return name
    position = _argument_positions(method).get(local) if is_argument else None
    if position is None:
        return f"<local{local}>"
    return f"<parameter{position}>" if position else "this"


def _declared_name(method: JavaMethod, local: int, bci: int) -> str | None:
    if method.code is None:
        return None
    for table in method.code.attributes.all(LocalVariableTable):
        for variable in table.variables:
            start = variable.start_pc
            if variable.slot == local and start <= bci < start + variable.length:
                return variable.name
    return None


def _argument_positions(method: JavaMethod) -> dict[int, int]:
    """Local -> number of the parameter that lies there, from 1 on; the receiver is 0."""
    positions = {} if method.is_static else {0: 0}
    local = len(positions)
    for position, descriptor in enumerate(parameter_descriptors(method.descriptor), 1):
        positions.update(dict.fromkeys(range(local, local + slots(descriptor)), position))
        local += slots(descriptor)
    return positions
