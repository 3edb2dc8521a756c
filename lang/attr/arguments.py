"""Arguments of calls before their target types are known (JLS 15.12.2.2, 18.2.1).

A standalone expression is attributed at once and stands for itself by its type.  A poly expression
becomes a Deferred: a stand-in, among the types, that can be compared with one parameter type after
another, and is completed with the one of the method chosen at last.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pvm.lang.attr.base import AttrBase
from pvm.lang.tree import nodes
from pvm.lang.types.inference_variables import InferenceVariable
from pvm.lang.types.types import ERROR, NO_TYPE, VOID, ClassType, MethodType, Type

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env
    from pvm.lang.types.relations import Types

Pending = list[tuple["Deferred", Type]]


class Deferred(Type):
    """A poly expression that waits for its target type."""

    __slots__ = ()
    tree: Any  # an Expression of the kind that the subclass is for

    def fault_pos(self) -> int:
        """Where what is wrong with it is shown."""
        pos: int = self.tree.pos
        return pos

    def leaves(self) -> Sequence[Type]:
        """What it gives, if it is of several branches: types and Deferreds; else itself."""
        return (self,)

    def is_potentially_compatible(self, formal: Type) -> bool:
        """By its shape alone (JLS 15.12.2.1); `formal` is a parameter type as declared."""
        return True

    def is_pertinent(self, formal: Type) -> bool:
        """Whether it says something about applicability (JLS 15.12.2.2)."""
        return True

    def is_compatible(self, formal: Type, strict: bool) -> bool:
        """Whether it is compatible with the type, in a strict or loose invocation context; adds to
        the bounds of the inference variables that the two mention."""
        raise NotImplementedError

    def why_not(self, formal: Type) -> str:
        """After is_compatible said no: the reason, in javac's words."""
        raise NotImplementedError

    def prefers(self, x: ClassType, y: ClassType) -> bool:
        """Whether the functional interface `x` is a more specific target than the unrelated `y`
        (JLS 15.12.2.5)."""
        return False

    def input_variables(self, formal: Type) -> list[InferenceVariable]:
        """Those that must be resolved before it can be compared with `formal` (JLS 18.5.2.2)."""
        return []

    def reduce(self, formal: Type, pending: Pending) -> bool:
        """Like is_compatible, when the input variables are resolved; what has to wait for others
        (results of a lambda body) goes to `pending`."""
        raise NotImplementedError

    def thrown(self, params: tuple[Type, ...]) -> list[Type]:
        """The checked exceptions of a lambda body or referenced method with such parameters."""
        return []

    def complete(self, target: Type) -> Type:
        """Attribute the tree for good, and report what is wrong with it."""
        raise NotImplementedError


class FunctionalArgument(Deferred):
    """A lambda or method reference."""

    __slots__ = ()
    attr: AttrBase

    def is_compatible(self, formal: Type, strict: bool) -> bool:
        return self.reduce(formal, [])

    def prefers(self, x: ClassType, y: ClassType) -> bool:
        types = self.attr.types
        f, g = types.find_descriptor(x), types.find_descriptor(y)
        if f is None or g is None or not self.is_exact() or not _same_parameters(types, f[1], g[1]):
            return False
        a, b = f[1].ret, g[1].ret
        if b is VOID:
            return True
        return a is not VOID and self.prefers_result(a, b)

    def is_exact(self) -> bool:
        """Whether it is explicitly typed, or refers to one method alone (JLS 15.13.1)."""
        raise NotImplementedError

    def prefers_result(self, a: Type, b: Type) -> bool:
        """`prefers`, of functions that differ in their results, which are not void."""
        raise NotImplementedError


def _same_parameters(types: Types, f: MethodType, g: MethodType) -> bool:
    same = types.same
    return len(f.params) == len(g.params) and all(map(same, f.params, g.params))


def leaves_of(argument: Type) -> Sequence[Type]:
    return argument.leaves() if isinstance(argument, Deferred) else (argument,)


