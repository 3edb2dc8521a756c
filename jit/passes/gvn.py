"""Global value numbering: of nodes that compute the same, the one that dominates stays.

One walk down the dominator tree also folds constants and identities (`identities`), removes guards
and branches whose condition is known (`conditions`), and the blocks that are then unreachable.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from pvm.jit.ir.dominators import Dominators
from pvm.jit.ir.editing import compact, disconnect, final
from pvm.jit.ir.nodes import Block, Graph, Node
from pvm.jit.passes.arithmetic import ARITHMETIC
from pvm.jit.passes.conditions import Conditions
from pvm.jit.passes.identities import simplify
from pvm.jit.passes.loops import Loops

PURE: Final = frozenset((
    *ARITHMETIC, "cmp", "fcmp", "select", "klass", "length", "is_subclass", "is_instance",
    "can_cast", "can_store", "and", "or", "not", "object", "byte_mask",
))  # fmt: skip
CONSTANTS: Final = frozenset(("const", "null", "class"))
# Nodes that may only be reached when their first input is an object.
DEREFERENCES: Final = frozenset((
    "getfield", "putfield", "aload", "astore", "klass", "length", "can_store", "byte_mask",
    "monitorenter", "monitorexit", "unlock", "tryenter",
))  # fmt: skip
_COMMUTATIVE: Final = frozenset((
    "iadd", "imul", "iand", "ior", "ixor", "ladd", "lmul", "land", "lor", "lxor",
))  # fmt: skip


def number_values(graph: Graph) -> None:
    """Runs the pass."""
    _Numbering(graph).run()


class _Numbering:
    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.dominators = Dominators(graph)
        self.conditions = Conditions(self.dominators)
        self.table: dict[tuple[Any, ...], Node] = {}
        self.constants: dict[tuple[Any, ...], Node] = {}
        self.block = graph.blocks[0]
        self.nodes: list[Node] = []
        # In a cycle with several entries a block may be reached from blocks that come later only.
        certain = Loops(graph, self.dominators).reducible
        self.reached = [not certain] * len(graph.blocks)
        self.reached[0] = True

    def run(self) -> None:
        """Visits all blocks, predecessors first."""
        for block in self.dominators.preorder():
            if block.number and not self._reach(block):
                while block.successors:
                    disconnect(block, len(block.successors) - 1)
                continue
            self.block, self.nodes = block, []
            self._enter(block)
            self._visit_nodes(block)
            block.nodes = self.nodes
        entry = self.graph.blocks[0]
        entry.nodes[:0] = self.constants.values()
        compact(self.graph)

    # -- Maker

    def constant(self, type_: str, value: int) -> Node:
        """The one node of a constant."""
        return self._unique(("const", type_, int(value)), type_, int(value))

    def make(self, op: str, type_: str, inputs: Iterable[Node], extra: Any = None) -> Node:
        """A pure node, or one that is there already."""
        node = Node(op, type_, inputs, extra)
        value = self._value(node)
        if value is node:
            self.nodes.append(node)
        return value

    # -- the walk

    def _reach(self, block: Block) -> bool:
        reached = self.reached
        if any(reached[each.number] for each in block.predecessors):
            reached[block.number] = True
        return reached[block.number] and bool(block.predecessors)

    def _enter(self, block: Block) -> None:
        if len(block.predecessors) == 1:
            before = block.predecessors[0]
            end = before.end
            assert end is not None
            if end.op == "branch" and before.successors[0] is not before.successors[1]:
                self.conditions.learn(end.inputs[0], before.successors[0] is block, block)
        for phi in block.phis:
            phi.inputs = [final(value) for value in phi.inputs]  # type: ignore[misc]
            phi.block = block
            value = self._phi(phi)
            if value is not phi:
                phi.replacement = value
        block.phis = [phi for phi in block.phis if phi.replacement is None]

    def _phi(self, phi: Node) -> Node:
        one = phi.inputs[0] if phi.inputs[0] is not phi else phi.inputs[-1]
        if all(value is one or value is phi for value in phi.inputs):
            return one
        return self._numbered(phi, ("phi", phi.block, *phi.inputs))

    def _visit_nodes(self, block: Block) -> None:
        conditions = self.conditions
        for node in block.nodes:
            self._resolve(node)
            op = node.op
            if op in PURE or op in CONSTANTS:
                value = self._value(node)
                if value is not node:
                    node.replacement = value
                    continue
            elif op == "guard":
                truth = conditions.truth(node.inputs[0], block)
                if truth:
                    continue
                if truth is False:
                    self._leave(block, node)
                    return
                conditions.learn(node.inputs[0], True, block)
            elif op == "param":
                self._parameter(node)
            if op in DEREFERENCES:
                conditions.learn_not_null(node.inputs[0], block)
            self.nodes.append(node)
        self._end(block)

    def _resolve(self, node: Node) -> None:
        for value in node.inputs:
            if value.replacement is not None:
                node.inputs = [final(each) for each in node.inputs]  # type: ignore[misc]
                return

    def _parameter(self, node: Node) -> None:
        graph = self.graph
        if node.extra == 0 and graph.osr_index < 0 and not graph.method.is_static:
            self.conditions.never_null(node)

    def _leave(self, block: Block, guard: Node) -> None:
        """A guard that always fails ends its block."""
        while block.successors:
            disconnect(block, len(block.successors) - 1)
        block.end = Node("deopt", "V", (), guard.extra, guard.state)

    # -- values

    def _value(self, node: Node) -> Node:
        if node.op in CONSTANTS:
            return self._unique((node.op, node.type, node.extra), node.type, node.extra)
        simplified = simplify(self, node)
        if simplified is not None:
            return simplified
        if node.type == "Z":
            truth = self.conditions.truth(node, self.block)
            if truth is not None:
                return self.constant("Z", truth)
        elif node.op == "klass":
            exact = self.conditions.exact_class(self._numbered(node, self._key(node)), self.block)
            if exact is not None:
                return self.make("class", "K", (), exact)
        return self._numbered(node, self._key(node))

    def _unique(self, key: tuple[Any, ...], type_: str, extra: Any) -> Node:
        found = self.constants.get(key)
        if found is None:
            found = Node(key[0], type_, (), extra)
            found.block = self.graph.blocks[0]
            self.constants[key] = found
        return found

    def _key(self, node: Node) -> tuple[Any, ...]:
        inputs = node.inputs
        if node.op in _COMMUTATIVE and id(inputs[0]) > id(inputs[1]):
            return (node.op, node.extra, inputs[1], inputs[0])
        return (node.op, node.extra, *inputs)

    def _numbered(self, node: Node, key: tuple[Any, ...]) -> Node:
        found = self.table.get(key)
        if found is not None and (
            found is node or self.dominators.dominates(self._block_of(found), self.block)
        ):
            return found
        node.block = self.block
        self.table[key] = node
        return node

    def _block_of(self, node: Node) -> Block:
        assert node.block is not None
        return node.block

    # -- terminators

    def _end(self, block: Block) -> None:
        end = block.end
        assert end is not None
        self._resolve(end)
        if end.op == "branch":
            self._branch(block, end)
        elif end.op == "switch" and end.inputs[0].op == "const":
            keys = list(end.extra)
            value = end.inputs[0].extra
            self._keep(block, keys.index(value) if value in keys else len(keys))

    def _branch(self, block: Block, end: Node) -> None:
        condition = end.inputs[0]
        truth = self.conditions.truth(condition, block)
        if truth is not None:
            self._keep(block, 0 if truth else 1)
            return
        one, other = block.successors
        if one is other:
            if not one.phis:
                self._keep(block, 0)
        elif condition.op == "not":
            block.successors.reverse()
            block.end = Node("branch", "V", [condition.inputs[0]],
                             None if end.extra is None else 1.0 - end.extra)  # fmt: skip

    def _keep(self, block: Block, kept: int) -> None:
        """The terminator always goes to one of its successors."""
        for position in reversed(range(len(block.successors))):
            if position != kept:
                disconnect(block, position)
        block.end = Node("goto", "V")
