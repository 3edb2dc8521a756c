"""What an invokedynamic constant says, with its bootstrap method (JVMS 4.4.10, 4.7.23)."""

from typing import Final, NamedTuple, TypeVar

from pvm.vm.classfile.attributes import BootstrapMethod, BootstrapMethods
from pvm.vm.classfile.constants import (
    REF_INVOKE_STATIC,
    TAG_INVOKE_DYNAMIC,
    Class,
    Constant,
    Double,
    Dynamic,
    Float,
    Integer,
    Long,
    MethodHandle,
    MethodType,
    String,
)
from pvm.vm.classfile.descriptors import MethodDescriptor, parse_method_descriptor
from pvm.vm.classfile.errors import bootstrap_method_error, class_format_error
from pvm.vm.classfile.names import is_method_name
from pvm.vm.classfile.reader import ClassFile
from pvm.vm.indy.failures import class_cast, illegal_argument, not_built, wrong_arguments

C = TypeVar("C", Class, Integer, MethodHandle, MethodType, String)

MAX_PARAMETER_SLOTS: Final = 254
"""JVMS 4.3.3 allows 255, of which an instance method's receiver takes one."""

JAVA_TYPES: Final[dict[type, str]] = {
    Class: "java/lang/Class",
    Double: "java/lang/Double",
    Float: "java/lang/Float",
    Integer: "java/lang/Integer",
    Long: "java/lang/Long",
    MethodHandle: "java/lang/invoke/MethodHandle",
    MethodType: "java/lang/invoke/MethodType",
    String: "java/lang/String",
}
"""What the constants of static arguments are as objects (JVMS 5.4.3.6), internal names."""


class BootstrapCall(NamedTuple):
    """What an invokedynamic instruction asks for.

    `owner` and `method`: the bootstrap method, which is static.
    """

    name: str
    descriptor: MethodDescriptor
    owner: str
    method: str
    arguments: tuple[Constant, ...]

    def argument(self, number: int, kind: type[C]) -> C:
        """A static argument, which must be of that type."""
        if number >= len(self.arguments):
            raise wrong_arguments(
                f"{self.method} takes more than {len(self.arguments)} static arguments"
            )
        found = self.arguments[number]
        if not isinstance(found, kind):
            wanted = JAVA_TYPES[kind].replace("/", ".")
            raise class_cast(JAVA_TYPES[type(found)].replace("/", "."), wanted)
        return found

    def method_type(self, number: int) -> MethodDescriptor:
        """A static argument that is a MethodType."""
        return checked_descriptor(self.argument(number, MethodType).descriptor)

    def check_count(self, count: int) -> None:
        """No more static arguments than `count`."""
        if len(self.arguments) > count:
            raise wrong_arguments(
                f"{self.method} takes {count} static arguments, not {len(self.arguments)}"
            )


def read_call(class_file: ClassFile, index: int) -> BootstrapCall:
    """The call that the InvokeDynamic constant at `index` describes."""
    constants = class_file.constants
    if constants.tag(index) != TAG_INVOKE_DYNAMIC:
        raise constants.bad_index(index)
    site = constants.dynamic(index)
    handle, arguments = _bootstrap(class_file, site.bootstrap)
    owner, method = handle.reference.class_name, handle.reference.name
    if handle.kind != REF_INVOKE_STATIC:
        raise not_built(owner, method)
    for argument in arguments:
        _check_static(argument, class_file)
    descriptor = checked_descriptor(site.descriptor)
    return BootstrapCall(site.name, descriptor, owner, method, arguments)


def checked_descriptor(text: str) -> MethodDescriptor:
    """A method descriptor that an instance method may have, too."""
    descriptor = parse_method_descriptor(text)
    if descriptor.parameter_slots > MAX_PARAMETER_SLOTS:
        raise illegal_argument(f"bad parameter count {descriptor.parameter_slots}")
    return descriptor


def check_method_name(name: str) -> None:
    """A spun class may declare a method of that name (JVMS 4.2.2)."""
    if not is_method_name(name) or name[0] == "<":
        raise class_format_error(f'Illegal method name "{name}"')


def _bootstrap(class_file: ClassFile, number: int) -> BootstrapMethod:
    table = class_file.attributes.get(BootstrapMethods)
    if table is None or number >= len(table.methods):
        raise class_format_error(
            f"Missing BootstrapMethods attribute in class file {class_file.source}"
        )
    return table.methods[number]


def _check_static(argument: Constant, class_file: ClassFile) -> None:
    if isinstance(argument, Dynamic):
        raise bootstrap_method_error(
            "pvm does not support dynamically-computed constants as static arguments: "
            f"{argument.name}"
        )
    if type(argument) not in JAVA_TYPES:
        raise class_format_error(
            f"Invalid bootstrap method argument in class file {class_file.source}"
        )
