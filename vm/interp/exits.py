"""Handlers that leave a method or the straight path: returns, exceptions, polls, switches.
"""

from pvm.lowlevel.lowering.module import ModuleLowering
from pvm.vm.compiled.osr import leave_for_compiled
from pvm.vm.interp.calls import INVOKE_WORDS
from pvm.vm.interp.cells import add_one, cell_of
from pvm.vm.interp.composer import (
    CONVENTION,
    WORD,
    HandlerWriter,
    count_and_poll,
    handler_symbol,
)
from pvm.vm.interp.instructions import CACHED, Instruction, declare
from pvm.vm.interp.switches import find_case, find_range
from pvm.vm.model.metadata import METHOD_RETURNS_VALUE, Frame, Method, Thread
from pvm.vm.runtime.monitored import leave_synchronized
from pvm.vm.runtime.polling import poll_back_edge, poll_entry
from pvm.vm.runtime.unwinding import take_exception

for _name, _pops in (("return", 0), ("return_value", 1), ("return_synchronized", 0),
                     ("return_value_synchronized", 1), ("tableswitch", 1), ("lookupswitch", 1)):
    declare(Instruction(_name, 2 if "switch" in _name else 1, pops=_pops))
declare(Instruction("leave", 1))
declare(Instruction("goto_far", 2))

RETURNS = ("return", "return_value", "return_synchronized", "return_value_synchronized")
SWITCHES = {"tableswitch": find_range, "lookupswitch": find_case}


def write_exits(module: ModuleLowering) -> None:
    """Adds all of them to the module."""
    for depth in range(CACHED + 1):
        _write_return(module, "return", depth, False)
        _write_return(module, "return_value", depth, True)
        _write_synchronized_return(module, "return_synchronized", depth, False)
        _write_synchronized_return(module, "return_value_synchronized", depth, True)
        for name in SWITCHES:
            write_switch(module, name, handler_symbol(name, depth), depth)
        _write_spill(module, depth)
        _write_far_jump(module, depth)
    _write_exceptional(module)
    _write_polls(module)
    _write_resume(module)
    _write_leave(module)


def _return_to_caller(handler: HandlerWriter, cached: list[str]) -> None:
    """The operand is max_locals, so the caller's stack ends where our locals begin."""
    sp = handler.local_address()
    caller = handler.field(Frame, "previous", "%fp", "ptr")
    pc = handler.field(Frame, "pc", caller, "ptr")
    handler.go(handler.gep(pc, INVOKE_WORDS * WORD), sp, caller, cached)


def _write_return(module: ModuleLowering, name: str, depth: int, value: bool) -> None:
    handler = HandlerWriter(module, handler_symbol(name, depth), depth)
    _return_to_caller(handler, [handler.pop()] if value else [])
    handler.done()


def _write_synchronized_return(module: ModuleLowering, name: str, depth: int,
                               value: bool) -> None:
    handler = HandlerWriter(module, handler_symbol(name, depth), depth)
    handler.spill()
    sp = handler.sp()
    handler.save_state("%pc", sp)
    handler.writer.emit(f"call void {module.require(leave_synchronized)}(ptr %thr, ptr %fp)")
    handler.leave_if_exceptional()
    _return_to_caller(handler, [handler.pop()] if value else [])
    handler.done()


def write_switch(module: ModuleLowering, name: str, symbol: str, depth: int,
                 counted: bool = False) -> None:
    """word1 is the address of the table; a jump may go backwards."""
    handler = HandlerWriter(module, symbol, depth)
    key = handler.writer.value(f"trunc i64 {handler.pop()} to i32")
    handler.spill()
    sp = handler.sp()
    table = handler.writer.value(f"inttoptr i64 {handler.word(1)} to ptr")
    find = module.require(SWITCHES[name])
    distance = handler.writer.value(f"call i64 {find}(ptr {table}, i32 {key})")
    target = handler.writer.value(f"getelementptr i64, ptr %pc, i64 {distance}")
    if counted:
        add_one(handler, cell_of(handler, target), "arrivals")
    poll_backward(handler, distance, target, sp)
    handler.go(target, sp)
    handler.done()


def poll_backward(handler: HandlerWriter, distance: str, target: str, sp: str) -> None:
    """Polls if the jump is a backward one."""
    writer = handler.writer
    forward = handler.when(writer.value(f"icmp sle i64 {distance}, 0"))
    count_and_poll(handler, target, sp)
    writer.branch(forward)
    writer.place(forward)


def _write_spill(module: ModuleLowering, depth: int) -> None:
    """Falls into a branch target: everything to memory."""
    handler = HandlerWriter(module, handler_symbol("spill", depth), depth)
    handler.spill()
    handler.go(handler.gep("%pc", WORD))
    handler.done()


def _write_far_jump(module: ModuleLowering, depth: int) -> None:
    """A jump by word1, for methods too long for 16-bit distances."""
    handler = HandlerWriter(module, handler_symbol("goto_far", depth), depth)
    handler.spill()
    sp = handler.sp()
    distance = handler.word(1)
    target = handler.writer.value(f"getelementptr i64, ptr %pc, i64 {distance}")
    poll_backward(handler, distance, target, sp)
    handler.go(target, sp)
    handler.done()