class Branches(Deferred):
    """A parenthesized, conditional or switch expression whose result is a poly expression."""

    __slots__ = ("attr", "tree", "results", "what")

    def __init__(
        self,
        attr: AttrBase,
        tree: nodes.Expression,
        results: list[tuple[nodes.Expression, Type]],
        what: str = "",
    ) -> None:
        self.attr = attr
        self.tree = tree
        self.results = results
        self.what = what  # what messages call a result that does not fit

    def __str__(self) -> str:
        return str(self.results[0][1])

    def leaves(self) -> Sequence[Type]:
        return [leaf for _, result in self.results for leaf in leaves_of(result)]

    def is_potentially_compatible(self, formal: Type) -> bool:
        return all(
            leaf.is_potentially_compatible(formal)
            for leaf in self.leaves()
            if isinstance(leaf, Deferred)
        )

    def why_not(self, formal: Type) -> str:
        wrong = next(
            leaf
            for leaf in self.leaves()
            if isinstance(leaf, Deferred) and not leaf.is_potentially_compatible(formal)
        )
        reason = wrong.why_not(formal)
        return f"{self.what}\n    {reason}" if self.what else reason

    def complete(self, target: Type) -> Type:
        for tree, result in self.results:
            if isinstance(result, Deferred):
                result.complete(target)
            elif target is not NO_TYPE:
                self.attr.check_assignable(tree, result, target, self.what)
            elif result is VOID:
                self.attr.log.error(tree.pos, "'void' type not allowed here")
                tree.type = ERROR
        found = self._standalone() if target is NO_TYPE else target
        self.tree.type = found
        return found

    def _standalone(self) -> Type:
        types = [self.attr.types.boxed(tree.type) for tree, _ in self.results]
        return types[0] if len(types) == 1 else self.attr.types.lub(types)


class Arguments(AttrBase):
    def arguments(self, trees: list[nodes.Expression], env: Env) -> list[Type]:
        """The arguments of a call: types, and Deferreds for poly expressions."""
        found = []
        for tree in trees:
            argument = self.argument(tree, env)
            if argument is VOID:
                self.log.error(tree.pos, "'void' type not allowed here")
                argument = ERROR
            found.append(argument)
        return found

    def argument(self, tree: nodes.Expression, env: Env) -> Type:
        """Also VOID, of a call; the caller says whether that may be."""
        kind = tree.__class__
        if kind in _SIMPLE:
            return self.expr(tree, env)
        if isinstance(tree, nodes.Call):
            found = self.call_argument(tree, env)
        elif isinstance(tree, nodes.New):
            found = self.new_argument(tree, env)
        elif isinstance(tree, nodes.Lambda):
            found = self.lambda_argument(tree, env)
        elif isinstance(tree, nodes.MemberReference):
            found = self.reference_argument(tree, env)
        elif isinstance(tree, nodes.Parens):
            found = self._parenthesized(tree, env)
        elif isinstance(tree, nodes.Conditional):
            found = self.conditional_argument(tree, env)
        elif isinstance(tree, nodes.SwitchExpression):
            found = self.switch_argument(tree, env)
        else:
            return self.expr(tree, env)
        if not isinstance(found, Deferred):
            tree.type = found
        return found

    def _parenthesized(self, tree: nodes.Parens, env: Env) -> Type:
        if not may_be_poly(tree.expr):
            return self.expr(tree, env)
        inner = self.argument(tree.expr, env)
        if not isinstance(inner, Deferred):
            return inner
        return Branches(self, tree, [(tree.expr, inner)])

    def is_compatible(self, argument: Type, formal: Type, strict: bool) -> bool:
        """In a strict or loose invocation context (JLS 5.3), of a type or Deferred."""
        if isinstance(argument, Deferred):
            return argument.is_compatible(formal, strict)
        if strict:
            return self.types.is_strictly_convertible(argument, formal)
        return self.types.is_convertible(argument, formal)


_SIMPLE = frozenset((nodes.Ident, nodes.Literal, nodes.Select, nodes.Binary, nodes.Index))


def may_be_poly(tree: nodes.Expression) -> bool:
    """Whether it may be a poly expression, by its form."""
    while isinstance(tree, nodes.Parens):
        tree = tree.expr
    if isinstance(tree, nodes.New):
        return isinstance(tree.clazz, nodes.TypeApply) and not tree.clazz.args
    poly = (
        nodes.Call,
        nodes.Lambda,
        nodes.MemberReference,
        nodes.SwitchExpression,
        nodes.Conditional,
    )
    return isinstance(tree, poly)
