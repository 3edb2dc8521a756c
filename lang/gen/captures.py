"""Which local variables, and whether `this`, the bodies of lambdas and local classes use.

A local class takes the variables along in fields (JLS 8.1.3), a lambda as arguments of its method.
Constant variables are not captured: they are replaced by their value.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import fields
from typing import Any

from pvm.lang.symbols.flags import STATIC
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol, VarSymbol
from pvm.lang.tree.nodes import (
    Annotation,
    ClassDecl,
    Ident,
    Lambda,
    MemberReference,
    MethodDecl,
    Modifiers,
    New,
    Select,
    Tree,
    VarDecl,
)
from pvm.lang.types.types import ClassType

_CHILDREN: dict[type, tuple[str, ...]] = {}
_LEAVES = (Modifiers, Annotation)
_NOT_CHILDREN = frozenset(
    ("pos", "end", "sym", "type", "target_type", "label", "name", "op", "kind", "const")
)


def children(tree: Tree) -> tuple[str, ...]:
    """The names of the fields that may hold trees."""
    names = _CHILDREN.get(type(tree))
    if names is None:
        shown: Any = tree
        names = _CHILDREN[type(tree)] = tuple(
            [f.name for f in fields(shown) if f.init and f.name not in _NOT_CHILDREN]
        )
    return names


class _Uses:
    """What a tree uses: variables in order of first use, those it declares, `this`."""

    def __init__(self, captures: Captures) -> None:
        self._captures = captures
        self.variables: dict[VarSymbol, None] = {}
        self.declared: set[VarSymbol] = set()
        self.this = False
        self._inside = 0  # class bodies around what is looked at

    def free(self) -> list[VarSymbol]:
        return [v for v in self.variables if v not in self.declared]

    def visit(self, tree: Any) -> None:
        if isinstance(tree, list):
            for part in tree:
                if isinstance(part, (Tree, list)):
                    self.visit(part)
            return
        kind = type(tree)
        special = _VISITORS.get(kind)
        if special is not None:
            special(self, tree)
        if kind is ClassDecl:
            self._inside += 1
        for name in children(tree):
            child = getattr(tree, name)
            if isinstance(child, (Tree, list)) and not isinstance(child, _LEAVES):
                self.visit(child)
        if kind is ClassDecl:
            self._inside -= 1

    def _use(self, sym: VarSymbol) -> None:
        if sym.const is None:
            self.variables[sym] = None

    def _use_this(self) -> None:
        if not self._inside:
            self.this = True

    def _ident(self, tree: Ident) -> None:
        sym = tree.sym
        if isinstance(sym, VarSymbol) and not isinstance(sym.owner, ClassSymbol):
            if tree.name not in ("this", "super"):
                self._use(sym)
                return
        if tree.name in ("this", "super"):
            self._use_this()
            return
        if isinstance(sym, (VarSymbol, MethodSymbol)) and not sym.flags & STATIC:
            self._use_this()

    def _select(self, tree: Select) -> None:
        if tree.name in ("this", "super"):
            self._use_this()

    def _var(self, tree: VarDecl) -> None:
        self.declared.add(tree.sym)

    def _method(self, tree: MethodDecl) -> None:
        """A compact constructor's parameters have no declarations of their own."""
        self.declared.update(tree.sym.parameters)

    def _class(self, tree: ClassDecl) -> None:
        above = tree.sym.superclass
        if isinstance(above, ClassType):
            self._class_used(above.sym)

    def _new(self, tree: New) -> None:
        if tree.constructor is not None:
            self._class_used(tree.constructor.owner)
            if tree.outer is None and tree.constructor.owner.has_outer_instance:
                self._use_this()

    def _reference(self, tree: MemberReference) -> None:
        if tree.kind == "super":
            self._use_this()
        elif tree.kind == "new" and tree.sym is not None:
            self._class_used(tree.sym.owner)
            if tree.sym.owner.has_outer_instance:
                self._use_this()

    def _class_used(self, sym: ClassSymbol) -> None:
        for variable in reversed(self._captures.of_class(sym)):  # javac's order
            self.variables[variable] = None


_VISITORS: dict[type, Any] = {
    Ident: _Uses._ident,
    Select: _Uses._select,
    VarDecl: _Uses._var,
    MethodDecl: _Uses._method,
    ClassDecl: _Uses._class,
    New: _Uses._new,
    MemberReference: _Uses._reference,
}


class Captures:
    """Answers, remembered."""

    def __init__(self) -> None:
        self._classes: dict[ClassSymbol, list[VarSymbol]] = {}
        self._lambdas: dict[int, tuple[list[VarSymbol], bool]] = {}

    def of_class(self, sym: ClassSymbol) -> list[VarSymbol]:
        """The variables that objects of a class hold, in the order of its constructors' extra
        parameters.  Only local classes hold any."""
        if not sym.is_local or sym.tree is None:
            return []
        known = self._classes.get(sym)
        if known is None:
            self._classes[sym] = []  # while it is found out: a class may create its own objects
            uses = _Uses(self)
            uses.visit(sym.tree)
            known = self._classes[sym] = uses.free()
        return known

    def of_lambda(
        self, tree: Lambda, cls: ClassSymbol, at_hand: Container[VarSymbol]
    ) -> tuple[list[VarSymbol], bool]:
        """The variables of the surrounding body that a lambda in class `cls` uses, and whether it
        needs `this` (for what is reached through it, too).  `at_hand`: the body's locals; before
        the superclass's constructor these are also what the class has captured."""
        known = self._lambdas.get(id(tree))
        if known is None:
            uses = _Uses(self)
            uses.visit(tree)
            free = uses.free()
            own = [v for v in free if v in at_hand or home(v) is cls]
            known = self._lambdas[id(tree)] = (own, uses.this or len(own) < len(free))
        return known


def home(variable: VarSymbol) -> ClassSymbol:
    """The class in whose code a local variable is declared."""
    assert variable.owner is not None
    return variable.owner.enclosing_class


def lambdas_in(tree: Any) -> Iterator[Lambda]:
    """The lambdas of a tree, inner ones first, without those of classes in it."""
    if isinstance(tree, list):
        for part in tree:
            yield from lambdas_in(part)
    elif isinstance(tree, Tree) and not isinstance(tree, (ClassDecl, *_LEAVES)):
        for name in children(tree):
            yield from lambdas_in(getattr(tree, name))
        if isinstance(tree, Lambda):
            yield tree
