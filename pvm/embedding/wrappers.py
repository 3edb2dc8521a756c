"""The Python objects that stand for a context's classes and objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.embedding.arrays import JavaArray, array_type
from pvm.embedding.objects import JavaObject, JavaType, ObjectType

if TYPE_CHECKING:
    from pvm.embedding.context import Context
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.runtime.objects import Handle


class Wrappers:
    """A class has one for as long as the context lives, an object has a new one each time."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._types: dict[JavaClass, JavaType] = {}
        self._object_types: dict[JavaClass, ObjectType] = {}

    def type_of(self, java_class: JavaClass) -> JavaType:
        """The one that stands for a class."""
        found = self._types.get(java_class)
        return found or self._types.setdefault(java_class, JavaType(self._context, java_class))

    def object_of(self, handle: Handle, java_class: JavaClass) -> JavaObject:
        """One for an object in the heap."""
        kind = self._object_types.get(java_class) or self._object_type(java_class)
        made: JavaObject = kind(self._context, handle, java_class)
        return made

    def object_type(self, java_class: JavaClass) -> ObjectType | None:
        """The type of the wrappers of a class's instances, if there has been one."""
        return self._object_types.get(java_class)

    def _object_type(self, java_class: JavaClass) -> ObjectType:
        if java_class.is_array:
            made: ObjectType = array_type(self._context.machine.image)
        else:
            made = ObjectType("JavaObject", (JavaObject,), {"__slots__": (), "__module__": "pvm"})
        return self._object_types.setdefault(java_class, made)

    def array_of(self, handle: Handle) -> JavaArray:
        """One for an array."""
        objects = self._context.machine.objects
        java_class = objects.class_of(handle.slot)
        assert java_class is not None
        return array_type(self._context.machine.image)(self._context, handle, java_class)

    def clear(self) -> None:
        """Forgets all."""
        self._types.clear()
        self._object_types.clear()