def _write_exceptional(module: ModuleLowering) -> None:
    """Something was raised: makes the trap's exception or finds the handler of the pending one.

    Operands of the throwing instruction are dead: the stack ends at the frame's header.
    """
    handler = HandlerWriter(module, "interp.exceptional", 0, cold=True)
    handler.save_state("%pc", handler.gep("%fp", Frame.size))
    take = module.require(take_exception)
    method = handler.writer.value(f"call ptr {take}(ptr %thr)")
    fp = handler.field(Thread, "frame", "%thr", "ptr")
    sp = handler.field(Thread, "sp", "%thr", "ptr")
    pc = handler.field(Frame, "pc", fp, "ptr")
    calling = handler.writer.value(f"icmp ne ptr {method}, null")
    unwound = handler.when(calling)
    target = handler.load(method, 0, "ptr")
    word = handler.writer.value(f"ptrtoint ptr {method} to i64")
    handler.tail(target, pc, sp, fp, word)
    handler.writer.place(unwound)
    handler.go(pc, sp, fp)
    handler.done()


def _write_polls(module: ModuleLowering) -> None:
    """At a backward jump, and at a method's entry (the word register holds the method)."""
    back_edge = HandlerWriter(module, "interp.poll", 0, cold=True)
    back_edge.save_state("%pc", "%sp")
    poll = module.require(poll_back_edge)
    code = back_edge.writer.value(f"call i64 {poll}(ptr %thr)")
    back_edge.leave_if_exceptional()
    stay = back_edge.when(back_edge.writer.value(f"icmp ne i64 {code}, 0"))
    _go_on_compiled(back_edge, code)
    back_edge.writer.place(stay)
    back_edge.go("%pc", "%sp")
    back_edge.done()
    entry = HandlerWriter(module, "interp.enter_poll", 0, cold=True)
    entry.save_state("%pc", "%sp")
    method = entry.writer.value("inttoptr i64 %w to ptr")
    entry.writer.emit(f"call void {module.require(poll_entry)}(ptr %thr, ptr {method})")
    entry.leave_if_exceptional()
    entry.tail(entry.load(method, 0, "ptr"), "%pc", "%sp", "%fp", "%w")
    entry.done()


def _go_on_compiled(handler: HandlerWriter, code: str) -> None:
    """Leaves the frame for compiled code, which then returns to the frame's caller.

    A handler that makes real calls needs no frame pointer: walkers follow saved frame pointers
    only from compiled code to compiled code.
    """
    writer = handler.writer
    method = handler.field(Frame, "method", "%fp", "ptr")
    flags = handler.field(Method, "flags", method, "i32")
    values = writer.value(
        f"call ptr {handler.module.require(leave_for_compiled)}(ptr %thr)")
    marker = handler.field(Thread, "frame", "%thr", "ptr")
    target = writer.value(f"inttoptr i64 {code} to ptr")
    word = writer.value(f"ptrtoint ptr {method} to i64")
    caller = handler.field(Frame, "previous", marker, "ptr")
    pc = handler.field(Frame, "pc", caller, "ptr")
    result = writer.value(      # a deoptimisation overwrites the marker
        f"call {CONVENTION} i64 {target}(ptr %thr, i64 {word}, ptr {values})")
    handler.leave_if_exceptional(caller, pc)
    following = handler.gep(pc, INVOKE_WORDS * WORD)
    valued = writer.value(f"and i32 {flags}, {METHOD_RETURNS_VALUE}")
    nothing = handler.when(writer.value(f"icmp ne i32 {valued}, 0"), likely=True)
    handler.go(following, marker, caller, [result])
    writer.place(nothing)
    handler.go(following, marker, caller)


def _write_resume(module: ModuleLowering) -> None:
    """Goes on in a frame that a deoptimisation rebuilt, all of whose stack is in memory."""
    handler = HandlerWriter(module, "interp.resume", 0, cold=True)
    handler.leave_if_exceptional()
    writer = handler.writer
    depth = handler.field(Thread, "rebuilt_depth", "%thr", "i32")
    labels = [writer.label("cached") for _ in range(CACHED + 1)]
    cases = " ".join(f"i32 {count}, label %{label}" for count, label in enumerate(labels))
    writer.terminate(f"switch i32 {depth}, label %{labels[0]} [{cases}]")
    for count, label in enumerate(labels):
        writer.place(label)
        handler.in_memory = 0
        handler.go("%pc", cached=[handler.pop() for _ in range(count)][::-1])
    handler.done()


def _write_leave(module: ModuleLowering) -> None:
    """The last word of an entry frame: back to the C function that entered Java."""
    for depth in range(CACHED + 1):
        handler = HandlerWriter(module, handler_symbol("leave", depth), depth)
        if depth:
            handler.set_field(Thread, "result", "%thr", "i64", handler.pop())
        handler.writer.terminate("ret void")
        handler.done()
    module.provided.add("interpreter_run")
    module.writer.add(
        "define dso_local void @interpreter_run(ptr %pc, ptr %sp, ptr %fp, ptr %thr, i64 %w) "
        "noinline nounwind {\n"
        "  %m = inttoptr i64 %w to ptr\n  %h = load ptr, ptr %m\n"
        f"  call {CONVENTION} void %h(ptr %pc, ptr %sp, ptr %fp, ptr %thr, i64 %w"
        f"{', i64 poison' * CACHED})\n  ret void\n}}")


declare(Instruction("spill", 1))
