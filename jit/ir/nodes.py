"""Nodes, states, blocks, graphs.

Types: I J F D as in descriptors (boolean, byte, char and short are I), A a reference, Z a
condition, K the address of a class, V nothing.

| op | inputs | extra | |
|---|---|---|---|
| param | | number | an argument (of OSR code: a local or stack slot) |
| const | | number | I and J: Python int, signed; F and D: the bits, unsigned; Z: 0, 1 |
| null | | | |
| object | | root slot's address, and (class, index in its pool; 0: its mirror) | a constant, read |
|  | | | from its slot |
| class | | JavaClass | type K |
| phi | one a predecessor | | |
| iadd, i2l, ... | as the instruction | | the instruction's meaning; divisors are not 0 |
| iadd, isub, imul | two of I | nsw | (by the optimiser:) does not overflow |
| cmp | two of I, J, A, K, Z | eq ne lt le gt ge ult uge | type Z; A, K and Z only eq and ne |
| fcmp | two of F or D | LLVM's predicate: olt, ult, ... | type Z |
| select | Z, and two of one type | | |
| klass | A | | class of an object |
| length | A | | of an array |
| is_subclass | K | JavaClass | type Z: is the class a subtype |
| getfield | A | JavaField | |
| putfield | A, value | JavaField | narrows the value as putfield does |
| getstatic, putstatic | -, value | JavaField | |
| aload | A, I | B C S I J F D A | no checks; B is also boolean |
| astore | A, I, value | as aload, and Z for boolean | no checks |
| byte_mask | A | | what bastore keeps of a value: 1 for an array of booleans, else -1 |
| guard | Z | reason | deoptimises when the input is false; has a state |
| new | | JavaClass | zeroed; has a state (an allocation that fails deoptimises) |
| newarray | I | the array's JavaClass | length >= 0 was checked; has a state |
| multinewarray | I, ... | the array's JavaClass | lengths >= 0 were checked; has a state |
| is_instance, can_cast | A | JavaClass | type Z; null: is_instance no, can_cast yes |
| can_store | array A, value A | | type Z: null, or an instance of the array's component class |
| and, or, not | Z | | type Z |
| count | | (method, word, field) | one more in a field of the word's ProfileCell |
| count_branch | Z | (method, word) | a branch is taken, or not |
| count_class | A | (method, word) | an object's class, or null, was met |
| enter | | "" or uncounted | a method's prologue: checks the native stack and polls; may leave an
|  | | | exception, then the code returns |
| call | arguments | Target | has a state (its scopes name the frames); may leave an exception |
| monitorenter, monitorexit | A | | not null; have a state, but for the entry of a method |
| unlock | A | | monitorexit while an exception leaves a method, or where it cannot fail |
| tryenter | A | | type Z: enters the monitor if that needs no waiting |
| poll | | "" or uncounted | has a state, that of the loop's header; a backward jump: a unit of
|  | | | fuel, unless it leads to an exception's handler |
| fuel | | units | (of inlined methods' entries, where fuel is counted:) has a state |
| charge | | units | (by the optimiser:) the same where there is enough |
| fueled | J | units a turn | how many turns, at most the input, there is fuel for: type J |
| unwinding | | | leaves the code if the thread is to be unwound: deoptimises if it has a state |
| caught | | | takes the pending exception: type A |
| find_catch | | | the row of the innermost scope's exception table that catches what is
|  | | | pending, or -1: type I; has a state; may replace the pending exception |
| raise | A | | makes an object the pending exception |
| fence | | | a full memory barrier |
| intrinsic | numbers | name | see `jit.bytecode.intrinsics`: a function of its inputs alone |
| thread | | | the current java.lang.Thread |
| leaf | arguments | symbol | a native that uses memory but never collects; has a state |

Terminators (`Block.end`): goto; branch (Z; extra: probability of the first successor);
switch (I; extra: the keys of all successors but the last, the default); return (value or nothing);
pending (successors: nothing is pending, something is); unwind (leaves the method, something is
pending); deopt (extra: reason; has a state).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pvm.vm.interp.predecode import Code
    from pvm.vm.model.members import JavaMethod

# Nodes that must stay where they are, in order, whether or not their value is used.
EFFECTS = frozenset((
    "putfield", "putstatic", "astore", "guard", "new", "newarray", "call", "monitorenter",
    "monitorexit", "unlock", "tryenter", "poll", "caught", "find_catch", "raise", "fence",
    "multinewarray", "enter", "fuel", "charge", "fueled", "unwinding", "leaf",
    "count", "count_branch", "count_class",
))  # fmt: skip
# Nodes that read memory which stores, calls and polls may change.
READS = frozenset(("getfield", "getstatic", "aload"))
# Nodes at which a collection may move objects.
SAFEPOINTS = frozenset((
    "new", "newarray", "multinewarray", "call", "monitorenter", "poll", "find_catch", "enter",
))  # fmt: skip


class Node:
    """An operation, or its result. `replacement` is set when another node takes its place."""

    __slots__ = ("block", "extra", "inputs", "number", "op", "replacement", "state", "type")

    def __init__(self, op: str, type_: str, inputs: Iterable[Node] = (), extra: Any = None,
                 state: State | None = None) -> None:  # fmt: skip
        self.op = op
        self.type = type_
        self.inputs = list(inputs)
        self.extra = extra
        self.state = state
        self.block: Block | None = None
        self.number = -1
        self.replacement: Value | None = None

    def __repr__(self) -> str:
        return f"%{self.number}:{self.op}"


class Scope:
    """A method's activation in the graph: compiled, or inlined at `call_index` of `caller`."""

    __slots__ = ("code", "depth", "method")

    def __init__(self, method: JavaMethod, code: Code, depth: int) -> None:
        self.method = method
        self.code = code
        self.depth = depth


