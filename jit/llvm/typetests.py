"""Subtype tests: compiled in place for classes, a call for what needs a search."""

from __future__ import annotations

from pvm.jit.ir.nodes import Node
from pvm.jit.llvm.emitter import Emitter, emits
from pvm.jit.llvm.memory import class_field, class_pointer, class_word_of
from pvm.jit.llvm.slots import REFERENCE
from pvm.vm.model.classes import JavaClass


def _i1(e: Emitter) -> str:
    return e.writer.alloca("i1", align=1)


@emits("is_instance", "can_cast")
def _type_test(e: Emitter, node: Node) -> str:
    """null is an instance of nothing, and can be cast to everything."""
    for_null = "true" if node.op == "can_cast" else "false"
    reference, result = e.value(node.inputs[0]), _i1(e)
    present, done = e.writer.label("present"), e.writer.label("tested")
    e.writer.emit(f"store i1 {for_null}, ptr {result}")
    exists = e.writer.value(f"icmp ne ptr addrspace(1) {reference}, null")
    e.branch(exists, present, done)
    e.start(present)
    found = is_subclass(e, class_word_of(e, reference), node.extra)
    e.writer.emit(f"store i1 {found}, ptr {result}")
    e.start(done)
    return e.writer.value(f"load i1, ptr {result}")


@emits("is_subclass")
def _is_subclass(e: Emitter, node: Node) -> str:
    return is_subclass(e, e.value(node.inputs[0]), node.extra)


def is_subclass(e: Emitter, word: str, wanted: JavaClass) -> str:
    """Whether the class with that header word is a subtype (JVMS 6.5 instanceof)."""
    writer = e.writer
    same = writer.value(f"icmp eq i32 {word}, {e.symbols.class_word(wanted)}")
    if wanted.is_final and not wanted.is_array:
        return same
    result = _i1(e)
    writer.emit(f"store i1 true, ptr {result}")
    other, done = writer.label("other"), writer.label("tested")
    e.branch(same, done, other)
    e.start(other)
    klass = class_pointer(e, word)
    symbol = e.symbols.java_class(wanted)
    if wanted.is_interface or wanted.is_array:
        found = _search(e, klass, symbol)
    else:
        found = _has_ancestor(e, klass, symbol, str(wanted.depth))
    writer.emit(f"store i1 {found}, ptr {result}")
    e.start(done)
    return writer.value(f"load i1, ptr {result}")


def _has_ancestor(e: Emitter, klass: str, wanted: str, depth: str) -> str:
    """As vm.runtime.subtypes.has_ancestor; the wanted class's depth is known."""
    writer = e.writer
    mine = class_field(e, klass, "depth", "i32")
    result = _i1(e)
    writer.emit(f"store i1 false, ptr {result}")
    deep, done = writer.label("deep"), writer.label("tested")
    e.branch(writer.value(f"icmp uge i32 {mine}, {depth}"), deep, done)
    e.start(deep)
    ancestors = class_field(e, klass, "ancestors", "ptr")
    wide = writer.value(f"zext i32 {depth} to i64")
    place = writer.value(f"getelementptr i64, ptr {ancestors}, i64 {wide}")
    ancestor = writer.value(f"load ptr, ptr {place}")
    found = writer.value(f"icmp eq ptr {ancestor}, {wanted}")
    writer.emit(f"store i1 {found}, ptr {result}")
    e.start(done)
    return writer.value(f"load i1, ptr {result}")


def _search(e: Emitter, klass: str, wanted: str) -> str:
    function = e.symbols.core("vm.runtime.subtypes.is_subtype", "i1", "ptr, ptr")
    return e.writer.value(f"call i1 {function}(ptr {klass}, ptr {wanted})")


@emits("can_store")
def _can_store(e: Emitter, node: Node) -> str:
    """Null, an instance of the component class itself, or of a class below it (JVMS aastore)."""
    writer = e.writer
    array, value = (e.value(each) for each in node.inputs)
    result = _i1(e)
    writer.emit(f"store i1 true, ptr {result}")
    present, other, done = (writer.label(hint) for hint in ("present", "other", "tested"))
    e.branch(writer.value(f"icmp ne ptr addrspace(1) {value}, null"), present, done)
    e.start(present)
    element = class_field(e, class_pointer(e, class_word_of(e, array)), "element", "ptr")
    klass = class_pointer(e, class_word_of(e, value))
    same = writer.value(f"icmp eq ptr {element}, {klass}")
    e.branch(same, done, other)
    e.start(other)
    check = e.symbols.core("vm.compiled.runtime.store_check", "i32", f"{REFERENCE}, {REFERENCE}")
    stored = writer.value(f"call i32 {check}({REFERENCE} {array}, {REFERENCE} {value})")
    found = writer.value(f"icmp ne i32 {stored}, 0")
    writer.emit(f"store i1 {found}, ptr {result}")
    e.start(done)
    return writer.value(f"load i1, ptr {result}")
