"""Annotations: their types and their elements' values (JLS 9.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.attr.base import AttrBase
from pvm.lang.attr.conditionals import without_parens
from pvm.lang.attr.unresolved import cannot_find, describe
from pvm.lang.symbols.flags import ENUM
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol, VarSymbol
from pvm.lang.tree.nodes import (
    Annotation,
    Expression,
    Ident,
    Modifiers,
    NewArray,
    Select,
)
from pvm.lang.types.types import ERROR, ArrayType, ClassType, Type
from pvm.vm.classfile.attributes import RuntimeVisibleAnnotations

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env


class Annotations(AttrBase):
    def annotations(self, mods: Modifiers, env: Env) -> None:
        seen = set()
        for annotation in mods.annotations:
            if annotation.type is not ERROR:
                found = self.visit_annotation(annotation, env, annotation.type)
                if isinstance(found, ClassType) and found.sym in seen:
                    self._check_repeatable(annotation, found.sym)
                seen.add(getattr(found, "sym", None))

    def _check_repeatable(self, tree: Annotation, sym: ClassSymbol) -> None:
        """JLS 9.7.5."""
        if not is_repeatable(sym):
            self.log.error(tree.pos, f"{sym.name} is not a repeatable annotation type")

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
        names = ", ".join(missing)
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
            self.log.error(tree.pos, f"illegal initializer for {wanted}")
            return
        for part in tree.init or ():
            self.annotation_value(part, wanted.element, env)

    def _plain_value(self, tree: Expression, wanted: Type, env: Env) -> None:
        found = self.expr(tree, env)
        if found is ERROR or not self.check_assignable(tree, found, wanted):
            return
        if isinstance(wanted, ClassType) and wanted.sym.is_enum:
            if not _is_enum_constant(tree):
                self.log.error(tree.pos, "expression not allowed as annotation value")
        elif isinstance(wanted, ClassType) and wanted.sym is self.symtab.class_.sym:
            if not (isinstance(tree, Select) and tree.name == "class"):
                self.log.error(tree.pos, "element value must be a class literal")
        elif tree.const is None:
            self.log.error(tree.pos, "element value must be a constant expression")


def is_repeatable(sym: ClassSymbol) -> bool:
    """Whether an annotation type has a containing type (JLS 9.6.3)."""
    if sym.tree is not None:
        names = [annotation.name for annotation in sym.tree.mods.annotations]
        return any(isinstance(n, (Ident, Select)) and n.name == "Repeatable" for n in names)
    sym.flags  # noqa: B018 - makes sure that the class file is there
    visible = sym.file.attributes.get(RuntimeVisibleAnnotations) if sym.file is not None else None
    found = visible.annotations if visible is not None else ()
    return any(a.type_descriptor == "Ljava/lang/annotation/Repeatable;" for a in found)


def _element(sym: ClassSymbol, name: str) -> MethodSymbol | None:
    return next((m for m in sym.methods.get(name, ()) if not m.params), None)


def _is_enum_constant(tree: Expression) -> bool:
    named = without_parens(tree)
    if not isinstance(named, (Ident, Select)):
        return False
    return isinstance(named.sym, VarSymbol) and bool(named.sym.flags & ENUM)
