"""Method and field IDs: numbers that stand for members as long as their classes are there."""

import threading
from typing import Any, Final

from pvm.native.jni.errors import JniError
from pvm.vm.model.members import JavaField, JavaMethod

_TAG_BITS: Final = 3
_METHOD, _FIELD = 0b101, 0b110      # no handle ends like that, nor does an address


class MemberIds:
    """The IDs of one machine. A member has one; that of a member of an unloaded class is refused,
    though not given to another."""

    def __init__(self) -> None:
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
        return found

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
