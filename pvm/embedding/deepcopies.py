"""Java's collections, arrays and records as Python's own: copies all the way down."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from pvm.embedding.arrays import JavaArray
from pvm.embedding.objects import JavaObject

if TYPE_CHECKING:
    from pvm.vm.model.classes import JavaClass

_RECORD, _ENUM = "java/lang/Record", "java/lang/Enum"


def to_python(value: Any) -> Any:
    """What `JavaObject.to_python` gives. Raises ValueError for what contains itself, TypeError for
    a key that Python cannot have."""
    return _Copy().of(value)


class _Copy:
    """One copy; `_above` are the objects that contain the one being copied."""

    def __init__(self) -> None:
        self._above: list[JavaObject] = []
        self._ways: Final[dict[str, Callable[[JavaObject], Any]]] = {
            "java/util/Map": self._map, "java/util/Set": self._set,
            "java/util/Collection": self._list, "java/util/Optional": self._optional,
            _RECORD: self._record, _ENUM: lambda each: each.name(),
            "java/math/BigInteger": lambda each: int(str(each)),
            "java/math/BigDecimal": lambda each: Decimal(str(each)),
            "java/lang/CharSequence": str,
        }

    def of(self, value: Any) -> Any:
        """The copy; the value itself where Python has nothing for it."""
        if not isinstance(value, JavaObject):
            return value
        way = self._array if isinstance(value, JavaArray) else self._way(value.pvm_class)
        if way is None:
            return value
        if any(_same(value, each) for each in self._above):
            raise ValueError(f"{value!r} contains itself")
        self._above.append(value)
        found = way(value)
        self._above.pop()
        return found

    def _way(self, java_class: JavaClass) -> Callable[[JavaObject], Any] | None:
        names = {each.name for each in java_class.supertypes}
        return next((way for name, way in self._ways.items() if name in names), None)

    def _array(self, value: JavaObject) -> Any:
        assert isinstance(value, JavaArray)
        component = value.pvm_class.component
        if component is not None and component.primitive == "B":
            return bytes(value)
        return [self.of(each) for each in value.tolist()]

    def _list(self, value: JavaObject) -> list[Any]:
        return [self.of(each) for each in value.toArray().tolist()]

    def _set(self, value: JavaObject) -> set[Any]:
        return {_hashable(each) for each in self._list(value)}

    def _map(self, value: JavaObject) -> dict[Any, Any]:
        entries = value.entrySet().toArray().tolist()
        return {_hashable(self.of(each.getKey())): self.of(each.getValue()) for each in entries}

    def _optional(self, value: JavaObject) -> Any:
        return self.of(value.orElse(None))

    def _record(self, value: JavaObject) -> dict[str, Any]:
        names = [each.name for each in value.pvm_class.fields.values() if not each.is_static]
        return {name: self.of(value.pvm_context.members.member(value, name)()) for name in names}


def _hashable(value: Any) -> Any:
    """A copy that may be a key."""
    if isinstance(value, list):
        return tuple(_hashable(each) for each in value)
    if isinstance(value, set):
        return frozenset(value)
    if isinstance(value, dict):
        raise TypeError("a Map or record as a key, or in a Set, has no counterpart in Python")
    return value


def _same(one: JavaObject, other: JavaObject) -> bool:
    with one.pvm_context.inside() as machine:
        return machine.objects.same(one.pvm_handle.slot, other.pvm_handle.slot)
