"""One walk of escape analysis over all paths; see `escape`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from pvm.jit.ir.editing import compact
from pvm.jit.ir.nodes import EFFECTS, Block, Graph, Node, State
from pvm.jit.passes.loops import Loop, Loops
from pvm.jit.passes.virtualobjects import (
    Content,
    Known,
    Path,
    Shape,
    States,
    kind_of,
    narrowed,
    reachable,
)

# After these the instruction cannot be executed again from an earlier state.
_LASTING: Final = EFFECTS - {"guard", "new", "newarray", "multinewarray", "poll"}


class Refused(Exception):
    """These objects cannot be done without."""

    def __init__(self, *shapes: Content | None) -> None:
        super().__init__()
        self.shapes = [each for each in shapes if isinstance(each, Shape)]
        assert self.shapes


class Walk:
    """What is found out, and what the graph will be.

    `shapes`: nodes that are a virtual object, wherever it has not been made. `values`: nodes that
    are replaced. `kept`, `inputs`, `states`, `phis`: the new contents of blocks and nodes.
    """

    def __init__(self, graph: Graph, loops: Loops, candidates: set[Node], rarer: float) -> None:
        self.graph = graph
        self.candidates = candidates
        self.rarer = rarer
        self.shapes: dict[Node, Shape] = {}
        self.values: dict[Node, Node] = {}
        self.inputs: dict[Node, list[Node]] = {}
        self.states: dict[Node, State] = {}
        self.kept: dict[Block, list[Node]] = {}
        self.phis: dict[Block, list[Node]] = {block: [] for block in graph.blocks}
        self.paths: dict[Block, Path] = {}
        self.zeros: dict[str, Node] = {}
        self.stored = {loop.header: _stored(loop) for loop in loops.loops}
        self._last: dict[Block, State | None] = {}
        self._begun: dict[Block, list[Shape]] = {}
        self._open: dict[Block, list[tuple[Shape, Any, Node]]] = {}
        self.block = graph.blocks[0]
        self.nodes: list[Node] = []
        self.path: Path = {}
        self.state: State | None = None
        self._converter: States | None = None

    def run(self) -> None:
        """Follows all paths. Raises Refused."""
        for block in self.graph.blocks:
            self.block = block
            self._enter(block)
            self.nodes = self.kept[block] = []
            for node in block.nodes:
                self._visit(node)
            assert block.end is not None
            self._keep(block.end)
            self.nodes.pop()
            self.paths[block] = self.path
            self._last[block] = self.state
            for successor in dict.fromkeys(block.successors):
                if successor.number <= block.number:
                    self._close(block, successor)

    def commit(self) -> None:
        """Carries it out."""
        for block in self.graph.blocks:
            block.nodes = self.kept[block]
            block.phis = [phi for phi in block.phis if phi not in self.shapes]
            block.phis += self.phis[block]
        self.graph.blocks[0].nodes[:0] = self.zeros.values()
        for node, inputs in self.inputs.items():
            node.inputs = inputs
        for node, state in self.states.items():
            node.state = state
        for node, value in self.values.items():
            node.replacement = value
        compact(self.graph)

    # -- values

    def final(self, node: Node) -> Node:
        """What stands for a node now."""
        while (found := self.values.get(node)) is not None:
            node = found
        return node

    def content(self, node: Node, path: Path | None = None) -> Content:
        """A virtual object, or the node that holds the value, at the end of a path."""
        node = self.final(node)
        shape = self.shapes.get(node)
        return node if shape is None else self.settled(shape, self.path if path is None else path)

    def settled(self, content: Content, path: Path) -> Content:
        """The node of an object that has been made on a path."""
        if isinstance(content, Node):
            return self.final(content)
        known = path.get(content)
        if known is None:
            raise Refused(content)
        return known if isinstance(known, Node) else content

    def zero(self, descriptor: str) -> Node:
        """What new objects hold: constants in the entry."""
        kind = kind_of(descriptor)
        if kind not in self.zeros:
            made = Node("null", "A") if kind == "A" else Node("const", kind, (), 0)
            self.zeros[kind] = made
        return self.zeros[kind]

    def put(self, *nodes: Node) -> Node:
        """Appends nodes; the last one."""
        self.nodes += nodes
        return nodes[-1]

    # -- joins

    def _enter(self, block: Block) -> None:
        before = [each for each in block.predecessors if each.number < block.number]
        self.state = self._last[before[0]] if len(block.predecessors) == 1 else None
        if len(before) == 1:
            path = self.paths[before[0]]
            self.path = {shape: dict(known) if isinstance(known, dict) else known
                         for shape, known in path.items()}  # fmt: skip
        else:
            self.path = self._merged(block, before) if before else {}
        self._converter = None
        if block in self.stored:
            self._begin_loop(block)
        for phi in block.phis:
            if phi.type == "A":
                self._enter_phi(block, phi)

    def _merged(self, block: Block, before: list[Block]) -> Path:
        """What all paths agree on; a phi for each field that they have different values for."""
        merged: Path = {}
        paths = [self.paths[each] for each in before]
        for shape, first in paths[0].items():
            found = [path.get(shape) for path in paths]
            if isinstance(first, Node):
                if all(each is first for each in found):
                    merged[shape] = first
            elif all(isinstance(each, dict) for each in found):
                fields = self._merged_fields(block, shape, found, paths)  # type: ignore[arg-type]
                if fields is not None:
                    merged[shape] = fields
        return merged

    def _merged_fields(
        self, block: Block, shape: Shape, found: list[Known], paths: list[Path]
    ) -> Known | None:
        merged: Known = {}
        for key, descriptor in shape.descriptors.items():
            contents = [self._known_content(known[key], path)
                        for known, path in zip(found, paths, strict=True)]  # fmt: skip
            if all(each is contents[0] for each in contents):
                if contents[0] is None:
                    return None
                merged[key] = contents[0]
            elif all(isinstance(each, Node) for each in contents):
                merged[key] = self._field_phi(block, descriptor, contents)  # type: ignore[arg-type]
            else:
                return None
        return merged

    def _known_content(self, content: Content, path: Path) -> Content | None:
        if isinstance(content, Shape):
            known = path.get(content)
            return content if isinstance(known, dict) else known
        return self.final(content)

    def _field_phi(self, block: Block, descriptor: str, inputs: Iterable[Node]) -> Node:
        phi = Node("phi", kind_of(descriptor), inputs)
        self.phis[block].append(phi)
        return phi

    def _begin_loop(self, header: Block) -> None:
        """Fields that the loop stores to get phis; what comes back to them is added at the end.
        The loop has a preheader, so there is one way in."""
        stored = self.stored[header]
        self._begun[header] = [shape for shape, known in self.path.items()
                               if isinstance(known, dict)]  # fmt: skip
        opened = self._open[header] = []
        for shape in self._begun[header]:
            known = self.path[shape]
            assert isinstance(known, dict)
            for key in known:
                if ("elements" if isinstance(key, int) else key) not in stored:
                    continue
                content = known[key]
                if isinstance(content, Shape):
                    raise Refused(content)
                inputs = [content] * len(header.predecessors)
                phi = known[key] = self._field_phi(header, shape.descriptors[key], inputs)
                opened.append((shape, key, phi))

    def _enter_phi(self, block: Block, phi: Node) -> None:
        before = [(place, each) for place, each in enumerate(block.predecessors)
                  if each.number < block.number]  # fmt: skip
        contents = [self.content(phi.inputs[place], self.paths[each]) for place, each in before]
        first = contents[0]
        if isinstance(first, Shape) and all(each is first for each in contents):
            if not isinstance(self.path.get(first), dict):
                raise Refused(first)
            self.shapes[phi] = first
            return
        if any(isinstance(each, Shape) for each in contents):
            raise Refused(*contents)
        inputs = self.inputs[phi] = list(phi.inputs)
        for (place, _), content in zip(before, contents, strict=True):
            assert isinstance(content, Node)
            inputs[place] = content

    def _close(self, latch: Block, header: Block) -> None:
        """A back edge: what the loop was entered with must still be true."""
        places = [place for place, each in enumerate(header.predecessors) if each is latch]
        for shape in self._begun[header]:
            if not isinstance(self.path.get(shape), dict):
                raise Refused(shape)
        for shape, key, phi in self._open[header]:
            known = self.path[shape]
            assert isinstance(known, dict)
            content = self.settled(known[key], self.path)
            if isinstance(content, Shape):
                raise Refused(content)
            for place in places:
                phi.inputs[place] = content
        for phi in header.phis:
            if phi.type == "A":
                self._close_phi(phi, places)

    def _close_phi(self, phi: Node, places: list[int]) -> None:
        shape = self.shapes.get(phi)
        for place in places:
            content = self.content(phi.inputs[place])
            if shape is not None:
                if content is not shape:
                    raise Refused(shape, content)
            elif isinstance(content, Shape):
                raise Refused(content)
            else:
                self.inputs[phi][place] = content

    # -- nodes

    def _visit(self, node: Node) -> None:
        if node in self.candidates:
            self._allocate(node)
            return
        rule = _RULES.get(node.op)
        if rule is None or not self.shapes or not rule(self, node):
            self._keep(node)

    def _allocate(self, node: Node) -> None:
        assert node.state is not None
        self.state = self._convert(node.state)
        shape = self.shapes[node] = Shape(node)
        self.path[shape] = {key: self.zero(descriptor)
                            for key, descriptor in shape.descriptors.items()}  # fmt: skip
        self.changed()

    def _keep(self, node: Node) -> None:
        """A node that stays: what it uses must exist."""
        if node.state is not None:
            found = self._convert(node.state)
            if found is not node.state:
                self.states[node] = found
            self.state = found
        if self.shapes:
            inputs = [self.real(each) if each.type == "A" else each for each in node.inputs]
            if inputs != node.inputs:
                self.inputs[node] = inputs
        self.nodes.append(node)
        if node.op in _LASTING:
            self.state = None

    def _convert(self, state: State) -> State:
        if not self.shapes:
            return state
        if self._converter is None:
            self._converter = States(self.path, self.shapes, self.final)
        found = self._converter.convert(state)
        if self._converter.lost is not None:
            raise Refused(self._converter.lost)
        return found

    def changed(self) -> None:
        """States made from now on show other fields."""
        self._converter = None

    def known(self, node: Node) -> tuple[Shape, Known] | None:
        """The virtual object that a node is here, if it is one."""
        content = self.content(node)
        if isinstance(content, Node):
            return None
        fields = self.path[content]
        assert isinstance(fields, dict)
        return content, fields

    def assign(self, node: Node, content: Content) -> bool:
        """The node's value is that; always true."""
        if isinstance(content, Shape):
            self.shapes[node] = content
        else:
            self.values[node] = content
        return True

    # -- objects that are made after all

    def real(self, node: Node) -> Node:
        """The node of an object, which is made if it has not been."""
        content = self.content(node)
        if isinstance(content, Shape):
            self._materialise(content)
            content = self.settled(content, self.path)
            assert isinstance(content, Node)
        return content

    def _materialise(self, shape: Shape) -> None:
        before = shape.node.block
        assert before is not None
        if self.state is None or self.block.frequency > self.rarer * before.frequency:
            raise Refused(shape)
        group = list(reachable(shape, self.path))
        fields = [self.path[each] for each in group]
        for each in group:
            inputs = each.node.inputs
            made = Node(each.node.op, "A", inputs, each.java_class, self.state)
            made.block = self.block
            self.path[each] = self.put(made)
        for each, known in zip(group, fields, strict=True):
            assert isinstance(known, dict)
            for key, content in known.items():
                self._fill(each, key, self.settled(content, self.path))
        self.changed()

    def _fill(self, shape: Shape, key: Any, value: Content) -> None:
        made = self.path[shape]
        assert isinstance(made, Node) and isinstance(value, Node)
        if value in self.zeros.values():
            return
        if isinstance(key, int):
            letter = shape.descriptors[key][0]
            index = self.put(Node("const", "I", (), key))
            self.put(Node("astore", "V", [made, index, value], "A" if letter in "L[" else letter))
        else:
            self.put(Node("putfield", "V", [made, value], key))


