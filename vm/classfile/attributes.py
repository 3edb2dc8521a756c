"""Attributes (JVMS 4.7): structures, their layouts, and tables of attributes decoded on demand.

A structure class is called exactly as its attribute, so `table.get(Code)` finds "Code". Attributes
without a structure (Module and type annotations among them) stay raw: `table.find(name).info`.
"""

from collections.abc import Iterator
from struct import iter_unpack
from typing import Any, Final, NamedTuple, TypeVar

from pvm.vm.classfile.annotations import ANNOTATION, ELEMENT_VALUE, Annotation, ElementValue
from pvm.vm.classfile.constants import Constant, ConstantPool, MethodHandle, NameAndType
from pvm.vm.classfile.errors import class_format_error
from pvm.vm.classfile.layout import (
    CLASS,
    CONSTANT,
    U2,
    UTF8,
    Cursor,
    Interner,
    Layout,
    optional,
    record,
    table,
)
from pvm.vm.classfile.stackmap import FRAME, StackMapFrame

T = TypeVar("T")


class Attribute:
    """One attribute: its name and where its body lies; `info` is the body's bytes."""

    __slots__ = ("_value", "end", "is_raw", "name", "pool", "start")

    def __init__(self, name: str, start: int, end: int, pool: ConstantPool) -> None:
        self.name = name
        self.start = start
        self.end = end
        self.pool = pool
        self.is_raw = False  # to be written as it is, even if it has a structure
        self._value: Any = None

    @classmethod
    def of(cls, structure: object) -> "Attribute":
        """An attribute to be written, from its structure: `Attribute.of(SourceFile("A.java"))`."""
        name = type(structure).__name__
        attribute = cls(name, 0, 0, ConstantPool(b"", [0], name))
        attribute._value = structure
        return attribute

    @classmethod
    def raw(cls, name: str, info: bytes) -> "Attribute":
        """An attribute to be written, from its bytes."""
        attribute = cls(name, 0, len(info), ConstantPool(info, [0], name))
        attribute.is_raw = True
        return attribute

    @property
    def info(self) -> bytes:
        return self.pool.data[self.start : self.end]

    @property
    def value(self) -> Any:
        """The decoded structure, or None if this kind of attribute has none."""
        if self._value is None and self.name in LAYOUTS:
            self._value = self._decode()
        return self._value

    def _decode(self) -> Any:
        cursor = Cursor(self.pool.data, self.start, self.end, self.pool)
        value = LAYOUTS[self.name].read(cursor)
        if cursor.pos != self.end:
            raise class_format_error(
                f"Wrong {self.name} attribute length in class file {self.pool.source}",
                self.start,
            )
        return value


class AttributeTable:
    """The attributes of a class, field, method, Code or record component, in file order."""

    __slots__ = ("_attributes",)

    def __init__(self, attributes: list[Attribute]) -> None:
        self._attributes = attributes

    def __iter__(self) -> Iterator[Attribute]:
        return iter(self._attributes)

    def __len__(self) -> int:
        return len(self._attributes)

    def find(self, name: str) -> Attribute | None:
        """The first attribute of that name."""
        for attribute in self._attributes:
            if attribute.name == name:
                return attribute
        return None

    def get(self, kind: type[T]) -> T | None:
        """The first attribute of that structure, decoded: `table.get(SourceFile)`."""
        attribute = self.find(kind.__name__)
        return None if attribute is None else attribute.value

    def all(self, kind: type[T]) -> list[T]:
        """Every attribute of that structure, decoded (LineNumberTable may occur repeatedly)."""
        return [a.value for a in self._attributes if a.name == kind.__name__]


def read_attributes(cursor: Cursor) -> AttributeTable:
    """Reads attributes_count and the attributes; bodies are not looked at."""
    data, pos, end, pool = cursor.data, cursor.pos + 2, cursor.end, cursor.pool
    attributes: list[Attribute] = []
    for _ in range(cursor.u2()):
        start = pos + 6
        after = start + int.from_bytes(data[pos + 2 : start], "big")
        if start > end or after > end:
            raise class_format_error("Truncated class file", pos)
        name = pool.utf8(data[pos] << 8 | data[pos + 1])
        attributes.append(Attribute(name, start, after, pool))
        pos = after
    cursor.pos = pos
    return AttributeTable(attributes)


