"""ObjectMethods.bootstrap: equals, hashCode and toString of records (java.lang.runtime)."""

from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

from pvm.vm.classfile.assembler import CodeBuilder, Label
from pvm.vm.classfile.attributes import InnerClasses
from pvm.vm.classfile.constants import (
    REF_GET_FIELD,
    REF_INVOKE_VIRTUAL,
    TAG_FIELD_REF,
    Class,
    MethodHandle,
    String,
)
from pvm.vm.classfile.descriptors import (
    class_to_descriptor,
    parse_field_descriptor,
    parse_method_descriptor,
    value_type,
)
from pvm.vm.classfile.errors import class_format_error
from pvm.vm.classfile.flags import ACC_STATIC
from pvm.vm.classfile.names import is_internal_name
from pvm.vm.classfile.opcodes import Op
from pvm.vm.classfile.reader import ClassFile
from pvm.vm.classfile.stackmap import type_of
from pvm.vm.classfile.writer import ClassWriter
from pvm.vm.indy.bootstrap import BootstrapCall
from pvm.vm.indy.conversions import WRAPPERS, is_primitive
from pvm.vm.indy.emitting import OBJECT, SPUN_CLASS, STRING, call_static
from pvm.vm.indy.failures import illegal_argument
from pvm.vm.indy.text import Piece, Value, emit_concat

_OBJECTS: Final = "java/util/Objects"
_GETTERS: Final = {REF_GET_FIELD: Op.GETFIELD, REF_INVOKE_VIRTUAL: Op.INVOKEVIRTUAL}
_TO_STRING: Final = "toString"
_HASHED_AS_THEMSELVES: Final = "BCSI"


class Component(NamedTuple):
    """A component: `getter`, a field or method of the record; `descriptor`: the value's type."""

    getter: MethodHandle
    descriptor: str

    def emit(self, code: CodeBuilder, local: int) -> None:
        """Pushes the value that the record in that local has."""
        code.emit(Op.ALOAD_0 + local)
        code.emit(_GETTERS[self.getter.kind], self.getter.reference)


class RecordMethod(NamedTuple):
    """A recognised call site. `label`: the record's simple name; `names`: of the components."""

    name: str
    descriptor: str
    record: str
    label: str
    names: tuple[str, ...]
    components: tuple[Component, ...]


def recognise(call: BootstrapCall, class_file: ClassFile) -> RecordMethod:
    """The static arguments are the class, the components' names joined by ";", the getters."""
    record = call.argument(0, Class).name
    names = call.argument(1, String).value
    name_list = tuple(names.split(";")) if names else ()
    components = [_component(call, number, record) for number in range(2, len(call.arguments))]
    if call.name not in _METHODS:
        raise illegal_argument(call.name)
    wanted = _METHODS[call.name].type
    if not is_internal_name(record) or str(call.descriptor) != wanted % record:
        raise illegal_argument(f"Bad method type: {call.descriptor}")
    if call.name == _TO_STRING and len(name_list) != len(components):
        raise illegal_argument("Name list and accessor list do not match")
    label = _simple_name(record, class_file)
    return RecordMethod(
        call.name, str(call.descriptor), record, label, name_list, tuple(components)
    )


def spin(site: RecordMethod, class_name: str) -> bytes:
    """The class with one static method, named as the record's."""
    writer = ClassWriter(class_name, access_flags=SPUN_CLASS)
    code = writer.code(ACC_STATIC, site.name, site.descriptor)
    _METHODS[site.name].emit(code, site)
    return writer.to_bytes()


def _component(call: BootstrapCall, number: int, record: str) -> Component:
    getter = call.argument(number, MethodHandle)
    kind, reference = getter
    if kind not in _GETTERS or reference.class_name != record:
        raise illegal_argument(
            f"{reference.class_name.replace('/', '.')}.{reference.name}: pvm supports getters that "
            "are fields or methods of the record"
        )
    if (kind == REF_GET_FIELD) != (reference.tag == TAG_FIELD_REF):
        raise class_format_error(f"Invalid method handle for {reference.name}")
    if kind == REF_GET_FIELD:
        parse_field_descriptor(reference.descriptor)
        return Component(getter, reference.descriptor)
    parameters, returns = parse_method_descriptor(reference.descriptor)
    if parameters or returns == "V":
        raise illegal_argument(f"{reference.name}{reference.descriptor} is no getter")
    return Component(getter, returns)


