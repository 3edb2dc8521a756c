"""Which types may be used where another is wanted (JVMS 4.10.1.2, isAssignable)."""

from pvm.vm.verify.hierarchy import Hierarchy
from pvm.vm.verify.types import ARRAY_INTERFACES, NULL, OBJECT, Type, is_object, parts


class Assignability:
    """Answers for one class being verified; remembers what it has asked.

    Interfaces count as java/lang/Object: whether an object implements one is seen at run time, by
    invokeinterface. With `arrays_implement` that holds for arrays too (as old verifiers have it),
    else they implement what JLS 10.8 says.
    """

    def __init__(self, hierarchy: Hierarchy, arrays_implement: bool = True) -> None:
        self.hierarchy = hierarchy
        self.arrays_implement = arrays_implement
        self._known: dict[tuple[str, str], bool] = {}

    def holds(self, source: Type, target: str) -> bool:
        """`target` is a primitive type or a descriptor."""
        if source == target:
            return True
        if len(target) == 1 or not is_object(source):
            return False
        if source == NULL or target == OBJECT:
            return True
        return all(self._object_holds(part, target) for part in parts(source))

    def _object_holds(self, source: str, target: str) -> bool:
        key = (source, target)
        answer = self._known.get(key)
        if answer is None:
            answer = self._known[key] = self._decide(source, target)
        return answer

    def _decide(self, source: str, target: str) -> bool:
        if source == target or target == OBJECT:
            return True
        if target[0] == "[":
            return source[0] == "[" and self._component_holds(source[1:], target[1:])
        if self.hierarchy.is_interface(target[1:-1]):
            return self.arrays_implement or source[0] == "L" or target in ARRAY_INTERFACES
        return source[0] == "L" and self.hierarchy.is_subclass(source[1:-1], target[1:-1])

    def _component_holds(self, source: str, target: str) -> bool:
        if len(source) == 1 or len(target) == 1:
            return source == target
        return self._object_holds(source, target)
