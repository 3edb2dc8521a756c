"""Redundant loads: a field or element whose value is known, from a load or store before, is not
read again. Stores are told apart by field and by the elements' type; a call forgets everything.

Reading without synchronization may see an older value (JLS 17.4), so polls forget nothing.
"""

from __future__ import annotations

from typing import Any, Final

from pvm.jit.ir.dominators import Dominators
from pvm.jit.ir.editing import compact, final
from pvm.jit.ir.nodes import Block, Graph, Node
from pvm.jit.passes.loops import Loops

Place = tuple[Node, ...]          # (), an object, or an array and an index
Known = dict[Any, dict[Place, Node]]  # by field, or by letter of the elements

_LOADS: Final = frozenset(("getfield", "getstatic", "aload"))
_STORES: Final = frozenset(("putfield", "putstatic", "astore"))
_FORGETS: Final = frozenset((
    "call", "leaf", "monitorenter", "monitorexit", "unlock", "tryenter", "find_catch", "fence",
    "enter",
))  # fmt: skip
_MADE: Final = frozenset(("new", "newarray", "multinewarray"))
_WHOLE: Final = "IJFDAL["  # letters of what memory holds as the node has it


def remove_redundant_loads(graph: Graph) -> None:
    """Runs the pass."""
    loops = Loops(graph, Dominators(graph))
    if not loops.reducible:
        return
    changed = {loop.header: _changed_in(loop.blocks) for loop in loops.loops}
    known: dict[Block, Known] = {}
    for block in graph.blocks:
        here = _on_entry(block, known)
        if block in changed:
            here = _without(here, changed[block])
        _walk(block, here)
        known[block] = here
    compact(graph)


def _changed_in(blocks: set[Block]) -> set[Any] | None:
    """Fields and element letters that are stored to; None for everything."""
    found: set[Any] = set()
    for block in blocks:
        for node in block.nodes:
            if _forgets(node):
                return None
            if node.op in _STORES:
                found.add(_kind(node))
    return found


def _without(known: Known, changed: set[Any] | None) -> Known:
    if changed is None:
        return {}
    return {kind: places for kind, places in known.items() if kind not in changed}


def _on_entry(block: Block, known: dict[Block, Known]) -> Known:
    """What all predecessors know, back edges aside."""
    before = [known[each] for each in block.predecessors if each in known]
    if not before:
        return {}
    first, *others = before
    if not others:
        return dict(first)
    return {kind: common for kind, places in first.items()
            if (common := _common(kind, places, others))}  # fmt: skip


def _common(kind: Any, places: dict[Place, Node], others: list[Known]) -> dict[Place, Node]:
    for other in others:
        found = other.get(kind)
        if found is None:
            return {}
        if found is not places:
            places = {place: value for place, value in places.items()
                      if found.get(place) is value}  # fmt: skip
    return places


def _walk(block: Block, known: Known) -> None:
    kept = []
    for node in block.nodes:
        if node.op in _LOADS and not _forgets(node):
            _load(node, known)
        elif node.op in _STORES:
            _store(node, known)
        if _forgets(node):
            known.clear()
        if node.replacement is None:
            kept.append(node)
    block.nodes = kept


def _load(node: Node, known: Known) -> None:
    kind, place = _kind(node), _place(node, len(node.inputs))
    value = known.get(kind, {}).get(place)
    if value is not None and value.type == node.type:
        node.replacement = value
    else:
        known[kind] = {**known.get(kind, {}), place: node}


def _store(node: Node, known: Known) -> None:
    kind, place = _kind(node), _place(node, len(node.inputs) - 1)
    found = {each: value for each, value in known.get(kind, {}).items() if _differ(each, place)}
    value = final(node.inputs[-1])
    letter = node.extra if node.op == "astore" else node.extra.descriptor[0]
    if letter in _WHOLE and isinstance(value, Node):
        found[place] = value
    known[kind] = found


def _kind(node: Node) -> Any:
    return "B" if node.extra == "Z" else node.extra


def _place(node: Node, count: int) -> Place:
    return tuple(final(each) for each in node.inputs[:count])  # type: ignore[misc]


def _differ(one: Place, other: Place) -> bool:
    """Whether two places of one kind are certainly not the same memory."""
    if not one:
        return False
    if one[0] is not other[0]:
        return _is_another(one[0], other[0]) or _is_another(other[0], one[0])
    if len(one) == 1:
        return False
    first, second = one[1], other[1]
    return first.op == second.op == "const" and first.extra != second.extra


def _is_another(made: Node, value: Node) -> bool:
    return made.op in _MADE and (value.op in _MADE or value.op in ("param", "object"))


def _forgets(node: Node) -> bool:
    if node.op in _FORGETS:
        return True
    return node.op in ("getfield", "getstatic") and bool(node.extra.is_volatile)
