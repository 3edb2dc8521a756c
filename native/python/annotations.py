"""pvm.internal.Declarations: annotations as the class file has them, as trees of arrays.

An annotation is an Object[]: its type's descriptor, then names and values by turns. A value is a
box or String, or an Object[] with its tag (JVMS 4.7.16.1) first: {"c", descriptor}, {"e",
descriptor, constant}, {"@", annotation}, {"[", values...}.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from pvm.native.call import NativeCall
from pvm.native.python.invocation import boxed, method_at
from pvm.native.python.reflection import CLASS, FIELD
from pvm.native.python.results import reference_array
from pvm.native.registry import python_native
from pvm.vm.classfile.annotations import Annotation, ElementValue
from pvm.vm.classfile.attributes import (
    AnnotationDefault,
    Record,
    RuntimeVisibleAnnotations,
    RuntimeVisibleParameterAnnotations,
)
from pvm.vm.runtime.objects import Handle

if TYPE_CHECKING:
    from pvm.vm.model.classes import JavaClass

DECLARATIONS: Final = "pvm/internal/Declarations"
COMPONENT: Final = 4
_FLOATING: Final = "FD"


def _attributes(java_class: "JavaClass", kind: int, slot: int) -> Any:
    """The attributes of a member (0..2), the class (3) or a record component (4); or None."""
    if kind == FIELD:
        return list(java_class.fields.values())[slot].file.attributes
    file = java_class.class_file
    if file is None:
        return None
    if kind == CLASS:
        return file.attributes
    if kind == COMPONENT:
        record = file.attributes.get(Record)
        return None if record is None else record.components[slot].attributes
    return method_at(java_class, slot).file.attributes


def _array(call: NativeCall, parts: Sequence[Handle | None]) -> Handle:
    """An Object[]; the parts stay referred to until it is filled."""
    slots = [None if part is None else part.slot for part in parts]
    return reference_array(call, "java/lang/Object", slots)


@python_native(DECLARATIONS, "annotations", "(Ljava/lang/Class;II)[Ljava/lang/Object;")
def annotations(call: NativeCall) -> Handle | None:
    attributes = _attributes(call.java_class(0), call.integer(1), call.integer(2))
    found = None if attributes is None else attributes.get(RuntimeVisibleAnnotations)
    return None if found is None else _all(call, found.annotations)


@python_native(DECLARATIONS, "parameterAnnotations", "(Ljava/lang/Class;I)[Ljava/lang/Object;")
def parameter_annotations(call: NativeCall) -> Handle | None:
    method = method_at(call.java_class(0), call.integer(1))
    found = method.file.attributes.get(RuntimeVisibleParameterAnnotations)
    if found is None:
        return None
    return _array(call, [_all(call, row) for row in found.parameters])


@python_native(DECLARATIONS, "defaultValue", "(Ljava/lang/Class;I)Ljava/lang/Object;")
def default_value(call: NativeCall) -> Handle | None:
    found = method_at(call.java_class(0), call.integer(1)).file.attributes.get(AnnotationDefault)
    return None if found is None else _value(call, found.value)


def _all(call: NativeCall, found: Sequence[Annotation]) -> Handle:
    return _array(call, [_annotation(call, annotation) for annotation in found])


def _annotation(call: NativeCall, annotation: Annotation) -> Handle:
    parts: list[Handle | None] = [call.machine.new_string(annotation.type_descriptor)]
    for name, value in annotation.elements:
        parts += (call.machine.new_string(name), _value(call, value))
    return _array(call, parts)


def _value(call: NativeCall, value: ElementValue) -> Handle | None:
    string = call.machine.new_string
    tag, content = value
    if tag == "s":
        return string(content)
    if tag == "c":
        return _array(call, [string(tag), string(content)])
    if tag == "e":
        return _array(call, [string(tag), string(content[0]), string(content[1])])
    if tag == "@":
        return _array(call, [string(tag), _annotation(call, content)])
    if tag == "[":
        return _array(call, [string(tag), *(_value(call, one) for one in content)])
    return boxed(call, content.bits if tag in _FLOATING else content.value, tag)