def _stored(loop: Loop) -> set[Any]:
    """Fields that a loop stores to, and "elements" if it stores to arrays."""
    found: set[Any] = set()
    for block in loop.blocks:
        for node in block.nodes:
            if node.op == "putfield":
                found.add(node.extra)
            elif node.op == "astore":
                found.add("elements")
    return found


def _key(walk: Walk, node: Node, fields: Known) -> Any:
    """The field, or the index if it is a constant, that an access means; None if unknown."""
    if node.op in ("getfield", "putfield"):
        return node.extra if node.extra in fields else None
    index = walk.final(node.inputs[1])
    return index.extra if index.op == "const" and index.extra in fields else None


def _load(walk: Walk, node: Node) -> bool:
    found = walk.known(node.inputs[0])
    key = None if found is None else _key(walk, node, found[1])
    return found is not None and key is not None and walk.assign(node, found[1][key])


def _store(walk: Walk, node: Node) -> bool:
    found = walk.known(node.inputs[0])
    key = None if found is None else _key(walk, node, found[1])
    if found is None or key is None:
        return False
    shape, fields = found
    content = walk.content(node.inputs[-1])
    if isinstance(content, Node):
        nodes = narrowed(shape.descriptors[key], content)
        content = walk.put(*nodes) if nodes else content
    fields[key] = content
    walk.changed()
    return True


