"""Literals (JLS 15.8.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.attr.base import AttrBase
from pvm.lang.tree.nodes import Literal
from pvm.lang.types.types import BOOLEAN, CHAR, DOUBLE, FLOAT, INT, LONG, NULL, Type

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env

_TYPES: dict[str, Type] = {
    "int": INT,
    "long": LONG,
    "float": FLOAT,
    "double": DOUBLE,
    "char": CHAR,
    "boolean": BOOLEAN,
    "null": NULL,
}


class Literals(AttrBase):
    def visit_literal(self, tree: Literal, env: Env, target: Type) -> Type:
        tree.const = tree.value
        found = _TYPES.get(tree.kind)
        return self.symtab.string if found is None else found
