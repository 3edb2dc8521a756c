"""The handlers that are no instructions: how blocks are found, entered and left."""

from pvm.isa.hart import Exit, Hart
from pvm.isa.interp.blocks import Block, Link, Op, address_in
from pvm.isa.interp.composer import (
    CONVENTION,
    LIKELY,
    HandlerWriter,
    handler_symbol,
)
from pvm.isa.interp.finding import find_block, find_partial, link_block
from pvm.lowlevel.ir import FunctionWriter, quoted
from pvm.lowlevel.lowering.module import ModuleLowering
from pvm.lowlevel.lowering.values import Value
from pvm.lowlevel.structs import offset_of
from pvm.lowlevel.types import u64

ENTER = "isa.enter"             # the C function (hart) -> void behind `running.enter_code`


def write_control(module: ModuleLowering) -> None:
    """Adds all of them."""
    _write_enter(module)
    for write in (_write_resume, _write_interpret, _write_partial, _write_leave,
                  _write_out_of_fuel, _write_hot, _write_fault, _write_leave_block, _write_next,
                  _write_enter_translated, _write_enter_dead, _write_illegal):
        write(module)
    _write_linking(module, "taken")
    _write_linking(module, "other")


def _write_enter(module: ModuleLowering) -> None:
    """From C into the handlers: to the one that the second argument is the address of."""
    writer = FunctionWriter(f"define dso_local void {quoted(ENTER)}(ptr %hart, ptr %handler) "
                            'nounwind "frame-pointer"="all"')

    def field(name: str) -> str:
        place = writer.value(f"getelementptr i8, ptr %hart, i64 {offset_of(Hart, name)}")
        return writer.value(f"load {Hart.fields[name].type.llvm}, ptr {place}")

    values = (f"ptr %hart, ptr {field('memory')}, ptr {field('access')}, i64 {field('pages')}, "
              f"i64 {field('fuel')}")
    writer.emit(f"call {CONVENTION} void %handler(ptr null, {values})")
    writer.terminate("ret void")
    module.writer.add(writer.text())


def _found(module: ModuleLowering, name: str) -> tuple[HandlerWriter, str]:
    """A handler that has the block of hart.pc, and the block; it left if there is none."""
    handler = HandlerWriter(module, name, cold=True)
    block = handler.call(find_block, "%hart")
    found, none = handler.branch_on(handler.value(f"icmp ne ptr {block}, null"), LIKELY)
    handler.writer.place(none)
    handler.leave()
    handler.writer.place(found)
    return handler, block


def _write_resume(module: ModuleLowering) -> None:
    handler, block = _found(module, "resume")
    handler.enter(block)
    handler.done()


def _write_interpret(module: ModuleLowering) -> None:
    handler, block = _found(module, "interpret")
    op = handler.gep(block, Block.size)
    count = handler.value(f"zext i32 {handler.field(Block, 'count', block)} to i64")
    fuel = handler.value(f"sub i64 %fuel, {count}")
    enough, short = handler.branch_on(handler.value(f"icmp sge i64 {fuel}, 0"), LIKELY)
    handler.writer.place(short)
    handler.tail(quoted(handler_symbol("out_of_fuel")), op)
    handler.writer.place(enough)
    handler.tail(handler.value(f"load ptr, ptr {op}"), op, fuel)
    handler.done()


def _write_partial(module: ModuleLowering) -> None:
    """The instructions that the fuel allows, of a block that has more."""
    handler = HandlerWriter(module, "partial", cold=True)
    handler.set_field(Hart, "fuel", "%hart", "%fuel")
    block = handler.call(find_partial, "%hart")
    found, none = handler.branch_on(handler.value(f"icmp ne ptr {block}, null"), LIKELY)
    handler.writer.place(none)
    handler.leave()
    handler.writer.place(found)
    op = handler.gep(block, Block.size)
    count = handler.value(f"zext i32 {handler.field(Block, 'count', block)} to i64")
    handler.tail(handler.value(f"load ptr, ptr {op}"), op,
                 handler.value(f"sub i64 %fuel, {count}"))
    handler.done()


def _write_leave(module: ModuleLowering) -> None:
    handler = HandlerWriter(module, "leave", cold=True)
    handler.leave()
    handler.done()