class State:
    """The interpreter's frame before instruction `index` of `scope`; those it was inlined into.

    `locals`: by JVM local, None where nothing alive is. `stack`: one node a value. `lock`: the
    monitor of a synchronized method. In a caller, `index` is the invoke instruction and `stack`
    what remains below its arguments. A value may be a `VirtualObject`.

    `owed` (of a node's own state, not of its callers): where the frames hold a monitor more often
    than the code does, the monitor and how many times; a negative number where less often.
    """

    __slots__ = ("caller", "index", "locals", "lock", "owed", "scope", "stack")

    def __init__(
        self,
        scope: Scope,
        index: int,
        locals_: Iterable[Value | None],
        stack: Iterable[Value],
        lock: Value | None,
        caller: State | None,
    ) -> None:
        self.scope = scope
        self.index = index
        self.locals = list(locals_)
        self.stack = list(stack)
        self.lock = lock
        self.caller = caller
        self.owed: list[tuple[Node, int]] = []

    def chain(self) -> Iterator[State]:
        """The state and its callers, innermost first."""
        state: State | None = self
        while state is not None:
            yield state
            state = state.caller

    def values(self) -> Iterator[Value]:
        """All that is alive in the frames."""
        for state in self.chain():
            yield from (value for value in state.locals if value is not None)
            yield from state.stack
            if state.lock is not None:
                yield state.lock
            yield from (monitor for monitor, _ in state.owed)


class VirtualObject:
    """An object that is only made when a state is used: its class, and values by JavaField (or, of
    an array, by index). Virtual objects may refer to each other."""

    __slots__ = ("fields", "java_class", "length")

    def __init__(self, java_class: Any, length: int = 0) -> None:
        self.java_class = java_class
        self.length = length
        self.fields: dict[Any, Value] = {}


Value = Node | VirtualObject


@dataclass(frozen=True)
class Target:
    """What a call node calls: `method` itself, or what the receiver's class selects for it."""

    dispatch: str  # direct, virtual, interface
    method: JavaMethod


class Block:
    """`phis`, then `nodes`, then `end`. Predecessors are in the order of the phis' inputs.

    `frequency`: how often it runs for each run of the method, as far as the profile tells.
    """

    __slots__ = ("end", "frequency", "nodes", "number", "phis", "predecessors", "successors")

    def __init__(self, number: int) -> None:
        self.number = number
        self.phis: list[Node] = []
        self.nodes: list[Node] = []
        self.end: Node | None = None
        self.successors: list[Block] = []
        self.predecessors: list[Block] = []
        self.frequency = 1.0

    def __repr__(self) -> str:
        return f"B{self.number}"


class Graph:
    """A method as it is compiled. `blocks` is in reverse postorder, the entry first.

    `osr_index`: the instruction at which OSR code enters, or -1. `parameters`: letters of the
    arguments, the receiver included; of OSR code: those of its param nodes. `unkept` names a
    constant, if there is one, that the next run will not have: such code is not kept. `metered`:
    the code counts fuel.
    """

    def __init__(self, method: JavaMethod, parameters: str, result: str) -> None:
        self.method = method
        self.parameters = parameters
        self.result = result
        self.osr_index = -1
        self.unkept = ""
        self.metered = False
        self.blocks: list[Block] = []
        self._blocks = 0

    def new_block(self) -> Block:
        """A block that is not yet in the list."""
        self._blocks += 1
        return Block(self._blocks - 1)

    def nodes(self) -> Iterator[Node]:
        """All nodes, terminators included, in order."""
        for block in self.blocks:
            yield from block.phis
            yield from block.nodes
            if block.end is not None:
                yield block.end
