"""Fields of Java classes and objects, read and written from Python."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

from pvm.embedding.fitting import fit
from pvm.embedding.overloads import is_visible
from pvm.vm.link.resolve import type_of
from pvm.vm.runtime.objects import Handle

if TYPE_CHECKING:
    from pvm.embedding.context import Context
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.model.members import JavaField


def find_field(java_class: JavaClass, name: str, static: bool) -> JavaField | None:
    """The field that a name means (JLS 8.3: the class's own, its interfaces', its superclass's)."""
    for above in (*java_class.superclasses(), *java_class.all_interfaces):
        for field in above.fields.values():
            if field.name == name and field.is_static == static and is_visible(field):
                return field
    return None


def read_field(context: Context, field: JavaField, owner: Handle | None = None) -> Any:
    """The value of a field; `owner` is the object of an instance field."""
    objects, values = context.machine.objects, context.values
    if field.is_reference:
        found = (objects.duplicate(field.slot) if owner is None
                 else objects.reference(owner.slot, field.offset))
        return values.of_reference(found)
    bits = (ctypes.c_int64.from_address(field.slot).value if owner is None
            else objects.bits(owner.slot, field.offset, field.descriptor))
    return values.from_java(bits, field.descriptor)


def write_field(context: Context, field: JavaField, value: Any,
                owner: Handle | None = None) -> None:
    """Stores into a field. Raises TypeError; AttributeError for a final one."""
    name = f"{field.owner.external_name}.{field.name}"
    if field.is_final:
        raise AttributeError(f"{name} is final")
    target = type_of(field.owner, field.descriptor)
    if fit(value, target) is None:
        raise TypeError(f"{name}: a {type(value).__name__} is no {target.type_name}")
    word = context.values.to_java(value, target)
    objects = context.machine.objects
    if not field.is_reference:
        assert isinstance(word, int)
        if owner is None:
            ctypes.c_int64.from_address(field.slot).value = word
        else:
            objects.set_bits(owner.slot, field.offset, field.descriptor, word)
    elif owner is not None:
        held = word if isinstance(word, Handle) else objects.handle()
        objects.set_reference(owner.slot, field.offset, held.slot)
    elif isinstance(word, Handle):
        objects.copy(word.slot, field.slot)
    else:
        objects.clear(field.slot)
