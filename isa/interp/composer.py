"""Writes handlers: an instruction's meaning between loads and stores of the hart's registers."""

from typing import Any

from pvm.isa.hart import Exit, Hart
from pvm.isa.interp.blocks import Block, Link, Op
from pvm.lowlevel.ir import FunctionWriter, quoted
from pvm.lowlevel.lowering.module import ModuleLowering
from pvm.lowlevel.lowering.values import Value
from pvm.lowlevel.marks import LowLevelFunction
from pvm.lowlevel.structs import offset_of
from pvm.lowlevel.types import i64, u64

CONVENTION = "preserve_nonecc"
ARGUMENTS = ("ptr", "%op"), ("ptr", "%hart"), ("ptr", "%memory"), ("ptr", "%access"), \
    ("i64", "%pages"), ("i64", "%fuel")
PARAMETERS = ("ptr noalias %op, ptr noalias %hart, ptr %memory, ptr %access, i64 %pages, "
              "i64 %fuel")
UNLIKELY, LIKELY = "!prof !0", "!prof !1"
_INDEX_FIELDS = {"rs1": "rs1", "rs2": "rs2", "frs1": "rs1", "frs2": "rs2"}


def handler_symbol(name: str) -> str:
    """Symbol of a handler in the image."""
    return f"isa.{name}"