def _compare(walk: Walk, node: Node) -> bool:
    one, other = node.inputs
    if one.type != "A" or (walk.known(one) is None and walk.known(other) is None):
        return False
    same = walk.content(one) is walk.content(other)
    return _constant(walk, node, same == (node.extra == "eq"))


def _constant(walk: Walk, node: Node, value: int) -> bool:
    return walk.assign(node, walk.put(Node("const", node.type, (), int(value))))


def _klass(walk: Walk, node: Node) -> bool:
    found = walk.known(node.inputs[0])
    if found is None:
        return False
    return walk.assign(node, walk.put(Node("class", "K", (), found[0].java_class)))


def _length(walk: Walk, node: Node) -> bool:
    found = walk.known(node.inputs[0])
    return found is not None and walk.assign(node, found[0].node.inputs[0])


def _byte_mask(walk: Walk, node: Node) -> bool:
    found = walk.known(node.inputs[0])
    if found is None:
        return False
    component = found[0].java_class.component
    return _constant(walk, node, 1 if component.primitive == "Z" else -1)


def _type_test(walk: Walk, node: Node) -> bool:
    found = walk.known(node.inputs[0])
    if found is None:
        return False
    return _constant(walk, node, found[0].java_class.is_subtype_of(node.extra))


def _can_store(walk: Walk, node: Node) -> bool:
    array, value = (walk.known(each) for each in node.inputs)
    if array is None or value is None:
        return False
    return _constant(walk, node, value[0].java_class.is_subtype_of(array[0].java_class.component))


_RULES: Final[dict[str, Callable[[Walk, Node], bool]]] = {
    "getfield": _load, "aload": _load, "putfield": _store, "astore": _store, "cmp": _compare,
    "klass": _klass, "length": _length, "is_instance": _type_test, "can_cast": _type_test,
    "can_store": _can_store, "byte_mask": _byte_mask,
}  # fmt: skip
