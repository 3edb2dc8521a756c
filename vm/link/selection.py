"""Which method an interface call runs (JVMS 5.4.6), and what a call without one throws."""

from pvm.vm.classfile.errors import LinkageFailure, abstract_method_error
from pvm.vm.model.classes import JavaClass, Key
from pvm.vm.model.members import JavaMethod, describe_method


def maximally_specific(java_class: JavaClass, key: Key) -> list[JavaMethod]:
    """The maximally-specific superinterface methods of a class (JVMS 5.4.3.3)."""
    found = [m for i in java_class.all_interfaces if (m := i.virtuals.get(key)) is not None]
    if len(found) < 2:
        return found
    return [
        m for m in found
        if not any(o is not m and m.owner in o.owner.supertypes for o in found)
    ]  # fmt: skip


def select_default(java_class: JavaClass, key: Key) -> JavaMethod | list[JavaMethod] | None:
    """JVMS 5.4.6 step 3: the only maximally-specific method with code; None if there is none; the
    conflicting ones if there are several."""
    with_code = [m for m in maximally_specific(java_class, key) if not m.is_abstract]
    if len(with_code) > 1:
        return with_code
    return with_code[0] if with_code else None


def select(method: JavaMethod, receiver: JavaClass) -> JavaMethod:
    """The method that an invocation of `method` on an object of the class runs (JVMS 5.4.6).
    Raises LinkageFailure where there is none that can run."""
    if method.is_private or method.is_constructor:
        return method
    found: JavaMethod | list[JavaMethod] | None = method
    if method.owner.is_interface:
        found = receiver.find_virtual(*method.key) or select_default(receiver, method.key)
    elif method.vtable_index >= 0:
        found = receiver.vtable[method.vtable_index]
    if found is None or isinstance(found, list) or found.is_abstract or found.refusal:
        raise refusal(found if found and not isinstance(found, list) else method, receiver)
    return found


def conflict_text(methods: list[JavaMethod]) -> str:
    """The message about several default methods of which none is more specific."""
    names = " ".join(f"{m.owner.external_name}.{m.name}" for m in methods)
    return f"Conflicting default methods: {names}"


def refusal(method: JavaMethod, receiver: JavaClass | None) -> LinkageFailure:
    """The error that a call throws which selected `method`, a made-up or an abstract one."""
    if method.refusal is not None:
        return LinkageFailure(*method.refusal)
    owner = method.owner
    kind = "interface" if owner.is_interface else "abstract class" if owner.is_abstract else "class"
    text = plain_method(method)
    if receiver is None:
        return abstract_method_error(f"'{text}'")
    return abstract_method_error(
        f"Receiver class {receiver.external_name} does not define or inherit an implementation of "
        f"the resolved method '{text}' of {kind} {owner.external_name}."
    )


def plain_method(method: JavaMethod) -> str:
    """ "abstract void f(int)": a method without its class."""
    text = describe_method("", method.name, method.descriptor).replace(" .", " ", 1)
    return f"abstract {text}" if method.is_abstract else text
