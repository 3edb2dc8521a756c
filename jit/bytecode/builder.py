"""One method's activation while the graph is built: blocks, joins, states, jumps."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from typing import Any

from pvm.jit.bytecode.errors import Unsupported
from pvm.jit.bytecode.liveness import is_live, live_locals, liveness
from pvm.jit.bytecode.options import BuildOptions
from pvm.jit.ir.editing import connect
from pvm.jit.ir.nodes import Block, Graph, Node, Scope, State
from pvm.vm.classfile.decode import Instruction, branch_targets
from pvm.vm.classfile.descriptors import value_type
from pvm.vm.interp.predecode import Code, argument_kinds
from pvm.vm.model.members import JavaMethod, return_descriptor

Translator = Callable[["Activation", Instruction], None]
TRANSLATORS: dict[int, Translator] = {}
COLD = 1e-4  # the probability of what hardly happens


def translates(*ops: int) -> Callable[[Translator], Translator]:
    """Decorator: the function translates these opcodes."""

    def register(function: Translator) -> Translator:
        for op in ops:
            TRANSLATORS[op] = function
        return function

    return register


class Build:
    """A graph being built, and what all its activations share."""

    def __init__(self, method: JavaMethod, options: BuildOptions, osr_index: int = -1) -> None:
        self.options = options
        self.machine = options.machine
        self.count = 0
        self.inlined: list[JavaMethod] = []
        self.graph = Graph(method, "", value_type(return_descriptor(method.descriptor)))
        self.graph.osr_index = osr_index
        self.graph.metered = options.metered

    def block(self) -> Block:
        """A new block of the graph."""
        block = self.graph.new_block()
        self.graph.blocks.append(block)
        return block


class Entry:
    """A bytecode block's graph block and what its locals and stack are on entry."""

    __slots__ = ("block", "locals", "phis", "stack")

    def __init__(self, block: Block, locals_: list[Node | None], stack: list[Node]) -> None:
        self.block = block
        self.locals = locals_
        self.stack = stack
        self.phis: list[tuple[bool, int, Node]] = []  # (of the stack, position, phi)


class CallSite:
    """Where an activation is inlined: the caller, its state at the call, what comes back."""

    def __init__(self, caller: Activation, state: State) -> None:
        self.caller = caller
        self.state = state
        self.returns: list[tuple[Block, Node | None]] = []


class Facts:
    """What is computed once of a method's code, whoever inlines it."""

    __slots__ = ("joins", "live", "loop_starts", "order")

    def __init__(self, code: Code) -> None:
        flow, shapes = code.flow, code.shapes
        reachable = [shape is not None for shape in shapes]
        self.live = liveness(flow, reachable)
        starts = _leaders(code, reachable)
        self.order, self.joins = _ordered(code, starts)
        self.loop_starts = {target for index, each in enumerate(flow.instructions)
                            if each.op.is_branch and reachable[index]
                            for target in branch_targets(each) if target <= index}


def facts_of(code: Code) -> Facts:
    """The facts of a code, computed when first asked for."""
    found = _FACTS.get(code.method.number)
    if found is None or found[0] is not code:
        found = _FACTS[code.method.number] = (code, Facts(code))
    return found[1]


_FACTS: dict[int, tuple[Code, Facts]] = {}


def _leaders(code: Code, reachable: list[bool]) -> list[int]:
    starts = {0}
    for row in code.flow.handlers:
        starts.add(row.target)
    for index, each in enumerate(code.flow.instructions):
        if each.op.is_branch and reachable[index]:
            starts.update(branch_targets(each))
            starts.add(index + 1)
    return sorted(index for index in starts if index < len(reachable) and reachable[index])


def _successors(code: Code, starts: list[int]) -> dict[int, list[int]]:
    """Normal edges between bytecode blocks, each as often as it occurs."""
    following = dict(zip(starts, [*starts[1:], len(code.flow.instructions)], strict=True))
    known = set(starts)
    edges: dict[int, list[int]] = {}
    for start, end in following.items():
        found: list[int] = []
        for index in range(start, end):
            instruction = code.flow.instructions[index]
            if instruction.op.is_branch:
                found += branch_targets(instruction)
            if instruction.op.ends_block:
                break
        else:
            if end in known:
                found.append(end)
        edges[start] = found
    return edges


