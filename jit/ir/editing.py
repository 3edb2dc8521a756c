"""Changing graphs: edges, replaced nodes, order of blocks."""

from __future__ import annotations

from pvm.jit.ir.nodes import Block, Graph, Node, State, Value, VirtualObject


def connect(source: Block, target: Block) -> None:
    """Adds an edge; the target's phis still need an input for it."""
    source.successors.append(target)
    target.predecessors.append(source)


def disconnect(source: Block, position: int) -> None:
    """Removes the edge to a successor, and the phis' inputs that belong to it."""
    target, place = source.successors[position], place_of(source, position)
    del source.successors[position]
    del target.predecessors[place]
    for phi in target.phis:
        del phi.inputs[place]


def place_of(source: Block, position: int) -> int:
    """The place among the successor's predecessors, and so its phis' inputs, of an edge. Several
    edges between two blocks are in the same order at both ends."""
    target = source.successors[position]
    place = target.predecessors.index(source)
    for _ in range(source.successors[:position].count(target)):
        place = target.predecessors.index(source, place + 1)
    return place


def final(node: Value) -> Value:
    """What stands in a node's place now."""
    while isinstance(node, Node) and node.replacement is not None:
        node = node.replacement
    return node


def replace(old: Node, new: Value) -> None:
    """Lets `new` take the place of `old` wherever that is used; `compact` carries it out."""
    old.replacement = new


def compact(graph: Graph) -> None:
    """Removes replaced nodes and unreachable blocks, orders and numbers what is left."""
    _reorder(graph)
    seen: set[int] = set()
    number = 0
    for block in graph.blocks:
        block.phis = [phi for phi in block.phis if phi.replacement is None]
        block.nodes = [node for node in block.nodes if node.replacement is None]
        assert block.end is not None
        for node in (*block.phis, *block.nodes, block.end):
            node.block = block
            node.number = number
            number += 1
            node.inputs = [_node(value) for value in node.inputs]
            if node.state is not None:
                _update(node.state, seen)


def _node(value: Node) -> Node:
    found = final(value)
    assert isinstance(found, Node)
    return found


def _update(state: State, seen: set[int]) -> None:
    for each in state.chain():
        if id(each) in seen:
            return
        seen.add(id(each))
        each.locals = [None if value is None else _value(value, seen) for value in each.locals]
        each.stack = [_value(value, seen) for value in each.stack]
        if each.lock is not None:
            each.lock = _value(each.lock, seen)
        each.owed = [(_node(monitor), times) for monitor, times in each.owed]


def _value(value: Value, seen: set[int]) -> Value:
    found = final(value)
    if isinstance(found, VirtualObject) and id(found) not in seen:
        seen.add(id(found))
        for key, field in found.fields.items():
            found.fields[key] = _value(field, seen)
    return found


def _reorder(graph: Graph) -> None:
    """Blocks in reverse postorder; those that are not reached lose their edges."""
    order: list[Block] = []
    visited: set[Block] = {graph.blocks[0]}
    stack = [(graph.blocks[0], iter(graph.blocks[0].successors))]
    while stack:
        block, successors = stack[-1]
        for successor in successors:
            if successor not in visited:
                visited.add(successor)
                stack.append((successor, iter(successor.successors)))
                break
        else:
            order.append(block)
            stack.pop()
    for block in graph.blocks:
        if block not in visited:
            while block.successors:
                disconnect(block, 0)
    for block in order:
        for predecessor in [each for each in block.predecessors if each not in visited]:
            disconnect(predecessor, predecessor.successors.index(block))
    order.reverse()
    for number, block in enumerate(order):
        block.number = number
    graph.blocks = order