def _leave_before_block(module: ModuleLowering, name: str, reason: Exit) -> None:
    """Leaves with op = the first op of a block that was not entered."""
    handler = HandlerWriter(module, name, cold=True)
    pc = handler.field(Block, "pc", handler.gep("%op", -Block.size))
    handler.set_field(Hart, "pc", "%hart", pc)
    handler.set_field(Hart, "detail", "%hart", pc)
    handler.leave(reason)
    handler.done()


def _write_out_of_fuel(module: ModuleLowering) -> None:
    _leave_before_block(module, "out_of_fuel", Exit.SLICE)


def _write_hot(module: ModuleLowering) -> None:
    _leave_before_block(module, "hot", Exit.HOT)


def _refunded(handler: HandlerWriter, done: str, block: str) -> str:
    """Fuel with what was paid for instructions from the one numbered `done` on."""
    count = handler.value(f"zext i32 {handler.field(Block, 'count', block)} to i64")
    rest = handler.value(f"sub i64 {count}, {done}")
    return handler.value(f"add i64 %fuel, {rest}")


def _set_pc(handler: HandlerWriter, index: str, block: str) -> None:
    typed = dict(address_in.parameters)
    arguments: list[Value] = [Value(typed["block"], block), Value(u64, index)]
    pc = handler.module.inline(handler.writer, address_in, [*arguments], {})
    assert pc is not None
    handler.set_field(Hart, "pc", "%hart", pc.text)


def _write_fault(module: ModuleLowering) -> None:
    """Leaves at the op's instruction, which has not happened; exit and detail are set."""
    handler = HandlerWriter(module, "fault", cold=True)
    block, index = handler.block(), handler.small("index")
    _set_pc(handler, index, block)
    handler.leave(fuel=_refunded(handler, index, block))
    handler.done()


def _write_leave_block(module: ModuleLowering) -> None:
    """Goes on after the op's instruction at a block that is looked up: this one is old."""
    handler = HandlerWriter(module, "leave_block", cold=True)
    block, index = handler.block(), handler.small("index")
    done = handler.value(f"add i64 {index}, 1")
    _set_pc(handler, done, block)
    handler.tail(quoted(handler_symbol("resume")), fuel=_refunded(handler, done, block))
    handler.done()


def _write_next(module: ModuleLowering) -> None:
    """The end of a block that ends with no transfer of control."""
    handler = HandlerWriter(module, "next")
    handler.follow("other", "link_other")
    handler.done()


def _write_linking(module: ModuleLowering, link: str) -> None:
    """A link that is followed for the first time; without a block it leaves, after this one."""
    handler = HandlerWriter(module, f"link_{link}", cold=True)
    place = handler.gep("%op", Op.size + offset_of(Link, link))
    block = handler.call(link_block, "%hart", "%op", place, str(int(link == "taken")))
    found, none = handler.branch_on(handler.value(f"icmp ne ptr {block}, null"), LIKELY)
    handler.writer.place(none)
    handler.leave()
    handler.writer.place(found)
    handler.enter(block)
    handler.done()


def _write_enter_translated(module: ModuleLowering) -> None:
    handler = HandlerWriter(module, "enter_translated")
    block = handler.gep("%op", -Block.size)
    entry = handler.value(f"load ptr, ptr {handler.gep(block, offset_of(Block, 'entry'))}")
    # It may have been taken away since `start` was read.
    there, gone = handler.branch_on(handler.value(f"icmp ne ptr {entry}, null"), LIKELY)
    handler.writer.place(gone)
    handler.tail(quoted(handler_symbol("enter_dead")))
    handler.writer.place(there)
    handler.tail(entry, fuel=_refunded(handler, "0", block))
    handler.done()


def _write_enter_dead(module: ModuleLowering) -> None:
    handler = HandlerWriter(module, "enter_dead", cold=True)
    block = handler.gep("%op", -Block.size)
    handler.set_field(Hart, "pc", "%hart", handler.field(Block, "pc", block))
    handler.tail(quoted(handler_symbol("resume")), fuel=_refunded(handler, "0", block))
    handler.done()


def _write_illegal(module: ModuleLowering) -> None:
    handler = HandlerWriter(module, "illegal", cold=True)
    bits = handler.value(f"zext i32 {handler.field(Op, 'imm', '%op')} to i64")
    handler.set_field(Hart, "exit", "%hart", str(int(Exit.ILLEGAL)))
    handler.set_field(Hart, "detail", "%hart", bits)
    handler.tail(quoted(handler_symbol("fault")))
    handler.done()
