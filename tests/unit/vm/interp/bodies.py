"""Methods of one instruction, with the values below it cached in registers or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pvm.vm.classfile.assembler import CodeBuilder, Label
from pvm.vm.classfile.flags import ACC_PUBLIC, ACC_STATIC
from pvm.vm.classfile.opcodes import BY_NAME, OPCODES, Op, Opcode
from pvm.vm.classfile.writer import ClassWriter

STATIC = ACC_PUBLIC | ACC_STATIC
WIDE = "JD"
CACHED = 3
FUSED = "fused"
VARIANTS = (FUSED, *range(CACHED + 1))
JUNK = (7, 77, 777)


def width(kinds: str) -> int:
    """Slots of values."""
    return sum(2 if kind in WIDE else 1 for kind in kinds)


def op(code: CodeBuilder, name: str, *operands: object) -> None:
    """Emits by mnemonic."""
    code.emit(BY_NAME[name].code, *operands)  # type: ignore[arg-type]


def load(code: CodeBuilder, kind: str, local: int) -> None:
    op(code, kind_letter(kind) + "load", local)


def store(code: CodeBuilder, kind: str, local: int) -> None:
    op(code, kind_letter(kind) + "store", local)


def kind_letter(kind: str) -> str:
    return {"I": "i", "J": "l", "F": "f", "D": "d"}.get(kind, "a")


def give_back(code: CodeBuilder, kind: str) -> None:
    op(code, "return" if kind == "V" else kind_letter(kind) + "return")


def locals_of(kinds: str) -> list[int]:
    """The local of each argument of a static method."""
    return [width(kinds[:index]) for index in range(len(kinds))]


def spill(code: CodeBuilder) -> None:
    """A place where nothing is cached: the target of a jump."""
    here = Label()
    op(code, "goto", here)
    code.place(here)


def operate(code: CodeBuilder, pops: str, variant: str | int) -> int:
    """Pushes the arguments so that `variant` values are cached; returns the count of ints below."""
    below = 0 if variant == FUSED else max(0, int(variant) - len(pops))
    for value in JUNK[:below]:
        code.push_int(value)
    places = locals_of(pops)
    for index, kind in enumerate(pops):
        if variant != FUSED and index == len(pops) - int(variant):
            spill(code)
        load(code, kind, places[index])
        if variant != FUSED:
            op(code, "nop")
    if variant == 0:
        spill(code)
    return below


def check_below(code: CodeBuilder, count: int) -> None:
    """Divides by zero unless the ints below are still there."""
    for value in reversed(JUNK[:count]):
        good = Label()
        code.push_int(value)
        op(code, "if_icmpeq", good)
        code.push_int(0)
        op(code, "dup")
        op(code, "idiv")
        op(code, "pop")
        code.place(good)


def add_value_method(writer: ClassWriter, row: Opcode, pops: str, pushes: str,
                     variant: str | int, *operands: int) -> None:
    """A method of what the instruction pops, returning what it pushes."""
    descriptor = f"({pops}){pushes}"
    code = writer.code(STATIC, f"{row.mnemonic}_{variant}", descriptor)
    below = operate(code, pops, variant)
    code.emit(row.code, *operands)
    if below:
        store(code, pushes, 2 * CACHED + 2)
        check_below(code, below)
        load(code, pushes, 2 * CACHED + 2)
    give_back(code, pushes)


def add_branch_method(writer: ClassWriter, row: Opcode, pops: str, variant: str | int,
                      backward: bool) -> None:
    """A method that says whether the branch was taken, to a place before or behind it."""
    name = f"{row.mnemonic}_{variant}{'_back' * backward}"
    descriptor = pops.replace("A", "Ljava/lang/Object;")
    code = writer.code(STATIC, name, f"({descriptor})I")
    taken, start = Label(), Label()
    if backward:
        op(code, "goto", start)
        code.place(taken)
        code.push_int(1)
        op(code, "ireturn")
        code.place(start)
    operate(code, pops, variant)
    code.emit(row.code, taken)
    code.push_int(0)
    op(code, "ireturn")
    if not backward:
        code.place(taken)
        code.push_int(1)
        op(code, "ireturn")


def rows(names: Sequence[str]) -> Iterator[Opcode]:
    """The opcode table's rows by mnemonic."""
    for name in names:
        yield BY_NAME[name]


def opcodes_in(code: bytes) -> set[int]:
    """The opcodes of a method's code, wide prefixes and what they widen among them."""
    from pvm.vm.classfile.decode import decode

    found = set()
    for instruction in decode(code):
        found.add(int(instruction.op.code))
        if code[instruction.bci] == Op.WIDE:
            found.add(int(Op.WIDE))
    return found


ALL = {row.code for row in OPCODES if row is not None}
