# low-level
"""The counted forms of calls, type tests, conditional branches and switches (`<name>_counted`).

A counted call or type test counts the object's class in the instruction's cell and goes on in the
plain handler, so there is one definition of what it does. A counted branch is written like the
plain one, with an addition in each arm; a counted switch counts in the cell of its target.
"""

from dataclasses import replace

from pvm.gc.objectmodel import Object
from pvm.lowlevel.ir import quoted
from pvm.lowlevel.lowering.module import ModuleLowering
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u32
from pvm.vm.interp.cells import add_one, profile_cell
from pvm.vm.interp.composer import HandlerWriter, handler_symbol, write_handler
from pvm.vm.interp.exits import SWITCHES, write_switch
from pvm.vm.interp.instructions import CACHED, INSTRUCTIONS, Instruction
from pvm.vm.model.metadata import ProfileCell

CALLS_BY_CLASS = ("invokevirtual", "invokeinterface")
TYPE_TESTS = ("checkcast", "instanceof", "aastore")


@lowlevel(export=True, noinline=True)
def count_further_class(cell: Ptr[ProfileCell], klass: u32) -> None:
    """Counts a class that is not the cell's first one (yet)."""
    if cell.klass2 == klass:
        cell.count2 += 1
    elif cell.klass1 == 0:
        cell.klass1 = klass
        cell.count1 += 1
    elif cell.klass2 == 0:
        cell.klass2 = klass
        cell.count2 += 1
    else:
        cell.others += 1


def counted_forms() -> dict[str, str]:
    """Plain instruction -> the counted one."""
    branches = [row.name for row in _conditional_branches()]
    names = [*CALLS_BY_CLASS, *TYPE_TESTS, *SWITCHES, *branches]
    return {name: name + "_counted" for name in names}


def _conditional_branches() -> list[Instruction]:
    return [row for row in INSTRUCTIONS.values() if row.branches and row.pops]


def write_counted(module: ModuleLowering) -> None:
    """Adds all of them to the module."""
    for depth in range(CACHED + 1):
        for name in CALLS_BY_CLASS:
            _write_call(module, name, depth)
        for name in TYPE_TESTS:
            _write_type_test(module, name, depth)
        for name in SWITCHES:
            write_switch(module, name, handler_symbol(name + "_counted", depth), depth, True)
        for row in _conditional_branches():
            name = row.name + "_counted"
            write_handler(module, name, [replace(row, name=name, counted=True)], depth)


def _write_call(module: ModuleLowering, name: str, depth: int) -> None:
    """The receiver lies `operand` values below the stack pointer once all are in memory."""
    handler = HandlerWriter(module, handler_symbol(name + "_counted", depth), depth)
    handler.spill()
    sp = handler.sp()
    distance = handler.writer.value(f"sub i64 0, {handler.operand()}")
    place = handler.writer.value(f"getelementptr i64, ptr {sp}, i64 {distance}")
    _count_class(handler, handler.load(place, 0, "ptr"), quoted(handler_symbol(name, 0)), sp, [])
    handler.done()


def _write_type_test(module: ModuleLowering, name: str, depth: int) -> None:
    """The object is on top of the stack: for aastore the value that is stored."""
    handler = HandlerWriter(module, handler_symbol(name + "_counted", depth), depth)
    cached = list(handler.cached)
    top = cached[-1] if cached else handler.load("%sp", -8)
    value = handler.writer.value(f"inttoptr i64 {top} to ptr")
    _count_class(handler, value, quoted(handler_symbol(name, depth)), "%sp", cached)
    handler.done()


def _count_class(handler: HandlerWriter, value: str, plain: str, sp: str,
                 cached: list[str]) -> None:
    """Counts an object's class, or null, and goes on at the plain handler."""
    writer = handler.writer
    cell = profile_cell(handler)
    present = handler.when(writer.value(f"icmp eq ptr {value}, null"))
    add_one(handler, cell, "nulls")
    handler.tail(plain, "%pc", sp, "%fp", "%w", cached)
    writer.place(present)
    klass = handler.field(Object, "klass", value, "i32")
    first = handler.field(ProfileCell, "klass1", cell, "i32")
    other = handler.when(writer.value(f"icmp eq i32 {klass}, {first}"), likely=True)
    add_one(handler, cell, "count1")
    handler.tail(plain, "%pc", sp, "%fp", "%w", cached)
    writer.place(other)
    count = handler.module.require(count_further_class)
    writer.emit(f"call void {count}(ptr {cell}, i32 {klass})")
    handler.tail(plain, "%pc", sp, "%fp", "%w", cached)
