"""Writes handlers: a sequence of instructions over a symbolic operand stack.

While a handler is written, the operand stack is a list of IR values (the cached ones) above what
lies in memory; popping past the cached values loads from memory, and between two instructions of a
sequence at most `CACHED` values stay cached. So a superinstruction keeps its intermediate values
in registers, whatever it is made of.
"""

from collections.abc import Sequence
from typing import Any

from pvm.lowlevel.ir import FunctionWriter, quoted
from pvm.lowlevel.lowering.module import ModuleLowering
from pvm.lowlevel.lowering.statements import Exits
from pvm.lowlevel.lowering.values import Constant, Value, convert
from pvm.lowlevel.pointers import is_pointer
from pvm.lowlevel.structs import offset_of
from pvm.lowlevel.types import boolean, f32, f64, i64, u64
from pvm.vm.interp.cells import add_one, profile_cell
from pvm.vm.interp.instructions import CACHED, SUPPLIED, Instruction
from pvm.vm.model.metadata import Frame, Thread

CONVENTION = "preserve_nonecc"
REGISTERS = tuple(f"%r{index}" for index in range(CACHED))
PARAMETERS = ("ptr %pc, ptr %sp, ptr %fp, ptr %thr, i64 %w, "
              + ", ".join(f"i64 {register}" for register in REGISTERS))
WORD = 8
Operand = Value | Constant


def handler_symbol(name: str, depth: int) -> str:
    """Symbol of an instruction's handler for `depth` cached values."""
    return f"interp.{name}.{depth}"


class HandlerWriter:
    """The text of one handler, being written."""

    def __init__(self, module: ModuleLowering, symbol: str, depth: int, cold: bool = False) -> None:
        self.module = module
        marks = "noinline cold " if cold else ""
        self.writer = FunctionWriter(
            f"define dso_local {CONVENTION} void {quoted(symbol)}({PARAMETERS}) {marks}nounwind")
        self.cached: list[str] = list(REGISTERS[:depth])
        self.in_memory = 0      # slots by which the memory part has grown since entry
        self.position = 0       # word offset of the instruction being written

    # -- values and places

    def gep(self, base: str, offset: int) -> str:
        """Address `offset` bytes after `base`."""
        if offset == 0:
            return base
        return self.writer.value(f"getelementptr i8, ptr {base}, i64 {offset}")

    def load(self, base: str, offset: int, kind: str = "i64") -> str:
        return self.writer.value(f"load {kind}, ptr {self.gep(base, offset)}")

    def store(self, value: str, base: str, offset: int, kind: str = "i64") -> None:
        self.writer.emit(f"store {kind} {value}, ptr {self.gep(base, offset)}")

    def field(self, structure: Any, name: str, base: str, kind: str) -> str:
        """Loads a struct's field."""
        return self.load(base, offset_of(structure, name), kind)

    def set_field(self, structure: Any, name: str, base: str, kind: str, value: str) -> None:
        self.store(value, base, offset_of(structure, name), kind)

    def word(self, ahead: int = 0) -> str:
        """The word `ahead` words after the current instruction's own."""
        index = self.position + ahead
        return "%w" if index == 0 else self.load("%pc", index * WORD)

    def operand(self) -> str:
        return self.writer.value(f"and i64 {self.word()}, 65535")

    def signed_operand(self) -> str:
        short = self.writer.value(f"trunc i64 {self.word()} to i16")
        return self.writer.value(f"sext i16 {short} to i64")

    def pc(self) -> str:
        """Address of the current instruction."""
        return self.gep("%pc", self.position * WORD)

    def local_address(self) -> str:
        """Address of the local that the operand names."""
        distance = self.writer.value(f"sub i64 0, {self.operand()}")
        return self.writer.value(f"getelementptr i64, ptr %fp, i64 {distance}")

    # -- the operand stack

    def push(self, value: str) -> None:
        self.cached.append(value)

    def pop(self) -> str:
        if self.cached:
            return self.cached.pop()
        self.in_memory -= 1
        return self.load("%sp", self.in_memory * WORD)

    def settle(self) -> None:
        """Spills the deepest values until no more than CACHED are cached."""
        while len(self.cached) > CACHED:
            self._spill_one()

    def spill(self) -> None:
        """Puts every value in memory."""
        while self.cached:
            self._spill_one()

    def _spill_one(self) -> None:
        self.store(self.cached.pop(0), "%sp", self.in_memory * WORD)
        self.in_memory += 1

    def sp(self) -> str:
        return self.gep("%sp", self.in_memory * WORD)

    # -- leaving

    def tail(self, target: str, pc: str, sp: str, fp: str, word: str,
             cached: Sequence[str] = ()) -> None:
        """`musttail` to a handler-like function."""
        registers = [*cached, *["poison"] * (CACHED - len(cached))]
        values = ", ".join(f"i64 {value}" for value in registers)
        self.writer.emit(f"musttail call {CONVENTION} void {target}(ptr {pc}, ptr {sp}, ptr {fp}, "
                         f"ptr %thr, i64 {word}, {values})")
        self.writer.terminate("ret void")

    def dispatch(self, pc: str, sp: str, fp: str, word: str, cached: Sequence[str] = ()) -> None:
        """Goes on at the handler that a word names."""
        address = self.writer.value(f"lshr i64 {word}, 16")
        target = self.writer.value(f"inttoptr i64 {address} to ptr")
        self.tail(target, pc, sp, fp, word, cached)

    def go(self, pc: str, sp: str | None = None, fp: str = "%fp",
           cached: Sequence[str] = ()) -> None:
        """Loads the word at `pc` and goes on there."""
        self.dispatch(pc, sp or self.sp(), fp, self.load(pc, 0), cached)

    def save_state(self, pc: str, sp: str, fp: str = "%fp") -> None:
        """Makes the running frame visible to stack walkers."""
        self.set_field(Frame, "pc", fp, "ptr", pc)
        self.set_field(Thread, "frame", "%thr", "ptr", fp)
        self.set_field(Thread, "sp", "%thr", "ptr", sp)

    def when(self, condition: str, likely: bool = False) -> str:
        """Branches on an i1 into a new block; returns the label of the other way, to be placed."""
        yes, no = self.writer.label("yes"), self.writer.label("no")
        weight = ", !prof !0" if not likely else ", !prof !1"
        self.writer.terminate(f"br i1 {condition}, label %{yes}, label %{no}{weight}")
        self.writer.place(yes)
        return no

    def leave_if_exceptional(self, fp: str = "%fp", pc: str = "%pc") -> None:
        """After a slow function: goes to the trap or the unwinder if it raised something."""
        kind = self.field(Thread, "trap_kind", "%thr", "i32")
        pending = self.field(Thread, "pending", "%thr", "i64")
        wide = self.writer.value(f"zext i32 {kind} to i64")
        either = self.writer.value(f"or i64 {wide}, {pending}")
        clear = self.when(self.writer.value(f"icmp ne i64 {either}, 0"))
        self.tail(quoted("interp.exceptional"), pc, "%sp", fp, "%w")
        self.writer.place(clear)

    def done(self) -> None:
        self.module.writer.add(self.writer.text())


