"""Handlers of calls: from the invoke instructions into a method's `invoke` handler.

A call spills everything, so the arguments lie in memory and become the callee's first locals. The
method travels in the word register. Every invoke instruction has two words, so that a return
finds the next instruction after `Frame.pc`.
"""

from collections.abc import Callable, Sequence

from pvm.gc.objectmodel import Object
from pvm.lowlevel.ir import quoted
from pvm.lowlevel.lowering.module import ModuleLowering
from pvm.lowlevel.structs import offset_of
from pvm.vm.interp.composer import HandlerWriter, handler_symbol, write_step
from pvm.vm.interp.instructions import Instruction, declare
from pvm.vm.interp.traps import Trap
from pvm.vm.model.metadata import INITIALISED, Class, InterfaceEntry, Method, Thread

INVOKE_WORDS = 2


def _jump_to_method(handler: HandlerWriter, method: str, sp: str) -> None:
    target = handler.field(Method, "invoke", method, "ptr")
    word = handler.writer.value(f"ptrtoint ptr {method} to i64")
    handler.tail(target, handler.pc(), sp, "%fp", word)


def _named_method(handler: HandlerWriter) -> str:
    return handler.writer.value(f"inttoptr i64 {handler.word(1)} to ptr")


def leave_with_trap(handler: HandlerWriter, kind: Trap, sp: str, first: str = "0") -> None:
    """Raises an implicit exception at the current instruction."""
    handler.set_field(Thread, "trap_kind", "%thr", "i32", str(int(kind)))
    handler.set_field(Thread, "trap_first", "%thr", "i64", first)
    handler.tail(quoted("interp.exceptional"), handler.pc(), sp, "%fp", "%w")


def _receiver(handler: HandlerWriter, sp: str) -> str:
    """The receiver, `operand` values below the stack pointer; null traps."""
    distance = handler.writer.value(f"sub i64 0, {handler.operand()}")
    place = handler.writer.value(f"getelementptr i64, ptr {sp}, i64 {distance}")
    receiver = handler.load(place, 0, "ptr")
    present = handler.when(handler.writer.value(f"icmp eq ptr {receiver}, null"))
    leave_with_trap(handler, Trap.NULL_POINTER, sp)
    handler.writer.place(present)
    return receiver


def _class_of(handler: HandlerWriter, receiver: str) -> str:
    narrow = handler.field(Object, "klass", receiver, "i32")
    wide = handler.writer.value(f"zext i32 {narrow} to i64")
    return handler.writer.value(f"inttoptr i64 {wide} to ptr")


def _invokestatic(handler: HandlerWriter, sp: str) -> None:
    _jump_to_method(handler, _named_method(handler), sp)


def _invokestatic_checked(handler: HandlerWriter, sp: str) -> None:
    """A static method of a class that was still being initialised at resolution."""
    method = _named_method(handler)
    owner = handler.field(Method, "klass", method, "ptr")
    state = handler.field(Class, "state", owner, "i32")
    ready = handler.when(handler.writer.value(f"icmp ne i32 {state}, {INITIALISED}"))
    initialiser = handler.field(Class, "initialising_thread", owner, "ptr")
    mine = handler.when(handler.writer.value(f"icmp ne ptr {initialiser}, %thr"))
    handler.tail(quoted(handler_symbol("initialise_and_retry", 0)), handler.pc(), sp, "%fp", "%w")
    handler.writer.place(mine)
    handler.writer.place(ready)
    _jump_to_method(handler, method, sp)


def _invokespecial(handler: HandlerWriter, sp: str) -> None:
    _receiver(handler, sp)
    _jump_to_method(handler, _named_method(handler), sp)


def _invokevirtual(handler: HandlerWriter, sp: str) -> None:
    """word1 is the byte offset of the vtable entry in the class."""
    klass = _class_of(handler, _receiver(handler, sp))
    place = handler.writer.value(f"getelementptr i8, ptr {klass}, i64 {handler.word(1)}")
    _jump_to_method(handler, handler.load(place, 0, "ptr"), sp)


def _invokeinterface(handler: HandlerWriter, sp: str) -> None:
    """Linear probing in the class's interface table, JVMS 6.5 invokeinterface."""
    writer = handler.writer
    wanted = _named_method(handler)
    receiver = _receiver(handler, sp)
    klass = _class_of(handler, receiver)
    table = handler.field(Class, "itable", klass, "ptr")
    mask = handler.field(Class, "itable_mask", klass, "i32")
    number = handler.field(Method, "number", wanted, "i32")
    slot = writer.alloca("i32")
    writer.emit(f"store i32 {number}, ptr {slot}")
    probe = writer.label("probe")
    writer.place(probe)
    now = writer.value(f"load i32, ptr {slot}")
    index = writer.value(f"zext i32 {writer.value(f'and i32 {now}, {mask}')} to i64")
    offset = writer.value(f"mul i64 {index}, {InterfaceEntry.size}")
    entry = writer.value(f"getelementptr i8, ptr {table}, i64 {offset}")
    key = handler.field(InterfaceEntry, "key", entry, "ptr")
    other = handler.when(writer.value(f"icmp eq ptr {key}, {wanted}"), likely=True)
    _jump_to_method(handler, handler.field(InterfaceEntry, "target", entry, "ptr"), sp)
    writer.place(other)
    more = handler.when(writer.value(f"icmp eq ptr {key}, null"))
    first = writer.value(f"ptrtoint ptr {klass} to i64")
    method = writer.value(f"ptrtoint ptr {wanted} to i64")
    handler.set_field(Thread, "trap_second", "%thr", "i64", method)
    leave_with_trap(handler, Trap.INCOMPATIBLE_CLASS, sp, first)
    writer.place(more)
    writer.emit(f"store i32 {writer.value(f'add i32 {now}, 1')}, ptr {slot}")
    writer.branch(probe)


CALLS: dict[str, Callable[[HandlerWriter, str], None]] = {
    "invokestatic": _invokestatic,
    "invokestatic_checked": _invokestatic_checked,
    "invokespecial": _invokespecial,
    "invokevirtual": _invokevirtual,
    "invokeinterface": _invokeinterface,
}
for _name in CALLS:
    declare(Instruction(_name, INVOKE_WORDS))


def write_call(module: ModuleLowering, name: str, steps: Sequence[Instruction],
               depth: int) -> None:
    """Writes the handler of a sequence that ends with a call."""
    handler = HandlerWriter(module, handler_symbol(name, depth), depth)
    for step in steps[:-1]:
        write_step(handler, step)
        handler.settle()
        handler.position += step.words
    handler.spill()
    CALLS[steps[-1].name](handler, handler.sp())
    handler.done()


VTABLE_OFFSET = Class.size
assert offset_of(Class, "kind") == 0
