"""Method and field IDs: numbers that stand for members as long as their classes are there."""

import ctypes
import mmap
import threading
from typing import TYPE_CHECKING, Any, Final

from pvm.lowlevel.pointers import Ptr
from pvm.native.jni.errors import JniError
from pvm.native.jni.quick import FIELD_TAG, MOST_FIELDS, TAG_BITS, FieldRow
from pvm.vm.model.members import JavaField, JavaMethod

if TYPE_CHECKING:
    from pvm.vm.model.loaderdata import LoaderData

_TAG_BITS: Final[int] = TAG_BITS
_METHOD: Final = 0b101              # no handle ends like that, nor does an address
_FIELD: Final[int] = FIELD_TAG
_pointers: Any = Ptr
_layout: Any = FieldRow


class MemberIds:
    """The IDs of one machine. A member has one; that of a member of an unloaded class is refused,
    though not given to another. `rows`: the address of those that `quick` knows. `permanent`: the
    data of classes that are never unloaded."""

    def __init__(self, permanent: "LoaderData") -> None:
        self._permanent = permanent
        self._memory = mmap.mmap(-1, MOST_FIELDS * _layout.size,
                                 flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
        self.rows = ctypes.addressof(ctypes.c_char.from_buffer(self._memory))
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
        """Lets `quick` know a field that is as usual, and that any native code may use."""
        owner = field.owner
        is_usual = not (field.is_static or field.is_reference or field.is_volatile)
        is_open = owner.data is self._permanent and not owner.loader.trusted
        if not (is_usual and is_open) or index >= MOST_FIELDS:
            return
        row = _pointers[FieldRow](self.rows + index * _layout.size)
        row.offset, row.letter = field.offset, ord(field.descriptor)
        row.is_settable = int(not field.is_final)
        row.klass = field.owner.address

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
