"""What an instruction makes of a resolved field or method (JVMS 6.5), with the errors of misuse."""

from enum import Enum
from typing import Final, NamedTuple

from pvm.vm.classfile.errors import (
    LinkageFailure,
    abstract_method_error,
    illegal_access_error,
    incompatible_class_change_error,
    instantiation_error,
)
from pvm.vm.classfile.opcodes import Op
from pvm.vm.link.resolution import remember
from pvm.vm.link.resolve import (
    class_named,
    is_signature_polymorphic,
    pool_of,
    resolve_class,
    resolve_field,
    resolve_method,
)
from pvm.vm.link.selection import conflict_text, select_default
from pvm.vm.model.classes import JavaClass, Key
from pvm.vm.model.members import JavaField, JavaMethod

_FINAL_PUT_SINCE: Final = 53


class Dispatch(Enum):
    """How a call finds the method that it runs."""

    DIRECT = "the method itself"
    VIRTUAL = "the receiver's vtable at method.vtable_index"
    INTERFACE = "the receiver's interface table under method's address"
    POLYMORPHIC = "signature polymorphic: MethodHandle or VarHandle with the call's descriptor"


class Call(NamedTuple):
    """What an invoke instruction does: `method` by `dispatch`. `interface` is set for
    invokeinterface: the receiver must implement it or IncompatibleClassChangeError is thrown (see
    not_implemented). `descriptor` is the call site's."""

    dispatch: Dispatch
    method: JavaMethod
    interface: JavaClass | None
    descriptor: str


def field_use(java_class: JavaClass, index: int, op: int, method: JavaMethod) -> JavaField:
    """The field of a getfield, putfield, getstatic or putstatic in `method` of `java_class`.

    The static ones' owner is still to be initialised by the caller.
    """
    field = resolve_field(java_class, index)
    static = op in (Op.GETSTATIC, Op.PUTSTATIC)
    if field.is_static != static:
        expected = "static" if static else "non-static"
        raise incompatible_class_change_error(f"Expected {expected} field {field}")
    if field.is_final and op in (Op.PUTFIELD, Op.PUTSTATIC):
        _check_final_put(java_class, field, method)
    return field


def _check_final_put(java_class: JavaClass, field: JavaField, method: JavaMethod) -> None:
    kind = "static" if field.is_static else "non-static"
    start = f"Update to {kind} final field {field} attempted from a different "
    if java_class is not field.owner:
        raise illegal_access_error(
            f"{start}class ({java_class.external_name}) than the field's declaring class"
        )
    # from version 53 on only the initialiser may write
    file = java_class.class_file
    initialiser = "<clinit>" if field.is_static else "<init>"
    if file is not None and file.major >= _FINAL_PUT_SINCE and method.name != initialiser:
        raise illegal_access_error(
            f"{start}method ({method.name}) than the initializer method {initialiser} "
        )


def class_to_instantiate(java_class: JavaClass, index: int) -> JavaClass:
    """The class of a `new`, still to be initialised by the caller."""
    found = resolve_class(java_class, index)
    if found.is_abstract or found.is_array:
        raise instantiation_error(found.external_name)
    return found


def call(java_class: JavaClass, index: int, op: int) -> Call:
    """The call of an invoke instruction (not invokedynamic) in the code of `java_class`.

    invokestatic's owner is still to be initialised by the caller.
    """
    return remember(java_class, (index, op), lambda: _CALLS[op](java_class, index))


def _invokestatic(java_class: JavaClass, index: int) -> Call:
    method = resolve_method(java_class, index, either=True)
    if not method.is_static:
        raise incompatible_class_change_error(f"Expected static method '{method}'")
    return _call(java_class, index, Dispatch.DIRECT, method)


def _invokevirtual(java_class: JavaClass, index: int) -> Call:
    method = resolve_method(java_class, index)
    if method.is_static:
        raise incompatible_class_change_error(f"Expecting non-static method '{method}'")
    if is_signature_polymorphic(method):
        return _call(java_class, index, Dispatch.POLYMORPHIC, method)
    if method.is_private:
        return _call(java_class, index, Dispatch.DIRECT, method)
    if method.owner.is_interface:
        return _call(java_class, index, Dispatch.INTERFACE, method)
    dispatch = Dispatch.DIRECT if method.vtable_index < 0 or method.is_final else Dispatch.VIRTUAL
    return _call(java_class, index, dispatch, method)


def _invokeinterface(java_class: JavaClass, index: int) -> Call:
    method = resolve_method(java_class, index)
    if method.is_static:
        raise incompatible_class_change_error(f"Expected instance not static method '{method}'")
    named = _named(java_class, index)
    if method.owner.is_interface:
        dispatch = Dispatch.DIRECT if method.is_private else Dispatch.INTERFACE
    else:
        dispatch = Dispatch.DIRECT if method.vtable_index < 0 else Dispatch.VIRTUAL
    return _call(java_class, index, dispatch, method)._replace(interface=named)


def _invokespecial(java_class: JavaClass, index: int) -> Call:
    method = resolve_method(java_class, index, either=True)
    if method.is_static:
        raise incompatible_class_change_error(f"Expecting non-static method '{method}'")
    selected = _special_target(java_class, index, method)
    if selected.is_abstract:
        raise abstract_method_error(f"'{selected}'")
    return _call(java_class, index, Dispatch.DIRECT, selected)


def _special_target(java_class: JavaClass, index: int, method: JavaMethod) -> JavaMethod:
    """JVMS 6.5 invokespecial: ACC_SUPER counts as set in every class file."""
    named = _named(java_class, index)
    above = java_class.super_class
    if method.is_constructor or method.is_private or named.is_interface or above is None:
        return method
    if named is java_class or named not in above.supertypes:
        return method
    found = method_selected_from(above, method.key)
    return method if found is None else found


def method_selected_from(java_class: JavaClass, key: Key) -> JavaMethod | None:
    """The instance method that a `super` call finds, searching from `java_class` up."""
    for above in java_class.superclasses():
        found = above.methods.get(key)
        if found is not None and not found.is_static:
            return found
    selected = select_default(java_class, key)
    if isinstance(selected, list):
        raise incompatible_class_change_error(conflict_text(selected))
    return selected


def not_implemented(receiver: JavaClass, interface: JavaClass) -> LinkageFailure:
    """What invokeinterface throws if the receiver is no instance of the interface."""
    return incompatible_class_change_error(
        f"Class {receiver.external_name} does not implement the requested interface "
        f"{interface.external_name}"
    )


def _named(java_class: JavaClass, index: int) -> JavaClass:
    return class_named(java_class, pool_of(java_class).member(index).class_name)


def _call(java_class: JavaClass, index: int, dispatch: Dispatch, method: JavaMethod) -> Call:
    return Call(dispatch, method, None, pool_of(java_class).member(index).descriptor)


_CALLS: Final = {
    Op.INVOKESTATIC: _invokestatic,
    Op.INVOKEVIRTUAL: _invokevirtual,
    Op.INVOKEINTERFACE: _invokeinterface,
    Op.INVOKESPECIAL: _invokespecial,
}
