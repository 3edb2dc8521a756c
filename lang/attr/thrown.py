"""The checked exceptions that an attributed lambda body can throw (JLS 11.2, 18.2.5): what its
function type's thrown type variables are inferred from."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any

from pvm.lang.tree import nodes
from pvm.lang.types.relations import Types
from pvm.lang.types.types import ClassType, MethodType, Type

_APART = (nodes.Lambda, nodes.ClassDecl)  # what they throw is not thrown here


@cache
def _parts_of(kind: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind) if f.init and f.name != "pos")


class Thrown:
    """Collects into `found`."""

    def __init__(self, types: Types) -> None:
        self.types = types
        self.found: list[Type] = []

    def scan(self, tree: object) -> None:
        if isinstance(tree, list):
            for part in tree:
                self.scan(part)
        elif isinstance(tree, nodes.Try):
            self._try(tree)
        elif isinstance(tree, nodes.Tree) and not isinstance(tree, _APART):
            self._thrown_by(tree)
            kind: Any = type(tree)
            for name in _parts_of(kind):
                self.scan(getattr(tree, name))

    def _thrown_by(self, tree: nodes.Tree) -> None:
        if isinstance(tree, nodes.Throw):
            self.add(tree.expr.type)
        elif isinstance(tree, nodes.Call | nodes.New) and tree.call_type is not None:
            self.add_all(tree.call_type)

    def add_all(self, called: MethodType) -> None:
        for t in called.thrown:
            self.add(t)

    def add(self, t: Type) -> None:
        if self.types.is_proper(t) and self.types.is_checked_exception(t):
            self.found.append(self.types.instantiated(t))

    def _try(self, tree: nodes.Try) -> None:
        inside = Thrown(self.types)
        inside.scan(tree.resources)
        for resource in tree.resources:
            inside.add_close(resource)
        inside.scan(tree.body)
        caught = [t for clause in tree.catches for t in _caught(clause)]
        for t in inside.found:
            if not any(self.types.is_subtype(t, c) for c in caught):
                self.found.append(t)
        for clause in tree.catches:
            self.scan(clause.body)
        if tree.finalizer is not None:
            self.scan(tree.finalizer)

    def add_close(self, resource: nodes.VarDecl | nodes.Expression) -> None:
        """The implicit call of close() (JLS 14.20.3)."""
        t = resource.sym.type if isinstance(resource, nodes.VarDecl) else resource.type
        if isinstance(t, ClassType):
            closes = self.types.methods_named(t, "close")
            for sym in [m for m in closes if not m.params][:1]:
                self.add_all(self.types.method_type(t, sym))


def _caught(clause: nodes.Catch) -> list[Type]:
    tree = clause.param.vartype
    if isinstance(tree, nodes.UnionTypeTree):
        return [alternative.type for alternative in tree.alternatives]
    return [clause.param.sym.type]
