"""Native methods without a frame: LLVM's own functions, and calls of the core image."""

from __future__ import annotations

from pvm.jit.ir.nodes import Node
from pvm.jit.llvm.emitter import LLVM, Emitter, emits
from pvm.jit.llvm.guards import deoptimise_at
from pvm.jit.llvm.slots import REFERENCE, from_slot, to_slot


@emits("intrinsic")
def _intrinsic(e: Emitter, node: Node) -> str:
    """A function of its arguments alone."""
    kind = LLVM[node.type]
    texts = [f"{LLVM[value.type]} {e.value(value)}" for value in node.inputs]
    if node.extra == "bits":
        return e.writer.value(f"bitcast {texts[0]} to {kind}")
    name = f"@llvm.{node.extra}.f64"
    e.prelude.declarations[f"declare {kind} {name}({', '.join([kind] * len(texts))})"] = None
    return e.writer.value(f"call {kind} {name}({', '.join(texts)})")


@emits("thread")
def _thread(e: Emitter, node: Node) -> str:
    """The java.lang.Thread object."""
    return e.field("java_thread", REFERENCE)


@emits("leaf")
def _leaf(e: Emitter, node: Node) -> str | None:
    """A native that never collects. What it wants to raise the interpreter raises, by calling it
    again."""
    writer = e.writer
    count = max(len(node.inputs), 1)
    arguments = writer.alloca("i64", count)
    for position, value in enumerate(node.inputs):
        place = writer.value(f"getelementptr i64, ptr {arguments}, i64 {position}")
        writer.emit(f"store i64 {to_slot(e.writer, value.type, e.value(value))}, ptr {place}")
    target = e.symbols.core(node.extra, "i64", "ptr, ptr")
    slot = writer.value(f"call i64 {target}(ptr %thr, ptr {arguments})")
    kind = writer.value(f"load i32, ptr {e.place('trap_kind')}")
    failed = e.fork(writer.value(f"icmp eq i32 {kind}, 0"), "raised")
    reset = writer.label("reset")

    def write() -> None:
        e.start(failed)
        writer.emit(f"store i32 0, ptr {e.place('trap_kind')}")
        writer.branch(reset)

    deoptimise_at(e, reset, node, "unhandled")
    e.deferred.append(write)
    return from_slot(e.writer, node.type, slot) if node.type != "V" else None