def _simple_name(name: str, class_file: ClassFile) -> str:
    """What Class.getSimpleName answers; a class that is no package's is in InnerClasses."""
    table = class_file.attributes.get(InnerClasses)
    for inner in table.classes if table is not None else ():
        if inner.inner == name:
            return inner.name or ""
    return name.rpartition("/")[2]


def _emit_to_string(code: CodeBuilder, site: RecordMethod) -> None:
    pieces: list[Piece] = [site.label + "["]
    for number, (name, component) in enumerate(zip(site.names, site.components, strict=True)):
        pieces += [f"{', ' if number else ''}{name}=", _piece(component)]
    emit_concat(code, [*pieces, "]"])
    code.emit(Op.ARETURN)


def _piece(component: Component) -> Value:
    kind = component.descriptor
    return Value(kind if is_primitive(kind) else STRING, partial(_push_piece, component=component))


def _push_piece(code: CodeBuilder, component: Component) -> None:
    component.emit(code, 0)
    if not is_primitive(component.descriptor) and component.descriptor != STRING:
        call_static(code, _OBJECTS, "toString", f"({OBJECT}){STRING}")


def _emit_hash_code(code: CodeBuilder, site: RecordMethod) -> None:
    # as HotSpot 17 computes it: 31 * (what the components before have) + this one's
    if not site.components:
        code.emit(Op.ICONST_0)
    for number, component in enumerate(site.components):
        if number:
            code.push_int(31)
            code.emit(Op.IMUL)
        component.emit(code, 0)
        _emit_hash(code, component.descriptor)
        if number:
            code.emit(Op.IADD)
    code.emit(Op.IRETURN)


def _emit_hash(code: CodeBuilder, descriptor: str) -> None:
    if descriptor in _HASHED_AS_THEMSELVES:
        return
    if is_primitive(descriptor):
        call_static(code, WRAPPERS[descriptor].name, "hashCode", f"({descriptor})I")
    else:
        call_static(code, _OBJECTS, "hashCode", f"({OBJECT})I")


def _emit_equals(code: CodeBuilder, site: RecordMethod) -> None:
    other, different = Label(), Label()
    entry = (type_of(class_to_descriptor(site.record)), type_of(OBJECT))
    code.emit(Op.ALOAD_0)
    code.emit(Op.ALOAD_1)
    code.emit(Op.IF_ACMPNE, other)
    code.emit(Op.ICONST_1)
    code.emit(Op.IRETURN)
    code.place(other)
    code.frame(entry)
    code.emit(Op.ALOAD_1)
    code.emit(Op.INSTANCEOF, Class(site.record))
    code.emit(Op.IFEQ, different)
    code.emit(Op.ALOAD_1)
    code.emit(Op.CHECKCAST, Class(site.record))
    code.emit(Op.ASTORE_2)
    for component in reversed(site.components):  # HotSpot 17 compares the last one first
        component.emit(code, 0)
        component.emit(code, 2)
        _emit_branch_if_different(code, component.descriptor, different)
    code.emit(Op.ICONST_1)
    code.emit(Op.IRETURN)
    code.place(different)
    code.frame(entry)
    code.emit(Op.ICONST_0)
    code.emit(Op.IRETURN)


def _emit_branch_if_different(code: CodeBuilder, descriptor: str, target: Label) -> None:
    kind = value_type(descriptor)
    if kind == "I":
        code.emit(Op.IF_ICMPNE, target)
    elif kind == "J":
        code.emit(Op.LCMP)
        code.emit(Op.IFNE, target)
    elif kind in ("F", "D"):
        # NaN equals itself, 0.0 and -0.0 differ
        call_static(code, WRAPPERS[kind].name, "compare", f"({kind}{kind})I")
        code.emit(Op.IFNE, target)
    else:
        call_static(code, _OBJECTS, "equals", f"({OBJECT}{OBJECT})Z")
        code.emit(Op.IFEQ, target)


class _Method(NamedTuple):
    """`type`: the call site's descriptor, with the record's name left out."""

    type: str
    emit: Callable[[CodeBuilder, RecordMethod], None]


_METHODS: Final = {
    _TO_STRING: _Method(f"(L%s;){STRING}", _emit_to_string),
    "hashCode": _Method("(L%s;)I", _emit_hash_code),
    "equals": _Method(f"(L%s;{OBJECT})Z", _emit_equals),
}