def from_slot(writer: FunctionWriter, slot: str, type_: Any) -> Value:
    """A stack slot's 64 bits as a value of the type."""
    if type_ in (i64, u64):
        return Value(type_, slot)
    if is_pointer(type_):
        return Value(type_, writer.value(f"inttoptr i64 {slot} to ptr"))
    if type_ is f64:
        return Value(type_, writer.value(f"bitcast i64 {slot} to double"))
    narrow = writer.value(f"trunc i64 {slot} to {'i32' if type_ is f32 else type_.llvm}")
    if type_ is f32:
        narrow = writer.value(f"bitcast i32 {narrow} to float")
    return Value(type_, narrow)


def to_slot(writer: FunctionWriter, value: Value) -> str:
    """A value as a stack slot's 64 bits."""
    if value.type in (i64, u64):
        return value.text
    if is_pointer(value.type):
        return writer.value(f"ptrtoint ptr {value.text} to i64")
    if value.type is f64:
        return writer.value(f"bitcast double {value.text} to i64")
    if value.type is f32:
        bits = writer.value(f"bitcast float {value.text} to i32")
        return writer.value(f"zext i32 {bits} to i64")
    return writer.value(f"zext {value.type.llvm} {value.text} to i64")


def supplied(handler: HandlerWriter, name: str, type_: Any) -> Value:
    """The value of a parameter that the handler supplies."""
    if name == "thread":
        return Value(type_, "%thr")
    if name == "frame":
        return Value(type_, "%fp")
    if name == "operand":
        return Value(type_, handler.operand())
    if name == "signed_operand":
        return Value(type_, handler.signed_operand())
    return from_slot(handler.writer, handler.word(int(name[-1])), type_)


def write_meaning(handler: HandlerWriter, step: Instruction) -> Value | None:
    """Lowers the meaning in place; its traps and slow paths leave with exact state."""
    assert step.meaning is not None
    cached, in_memory = list(handler.cached), handler.in_memory
    popped = {name: handler.pop() for name, _ in reversed(step.meaning.parameters)
              if name not in SUPPLIED}
    arguments = [from_slot(handler.writer, popped[name], type_) if name in popped
                 else supplied(handler, name, type_)
                 for name, type_ in step.meaning.parameters]

    def trap(_: Any, kind: Constant, *details: Operand) -> None:
        handler.set_field(Thread, "trap_kind", "%thr", "i32", str(int(kind.value)))
        for name, detail in zip(("trap_first", "trap_second"), details, strict=False):
            value = convert(handler.writer, detail, i64)
            handler.set_field(Thread, name, "%thr", "i64", value.text)
        handler.tail(quoted("interp.exceptional"), handler.pc(), "%sp", "%fp", "%w")

    def leave_slow(_: Any) -> None:
        if step.slow is None:
            raise TypeError(f"{step.name} has no slow function")
        target = quoted(handler_symbol(step.name + ".slow", len(cached)))
        sp = handler.gep("%sp", in_memory * WORD)
        handler.tail(target, handler.pc(), sp, "%fp", handler.word(), cached)

    exits: Exits = {"trap": trap, "slow_path": leave_slow}
    return handler.module.inline(handler.writer, step.meaning, list(arguments), exits)