class HandlerWriter:
    """The text of one handler, being written.

    `op` is the instruction under way: the handler's own, until `advance`. `result` is what the last
    one put into its rd; while it is `forwarded`, rs1 is this value.
    """

    def __init__(self, module: ModuleLowering, name: str, cold: bool = False,
                 strict: bool = False) -> None:
        self.module = module
        self.op = "%op"
        self.result = self.forwarded = ""
        marks = ("noinline cold " if cold else "") + ("strictfp " if strict else "")
        self.writer = FunctionWriter(f"define dso_local {CONVENTION} void "
                                     f"{quoted(handler_symbol(name))}({PARAMETERS}) "
                                     f"{marks}nounwind")

    # -- values and places

    def value(self, text: str) -> str:
        """Appends an instruction; the name of its result."""
        return self.writer.value(text)

    def gep(self, base: str, offset: int) -> str:
        """Address `offset` bytes after `base`."""
        return base if offset == 0 else self.value(f"getelementptr i8, ptr {base}, i64 {offset}")

    def field(self, structure: Any, name: str, base: str) -> str:
        """A struct's field: its value, as an integer or pointer of its own width."""
        kind = structure.fields[name].type
        place = self.gep(base, offset_of(structure, name))
        return self.value(f"load {kind.llvm}, ptr {place}")

    def set_field(self, structure: Any, name: str, base: str, value: str) -> None:
        kind = structure.fields[name].type
        place = self.gep(base, offset_of(structure, name))
        self.writer.emit(f"store {kind.llvm} {value}, ptr {place}")

    def small(self, name: str) -> str:
        """A byte of the op, widened."""
        return self.value(f"zext i8 {self.field(Op, name, self.op)} to i64")

    def immediate(self) -> str:
        return self.value(f"sext i32 {self.field(Op, 'imm', self.op)} to i64")

    def place_of(self, index: str) -> str:
        """Address of the register with this index."""
        return self.value(f"getelementptr i64, ptr %hart, i64 {index}")

    def register(self, field: str) -> str:
        """The register that a field of the op names."""
        if field == "rs1" and self.forwarded:
            return self.forwarded
        return self.value(f"load i64, ptr {self.place_of(self.small(field))}")

    def set_register(self, value: str) -> None:
        """Writes rd (its index was made SINK where it was x0)."""
        self.writer.emit(f"store i64 {value}, ptr {self.place_of(self.small('rd'))}")
        self.result = value

    def block(self) -> str:
        """Header of the block that the op is in."""
        before = self.value(f"shl i64 {self.small('index')}, 4")
        distance = self.value(f"sub i64 {-Block.size}, {before}")
        return self.value(f"getelementptr i8, ptr {self.op}, i64 {distance}")

    def advance(self, depends: bool) -> None:
        """The next instruction is written; `depends`: its rs1 is the last one's rd."""
        self.op = self.gep(self.op, Op.size)
        self.forwarded = self.result if depends else ""

    # -- meanings

    def argument(self, name: str, type_: Any) -> Value:
        """What a meaning's parameter of this name is given."""
        if name == "hart":
            return Value(type_, "%hart")
        if name == "imm":
            return Value(i64, self.immediate())
        if name == "pc":
            return Value(u64, self.field(Block, "pc", self.block()))
        if name == "frs3":
            third = self.value(f"and i64 {self.immediate()}, 255")
            return Value(u64, self.value(f"load i64, ptr {self.place_of(third)}"))
        return Value(u64, self.register(_INDEX_FIELDS[name]))

    def apply(self, meaning: LowLevelFunction, **given: Value) -> Value:
        """Writes a meaning in place; `given` are the parameters that are not the op's."""
        arguments: list[Any] = [given.get(name) or self.argument(name, type_)
                                for name, type_ in meaning.parameters]
        result = self.module.inline(self.writer, meaning, arguments, {})
        assert result is not None
        return result

    # -- going on

    def branch_on(self, condition: str, weight: str, hint: str = "way") -> tuple[str, str]:
        """Ends the block with a conditional branch; the labels of its two ways, to be placed."""
        yes, no = self.writer.label(hint), self.writer.label(hint)
        weights = f", {weight}" if weight else ""
        self.writer.terminate(f"br i1 {condition}, label %{yes}, label %{no}{weights}")
        return yes, no

    def unless(self, condition: str, handler: str) -> None:
        """Goes to another handler, with the same op, where the condition does not hold."""
        yes, no = self.branch_on(condition, LIKELY)
        self.writer.place(no)
        self.tail(quoted(handler_symbol(handler)))
        self.writer.place(yes)

    def tail(self, target: str, op: str = "", fuel: str = "%fuel") -> None:
        """Jumps to a handler."""
        changed = {"%op": op or self.op, "%fuel": fuel}
        values = ", ".join(f"{kind} {changed.get(name, name)}" for kind, name in ARGUMENTS)
        self.writer.emit(f"musttail call {CONVENTION} void {target}({values})")
        self.writer.terminate("ret void")

    def next(self) -> None:
        """Goes on with the op after this one."""
        op = self.gep(self.op, Op.size)
        self.tail(self.value(f"load ptr, ptr {op}"), op)

    def enter(self, block: str) -> None:
        """Enters a block as the package's text says."""
        op = self.gep(block, Block.size)
        count = self.value(f"zext i32 {self.field(Block, 'count', block)} to i64")
        fuel = self.value(f"sub i64 %fuel, {count}")
        enough, short = self.branch_on(self.value(f"icmp sge i64 {fuel}, 0"), LIKELY)
        self.writer.place(short)
        self.tail(quoted(handler_symbol("out_of_fuel")), op)
        self.writer.place(enough)
        heat = self.value(f"sub i32 {self.field(Block, 'heat', block)}, 1")
        self.set_field(Block, "heat", block, heat)
        hot, cold = self.branch_on(self.value(f"icmp eq i32 {heat}, 0"), UNLIKELY)
        self.writer.place(hot)
        self.tail(quoted(handler_symbol("hot")), op)
        self.writer.place(cold)
        start = self.value(f"load ptr, ptr {self.gep(block, offset_of(Block, 'start'))}")
        self.tail(start, op, fuel)

    def follow(self, link: str, missing: str) -> None:
        """Enters the block that a link field holds; without one goes to the handler `missing`."""
        place = self.gep(self.op, Op.size + offset_of(Link, link))
        block = self.value(f"load ptr, ptr {place}")
        self.unless(self.value(f"icmp ne ptr {block}, null"), missing)
        self.enter(block)

    def leave(self, reason: Exit | None = None, fuel: str = "%fuel") -> None:
        """Returns to `run`."""
        if reason is not None:
            self.set_field(Hart, "exit", "%hart", str(int(reason)))
        self.set_field(Hart, "fuel", "%hart", fuel)
        self.writer.terminate("ret void")

    def call(self, function: LowLevelFunction, *arguments: str) -> str:
        """Calls a low-level function that has a result."""
        symbol = self.module.require(function)
        typed = ", ".join(f"{type_.llvm} {text}" for (_, type_), text
                          in zip(function.parameters, arguments, strict=True))
        return self.value(f"call {function.result.llvm} {symbol}({typed})")

    def done(self) -> None:
        """The handler is complete."""
        self.module.writer.add(self.writer.text())
