"""The classes that a graph takes for granted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pvm.jit.ir.nodes import Graph, State, Target, VirtualObject
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.members import JavaField, JavaMethod


def classes_of(graph: Graph) -> set[JavaClass]:
    """All classes that nodes and states name, or whose members they do."""
    found = {graph.method.owner}
    seen: set[int] = set()
    for node in graph.nodes():
        found.update(_named(node.extra))
        if node.state is not None and id(node.state) not in seen:
            seen.add(id(node.state))
            found.update(_in_state(node.state))
    return found


def _in_state(state: State) -> Iterator[JavaClass]:
    for each in state.chain():
        yield each.scope.method.owner
    for value in state.values():
        if isinstance(value, VirtualObject):
            yield value.java_class


def _named(extra: Any) -> Iterable[JavaClass]:
    if isinstance(extra, JavaClass):
        return (extra,)
    if isinstance(extra, (JavaField, JavaMethod)):
        return (extra.owner,)
    if isinstance(extra, Target):
        return (extra.method.owner,)
    if isinstance(extra, (tuple, list)):
        return [each for part in extra for each in _named(part)]
    return ()