def write_attributes(attributes: AttributeTable, out: bytearray, pool: Interner) -> None:
    """Writes attributes_count and the attributes, re-encoding those that have a structure."""
    _write_table(attributes, LAYOUTS, out, pool)


def _write_inner(attributes: AttributeTable, out: bytearray, pool: Interner) -> None:
    # A Code or Record inside one means nothing; left raw, nesting has no depth.
    layouts = {name: LAYOUTS[name] for name in LAYOUTS if name not in ("Code", "Record")}
    _write_table(attributes, layouts, out, pool)


def _write_table(
    attributes: AttributeTable, layouts: dict[str, Layout], out: bytearray, pool: Interner
) -> None:
    out += len(attributes).to_bytes(2, "big")
    for attribute in attributes:
        layout = None if attribute.is_raw else layouts.get(attribute.name)
        body = bytearray()
        if layout is None:
            body += attribute.info
        else:
            layout.write(attribute.value, body, pool)
        UTF8.write(attribute.name, out, pool)
        out += len(body).to_bytes(4, "big") + body


_INNER_ATTRIBUTES: Final = Layout(read_attributes, _write_inner)


class ExceptionHandler(NamedTuple):
    """One exception table row; the range is start_pc <= bci < end_pc, catch_type None is any."""

    start_pc: int
    end_pc: int
    handler_pc: int
    catch_type: str | None


class Code(NamedTuple):
    max_stack: int
    max_locals: int
    code: bytes
    exception_table: tuple[ExceptionHandler, ...]
    attributes: AttributeTable


class ConstantValue(NamedTuple):
    value: Constant


class Exceptions(NamedTuple):
    class_names: tuple[str, ...]


class LineNumberTable(NamedTuple):
    """Rows of (start_pc, line)."""

    lines: tuple[tuple[int, int], ...]


class LocalVariable(NamedTuple):
    """In a LocalVariableTypeTable `descriptor` is the generic signature."""

    start_pc: int
    length: int
    name: str
    descriptor: str
    slot: int


class LocalVariableTable(NamedTuple):
    variables: tuple[LocalVariable, ...]


class LocalVariableTypeTable(NamedTuple):
    variables: tuple[LocalVariable, ...]


class SourceFile(NamedTuple):
    name: str


class InnerClass(NamedTuple):
    """`outer` is None unless a member; `name` is None if anonymous."""

    inner: str
    outer: str | None
    name: str | None
    access_flags: int


class InnerClasses(NamedTuple):
    classes: tuple[InnerClass, ...]


class EnclosingMethod(NamedTuple):
    class_name: str
    method: NameAndType | None


class Signature(NamedTuple):
    signature: str


class StackMapTable(NamedTuple):
    frames: tuple[StackMapFrame, ...]


class BootstrapMethod(NamedTuple):
    handle: MethodHandle
    arguments: tuple[Constant, ...]


class BootstrapMethods(NamedTuple):
    methods: tuple[BootstrapMethod, ...]


class NestHost(NamedTuple):
    class_name: str


class NestMembers(NamedTuple):
    class_names: tuple[str, ...]


class PermittedSubclasses(NamedTuple):
    class_names: tuple[str, ...]


class RecordComponent(NamedTuple):
    name: str
    descriptor: str
    attributes: AttributeTable


class Record(NamedTuple):
    components: tuple[RecordComponent, ...]


class MethodParameter(NamedTuple):
    name: str | None
    access_flags: int


class MethodParameters(NamedTuple):
    parameters: tuple[MethodParameter, ...]


class AnnotationDefault(NamedTuple):
    value: ElementValue


class RuntimeVisibleAnnotations(NamedTuple):
    annotations: tuple[Annotation, ...]


class RuntimeInvisibleAnnotations(NamedTuple):
    annotations: tuple[Annotation, ...]


