"""Writes a region as the text of one LLVM function.

Guest registers are variables (allocas, which LLVM turns into values); within a basic block the
writer knows their values itself. Each kind of instruction is written by a function of `operations`,
each kind of block's end by one of `control`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from pvm.isa.hart import Hart
from pvm.isa.translate import convention, dirtiness
from pvm.isa.translate.checks import plan
from pvm.isa.translate.code import cell_symbol
from pvm.isa.translate.regions import BasicBlock, Key, Region
from pvm.isa.translate.space import INTERPRET, RESUME
from pvm.lowlevel.ir import FunctionWriter, quoted
from pvm.lowlevel.lowering.prelude import Prelude
from pvm.lowlevel.structs import offset_of

COLD: Final = "preserve_allcc "     # what is hardly ever called takes no registers from the rest
ATTRIBUTES: Final = 'nounwind strictfp "frame-pointer"="none"'
_WEIGHTS: Final = '!0 = !{!"branch_weights", i32 1000000, i32 1}'
LIKELY: Final = "!prof !0"
_BELOW_4G: Final = "!1 = !{i64 0, i64 4294967296}"

Register = tuple[str, int]          # ("x" or "f", number)
FUEL: Final[Register] = ("fuel", 0)
PC: Final[Register] = ("pc", 0)     # where the interpreter is to go on


class RegionText(NamedTuple):
    """The text of a region, the name of its function, and the pcs whose cells it jumps through."""

    text: str
    symbol: str
    targets: list[int]


class Emitter:
    """One region, being written. `values` are what variables hold at the place being written, as
    far as that is known; those in `changed` are not in their allocas yet."""

    def __init__(self, region: Region) -> None:
        self.region = region
        self.symbol = f"region.{region.entry.pc:x}"
        self.writer = FunctionWriter(
            f"define hidden {convention.CONVENTION} void {quoted(self.symbol)}"
            f"({convention.PARAMETERS}) {ATTRIBUTES}")
        self.prelude = Prelude(ATTRIBUTES, COLD)
        self.cells: dict[int, str] = {}
        self.values: dict[Register, str] = {}
        self.changed: set[Register] = set()
        self.dirty: frozenset[Register] = frozenset()
        self._doubles = dirtiness.doubles(region)
        self._written: frozenset[Register] = frozenset()
        self._leaves: dict[int, str] = {}
        self._tails: dict[frozenset[Register], str] = {}
        self._slots: dict[Register, str] = {}
        self._deferred: list[Callable[[], None]] = []
        self._labels = {key: f"b{number}" for number, key in enumerate(region.blocks)}

    # -- the whole

    def text(self) -> RegionText:
        """Writes the region."""
        from pvm.isa.translate import control, operations

        dirty = dirtiness.at_entries(self.region)
        self._write_prologue()
        self._check_rounding()
        for key, block in self.region.blocks.items():
            self.writer.place(self._labels[key])
            self.values, self.changed, self.dirty = {}, set(), dirty[key]
            self._written = dirty[key] | dirtiness.written(block)
            self._leaves = {}
            self._pay(key, block)
            checks = plan(block)
            for index, step in enumerate(block.steps):
                operations.write(self, step, block.count - index, checks.get(index))
            control.write(self, block)
        while self._deferred:
            self._deferred.pop()()
        for stored, label in self._tails.items():
            self._write_tail(stored, label)
        lines = [*self._declarations(), *self.prelude.text(), self.writer.text(), _WEIGHTS,
                 _BELOW_4G]
        return RegionText("\n".join(lines) + "\n", self.symbol, list(self.cells))

    def _declarations(self) -> list[str]:
        thunks = [f"declare hidden {convention.CONVENTION} void {quoted(name)}({convention.TYPES})"
                  for name in (INTERPRET, RESUME)]
        return thunks + [f"{name} = external hidden global ptr, !absolute_symbol !1"
                         for name in self.cells.values()]

    def _write_prologue(self) -> None:
        """Registers that travel are in the arguments, the others that the region names are
        loaded: LLVM drops the loads of those that are written first."""
        for name, kind in (("pages", "i64"), ("access", "ptr")):
            self.writer.emit(f"%{name} = load {kind}, ptr {self.place(offset_of(Hart, name))}")
        self.store_slot(FUEL, "%fuel")
        for number in convention.TRAVELLING:
            self.store_slot(("x", number), f"%x{number}")
        for number in convention.TRAVELLING_FLOATS:
            self.store_slot(("f", number), f"%f{number}", "double")
        for register in sorted(dirtiness.named(self.region)):
            if not dirtiness.travels(register):
                self.store_slot(register, self.load(dirtiness.offset(register)))

    def _check_rounding(self) -> None:
        """The host must be able to round as the guest wants it to."""
        if dirtiness.rounds(self.region):
            slow = self.load(offset_of(Hart, "frm_is_slow"), "i32")
            self.guard(self.writer.value(f"icmp eq i32 {slow}, 0"), self.region.entry.pc, 0)
            self.values = {}
        self.writer.branch(self._labels[self.region.entry])

    def _pay(self, key: Key, block: BasicBlock) -> None:
        fuel = self.get(FUEL)
        needed = self.region.heads.get(key)
        if needed is not None:
            enough = self.writer.value(f"icmp sge i64 {fuel}, {needed}")
            self.guard(enough, key.pc, 0)
        if block.count:
            self.set(FUEL, self.writer.value(f"sub i64 {fuel}, {block.count}"))

    # -- variables

    def get(self, register: Register) -> str:
        """A variable's value here."""
        if register == ("x", 0):
            return "0"
        if register not in self.values:
            self.values[register] = self._load_slot(register)
        return self.values[register]

    def set(self, register: Register, value: str) -> None:
        """Gives a variable a value."""
        if register != ("x", 0):
            self.values[register] = value
            self.changed.add(register)

    def flush(self) -> None:
        """What follows may be another block."""
        for register in sorted(self.changed):
            self.store_slot(register, self.values[register])
        self.dirty |= self.changed - {FUEL}
        self.changed = set()

    def store_slot(self, register: Register, value: str, type_: str = "i64") -> None:
        """Variables that hold doubles are doubles, so that they stay in the host's registers of
        that kind."""
        wanted = "double" if register in self._doubles else "i64"
        if wanted != type_:
            value = self.writer.value(f"bitcast {type_} {value} to {wanted}")
        self.writer.emit(f"store {wanted} {value}, ptr {self._slot(register)}")

    def _load_slot(self, register: Register) -> str:
        if register not in self._doubles:
            return self.writer.value(f"load i64, ptr {self._slot(register)}")
        value = self.writer.value(f"load double, ptr {self._slot(register)}")
        return self.writer.value(f"bitcast double {value} to i64")

    def _slot(self, register: Register) -> str:
        if register not in self._slots:
            self._slots[register] = self.writer.alloca("i64")
        return self._slots[register]

    # -- the hart

    def place(self, offset: int) -> str:
        """Address of a place in the hart."""
        return self.writer.value(f"getelementptr i8, ptr %hart, i64 {offset}")

    def load(self, offset: int, type_: str = "i64") -> str:
        return self.writer.value(f"load {type_}, ptr {self.place(offset)}")

    def store(self, offset: int, value: str) -> None:
        self.writer.emit(f"store i64 {value}, ptr {self.place(offset)}")

    # -- leaving

    def guard(self, condition: str, pc: int, refund: int) -> None:
        """Goes on if the condition holds; else the interpreter goes on at pc, and what was paid for
        `refund` instructions is given back. All guards of an instruction leave in one place."""
        go = self.writer.label("go")
        if pc not in self._leaves:
            self._leaves[pc] = self.writer.label("leave")
            self.defer(self._leaves[pc], lambda: self.interpret(pc, refund))
        self.writer.terminate(
            f"br i1 {condition}, label %{go}, label %{self._leaves[pc]}, {LIKELY}")
        self.writer.place(go)

    def defer(self, label: str, write: Callable[[], None]) -> None:
        """Writes a block later, behind all others, in the state of here and now."""
        state = self.values, self.changed, self.dirty, self._written, self._leaves
        values, changed = dict(self.values), set(self.changed)

        def later() -> None:
            _, _, self.dirty, self._written, self._leaves = state
            self.values, self.changed = dict(values), set(changed)
            self.writer.place(label)
            write()

        self._deferred.append(later)

    def interpret(self, pc: int, refund: int = 0) -> None:
        """Leaves to the interpreter, which does at least the instruction at pc itself."""
        if refund:
            self.set(FUEL, self.writer.value(f"add i64 {self.get(FUEL)}, {refund}"))
        self.flush()
        self.store_slot(PC, str(pc))
        stored = frozenset(each for each in self._written if not dirtiness.travels(each))
        if stored not in self._tails:
            self._tails[stored] = self.writer.label("tail")
        self.writer.branch(self._tails[stored])

    def _write_tail(self, stored: frozenset[Register], label: str) -> None:
        """What all leaves have in common that have these registers to store."""
        self.values, self.changed, self.dirty = {}, set(), stored
        self.writer.place(label)
        self.store(offset_of(Hart, "pc"), self.get(PC))
        self.jump(quoted(INTERPRET))

    def jump_to_cell(self, pc: int) -> None:
        """Leaves to a pc that is known."""
        name = self.cells.setdefault(pc, quoted(cell_symbol(pc)))
        self.jump(self.writer.value(f"load ptr, ptr {name}"))

    def jump(self, target: str) -> None:
        """Leaves the region: what does not travel goes into the hart."""
        for register in sorted(self.dirty | self.changed):
            if not dirtiness.travels(register):
                self.store(dirtiness.offset(register), self.get(register))
        integers = {number: self.get(("x", number)) for number in convention.TRAVELLING}
        floats = {number: self.writer.value(f"bitcast i64 {self.get(('f', number))} to double")
                  for number in convention.TRAVELLING_FLOATS}
        fuel = self.get(FUEL)
        self.writer.emit(f"musttail call {convention.CONVENTION} void {target}"
                         f"({convention.arguments(integers, floats, fuel)})")
        self.writer.terminate("ret void")

    def go(self, key: Key) -> str:
        """The label of a block of the region, or of an exit to its pc. Variables are flushed."""
        if key in self._labels:
            return self._labels[key]
        label = self.writer.label("exit")
        self.defer(label, lambda: self.jump_to_cell(key.pc))
        return label


def emit(region: Region) -> RegionText:
    """A region as text."""
    return Emitter(region).text()


