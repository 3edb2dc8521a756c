"""Counting fuel (`vm.runtime.fuel`): the thread's credit, less by what a block is charged."""

from __future__ import annotations

from pvm.jit.ir.nodes import Node
from pvm.jit.llvm.credit import add_credit
from pvm.jit.llvm.emitter import LIKELY, Emitter, emits
from pvm.jit.llvm.guards import deoptimise_at

_FUEL = "vm.runtime.fuel."


@emits("fuel")
def _fuel(e: Emitter, node: Node) -> None:
    before = e.fuel.unspent
    units = e.fuel.reach(node)
    if not units:
        return
    writer = e.writer
    left = add_credit(e, -units)
    done, slow = writer.label("fueled"), writer.label("refuel")
    e.branch(writer.value(f"icmp sge i32 {left}, 0"), done, slow, LIKELY)
    e.start(slow)
    refuel = e.symbols.core(_FUEL + "refuel", "i32", "ptr, i32")
    got = writer.value(f"call i32 {refuel}(ptr %thr, i32 {units})")
    empty = e.fork(writer.value(f"icmp ne i32 {got}, 0"), "empty")
    writer.branch(done)
    unspent, e.fuel.unspent = e.fuel.unspent, before
    deoptimise_at(e, empty, node, "fuel")
    e.fuel.unspent = unspent
    e.start(done)


@emits("charge")
def _charge(e: Emitter, node: Node) -> None:
    ticks = e.writer.value(f"sub i32 {e.field('ticks', 'i32')}, {node.extra}")
    e.writer.emit(f"store i32 {ticks}, ptr {e.place('ticks')}")


@emits("fueled")
def _fueled(e: Emitter, node: Node) -> str:
    writer = e.writer
    turns = writer.value(f"trunc i64 {e.value(node.inputs[0])} to i32")
    wanted = writer.value(f"mul i32 {turns}, {node.extra}")
    provide = e.symbols.core(_FUEL + "provide", "i32", "ptr, i32")
    got = writer.value(f"call i32 {provide}(ptr %thr, i32 {wanted})")
    return writer.value(f"zext i32 {writer.value(f'udiv i32 {got}, {node.extra}')} to i64")
