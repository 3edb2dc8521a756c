"""What the attributes of Java classes and objects are, and their calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from pvm.embedding.builtins import is_fast
from pvm.embedding.fields import find_field, read_field, write_field
from pvm.embedding.objects import InstanceMethods, JavaMethods, JavaObject, JavaType
from pvm.embedding.overloads import Overload, choose, constructors_of, overloads_of, run
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.link.selection import select
from pvm.vm.model.metadata import INITIALISED
from pvm.vm.runtime.javacalls import NATIVE_RESULT
from pvm.vm.runtime.recursion import room

if TYPE_CHECKING:
    from pvm.embedding.attachment import Attachments
    from pvm.embedding.builtins import Builtins
    from pvm.embedding.context import Context
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.runtime.objects import Handle


class Members:
    """Those of one context."""

    def __init__(self, context: Context, threads: Attachments, builtins: Builtins) -> None:
        self._context = context
        self._threads = threads
        self._builtins = builtins

    def call(self, overloads: list[Overload], arguments: tuple[Any, ...], what: str,
             receiver: Handle | None, timeout: float | None = None) -> Any:
        """Calls the method that fits the arguments. Raises TypeError, JavaError."""
        self._context.limits.begin()
        with self._context.inside(timeout):
            self.check_owner(arguments)
            return run(self._context, choose(overloads, arguments, what), receiver)

    def check_owner(self, arguments: tuple[Any, ...]) -> None:
        """Raises ValueError for what another context has."""
        for each in arguments:
            if isinstance(each, (JavaObject, JavaType)) and each.pvm_context is not self._context:
                raise ValueError(f"{each!r} belongs to another context")

    def construct(self, java_type: JavaType, arguments: tuple[Any, ...],
                  timeout: float | None = None) -> JavaObject:
        """A new instance. Raises TypeError, JavaError."""
        java_class = java_type.pvm_class
        self._context.limits.begin()
        with self._context.inside(timeout) as machine:
            if java_class.is_abstract:
                raise TypeError(f"{java_type.java_name} is abstract")
            self.check_owner(arguments)
            call = choose(constructors_of(java_class), arguments, f"new {java_type.java_name}")
            machine.initialise(java_class)
            made = machine.objects.instance(java_class)
            run(self._context, call, made)
            return self._context.wrappers.object_of(made, java_class)

    def static_member(self, java_type: JavaType, name: str) -> Any:
        """A static method, field or member class. Raises AttributeError, JavaError."""
        java_class = java_type.pvm_class
        with self._context.inside() as machine:
            overloads = overloads_of(java_class, name, True)
            if overloads:
                return self._static_method(java_type, name, overloads)
            field = find_field(java_class, name, True)
            if field is not None:
                machine.initialise(field.owner)
                return read_field(self._context, field)
            return self._member_class(java_type, name)

    def _static_method(self, java_type: JavaType, name: str, overloads: list[Overload]) -> Any:
        made: Any = JavaMethods(self._context, f"{java_type.java_name}.{name}", overloads, None)
        method = overloads[0].method
        if method.owner.state != INITIALISED:
            return made         # its first call has to see to that, in the time that call has
        if len(overloads) == 1 and is_fast(method):
            self._context.machine.code.prepare(method)
            made = self._builtins.function(method, made)
        java_type.pvm_remember(name, made)
        return made

    def _remember(self, java_class: JavaClass, name: str, overloads: list[Overload]) -> None:
        """Objects of the class find the method without asking, if it can be called fast."""
        method, kind = overloads[0].method, self._context.wrappers.object_type(java_class)
        is_taken = java_class.is_array or hasattr(JavaObject, name)
        if kind is None or is_taken or len(overloads) > 1 or not is_fast(method):
            return
        target = select(method, java_class)     # as for every receiver of exactly this class
        if target.is_abstract or target.refusal is not None or target.owner.state != INITIALISED:
            return
        self._context.machine.code.prepare(target)
        slow = InstanceMethods(self._context, f"{java_class.type_name}.{name}", overloads)
        setattr(kind, name, self._builtins.function(target, slow, kind))

    def take_result(self) -> Any:
        """What a built-in function's call has returned, an object."""
        with room:
            return self._taken_result()

    def _taken_result(self) -> Any:
        machine = self._context.machine
        place = machine.current_thread() + NATIVE_RESULT
        found = machine.objects.duplicate(place)
        machine.objects.clear(place)        # it would keep the object
        return self._context.values.of_reference(found)

    def raise_pending(self) -> NoReturn:
        """Raises what a built-in function's call has left behind."""
        with room:              # it is too late to refuse the call
            self._raise_pending()

    def _raise_pending(self) -> NoReturn:
        reason = self._threads.current().take_reason()
        if reason is not None:
            raise reason
        thrown = self._context.machine.calls.take_pending()
        assert thrown is not None
        with self._context.inside():
            raise thrown
        raise AssertionError("not reached")

    def _member_class(self, java_type: JavaType, name: str) -> JavaType:
        java_class = java_type.pvm_class
        try:
            found = java_class.loader.load(f"{java_class.name}${name}")
        except LinkageFailure:
            message = f"{java_type.java_name} has no static member {name!r} that can be used"
            raise AttributeError(message) from None
        return self._context.wrappers.type_of(found)

    def set_static(self, java_type: JavaType, name: str, value: Any) -> None:
        """Stores into a static field. Raises AttributeError, TypeError, JavaError."""
        with self._context.inside() as machine:
            field = find_field(java_type.pvm_class, name, True)
            if field is None:
                raise AttributeError(f"{java_type.java_name} has no static field {name!r}")
            machine.initialise(field.owner)
            write_field(self._context, field, value)

    def member(self, java_object: JavaObject, name: str) -> Any:
        """An object's method or field. Raises AttributeError, JavaError."""
        java_class = java_object.pvm_class
        with self._context.inside():
            overloads = overloads_of(java_class, name, False)
            what = f"{java_class.type_name}.{name}"
            if overloads:
                self._remember(java_class, name, overloads)
                return JavaMethods(self._context, what, overloads, java_object.pvm_handle)
            field = find_field(java_class, name, False)
            if field is None:
                raise AttributeError(f"{what}: there is no such method or field")
            return read_field(self._context, field, java_object.pvm_handle)

    def set_member(self, java_object: JavaObject, name: str, value: Any) -> None:
        """Stores into an object's field. Raises AttributeError, TypeError, JavaError."""
        with self._context.inside():
            field = find_field(java_object.pvm_class, name, False)
            if field is None:
                what = f"{java_object.pvm_class.type_name}.{name}"
                raise AttributeError(f"{what}: there is no such field")
            write_field(self._context, field, value, java_object.pvm_handle)