def write_step(handler: HandlerWriter, step: Instruction) -> Value | None:
    """Writes one non-branching instruction of a sequence; returns a branch's condition."""
    if step.shuffle is not None:
        count, order = step.shuffle
        values = [handler.pop() for _ in range(count)][::-1]
        for index in order:
            handler.push(values[index])
        return None
    result = write_meaning(handler, step)
    if step.branches:
        return result if result is not None else Value(boolean, "true")
    if result is not None:
        handler.push(to_slot(handler.writer, result))
    return None


def write_handler(module: ModuleLowering, name: str, steps: Sequence[Instruction],
                  depth: int) -> int:
    """Writes the handler of a sequence for `depth` cached values; returns the depth after it."""
    handler = HandlerWriter(module, handler_symbol(name, depth), depth)
    total = sum(step.words for step in steps)
    following = None if steps[-1].branches else handler.load("%pc", total * WORD)
    for step in steps:
        condition = write_step(handler, step)
        handler.settle()
        if condition is not None:
            _write_jump(handler, step, condition, total)
            return 0
        handler.position += step.words
    assert following is not None
    handler.dispatch(handler.gep("%pc", total * WORD), handler.sp(), "%fp", following,
                     handler.cached)
    handler.done()
    return len(handler.cached)


def _write_jump(handler: HandlerWriter, step: Instruction, condition: Value, total: int) -> None:
    handler.spill()
    sp = handler.sp()
    distance = handler.signed_operand()
    otherwise = None
    cell = profile_cell(handler) if step.counted else ""
    if condition.text != "true":
        yes, otherwise = handler.writer.label("taken"), handler.writer.label("not")
        handler.writer.terminate(f"br i1 {condition.text}, label %{yes}, label %{otherwise}")
        handler.writer.place(yes)
    if cell:
        add_one(handler, cell, "count1")
    target = handler.writer.value(f"getelementptr i64, ptr {handler.pc()}, i64 {distance}")
    if step.backward:
        count_and_poll(handler, target, sp)
    handler.go(target, sp)
    if otherwise is not None:
        handler.writer.place(otherwise)
        if cell:
            add_one(handler, cell, "count2")
        handler.go(handler.gep("%pc", total * WORD), sp)
    handler.done()


def count_and_poll(handler: HandlerWriter, target: str, sp: str) -> None:
    """A backward jump to `target`: goes by way of `interp.poll` when a sample is due or the poll
    word is set."""
    leave_for_poll(handler, "interp.poll", target, sp)


def leave_for_poll(handler: HandlerWriter, symbol: str, pc: str, sp: str) -> None:
    """Counts a tick; the one that is due reads the poll word as well.

    So a request waits for SAMPLE_TICKS loops and calls at most, some microseconds; what takes
    longer than a tick (native code) makes the next one due when there is a request.
    """
    ticks = handler.field(Thread, "ticks", "%thr", "i32")
    fewer = handler.writer.value(f"sub i32 {ticks}, 1")
    handler.set_field(Thread, "ticks", "%thr", "i32", fewer)
    quiet = handler.when(handler.writer.value(f"icmp eq i32 {fewer}, 0"))
    handler.tail(quoted(symbol), pc, sp, "%fp", "%w")
    handler.writer.place(quiet)


def write_slow_handler(module: ModuleLowering, step: Instruction, depth: int,
                       depth_after: int) -> None:
    """The slow path of an instruction: all in memory, a C call, and back into cached state."""
    symbol = handler_symbol(step.name + ("" if step.slow_only else ".slow"), depth)
    handler = HandlerWriter(module, symbol, depth, cold=True)
    handler.spill()
    sp = handler.sp()
    handler.save_state("%pc", sp)
    assert step.slow is not None
    function = module.require(step.slow)
    result = handler.writer.value(f"call i64 {function}(ptr %thr, ptr %pc, ptr {sp})")
    handler.leave_if_exceptional()
    if step.retry:
        _reload(handler, depth, 0, "%pc")
    elif step.pops_operand:
        handler.in_memory = depth
        count = handler.writer.value(f"sub i64 0, {handler.operand()}")
        base = handler.writer.value(f"getelementptr i64, ptr {handler.sp()}, i64 {count}")
        handler.go(handler.gep("%pc", step.words * WORD), base, cached=[result])
    else:
        handler.in_memory = depth - step.pops
        results = [result] if step.pushes else []
        _reload(handler, depth_after - len(results), step.words, "%pc", results)
    handler.done()


def _reload(handler: HandlerWriter, count: int, ahead: int, pc: str,
            results: Sequence[str] = ()) -> None:
    if not ahead:
        handler.in_memory = count
    values = []
    for _ in range(count):
        handler.in_memory -= 1
        values.append(handler.load("%sp", handler.in_memory * WORD))
    handler.go(handler.gep(pc, ahead * WORD), cached=[*values[::-1], *results])
