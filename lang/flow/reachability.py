"""Whether a statement can complete normally (JLS 14.22)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from pvm.lang.tree import nodes
from pvm.lang.tree.nodes import Expression, Statement

_LOOPS = (nodes.While, nodes.DoWhile, nodes.For, nodes.ForEach)


def can_complete(tree: Statement) -> bool:
    """Of an attributed statement, conditions having `const`.  Jumps may lack their targets: those
    are found by where they stand and by their labels."""
    return _Reachability().completes(tree)


def _is_true(condition: Expression | None) -> bool:
    return condition is None or condition.const is True


class _Reachability:
    """Walks over the reachable statements; notes which ones a break leaves, or continues.

    `_around`: what a jump may name as its target, innermost last: a loop, a switch statement, or,
    with its label, a labeled statement's body."""

    def __init__(self) -> None:
        self._around: list[tuple[str | None, Statement]] = []
        self._left: set[Statement] = set()
        self._continued: set[Statement] = set()
        self._visitors: dict[type[Statement], Callable[[Any], bool]] = {
            nodes.Block: lambda tree: self._sequence(tree.statements),
            nodes.Labeled: self._labeled,
            nodes.If: self._if,
            nodes.While: self._while,
            nodes.DoWhile: self._do_while,
            nodes.For: self._for,
            nodes.ForEach: self._for_each,
            nodes.Switch: self._switch,
            nodes.Try: self._try,
            nodes.Synchronized: lambda tree: self.completes(tree.body),
            nodes.Break: self._break,
            nodes.Continue: self._continue,
            nodes.Return: lambda tree: False,
            nodes.Throw: lambda tree: False,
            nodes.Yield: lambda tree: False,
        }

    def completes(self, tree: Statement) -> bool:
        visitor = self._visitors.get(tree.__class__)
        return visitor is None or visitor(tree)

    def _inside(self, target: Statement, bodies: Sequence[Statement]) -> bool:
        """Whether what stands in a jump's target completes."""
        self._around.append((None, target))
        found = self._sequence(bodies)
        self._around.pop()
        return found

    def _sequence(self, trees: Sequence[Statement]) -> bool:
        return all(self.completes(tree) for tree in trees)

    def _labeled(self, tree: nodes.Labeled) -> bool:
        self._around.append((tree.label, tree.body))
        completes = self.completes(tree.body)
        self._around.pop()
        return completes or tree.body in self._left

    def _if(self, tree: nodes.If) -> bool:
        then = self.completes(tree.then)
        otherwise = tree.otherwise is None or self.completes(tree.otherwise)
        return then or otherwise

    def _while(self, tree: nodes.While) -> bool:
        self._inside(tree, [tree.body])
        return not _is_true(tree.condition) or tree in self._left

    def _do_while(self, tree: nodes.DoWhile) -> bool:
        reaches_condition = self._inside(tree, [tree.body]) or tree in self._continued
        return (reaches_condition and not _is_true(tree.condition)) or tree in self._left

    def _for(self, tree: nodes.For) -> bool:
        self._inside(tree, [tree.body])
        return not _is_true(tree.condition) or tree in self._left

    def _for_each(self, tree: nodes.ForEach) -> bool:
        self._inside(tree, [tree.body])
        return True

    def _switch(self, tree: nodes.Switch) -> bool:
        labels = [label for case in tree.cases for label in case.labels]
        completes = not any(isinstance(label, nodes.DefaultLabel) for label in labels)
        last = True
        for case in tree.cases:
            last = self._inside(tree, case.body)
            completes = completes or (case.arrow and last)
        return completes or last or tree in self._left

    def _try(self, tree: nodes.Try) -> bool:
        left, continued = set(self._left), set(self._continued)
        ends = [self.completes(tree.body)]
        ends += [self.completes(clause.body) for clause in tree.catches]
        if tree.finalizer is not None and not self.completes(tree.finalizer):
            self._left, self._continued = left, continued  # nothing passes it
            return False
        return any(ends)

    def _break(self, tree: nodes.Break) -> bool:
        self._note(self._left, tree)
        return False

    def _continue(self, tree: nodes.Continue) -> bool:
        self._note(self._continued, tree)
        return False

    def _note(self, targets: set[Statement], tree: nodes.Break | nodes.Continue) -> None:
        target = tree.__dict__.get("target") or self._enclosing(tree)
        if target is not None:
            targets.add(target)

    def _enclosing(self, tree: nodes.Break | nodes.Continue) -> Statement | None:
        """The target of a jump that has none yet; None if it is outside of what is looked at."""
        for label, target in reversed(self._around):
            if label == tree.label and (
                label is not None or isinstance(tree, nodes.Break) or target.__class__ in _LOOPS
            ):
                return target
        return None
