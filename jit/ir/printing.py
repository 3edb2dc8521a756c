"""Graphs as text, for people and tests."""

from __future__ import annotations

from typing import Any

from pvm.jit.ir.nodes import Block, Graph, Node, State, Target, VirtualObject
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.members import JavaField, JavaMethod


def text(graph: Graph) -> str:
    """The whole graph, a node a line."""
    head = f"{graph.method} ({graph.parameters}){graph.result}"
    return "\n".join([head, *(line for block in graph.blocks for line in _block(block))]) + "\n"


def _block(block: Block) -> list[str]:
    before = " ".join(map(repr, block.predecessors))
    lines = [f"{block!r}: <- {before} ({block.frequency:g})"]
    for node in (*block.phis, *block.nodes):
        lines.append("  " + line(node))
    if block.end is not None:
        after = " ".join(map(repr, block.successors))
        lines.append(f"  {line(block.end)} -> {after}".rstrip(" ->"))
    return lines


def line(node: Node) -> str:
    """One node."""
    parts = [node.op, *(f"%{value.number}" for value in node.inputs)]
    if node.extra is not None:
        parts.append(f"[{_extra(node.extra)}]")
    if node.state is not None:
        parts.append("@" + _state(node.state))
    result = "" if node.type == "V" else f"%{node.number}:{node.type} = "
    return result + " ".join(parts)


def _extra(extra: Any) -> str:
    if isinstance(extra, JavaClass):
        return extra.external_name
    if isinstance(extra, JavaField):
        return f"{extra.owner.external_name}.{extra.name}"
    if isinstance(extra, JavaMethod):
        return f"{extra.owner.external_name}.{extra.name}"
    if isinstance(extra, Target):
        return f"{extra.dispatch} {_extra(extra.method)}"
    return str(extra)


def _state(state: State) -> str:
    frames = []
    for each in state.chain():
        values = [*each.locals, "|", *each.stack]
        frames.append(f"{each.scope.method.name}:{each.index}("
                      + " ".join(map(_value, values)) + ")")
    return " <- ".join(frames)


def _value(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, VirtualObject):
        return f"new {value.java_class.external_name}"
    return f"%{value.number}" if isinstance(value, Node) else str(value)
