"""Annotations: their types and their elements' values (JLS 9.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.attr.base import AttrBase
from pvm.lang.attr.conditionals import without_parens
from pvm.lang.attr.unresolved import cannot_find, describe
from pvm.lang.check.annotations import TYPE_PARAMETER, TYPE_USE, Annotated, Places
from pvm.lang.symbols.flags import ENUM
from pvm.lang.symbols.metaannotations import has_meta_annotation
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol, VarSymbol
from pvm.lang.tree.nodes import (
    Annotation,
    Expression,
    Ident,
    Modifiers,
    New,
    NewArray,
    Select,
)
from pvm.lang.types.types import ERROR, ArrayType, ClassType, Type

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env


class Annotations(AttrBase):
    def annotations(self, mods: Modifiers, env: Env, places: Places) -> None:
        if mods.annotations:
            self.annotated[mods] = Annotated(mods.annotations, places, self.log.source)
        seen = set()
        for annotation in mods.annotations:
            if annotation.type is not ERROR:
                found = self.visit_annotation(annotation, env, annotation.type)
                if isinstance(found, ClassType) and found.sym in seen:
                    self._check_repeatable(annotation, found.sym)
                seen.add(getattr(found, "sym", None))

    def _check_repeatable(self, tree: Annotation, sym: ClassSymbol) -> None:
        """JLS 9.7.5."""
        if not has_meta_annotation(sym, "Repeatable"):
            self.log.error(tree.pos, f"{sym.name} is not a repeatable annotation type")

    def type_annotations(self) -> None:
        """Attributes the annotations of types and type parameters, met so far."""
        before = self.log.source
        for trees, env, source, is_parameter in self.type_trees.annotated:
            self.log.source = source
            for annotation in trees:
                self.visit_annotation(annotation, env, annotation.type)
            places = TYPE_PARAMETER if is_parameter else TYPE_USE
            self.annotated[trees[0]] = Annotated(trees, places, source)
        self.type_trees.annotated.clear()
        self.log.source = before

    def visit_annotation(self, tree: Annotation, env: Env, target: Type) -> Type:
        found = self.type(tree.name, env)
        tree.type = found
        if not isinstance(found, ClassType):
            return ERROR
        if not found.sym.is_annotation:
            self.report_incompatible(tree.name.pos, found, self.symtab.annotation)
            tree.type = ERROR
            return ERROR
        given = self._element_values(tree, found, env)
        missing = [
            name
            for name, methods in found.sym.methods.items()
            if name not in given and name != "<clinit>" and not methods[0].has_default
        ]
        if missing:
            self._report_missing(tree, found, missing)
        return found

    def _element_values(self, tree: Annotation, found: ClassType, env: Env) -> set[str]:
        given: set[str] = set()
        for name, value in tree.elements:
            method = _element(found.sym, name)
            if method is None:
                self.log.error(value.pos, cannot_find(f"method {name}()", describe(found)))
                continue
            if name in given:
                self.log.error(
                    value.pos, f"duplicate element '{name}' in annotation @{found.sym.name}."
                )
            given.add(name)
            self.annotation_value(value, method.ret, env)
        return given

    def _report_missing(self, tree: Annotation, found: ClassType, missing: list[str]) -> None:
        names = ",".join(missing)
        if len(missing) == 1:
            message = f"annotation @{found.sym.name} is missing a default value for the element"
            message += f" '{names}'"
        else:
            message = f"annotation @{found.sym.name} is missing default values for elements {names}"
        self.log.error(tree.pos, message)

    def annotation_value(self, tree: Expression, wanted: Type, env: Env) -> None:
        if isinstance(tree, NewArray) and tree.element is None:
            self._array_value(tree, wanted, env)
            return
        if isinstance(wanted, ArrayType):  # JLS 9.7.1: one value stands for an array of one
            wanted = wanted.element
        if isinstance(tree, Annotation):
            tree.type = found = self.visit_annotation(tree, env, wanted)
            if found is not ERROR and found is not wanted:
                self.report_incompatible(tree.pos, found, wanted)
        elif wanted is not ERROR:
            self._plain_value(tree, wanted, env)

    def _array_value(self, tree: NewArray, wanted: Type, env: Env) -> None:
        tree.type = wanted
        if wanted is ERROR:
            return
        if not isinstance(wanted, ArrayType):
            self.log.error(tree.pos, "annotation value not of an allowable type")
            return
        for part in tree.init or ():
            self.annotation_value(part, wanted.element, env)

    def _plain_value(self, tree: Expression, wanted: Type, env: Env) -> None:
        if isinstance(tree, (New, NewArray)):
            self.log.error(tree.pos, "'new' not allowed in an annotation")
            return
        if isinstance(wanted, ClassType) and wanted.sym.is_annotation:
            self.log.error(tree.pos, "annotation value must be an annotation")
            return
        found = self.expr(tree, env)
        if found is ERROR or not self.check_assignable(tree, found, wanted):
            return
        if isinstance(wanted, ClassType) and wanted.sym.is_enum:
            if not _is_enum_constant(tree):
                self.log.error(tree.pos, "an enum annotation value must be an enum constant")
        elif isinstance(wanted, ClassType) and wanted.sym is self.symtab.class_.sym:
            if not (isinstance(tree, Select) and tree.name == "class"):
                self.log.error(tree.pos, "annotation value must be a class literal")
        elif tree.const is None:
            self.log.error(tree.pos, "element value must be a constant expression")


def _element(sym: ClassSymbol, name: str) -> MethodSymbol | None:
    return next((m for m in sym.methods.get(name, ()) if not m.params), None)


def _is_enum_constant(tree: Expression) -> bool:
    named = without_parens(tree)
    if not isinstance(named, (Ident, Select)):
        return False
    return isinstance(named.sym, VarSymbol) and bool(named.sym.flags & ENUM)
