"""Calls of methods."""

from __future__ import annotations

from pvm.jit.ir.nodes import Node, Target
from pvm.jit.llvm.control import leave_if_pending
from pvm.jit.llvm.emitter import CONVENTION, LIKELY, LLVM, Emitter, emits
from pvm.jit.llvm.guards import deoptimise_at
from pvm.jit.llvm.memory import class_field, class_pointer, class_word_of
from pvm.jit.llvm.signatures import signature_of
from pvm.jit.llvm.statepoints import statepoint
from pvm.lowlevel.ir import quoted
from pvm.lowlevel.structs import offset_of
from pvm.vm.model.members import JavaMethod
from pvm.vm.model.metadata import Class, InterfaceEntry, Method

_COMPILED = offset_of(Method, "compiled")


@emits("call")
def _call(e: Emitter, node: Node) -> str | None:
    target: Target = node.extra
    values = [e.value(value) for value in node.inputs]
    arguments = [(LLVM[value.type], text) for value, text in zip(node.inputs, values, strict=True)]
    method, code = _callee(e, node, target, values)
    result = LLVM[node.type]
    text = statepoint(e, node, code, result, [("ptr", "%thr"), ("i64", method), *arguments],
                      CONVENTION + " ")
    block = node.block
    assert block is not None and block.end is not None
    if not (block.end.op == "pending" and block.nodes[-1] is node):
        leave_if_pending(e)
    return text or None


def _callee(e: Emitter, node: Node, target: Target, values: list[str]) -> tuple[str, str]:
    """The method's address (an i64) and its code."""
    if target.dispatch == "direct":
        place = e.symbols.method(target.method)
        method = f"ptrtoint (ptr {place} to i64)"
        if target.method is e.graph.method and not e.is_osr:
            return method, quoted(e.symbol)
        return method, _code(e, place, target.method)
    klass = class_pointer(e, class_word_of(e, values[0]))
    if target.dispatch == "virtual":
        offset = Class.size + 8 * target.method.vtable_index
        slot = e.writer.value(f"getelementptr i8, ptr {klass}, i64 {offset}")
        found = e.writer.value(f"load ptr, ptr {slot}")
    else:
        found = _interface_method(e, node, klass, target.method)
    return e.writer.value(f"ptrtoint ptr {found} to i64"), _code(e, found, target.method)


def _code(e: Emitter, method: str, declared: JavaMethod) -> str:
    """The method's compiled code, or the adapter into the interpreter."""
    place = e.writer.value(f"getelementptr i8, ptr {method}, i64 {_COMPILED}")
    code = e.writer.value(f"load ptr, ptr {place}")
    signature = signature_of(declared)
    arguments, result = signature.split(")")
    parameters = ", ".join(["ptr", "i64", *(LLVM[kind] for kind in arguments)])
    adapter = e.symbols.c2i(signature, LLVM[result], parameters)
    missing = e.writer.value(f"icmp eq ptr {code}, null")
    return e.writer.value(f"select i1 {missing}, ptr {adapter}, ptr {code}")


def _interface_method(e: Emitter, node: Node, klass: str, method: JavaMethod) -> str:
    """The first slot of the interface table that the method hashes to, or a search."""
    writer = e.writer
    table = class_field(e, klass, "itable", "ptr")
    mask = class_field(e, klass, "itable_mask", "i32")
    wanted = e.symbols.method(method)
    number = writer.value(f"getelementptr i8, ptr {wanted}, i64 {offset_of(Method, 'number')}")
    hashed = writer.value(f"load i32, ptr {number}")
    index = writer.value(f"and i32 {mask}, {hashed}")
    wide = writer.value(f"zext i32 {index} to i64")
    offset = writer.value(f"mul i64 {wide}, {InterfaceEntry.size}")
    entry = writer.value(f"getelementptr i8, ptr {table}, i64 {offset}")
    key = writer.value(f"load ptr, ptr {entry}")
    result = writer.alloca("ptr")
    hit, miss, done = (writer.label(hint) for hint in ("hit", "miss", "selected"))
    e.branch(writer.value(f"icmp eq ptr {key}, {wanted}"), hit, miss, LIKELY)
    e.start(hit)
    place = writer.value(
        f"getelementptr i8, ptr {entry}, i64 {offset_of(InterfaceEntry, 'target')}")
    writer.emit(f"store ptr {writer.value(f'load ptr, ptr {place}')}, ptr {result}")
    writer.branch(done)
    e.start(miss)
    search = e.symbols.core("vm.compiled.interfaces.find_interface_method", "ptr", "ptr, ptr")
    found = writer.value(f"call ptr {search}(ptr {klass}, ptr {wanted})")
    failed = e.fork(writer.value(f"icmp ne ptr {found}, null"), "missing")
    deoptimise_at(e, failed, node, "unhandled")
    writer.emit(f"store ptr {found}, ptr {result}")
    e.start(done)
    return writer.value(f"load ptr, ptr {result}")
