"""Java classes and objects as Python objects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from pvm.embedding.context import Context
    from pvm.embedding.overloads import Overload
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.runtime.objects import Handle


_set = object.__setattr__


class JavaMethods:
    """The methods of one name, of a class or bound to an object; calling it chooses one."""

    __slots__ = ("_context", "_overloads", "_receiver", "_what")

    def __init__(self, context: Context, what: str, overloads: list[Overload],
                 receiver: Handle | None) -> None:
        self._context = context
        self._what = what
        self._overloads = overloads
        self._receiver = receiver

    def __call__(self, *arguments: Any, timeout: float | None = None) -> Any:
        """Calls the method that fits the arguments, for `timeout` seconds at most. Raises
        TypeError, JavaError, Timeout, Interrupted."""
        return self._context.members.call(self._overloads, arguments, self._what, self._receiver,
                                          timeout)

    def __repr__(self) -> str:
        return f"<Java method {self._what}>"


class InstanceMethods:
    """The methods of one name of the objects of a class, which are its calls' first argument."""

    __slots__ = ("_context", "_overloads", "_what")

    def __init__(self, context: Context, what: str, overloads: list[Overload]) -> None:
        self._context = context
        self._what = what
        self._overloads = overloads

    def __call__(self, receiver: JavaObject, *arguments: Any, timeout: float | None = None) -> Any:
        """As that of `JavaMethods`. ValueError, TypeError for an object that has no such method."""
        if receiver.pvm_context is not self._context:
            raise ValueError(f"{receiver!r} belongs to another context")
        if not receiver.pvm_class.is_subtype_of(self._overloads[0].method.owner):
            raise TypeError(f"{receiver!r} has no {self._what}")
        return self._context.members.call(self._overloads, arguments, self._what,
                                          receiver.pvm_handle, timeout)


class JavaType:
    """A Java class. Its static methods and fields are attributes; calling it makes an instance.

    A name that Python reserves has an underscore after it: `from_`.
    """

    def __init__(self, context: Context, java_class: JavaClass) -> None:
        self.__dict__["pvm_context"] = context
        self.__dict__["pvm_class"] = java_class

    pvm_context: Context
    pvm_class: JavaClass

    @property
    def java_name(self) -> str:
        """As `Class.getName` gives it: "java.util.Map$Entry"."""
        return self.pvm_class.external_name

    @property
    def java_supertypes(self) -> frozenset[str]:
        """The names of all its superclasses and superinterfaces, itself included."""
        return frozenset(each.external_name for each in self.pvm_class.supertypes)

    def __call__(self, *arguments: Any, timeout: float | None = None) -> JavaObject:
        """A new instance, made in `timeout` seconds at most; raises as a method's call does."""
        return self.pvm_context.members.construct(self, arguments, timeout)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self.pvm_context.members.static_member(self, name.removesuffix("_"))

    def pvm_remember(self, name: str, method: Any) -> None:
        """Static methods stay the same: their next use finds them without asking."""
        self.__dict__[name] = method

    def __setattr__(self, name: str, value: Any) -> None:
        self.pvm_context.members.set_static(self, name, value)

    def __instancecheck__(self, instance: Any) -> bool:
        return isinstance(instance, JavaObject) and (
            instance.pvm_class.is_subtype_of(self.pvm_class))

    def __reduce__(self) -> NoReturn:
        raise TypeError(f"{self!r} lives in its context: it cannot be copied or pickled")

    def __repr__(self) -> str:
        return f"<Java class {self.java_name}>"


class ObjectType(type):
    """The type of the types of Java objects: each Java class of a context has one, which has those
    of its methods as attributes that can be called fast."""


class JavaObject(metaclass=ObjectType):
    """An object in a context's heap: its methods and fields are attributes.

    It is equal to another by Java's `equals`, hashes by `hashCode` and prints by `toString`. What
    has a `size()` has a length; Iterables can be looped over; Lists and Maps can be indexed.
    """

    __slots__ = ("pvm_class", "pvm_context", "pvm_handle")

    def __init__(self, context: Context, handle: Handle, java_class: JavaClass) -> None:
        _set(self, "pvm_context", context)
        _set(self, "pvm_handle", handle)
        _set(self, "pvm_class", java_class)

    pvm_context: Context
    pvm_handle: Handle
    pvm_class: JavaClass

    @property
    def java_type(self) -> JavaType:
        """Its class."""
        return self.pvm_context.wrappers.type_of(self.pvm_class)

    def __reduce__(self) -> NoReturn:
        raise TypeError(f"{self!r} lives in its context: to_python() makes a copy")

    def to_python(self) -> Any:
        """A copy in Python, all the way down: lists of Collections and arrays (bytes of byte[]),
        sets, dicts of Maps and records, the names of enum constants, what an Optional holds. What
        Python has nothing for stays a JavaObject. Raises ValueError for what contains itself."""
        from pvm.embedding.deepcopies import to_python

        return to_python(self)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self.pvm_context.members.member(self, name.removesuffix("_"))

    def __setattr__(self, name: str, value: Any) -> None:
        self.pvm_context.members.set_member(self, name, value)

    def pvm_invoke(self, name: str, *arguments: Any) -> Any:
        return getattr(self, name)(*arguments)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, JavaObject) or other.pvm_context is not self.pvm_context:
            return NotImplemented
        return bool(self.pvm_invoke("equals", other))

    def __hash__(self) -> int:
        return int(self.pvm_invoke("hashCode"))

    def __str__(self) -> str:
        return str(self.pvm_invoke("toString"))

    def __repr__(self) -> str:
        return f"<Java object of {self.pvm_class.type_name}>"

    def __len__(self) -> int:
        return int(self.pvm_invoke("size"))

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[Any]:
        iterator = self.pvm_invoke("iterator")
        while iterator.hasNext():
            yield iterator.next()

    def __getitem__(self, key: Any) -> Any:
        return self.pvm_invoke("get", key)
