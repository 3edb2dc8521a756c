"""Method and field IDs: numbers that stand for members as long as their classes are there."""

import ctypes
import mmap
import threading
from typing import TYPE_CHECKING, Any, Final

from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u8
from pvm.native.jni.access import is_open
from pvm.native.jni.errors import JniError
from pvm.native.jni.quick.tables import (
    CONSTRUCTOR,
    FIELD_TAG,
    INSTANCE,
    METHOD_TAG,
    MOST_MEMBERS,
    MOST_PARAMETERS,
    STATIC,
    TAG_BITS,
    FieldRow,
    MethodRow,
)
from pvm.vm.link.resolve import type_of
from pvm.vm.model.members import (
    JavaField,
    JavaMethod,
    parameter_descriptors,
    return_descriptor,
)

if TYPE_CHECKING:
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.model.loaderdata import LoaderData

_TAG_BITS: Final[int] = TAG_BITS
_METHOD: Final[int] = METHOD_TAG    # no handle ends like these, nor does an address
_FIELD: Final[int] = FIELD_TAG
_pointers: Any = Ptr
_field_layout: Any = FieldRow
_method_layout: Any = MethodRow


class MemberIds:
    """The IDs of one machine. A member has one; that of a member of an unloaded class is refused,
    though not given to another. `fields`, `methods`: the addresses of the rows that low-level code
    sees. `permanent`: the data of classes that are never unloaded."""

    def __init__(self, permanent: "LoaderData") -> None:
        self._permanent = permanent
        size = MOST_MEMBERS * _field_layout.size
        self._memory = mmap.mmap(-1, size + MOST_MEMBERS * _method_layout.size,
                                 flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
        self.fields = ctypes.addressof(ctypes.c_char.from_buffer(self._memory))
        self.methods = self.fields + size
        self._members: list[Any] = []
        self._ids: dict[Any, int] = {}
        self._lock = threading.Lock()

    def of_method(self, method: JavaMethod) -> int:
        """The jmethodID of a method."""
        return self._id(method, _METHOD)

    def of_field(self, field: JavaField) -> int:
        """The jfieldID of a field."""
        return self._id(field, _FIELD)

    def _id(self, member: JavaMethod | JavaField, tag: int) -> int:
        found = self._ids.get(member)
        if found is None:
            with self._lock:
                found = self._ids.get(member)
                if found is None:
                    self._members.append(member)
                    found = self._ids[member] = len(self._members) << _TAG_BITS | tag
                    if isinstance(member, JavaField):
                        self._show(member, len(self._members))
        return found

    def _show(self, field: JavaField, index: int) -> None:
        """Lets low-level code see a field that is as usual, and that any native code may use."""
        owner = field.owner
        is_usual = not (field.is_static or field.is_volatile) and owner.data is self._permanent
        if not is_usual or not is_open(field) or index >= MOST_MEMBERS:
            return
        row = _pointers[FieldRow](self.fields + index * _field_layout.size)
        row.offset, row.letter = field.offset, ord("L" if field.is_reference else field.descriptor)
        row.is_settable = int(not field.is_final)
        row.klass = field.owner.address

    def remember_call(self, method: JavaMethod, java_class: "JavaClass",
                      target: JavaMethod) -> None:
        """Lets low-level code see what a method is for the instances of a class, or for its own
        class if it is static or a constructor. It was just called."""
        index = self._ids[method] >> TAG_BITS
        row = _pointers[MethodRow](self.methods + index * _method_layout.size)
        if index >= MOST_MEMBERS or row.klass:
            return                  # it may be in use, on another thread
        types = [type_of(method.owner, each) if each[0] in "L[" else None
                 for each in parameter_descriptors(method.descriptor)]
        used = [java_class, target.owner, *(each for each in types if each is not None)]
        is_usual = all(each.data is self._permanent for each in used) and is_open(method)
        if not is_usual or len(types) > MOST_PARAMETERS:
            return
        returned = return_descriptor(method.descriptor)
        row.target, row.kind = target.address, _kind(method)
        row.result, row.count = ord("L" if returned[0] in "L[" else returned), len(types)
        for at, (each, descriptor) in enumerate(
                zip(types, parameter_descriptors(method.descriptor), strict=True)):
            row.kinds[at] = u8(ord("L" if each else descriptor))
            row.types[at] = each.address if each else 0
        row.klass = java_class.address

    def remember_type(self, field: JavaField) -> None:
        """Lets it see the type of a reference that was just stored."""
        index, found = self._ids[field] >> TAG_BITS, type_of(field.owner, field.descriptor)
        if found.data is self._permanent and index < MOST_MEMBERS:
            row = _pointers[FieldRow](self.fields + index * _field_layout.size)
            row.type = found.address

    def method(self, number: int) -> JavaMethod:
        """The method of an ID. Raises JniError."""
        found = self._find(number, _METHOD)
        if not isinstance(found, JavaMethod) or found.owner.methods.get(found.key) is not found:
            raise JniError(f"{number:#x} is no method ID")
        return found

    def field(self, number: int) -> JavaField:
        """The field of an ID. Raises JniError."""
        found = self._find(number, _FIELD)
        key = getattr(found, "name", ""), getattr(found, "descriptor", "")
        if not isinstance(found, JavaField) or found.owner.fields.get(key) is not found:
            raise JniError(f"{number:#x} is no field ID")
        return found

    def _find(self, number: int, tag: int) -> Any:
        index = number >> _TAG_BITS
        if number & (1 << _TAG_BITS) - 1 != tag or not 0 < index <= len(self._members):
            return None
        return self._members[index - 1]


def _kind(method: JavaMethod) -> int:
    if method.is_constructor:
        return int(CONSTRUCTOR)
    return int(STATIC if method.is_static else INSTANCE)
