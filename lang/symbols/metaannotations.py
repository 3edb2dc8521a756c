"""What the annotations on an annotation interface say about it (JLS 9.6.4).

Of one from source they are read by the names written: its file may not be attributed yet."""

from __future__ import annotations

from pvm.lang.symbols.symbols import ClassSymbol
from pvm.lang.tree.nodes import Annotation, Expression, Ident, NewArray, Select
from pvm.lang.types.types import ClassType
from pvm.vm.classfile.annotations import ElementValue
from pvm.vm.classfile.attributes import RuntimeVisibleAnnotations

# JLS 9.6.4.1: where an annotation without @Target may stand
DECLARATIONS = frozenset((
    "ANNOTATION_TYPE", "CONSTRUCTOR", "FIELD", "LOCAL_VARIABLE", "METHOD", "MODULE", "PACKAGE",
    "PARAMETER", "RECORD_COMPONENT", "TYPE", "TYPE_PARAMETER",
))  # fmt: skip


def meta_annotation(sym: ClassSymbol, name: str) -> Annotation | None:
    """The tree of an annotation from package java.lang.annotation, if `sym` is from source."""
    if sym.tree is not None:
        for tree in sym.tree.mods.annotations:
            if isinstance(tree.name, (Ident, Select)) and tree.name.name == name:
                return tree
    return None


def meta_value(sym: ClassSymbol, name: str) -> Expression | ElementValue | None:
    """The value of the only element of that annotation, from source or class file."""
    if sym.tree is not None:
        tree = meta_annotation(sym, name)
        return tree.elements[0][1] if tree is not None and tree.elements else None
    sym.flags  # noqa: B018 - makes sure that the class file is there
    file = sym.file
    visible = file.attributes.get(RuntimeVisibleAnnotations) if file is not None else None
    for annotation in visible.annotations if visible is not None else ():
        if annotation.type_descriptor == f"Ljava/lang/annotation/{name};":
            found: ElementValue = annotation.elements[0][1]
            return found
    return None


def has_meta_annotation(sym: ClassSymbol, name: str) -> bool:
    """Of one without elements."""
    if sym.tree is not None:
        return meta_annotation(sym, name) is not None
    sym.flags  # noqa: B018 - makes sure that the class file is there
    visible = sym.file.attributes.get(RuntimeVisibleAnnotations) if sym.file is not None else None
    found = visible.annotations if visible is not None else ()
    return any(a.type_descriptor == f"Ljava/lang/annotation/{name};" for a in found)


def retention(sym: ClassSymbol) -> str:
    """ "SOURCE", "CLASS" or "RUNTIME" (JLS 9.6.4.2)."""
    value = meta_value(sym, "Retention")
    if isinstance(value, ElementValue):
        return str(value.value[1])
    return value.name if isinstance(value, (Ident, Select)) else "CLASS"


def targets(sym: ClassSymbol) -> frozenset[str]:
    """The names of the constants of ElementType where annotations of that type may stand."""
    value = meta_value(sym, "Target")
    if value is None:
        return DECLARATIONS
    if isinstance(value, ElementValue):
        return frozenset(str(part.value[1]) for part in value.value)
    return frozenset(tree.name for tree in target_trees(value))


def target_trees(value: Expression) -> list[Ident | Select]:
    """The constants that a @Target names."""
    parts = (value.init or []) if isinstance(value, NewArray) else [value]
    return [part for part in parts if isinstance(part, (Ident, Select))]


def container(sym: ClassSymbol) -> ClassSymbol | None:
    """The containing annotation interface of a repeatable one from source, once attributed."""
    value = meta_value(sym, "Repeatable")
    if isinstance(value, Select) and isinstance(value.target.type, ClassType):
        return value.target.type.sym
    return None
