"""Array creation, initializers and access (JLS 15.10, 10.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.attr.base import AttrBase
from pvm.lang.tree.nodes import Expression, Index, NewArray
from pvm.lang.types.types import ERROR, INT, NO_TYPE, ArrayType, Type

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env


class Arrays(AttrBase):
    def visit_new_array(self, tree: NewArray, env: Env, target: Type) -> Type:
        if tree.element is None:
            return self._array_initializer(tree, env, target)
        element = self.type(tree.element, env)
        for dim in tree.dims:
            self.check(dim, env, INT)
        if element is ERROR:
            self._check_elements(tree, env, ERROR)
            return ERROR
        if not self.types.is_reifiable(element):
            self.log.error(tree.pos, "generic array creation")
        if tree.init is not None:
            self._check_elements(tree, env, element)
        made = ArrayType(element)
        for _ in tree.dims[1:]:
            made = ArrayType(made)
        return made

    def _array_initializer(self, tree: NewArray, env: Env, target: Type) -> Type:
        """`{a, b}`: its type is the variable's, or the element type of the initializer around."""
        if isinstance(target, ArrayType):
            if not self.types.is_reifiable(target.element):
                self.log.error(tree.pos, "generic array creation")
            self._check_elements(tree, env, target.element)
            return target
        if target is NO_TYPE:
            self.log.error(tree.pos, "array initializer is not expected here")
        elif target is not ERROR:
            self.log.error(tree.pos, f"illegal initializer for {target}")
        self._check_elements(tree, env, ERROR)
        return ERROR

    def _check_elements(self, tree: NewArray, env: Env, element: Type) -> None:
        trees: list[Expression] = tree.init or []
        for part in trees:
            self.check(part, env, element)

    def visit_index(self, tree: Index, env: Env, target: Type) -> Type:
        found = self.element(tree, env)
        return self.types.capture(found) if found.is_reference else found

    def element(self, tree: Index, env: Env) -> Type:
        """The declared type of an array's element."""
        array = self.value(tree.array, env)
        index_tree = tree.index
        index = self.expr(index_tree, env, INT)
        if index is not INT:
            self._check_index(index_tree, index)
        if isinstance(array, ArrayType):
            return array.element
        if array is not ERROR:
            self.log.error(tree.pos, f"array required, but {array} found")
        return ERROR

    def _check_index(self, tree: Expression, found: Type) -> None:
        """JLS 15.10.3: unary numeric promotion must give int."""
        if self.types.unary_promotion(found) is not INT:
            self.check_assignable(tree, found, INT)
