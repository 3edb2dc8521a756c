"""Looking for something in a tree without following what happens there."""

from __future__ import annotations

from typing import Any

from pvm.lang.symbols.symbols import VarSymbol
from pvm.lang.tree.nodes import Assign, Break, CompoundAssign, Continue, Tree, Unary, Yield


def assigns(tree: Tree, sym: VarSymbol) -> bool:
    """Whether a variable is assigned anywhere in a tree."""
    waiting: list[Any] = [tree]
    while waiting:
        step = waiting.pop()
        if isinstance(step, list):
            waiting += step
            continue
        if not isinstance(step, Tree) or isinstance(step, (Break, Continue)):
            continue
        if isinstance(step, Yield):  # its target is around it
            waiting.append(step.value)
            continue
        if isinstance(step, (Assign, CompoundAssign)) and _names(step.target, sym):
            return True
        if isinstance(step, Unary) and len(step.op) > 1 and _names(step.operand, sym):
            return True
        waiting += vars(step).values()
    return False


def _names(tree: Any, sym: VarSymbol) -> bool:
    while "expr" in vars(tree):  # parentheses
        tree = tree.expr
    return vars(tree).get("sym") is sym
