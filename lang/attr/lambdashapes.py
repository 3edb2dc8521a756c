"""What a lambda body's form alone says about its result (JLS 15.27.2)."""

from __future__ import annotations

from collections.abc import Iterator

from pvm.lang.tree import nodes

STATEMENT_EXPRESSIONS = (nodes.Call, nodes.New, nodes.Assign, nodes.CompoundAssign)


def is_statement_expression(tree: nodes.Expression) -> bool:
    """Whether it may stand as a statement (JLS 14.8)."""
    if isinstance(tree, nodes.Unary):
        return tree.op[:2] in ("++", "--") or tree.op[-2:] in ("++", "--")
    return isinstance(tree, STATEMENT_EXPRESSIONS)


def returns_in(tree: nodes.Tree) -> Iterator[nodes.Return]:
    """The return statements of a body, without those of classes in it (lambdas are expressions)."""
    if isinstance(tree, nodes.Return):
        yield tree
    for part in _parts(tree):
        yield from returns_in(part)


def _parts(tree: nodes.Tree) -> Iterator[nodes.Tree]:
    """The statements directly inside a statement."""
    if isinstance(tree, nodes.Block):
        yield from tree.statements
    elif isinstance(tree, nodes.If):
        yield tree.then
        if tree.otherwise is not None:
            yield tree.otherwise
    elif isinstance(
        tree,
        nodes.While
        | nodes.DoWhile
        | nodes.For
        | nodes.ForEach
        | nodes.Labeled
        | nodes.Synchronized,
    ):
        yield tree.body
    elif isinstance(tree, nodes.Switch):
        for case in tree.cases:
            yield from case.body
    elif isinstance(tree, nodes.Try):
        yield tree.body
        yield from (catch.body for catch in tree.catches)
        if tree.finalizer is not None:
            yield tree.finalizer


def may_be_void(tree: nodes.Lambda) -> bool:
    """Whether the body is compatible with void."""
    if not isinstance(tree.body, nodes.Block):
        return is_statement_expression(tree.body)
    return all(r.expr is None for r in returns_in(tree.body))


def may_have_value(tree: nodes.Lambda) -> bool:
    """Whether the body can give a value; a block that only throws can, too."""
    if not isinstance(tree.body, nodes.Block):
        return True
    found = list(returns_in(tree.body))
    if found:
        return all(r.expr is not None for r in found)
    return not _ends(tree.body)


def _ends(tree: nodes.Statement) -> bool:
    """Whether a body without `return` can complete normally, as far as its form tells."""
    if isinstance(tree, nodes.Throw):
        return False
    if isinstance(tree, nodes.Block):
        return not tree.statements or _ends(tree.statements[-1])
    if isinstance(tree, nodes.While):
        return not _is_true(tree.condition) or _breaks(tree.body)
    if isinstance(tree, nodes.DoWhile):
        return not _is_true(tree.condition) or _breaks(tree.body)
    if isinstance(tree, nodes.For):
        endless = tree.condition is None or _is_true(tree.condition)
        return not endless or _breaks(tree.body)
    if isinstance(tree, nodes.If):
        return tree.otherwise is None or _ends(tree.then) or _ends(tree.otherwise)
    if isinstance(tree, nodes.Synchronized | nodes.Labeled):
        return _ends(tree.body)
    if isinstance(tree, nodes.Try):
        return _try_ends(tree)
    return True


def _try_ends(tree: nodes.Try) -> bool:
    if tree.finalizer is not None and not _ends(tree.finalizer):
        return False
    return _ends(tree.body) or any(_ends(catch.body) for catch in tree.catches)


def _is_true(tree: nodes.Expression) -> bool:
    while isinstance(tree, nodes.Parens):
        tree = tree.expr
    return isinstance(tree, nodes.Literal) and tree.value is True


def _breaks(tree: nodes.Tree) -> bool:
    if isinstance(tree, nodes.Break):
        return True
    return any(_breaks(part) for part in _parts(tree))
