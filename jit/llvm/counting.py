"""Code that counts: additions in a method's ProfileCells."""

from __future__ import annotations

from pvm.jit.ir.nodes import Node
from pvm.jit.llvm.emitter import Emitter, emits
from pvm.jit.llvm.memory import class_word_of
from pvm.lowlevel.structs import offset_of
from pvm.vm.model.members import JavaMethod
from pvm.vm.model.metadata import ProfileCell

TAKEN, NOT_TAKEN = offset_of(ProfileCell, "count1"), offset_of(ProfileCell, "count2")


@emits("count")
def _count(e: Emitter, node: Node) -> None:
    method, word, field = node.extra
    _add_one(e, _cell(e, method, word, offset_of(ProfileCell, field)))


@emits("count_branch")
def _count_branch(e: Emitter, node: Node) -> None:
    offset = e.writer.value(f"select i1 {e.value(node.inputs[0])}, i64 {TAKEN}, i64 {NOT_TAKEN}")
    cell = _cell(e, *node.extra)
    _add_one(e, e.writer.value(f"getelementptr i8, ptr {cell}, i64 {offset}"))


@emits("count_class")
def _count_class(e: Emitter, node: Node) -> None:
    """The first class that was met is counted here."""
    writer, (method, word) = e.writer, node.extra
    reference = e.value(node.inputs[0])
    null, some, other, first, done = (writer.label(hint) for hint in
                                      ("null", "object", "other", "first", "counted"))
    e.branch(writer.value(f"icmp eq ptr addrspace(1) {reference}, null"), null, some)
    e.start(null)
    _add_one(e, _cell(e, method, word, offset_of(ProfileCell, "nulls")))
    writer.branch(done)
    e.start(some)
    klass = class_word_of(e, reference)
    known = writer.value(f"load i32, ptr {_cell(e, method, word, 0)}")
    e.branch(writer.value(f"icmp eq i32 {klass}, {known}"), first, other)
    e.start(first)
    _add_one(e, _cell(e, method, word, TAKEN))
    writer.branch(done)
    e.start(other)
    count = e.symbols.core("vm.interp.counted.count_further_class", "void", "ptr, i32")
    writer.emit(f"call void {count}(ptr {_cell(e, method, word)}, i32 {klass})")
    e.start(done)


def _cell(e: Emitter, method: JavaMethod, word: int, offset: int = 0) -> str:
    """Address of a field of the word's cell: a constant."""
    distance = ProfileCell.size * word + offset
    return f"getelementptr (i8, ptr {e.symbols.profile(method)}, i64 {distance})"


def _add_one(e: Emitter, place: str) -> None:
    count = e.writer.value(f"load i32, ptr {place}")
    more = e.writer.value(f"add i32 {count}, 1")
    e.writer.emit(f"store i32 {more}, ptr {place}")


assert offset_of(ProfileCell, "klass1") == 0
