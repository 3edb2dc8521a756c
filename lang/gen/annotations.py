"""Annotations as attributes (JLS 9.6.4.2, JVMS 4.7.16): by retention, visible at run time or not;
those of retention SOURCE are left out."""

from __future__ import annotations

from pvm.lang.gen.constants import converted
from pvm.lang.gen.pool import double_constant, float_constant
from pvm.lang.gen.shapes import Shapes, descriptor
from pvm.lang.symbols.metaannotations import meta_value, retention
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol, VarSymbol
from pvm.lang.tree.nodes import Annotation, Expression, Ident, NewArray, Parens, Select, VarDecl
from pvm.lang.types.types import (
    DOUBLE,
    FLOAT,
    LONG,
    ArrayType,
    ClassType,
    PrimitiveType,
    Type,
)
from pvm.vm.classfile.annotations import Annotation as AnnotationStructure
from pvm.vm.classfile.annotations import ElementValue
from pvm.vm.classfile.attributes import (
    AnnotationDefault,
    Deprecated,
    RuntimeInvisibleAnnotations,
    RuntimeInvisibleParameterAnnotations,
    RuntimeVisibleAnnotations,
    RuntimeVisibleParameterAnnotations,
)
from pvm.vm.classfile.constants import Constant, Integer, Long


class Annotations:
    def __init__(self, shapes: Shapes) -> None:
        self._shapes = shapes
        self._retentions: dict[ClassSymbol, str] = {}

    def attributes(self, trees: list[Annotation]) -> list[object]:
        """The attributes of a declaration with those annotations."""
        if not trees:
            return []
        visible, invisible = self._split(trees)
        found: list[object] = []
        if any(_class_of(tree).flat_name == "java/lang/Deprecated" for tree in trees):
            found.append(Deprecated())
        if visible:
            found.append(RuntimeVisibleAnnotations(visible))
        if invisible:
            found.append(RuntimeInvisibleAnnotations(invisible))
        return found

    def of_parameters(self, params: list[VarDecl]) -> list[object]:
        rows = [self._split(param.mods.annotations) for param in params]
        found: list[object] = []
        if any(row[0] for row in rows):
            found.append(RuntimeVisibleParameterAnnotations(tuple([row[0] for row in rows])))
        if any(row[1] for row in rows):
            found.append(RuntimeInvisibleParameterAnnotations(tuple([row[1] for row in rows])))
        return found

    def default(self, tree: Expression, element: Type) -> AnnotationDefault:
        return AnnotationDefault(self._value(tree, element))

    def _split(
        self, trees: list[Annotation]
    ) -> tuple[tuple[AnnotationStructure, ...], tuple[AnnotationStructure, ...]]:
        kept: dict[str, list[AnnotationStructure]] = {"RUNTIME": [], "CLASS": []}
        groups: dict[ClassSymbol, list[Annotation]] = {}
        for tree in trees:
            groups.setdefault(_class_of(tree), []).append(tree)
        for cls, group in groups.items():
            retention = self.retention(cls)
            if retention in kept:
                kept[retention].append(self._repeated(cls, group))
        return tuple(kept["RUNTIME"]), tuple(kept["CLASS"])

    def retention(self, sym: ClassSymbol) -> str:
        """ "SOURCE", "CLASS" or "RUNTIME" (JLS 9.6.4.2)."""
        found = self._retentions.get(sym)
        if found is None:
            found = self._retentions[sym] = retention(sym)
        return found

    def _repeated(self, cls: ClassSymbol, group: list[Annotation]) -> AnnotationStructure:
        """One annotation as it is, several in their container (JLS 9.7.5)."""
        structures = [self._annotation(tree) for tree in group]
        if len(structures) == 1:
            return structures[0]
        values = tuple([ElementValue("@", structure) for structure in structures])
        return AnnotationStructure(_container_of(cls), (("value", ElementValue("[", values)),))

    # --- values ---

    def _annotation(self, tree: Annotation) -> AnnotationStructure:
        cls = _class_of(tree)
        elements = []
        for name, value in tree.elements:
            elements.append((name, self._value(value, _element_type(cls, name))))
        return AnnotationStructure(f"L{cls.flat_name};", tuple(elements))

    def _value(self, tree: Expression, element: Type) -> ElementValue:
        while isinstance(tree, Parens):
            tree = tree.expr
        if isinstance(element, ArrayType):
            if isinstance(tree, NewArray):
                parts = [self._value(part, element.element) for part in tree.init or []]
            else:
                parts = [self._value(tree, element.element)]
            return ElementValue("[", tuple(parts))
        if isinstance(tree, Annotation):
            return ElementValue("@", self._annotation(tree))
        if tree.const is not None:
            return _constant_value(tree, element)
        assert isinstance(tree, (Ident, Select))
        if tree.name == "class" and isinstance(tree, Select):
            erased = self._shapes.erasure(tree.target.type)
            return ElementValue("c", descriptor(erased))
        assert isinstance(tree.sym, VarSymbol) and isinstance(tree.sym.owner, ClassSymbol)
        return ElementValue("e", (f"L{tree.sym.owner.flat_name};", tree.sym.name))


def _class_of(tree: Annotation) -> ClassSymbol:
    assert isinstance(tree.type, ClassType)
    return tree.type.sym


def _element_type(cls: ClassSymbol, name: str) -> Type:
    method: MethodSymbol = cls.methods[name][0]
    return method.ret


def _constant_value(tree: Expression, element: Type) -> ElementValue:
    const = tree.const
    if isinstance(const, str):
        return ElementValue("s", const)
    assert isinstance(element, PrimitiveType)
    if isinstance(const, bool):
        return ElementValue("Z", Integer(int(const)))
    return ElementValue(element.descriptor, _number(converted(const, element), element))


def _number(value: float, t: Type) -> Constant:
    if t is LONG:
        return Long(int(value))
    if t is FLOAT:
        return float_constant(value)
    if t is DOUBLE:
        return double_constant(value)
    return Integer(int(value))


def constant_of(const: object, t: Type) -> Constant:
    """Of a ConstantValue attribute: a number or boolean of a primitive type."""
    if isinstance(const, bool):
        return Integer(int(const))
    assert isinstance(const, (int, float))
    return _number(converted(const, t), t)


def _container_of(sym: ClassSymbol) -> str:
    """The descriptor of what @Repeatable names."""
    value = meta_value(sym, "Repeatable")
    if isinstance(value, ElementValue):
        return str(value.value)
    assert isinstance(value, Select) and isinstance(value.target.type, ClassType)
    return f"L{value.target.type.sym.flat_name};"
