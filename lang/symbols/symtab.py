"""The classes that the language itself names (JLS 4.3, 5.1.7, 11.1, 14.14, 14.20, 8.9, 8.10)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pvm.lang.symbols.flags import FINAL, PUBLIC
from pvm.lang.symbols.symbols import ClassSymbol, PackageSymbol, VarSymbol
from pvm.lang.types.types import (
    BOOLEAN,
    BYTE,
    CHAR,
    DOUBLE,
    FLOAT,
    INT,
    LONG,
    SHORT,
    VOID,
    ClassType,
    PrimitiveType,
    Type,
)

if TYPE_CHECKING:
    from pvm.lang.symbols.finder import Finder

BOX_NAMES: Final = {
    BOOLEAN: "java/lang/Boolean",
    BYTE: "java/lang/Byte",
    SHORT: "java/lang/Short",
    CHAR: "java/lang/Character",
    INT: "java/lang/Integer",
    LONG: "java/lang/Long",
    FLOAT: "java/lang/Float",
    DOUBLE: "java/lang/Double",
}
VOID_BOX: Final = "java/lang/Void"

_WELL_KNOWN: Final = {
    "object": "java/lang/Object",
    "string": "java/lang/String",
    "class_": "java/lang/Class",
    "cloneable": "java/lang/Cloneable",
    "serializable": "java/io/Serializable",
    "throwable": "java/lang/Throwable",
    "exception": "java/lang/Exception",
    "runtime_exception": "java/lang/RuntimeException",
    "error": "java/lang/Error",
    "iterable": "java/lang/Iterable",
    "iterator": "java/util/Iterator",
    "auto_closeable": "java/lang/AutoCloseable",
    "enum": "java/lang/Enum",
    "record": "java/lang/Record",
    "annotation": "java/lang/annotation/Annotation",
    "number": "java/lang/Number",
    "void_box": VOID_BOX,
}


class Symtab:
    """Erasures of well-known classes, each loaded when first asked for."""

    object: ClassType
    string: ClassType
    class_: ClassType
    cloneable: ClassType
    serializable: ClassType
    throwable: ClassType
    exception: ClassType
    runtime_exception: ClassType
    error: ClassType
    iterable: ClassType
    iterator: ClassType
    auto_closeable: ClassType
    enum: ClassType
    record: ClassType
    annotation: ClassType
    number: ClassType
    void_box: ClassType

    boxes: dict[Type, ClassType]
    array_length: VarSymbol
    _primitives: dict[ClassSymbol, PrimitiveType]

    def __init__(self, finder: Finder) -> None:
        self._finder = finder

    def __getattr__(self, name: str) -> Any:
        """Looks up what is asked for; not before, for sources may define these classes too."""
        flat_name = _WELL_KNOWN.get(name)
        found: Any
        if flat_name is not None:
            found = self._finder.referenced(flat_name).erasure
        elif name == "boxes":
            found = {
                primitive: self._finder.referenced(box).erasure
                for primitive, box in BOX_NAMES.items()
            }
        elif name == "_primitives":
            found = {box.sym: primitive for primitive, box in self.boxes.items()}
        elif name == "array_length":
            found = VarSymbol("length", PUBLIC | FINAL, self.object.sym, INT)
        else:
            raise AttributeError(f"Symtab has no attribute {name}")
        setattr(self, name, found)
        return found

    def box(self, primitive: Type) -> ClassType:
        """The class that a primitive type boxes to; Void for void."""
        return self.void_box if primitive is VOID else self.boxes[primitive]

    def unbox(self, t: Type) -> PrimitiveType | None:
        """The primitive type of a box class, None for any other type."""
        return self._primitives.get(t.sym) if isinstance(t, ClassType) else None

    def class_named(self, flat_name: str) -> ClassSymbol | None:
        """The class of a binary name with slashes, or None."""
        return self._finder.class_named(flat_name)

    def package(self, name: str) -> PackageSymbol:
        return self._finder.package(name)