class RuntimeVisibleParameterAnnotations(NamedTuple):
    """One tuple of annotations per parameter."""

    parameters: tuple[tuple[Annotation, ...], ...]


class RuntimeInvisibleParameterAnnotations(NamedTuple):
    """One tuple of annotations per parameter."""

    parameters: tuple[tuple[Annotation, ...], ...]


class Synthetic(NamedTuple):
    pass


class Deprecated(NamedTuple):
    pass


def _read_code_array(cursor: Cursor) -> bytes:
    return cursor.take(cursor.unsigned(4))


def _write_code_array(code: bytes, out: bytearray, _pool: Interner) -> None:
    out += len(code).to_bytes(4, "big") + code


def _read_lines(cursor: Cursor) -> tuple[Any, ...]:
    return tuple(iter_unpack(">HH", cursor.take(4 * cursor.u2())))


def _read_method_handle(cursor: Cursor) -> MethodHandle:
    handle = CONSTANT.read(cursor)
    if not isinstance(handle, MethodHandle):
        raise class_format_error(
            f"Bootstrap method is not a MethodHandle in class file {cursor.pool.source}",
            cursor.pos - 2,
        )
    return handle


_CODE_ARRAY: Final = Layout(_read_code_array, _write_code_array)
_LINES: Final = Layout(_read_lines, table(2, record(tuple, U2, U2)).write)
_HANDLER: Final = record(ExceptionHandler, U2, U2, U2, optional(CLASS))
_VARIABLES: Final = table(2, record(LocalVariable, U2, U2, UTF8, UTF8, U2))
_INNER_CLASS: Final = record(InnerClass, CLASS, optional(CLASS), optional(UTF8), U2)
_BOOTSTRAP: Final = record(
    BootstrapMethod, Layout(_read_method_handle, CONSTANT.write), table(2, CONSTANT)
)
_NAME_AND_TYPE: Final = Layout(lambda c: c.pool.name_and_type(c.u2()), CONSTANT.write)
_COMPONENT: Final = record(RecordComponent, UTF8, UTF8, _INNER_ATTRIBUTES)
_PARAMETER: Final = record(MethodParameter, optional(UTF8), U2)
_ANNOTATIONS: Final = table(2, ANNOTATION)

_STRUCTURES: Final[list[tuple[type, list[Layout]]]] = [
    (Code, [U2, U2, _CODE_ARRAY, table(2, _HANDLER), _INNER_ATTRIBUTES]),
    (ConstantValue, [CONSTANT]),
    (Exceptions, [table(2, CLASS)]),
    (LineNumberTable, [_LINES]),
    (LocalVariableTable, [_VARIABLES]),
    (LocalVariableTypeTable, [_VARIABLES]),
    (SourceFile, [UTF8]),
    (InnerClasses, [table(2, _INNER_CLASS)]),
    (EnclosingMethod, [CLASS, optional(_NAME_AND_TYPE)]),
    (Signature, [UTF8]),
    (StackMapTable, [table(2, FRAME)]),
    (BootstrapMethods, [table(2, _BOOTSTRAP)]),
    (NestHost, [CLASS]),
    (NestMembers, [table(2, CLASS)]),
    (PermittedSubclasses, [table(2, CLASS)]),
    (Record, [table(2, _COMPONENT)]),
    (MethodParameters, [table(1, _PARAMETER)]),
    (AnnotationDefault, [ELEMENT_VALUE]),
    (RuntimeVisibleAnnotations, [_ANNOTATIONS]),
    (RuntimeInvisibleAnnotations, [_ANNOTATIONS]),
    (RuntimeVisibleParameterAnnotations, [table(1, _ANNOTATIONS)]),
    (RuntimeInvisibleParameterAnnotations, [table(1, _ANNOTATIONS)]),
    (Synthetic, []),
    (Deprecated, []),
]

LAYOUTS: Final = {kind.__name__: record(kind, *fields) for kind, fields in _STRUCTURES}
"""Attribute name -> layout. What is not here stays raw."""