def _ordered(code: Code, starts: list[int]) -> tuple[dict[int, int], set[int]]:
    """Reverse postorder numbers by start, and the starts where several edges arrive."""
    edges = _successors(code, starts)
    counts = dict.fromkeys(starts, 0)
    counts[0] += 1
    for targets in edges.values():
        for target in targets:
            counts[target] += 1
    ends = [*starts[1:], len(code.flow.instructions)]
    for row in code.flow.handlers:
        if row.target in counts:
            counts[row.target] += 2
            for start, end in zip(starts, ends, strict=True):
                if start < row.end and row.start < end:
                    edges[start] = [*edges[start], row.target]
    order = _reverse_postorder(edges)
    return order, {start for start, count in counts.items() if count > 1}


def _reverse_postorder(edges: dict[int, list[int]]) -> dict[int, int]:
    done: list[int] = []
    visited = {0}
    stack = [(0, iter(edges[0]))]
    while stack:
        start, targets = stack[-1]
        for target in targets:
            if target not in visited:
                visited.add(target)
                stack.append((target, iter(edges[target])))
                break
        else:
            done.append(start)
            stack.pop()
    return {start: number for number, start in enumerate(reversed(done))}


class Activation:
    """A method being translated, compiled or inlined.

    `current`, `locals`, `stack` and `index` are the point that translation has reached; `before`
    is the operand stack before the instruction, `block_start` where its basic block begins. `lock`
    is the monitor of a synchronized method.
    """

    def __init__(self, build: Build, method: JavaMethod, site: CallSite | None) -> None:
        code = build.machine.code.codes.get(method.number)
        if code is None:
            raise Unsupported("not prepared")
        depth = 0 if site is None else site.state.scope.depth + 1
        self.build = build
        self.options = build.options
        self.machine = build.machine
        self.site = site
        self.scope = Scope(method, code, depth)
        self.method = method
        self.code = code
        self.instructions = code.flow.instructions
        self.facts = facts_of(code)
        self.entries: dict[int, Entry] = {}
        self.pending: list[tuple[int, int]] = []
        self.current: Block | None = None
        self.locals: list[Node | None] = []
        self.stack: list[Node] = []
        self.before: list[Node] = []
        self.index = self.block_start = 0
        self.lock: Node | None = None
        self._state: State | None = None

    # -- nodes

    def add(
        self, op: str, type_: str, *inputs: Node, extra: Any = None, state: State | None = None
    ) -> Node:
        """Appends a node to the current block."""
        node = Node(op, type_, inputs, extra, state)
        assert self.current is not None
        node.block = self.current
        self.current.nodes.append(node)
        build = self.build
        build.count += 1
        if build.count > build.options.max_nodes:
            raise Unsupported("too large for the compiler")
        return node

    def const(self, type_: str, value: int) -> Node:
        return self.add("const", type_, extra=value)

    def null(self) -> Node:
        return self.add("null", "A")

    def push(self, node: Node) -> None:
        self.stack.append(node)

    def pop(self) -> Node:
        return self.stack.pop()

    def state(self) -> State:
        """The state before the current instruction."""
        if self._state is None:
            live = self.facts.live[self.index]
            self._state = self.state_at(self.index, self.before, live)
        return self._state

    def state_at(self, index: int, stack: list[Node], live: int) -> State:
        locals_ = [node if node is not None and is_live(live, place) else None
                   for place, node in enumerate(self.locals)]
        caller = None if self.site is None else self.site.state
        return State(self.scope, index, locals_, stack, self.lock, caller)

    def guard(self, condition: Node, reason: str, *details: Node) -> None:
        """Deoptimises when the condition is false.

        A reason that is an exception is compiled as a throw once it was met too often: `details`
        are the arguments of what makes the exception.
        """
        if (self.method.number, self.index, reason) in self.options.avoid:
            from pvm.jit.bytecode.exceptions import IMPLICIT, raise_unless

            if reason in IMPLICIT:
                raise_unless(self, condition, reason, details)
                return
        self.add("guard", "V", condition, extra=reason, state=self.state())

    def null_check(self, value: Node) -> None:
        """The instruction raises NullPointerException for null."""
        if value.op in ("new", "newarray", "object", "caught"):
            return
        if value.op == "param" and value.extra == 0 and not self.build.graph.method.is_static \
                and self.build.graph.osr_index < 0:
            return
        self.guard(self.add("cmp", "Z", value, self.null(), extra="ne"), "null_check")

    def may_assume(self, reason: str) -> bool:
        """Whether a speculation here has not failed before."""
        options = self.options
        return options.speculates and \
            (self.method.number, self.index, reason) not in options.avoid

    # -- control flow

    def finish(self, op: str, type_: str = "V", *inputs: Node, extra: Any = None,
               state: State | None = None) -> Block:
        """Ends the current block with a terminator; returns the block."""
        assert self.current is not None
        block = self.current
        node = Node(op, type_, inputs, extra, state)
        node.block = block
        block.end = node
        self.current = None
        return block

    def deoptimise(self, reason: str) -> None:
        """The rest of the block is left to the interpreter."""
        self.finish("deopt", extra=reason, state=self.state())

    def start_block(self, predecessor: Block | None = None) -> Block:
        """A new current block."""
        block = self.build.block()
        if predecessor is not None:
            connect(predecessor, block)
        self.current = block
        return block

    def jump(self, target: int, poll: str = "") -> None:
        """Goes to a bytecode block. `poll`: uncounted where it is no jump instruction."""
        if target <= self.index:
            self._poll(target, poll)
        self._arrive(target, self.finish("goto"))

    def jump_from(self, block: Block, target: int) -> None:
        """An edge out of a finished block; a backward one gets a block for the poll."""
        if target > self.index:
            self._arrive(target, block)
            return
        self.start_block(block)
        self.jump(target)

    def _poll(self, target: int, kind: str) -> None:
        state = self.state_at(target, self.stack, self.facts.live[target])
        self.add("poll", "V", extra=kind, state=state)

    def _arrive(self, target: int, source: Block) -> None:
        entry = self.entries.get(target)
        if entry is None:
            entry = self._entry(target, source)
            heapq.heappush(self.pending, (self.facts.order[target], target))
            self.entries[target] = entry
            return
        connect(source, entry.block)
        for of_stack, place, phi in entry.phis:
            value = (self.stack if of_stack else self.locals)[place]
            if value is None or value.type != phi.type:
                raise Unsupported("a local of two types")
            phi.inputs.append(value)

    def _entry(self, target: int, source: Block) -> Entry:
        block = self.build.block()
        connect(source, block)
        entry = Entry(block, [None] * len(self.locals), list(self.stack))
        wanted = live_locals(self.facts.live[target])
        if target not in self.facts.joins:
            for place, kind in wanted:
                value = self.locals[place]
                if value is not None and value.type == kind:
                    entry.locals[place] = value
            return entry
        for place, kind in wanted:
            value = self.locals[place]
            if value is not None and value.type == kind:
                entry.locals[place] = self._phi(entry, False, place, value)
        entry.stack = [self._phi(entry, True, place, value)
                       for place, value in enumerate(self.stack)]
        return entry

    def _phi(self, entry: Entry, of_stack: bool, place: int, value: Node) -> Node:
        phi = Node("phi", value.type, [value])
        phi.block = entry.block
        entry.block.phis.append(phi)
        entry.phis.append((of_stack, place, phi))
        self.build.count += 1
        return phi

    # -- the walk

    def run(self) -> None:
        """Translates everything that is reached."""
        while self.pending:
            _, start = heapq.heappop(self.pending)
            entry = self.entries[start]
            self.current = entry.block
            self.locals = list(entry.locals)
            self.stack = list(entry.stack)
            self._translate(start)

    def _translate(self, index: int) -> None:
        start, order, instructions = index, self.facts.order, self.instructions
        self.block_start = start
        while self.current is not None:
            if index != start and index in order:
                self.index = index - 1
                self.jump(index)
                return
            self.index = index
            self.before = list(self.stack)
            self._state = None
            instruction = instructions[index]
            TRANSLATORS[instruction.op.code](self, instruction)
            index += 1


def argument_types(method: JavaMethod) -> str:
    """Types of the arguments, the receiver first."""
    return argument_kinds(method)


def build_graph(method: JavaMethod, options: BuildOptions, osr_index: int = -1) -> Graph:
    """The graph of a prepared method; of OSR code entered at an instruction if that is given.

    Raises Unsupported.
    """
    from pvm.jit.bytecode.entry import enter

    build = Build(method, options, osr_index)
    enter(build)
    return build.graph
