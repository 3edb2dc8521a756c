"""Writes a graph as one LLVM function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pvm.jit.ir.nodes import Block, Graph, Node
from pvm.jit.llvm.fuelplan import FuelPlan
from pvm.jit.llvm.reflive import live_across
from pvm.jit.llvm.sites import CompiledText, SiteInfo
from pvm.jit.llvm.slots import REFERENCE, TYPES, from_slot
from pvm.jit.llvm.symbols import Symbols
from pvm.lowlevel.ir import FunctionWriter, quoted
from pvm.lowlevel.lowering.prelude import Prelude
from pvm.lowlevel.marks import LowLevelFunction
from pvm.lowlevel.structs import offset_of
from pvm.vm.model.metadata import Thread

LLVM = {**TYPES, "Z": "i1", "K": "i32", "": "void"}
CONVENTION = "preserve_nonecc"
ATTRIBUTES = '"frame-pointer"="all" nounwind gc "statepoint-example"'
EMITTERS: dict[str, Callable[[Emitter, Node], str | None]] = {}
LIKELY, UNLIKELY = "!prof !7", "!prof !8"
_HEAD = (
    '!7 = !{!"branch_weights", i32 1000000, i32 1}',
    '!8 = !{!"branch_weights", i32 1, i32 1000000}',
    "!10 = !{i32 0, i32 -2147483648}",
    "!11 = !{}",
    "declare token @llvm.experimental.gc.statepoint.p0(i64 immarg, i32 immarg, ptr, i32 immarg, "
    "i32 immarg, ...)",
    "declare ptr addrspace(1) @llvm.experimental.gc.relocate.p1(token, i32 immarg, i32 immarg)",
)


@dataclass(frozen=True)
class EmitOptions:
    """`compilation` is the id of the compilation, which failing guards report. `counts`: entries
    and backward jumps are counted (see `vm.compiled.counting`). `metered`: fuel is counted.
    `baseline`: LLVM does not optimise, so that short text is all.

    Debugging: `deoptimise_every` lets every n-th guard that is reached fail, `collect_every` lets
    every n-th poll of code that does not count collect (0: none does).
    """

    compilation: int = 0
    counts: bool = False
    baseline: bool = False
    metered: bool = False
    deoptimise_every: int = 0
    collect_every: int = 0


def emits(*ops: str) -> Callable[..., Callable[[Emitter, Node], str | None]]:
    """Decorator: the function writes these nodes; it returns the text of the value, if any."""

    def register(function: Callable[[Emitter, Node], str | None]) -> Callable[..., str | None]:
        for op in ops:
            EMITTERS[op] = function
        return function

    return register


class Emitter:
    """The text of one graph, being written."""

    def __init__(self, graph: Graph, symbol: str, options: EmitOptions) -> None:
        self.graph = graph
        self.symbol = symbol
        self.options = options
        self.is_osr = graph.osr_index >= 0
        self.symbols = Symbols()
        self.prelude = Prelude('nounwind "frame-pointer"="all"')
        self.sites: dict[int, SiteInfo] = {}
        self.writer = FunctionWriter(self._header())
        self.across = live_across(graph)
        self.slots = {node: self.writer.alloca(REFERENCE)
                      for node in dict.fromkeys(n for nodes in self.across.values() for n in nodes)}
        self.values: dict[Node, str] = {}
        self.deferred: list[Callable[[], None]] = []
        self.exits: dict[int, list[tuple[str, str]]] = {}
        self.fuel = FuelPlan(graph)
        self._phis: list[tuple[int, Block, Node]] = []
        self._exits: dict[Block, str] = {}
        self._incoming: dict[tuple[Block, Node], str] = {}
        self._label = "entry"

    def _header(self) -> str:
        graph = self.graph
        if graph.osr_index >= 0:
            result, parameters = "i64", ", ptr %buffer"
        else:
            result = LLVM[graph.result]
            parameters = "".join(f", {LLVM[kind]} %arg{number}"
                                 for number, kind in enumerate(graph.parameters))
        return (f"define hidden {CONVENTION} {result} {quoted(self.symbol)}(ptr noalias %thr, "
                f"i64 %method{parameters}) {ATTRIBUTES}")

    # -- values

    def value(self, node: Node) -> str:
        """The text of a node's value here."""
        slot = self.slots.get(node)
        if slot is not None:
            return self.writer.value(f"load {REFERENCE}, ptr {slot}")
        if node.op == "object":
            return self.constant_object(node)
        return self.values[node]

    def constant_object(self, node: Node) -> str:
        """A constant object, from the root slot that the collector keeps up to date."""
        place = self.symbols.root(*node.extra) if isinstance(node.extra, tuple) \
            else self.symbols.root(node.extra, None)
        return self.writer.value(f"load {REFERENCE}, ptr {place}")

    def define(self, node: Node, text: str) -> None:
        """What a node's value is; a reference that lives across safepoints goes to its slot."""
        self.values[node] = text
        slot = self.slots.get(node)
        if slot is not None:
            self.writer.emit(f"store {REFERENCE} {text}, ptr {slot}")

    def inline(self, function: LowLevelFunction, *arguments: str) -> str:
        """Calls a low-level function that LLVM inlines; the text of its value."""
        return self.prelude.inline(self.writer, function, arguments)

    def field(self, name: str, kind: str) -> str:
        """Loads a field of the thread."""
        return self.writer.value(f"load {kind}, ptr {self.place(name)}")

    def place(self, name: str) -> str:
        """Address of a field of the thread."""
        return self.writer.value(f"getelementptr i8, ptr %thr, i64 {offset_of(Thread, name)}")

    def gep(self, reference: str, offset: int | str) -> str:
        """An address inside an object."""
        return self.writer.value(f"getelementptr i8, {REFERENCE} {reference}, i64 {offset}")

    def bits(self, reference: str) -> str:
        """A reference as a number, for immediate use."""
        return self.writer.value(f"ptrtoint {REFERENCE} {reference} to i64")

    # -- blocks

    def start(self, label: str) -> None:
        """Begins an LLVM block."""
        self.writer.place(label)
        self._label = label

    def branch(self, condition: str, yes: str, no: str, weight: str = "") -> None:
        suffix = f", {weight}" if weight else ""
        self.writer.terminate(f"br i1 {condition}, label %{yes}, label %{no}{suffix}")

    def fork(self, condition: str, hint: str) -> str:
        """Goes on where the condition holds, as it nearly always does; returns the other label."""
        go_on, other = self.writer.label("ok"), self.writer.label(hint)
        self.branch(condition, go_on, other, LIKELY)
        self.start(go_on)
        return other

    def run(self) -> None:
        """Writes everything."""
        for block in self.graph.blocks:
            self.start(f"b{block.number}")
            for phi in block.phis:
                self._begin_phi(block, phi)
            for phi in block.phis:
                if phi in self.slots:
                    self.define(phi, self.values[phi])
            for node in block.nodes:
                text = EMITTERS[node.op](self, node)
                if text is not None:
                    self.define(node, text)
            self._end(block)
        while self.deferred:
            self.deferred.pop()()
        self._finish_phis()

    def _begin_phi(self, block: Block, phi: Node) -> None:
        self.values[phi] = f"%phi{phi.number}"
        self._phis.append((len(self.writer.lines), block, phi))
        self.writer.lines.append("")

    def _end(self, block: Block) -> None:
        assert block.end is not None
        for successor in dict.fromkeys(block.successors):
            place = successor.predecessors.index(block)
            for phi in successor.phis:
                self._incoming[block, phi] = self.value(phi.inputs[place])
        self._exits[block] = self._label
        EMITTERS[block.end.op](self, block.end)

    def _finish_phis(self) -> None:
        for line, block, phi in self._phis:
            pairs = ", ".join(f"[{self._incoming[source, phi]}, %{self._exits[source]}]"
                              for source in block.predecessors)
            self.writer.lines[line] = f"  %phi{phi.number} = phi {LLVM[phi.type]} {pairs}"

    def label(self, block: Block) -> str:
        return f"b{block.number}"

    def return_default(self) -> None:
        """Leaves the method while something is pending."""
        result = "i64" if self.is_osr else LLVM[self.graph.result]
        if result == "void":
            self.writer.terminate("ret void")
        elif result == REFERENCE:
            self.writer.terminate(f"ret {REFERENCE} null")
        else:
            self.writer.terminate(f"ret {result} {'0.0' if result in ('float', 'double') else '0'}")

    def return_slot(self, slot: str) -> None:
        """Returns a value that is given as an interpreter's slot."""
        kind = self.graph.result
        if self.is_osr:
            self.writer.terminate(f"ret i64 {slot}")
        elif not kind:
            self.writer.terminate("ret void")
        else:
            self.writer.terminate(f"ret {LLVM[kind]} {from_slot(self.writer, kind, slot)}")

    def module(self) -> str:
        """The module's text."""
        before = [*_HEAD, *self.symbols.text(), *self.prelude.text()]
        return "\n".join([*before, self.writer.text(), ""])


def emit(graph: Graph, symbol: str, options: EmitOptions | None = None) -> CompiledText:
    """LLVM text of a compacted graph, as a function with that symbol."""
    from pvm.jit.llvm import (  # noqa: F401
        arithmetic,
        calls,
        control,
        counting,
        fuel,
        guards,
        intrinsics,
        memory,
        typetests,
    )

    emitter = Emitter(graph, symbol, options or EmitOptions())
    emitter.run()
    return CompiledText(emitter.module(), symbol, graph.method, emitter.sites,
                        emitter.symbols.externals)
