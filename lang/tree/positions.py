"""Where the text of a tree begins, which need not be its `pos`."""

from __future__ import annotations

from pvm.lang.tree import nodes
from pvm.lang.tree.nodes import Expression

# The attribute that holds the part that stands first in the text.
_FIRST: dict[type[Expression], str] = {
    nodes.Select: "target",
    nodes.Call: "method",
    nodes.Index: "array",
    nodes.Assign: "target",
    nodes.CompoundAssign: "target",
    nodes.Binary: "left",
    nodes.Conditional: "condition",
    nodes.InstanceOf: "expr",
    nodes.TypeApply: "clazz",
    nodes.ArrayTypeTree: "element",
    nodes.MemberReference: "target",
}


def start_position(tree: Expression) -> int:
    """The position of its first character."""
    while True:
        if isinstance(tree, nodes.Unary):
            first = tree.operand if tree.op[0] == "x" else None
        elif isinstance(tree, nodes.New):
            first = tree.outer
        else:
            name = _FIRST.get(tree.__class__)
            first = getattr(tree, name) if name else None
        if first is None:
            return tree.pos
        tree = first
