"""Fields and methods as the machine has them."""

from typing import TYPE_CHECKING, Any, Final

from pvm.vm.classfile.attributes import Code
from pvm.vm.classfile.flags import (
    ACC_ABSTRACT,
    ACC_FINAL,
    ACC_NATIVE,
    ACC_PRIVATE,
    ACC_PROTECTED,
    ACC_PUBLIC,
    ACC_STATIC,
    ACC_SYNCHRONIZED,
    ACC_VOLATILE,
)
from pvm.vm.classfile.reader import Field, Method
from pvm.vm.model import metadata
from pvm.vm.model.names import type_name
from pvm.vm.model.records import pointer_to

if TYPE_CHECKING:
    from pvm.vm.model.classes import JavaClass

_METHOD_POINTER: Final = pointer_to(metadata.Method)


class JavaField:
    """A field. `offset` is its place in an instance; `slot` the address of a static's 8 bytes (a
    root slot where the type is a reference). The one that does not apply is 0."""

    __slots__ = ("access_flags", "descriptor", "file", "name", "offset", "owner", "slot")

    def __init__(self, owner: "JavaClass", file: Field) -> None:
        self.owner = owner
        self.file = file
        self.name = file.name
        self.descriptor = file.descriptor
        self.access_flags = file.access_flags
        self.offset = 0
        self.slot = 0

    def __repr__(self) -> str:
        return f"<JavaField {self}>"

    def __str__(self) -> str:
        """As messages have it: "pkg.A.x"."""
        return f"{self.owner.external_name}.{self.name}"

    @property
    def is_static(self) -> bool:
        return bool(self.access_flags & ACC_STATIC)

    @property
    def is_final(self) -> bool:
        return bool(self.access_flags & ACC_FINAL)

    @property
    def is_volatile(self) -> bool:
        return bool(self.access_flags & ACC_VOLATILE)

    @property
    def is_reference(self) -> bool:
        return self.descriptor[0] in "L["


class JavaMethod:
    """A method. `address` is that of its `metadata.Method`, `number` its place in Host.methods.

    `vtable_index` is -1 for a method that is never overridden (static, private, constructor,
    interface method, or final without overriding anything): its calls go to itself.
    `refusal` (error class, message) is what a call of a made-up method throws (link.selection).
    """

    __slots__ = (
        "_code", "access_flags", "address", "descriptor", "file", "name", "number", "owner",
        "refusal", "vtable_index",
    )  # fmt: skip

    def __init__(self, owner: "JavaClass", file: Method, number: int) -> None:
        self.owner = owner
        self.file = file
        self.name = file.name
        self.descriptor = file.descriptor
        self.access_flags = file.access_flags
        self.number = number
        self.address = 0
        self.vtable_index = -1
        self.refusal: tuple[str, str] | None = None
        self._code: Any = _UNREAD

    def __repr__(self) -> str:
        return f"<JavaMethod {self.owner.name}.{self.name}{self.descriptor}>"

    def __str__(self) -> str:
        """As messages have it: "void pkg.A.f(int, java.lang.String)"."""
        return describe_method(self.owner.external_name, self.name, self.descriptor)

    @property
    def key(self) -> tuple[str, str]:
        return (self.name, self.descriptor)

    @property
    def info(self) -> Any:
        """Ptr[metadata.Method]."""
        return _METHOD_POINTER(self.address)

    @property
    def code(self) -> Code | None:
        """The Code attribute, parsed at the first request; None if abstract or native."""
        if self._code is _UNREAD:
            self._code = self.file.code
        code: Code | None = self._code
        return code

    @property
    def argument_slots(self) -> int:
        """Stack slots of the arguments, the receiver included."""
        return argument_slots(self.descriptor) + (not self.access_flags & ACC_STATIC)

    @property
    def is_static(self) -> bool:
        return bool(self.access_flags & ACC_STATIC)

    @property
    def is_private(self) -> bool:
        return bool(self.access_flags & ACC_PRIVATE)

    @property
    def is_public(self) -> bool:
        return bool(self.access_flags & ACC_PUBLIC)

    @property
    def is_package_private(self) -> bool:
        return not self.access_flags & (ACC_PUBLIC | ACC_PROTECTED | ACC_PRIVATE)

    @property
    def is_final(self) -> bool:
        return bool(self.access_flags & ACC_FINAL)

    @property
    def is_abstract(self) -> bool:
        return bool(self.access_flags & ACC_ABSTRACT)

    @property
    def is_native(self) -> bool:
        return bool(self.access_flags & ACC_NATIVE)

    @property
    def is_synchronized(self) -> bool:
        return bool(self.access_flags & ACC_SYNCHRONIZED)

    @property
    def is_constructor(self) -> bool:
        return self.name == "<init>"


_UNREAD: Final = object()
_slots_of: dict[str, int] = {"()V": 0}


def argument_slots(descriptor: str) -> int:
    """Slots of a method descriptor's parameters, the receiver not counted."""
    found = _slots_of.get(descriptor)
    if found is None:
        found = _slots_of[descriptor] = _count_slots(descriptor)
    return found


def _count_slots(descriptor: str) -> int:
    count, position = 0, 1
    while (letter := descriptor[position]) != ")":
        if letter == "[":
            while letter == "[":
                position += 1
                letter = descriptor[position]
        elif letter in "JD":
            count += 1
        count += 1
        position = descriptor.index(";", position) + 1 if letter == "L" else position + 1
    return count


def parameter_descriptors(descriptor: str) -> list[str]:
    """The parameter types of a well-formed method descriptor."""
    found, start = [], 1
    while descriptor[start] != ")":
        end = start
        while descriptor[end] == "[":
            end += 1
        end = descriptor.index(";", end) + 1 if descriptor[end] == "L" else end + 1
        found.append(descriptor[start:end])
        start = end
    return found


def return_descriptor(descriptor: str) -> str:
    """The return type of a well-formed method descriptor."""
    return descriptor[descriptor.index(")") + 1 :]


def describe_method(external_class: str, name: str, descriptor: str) -> str:
    """ "void pkg.A.f(int, java.lang.String)": a method as HotSpot's messages write it."""
    parameters = ", ".join(map(type_name, parameter_descriptors(descriptor)))
    result = type_name(return_descriptor(descriptor))
    return f"{result} {external_class}.{name}({parameters})"
