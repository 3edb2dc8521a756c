"""The normalised code of a method: instruction indexes in place of byte offsets, no subroutines.

Everything that works on code (verifier, reference maps, predecoder) works on a `MethodFlow`.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from pvm.vm.classfile.attributes import Code
from pvm.vm.classfile.decode import Instruction
from pvm.vm.classfile.decode import decode as decode_code
from pvm.vm.classfile.errors import LinkageFailure, class_format_error
from pvm.vm.classfile.opcodes import BRANCH, OPCODES, Op
from pvm.vm.verify.problems import Misuse


class Handler(NamedTuple):
    """One exception table row in instruction indexes: start <= index < end.

    `catch_type` is the internal name of the class caught, None for any.
    """

    start: int
    end: int
    target: int
    catch_type: str | None


class Return(NamedTuple):
    """What a `ret` was: the local it read, and the number of the return address it must hold."""

    local: int
    address: int


class MethodFlow:
    """The code of one method.

    `instructions`: branch and switch operands are instruction indexes; `jsr` and `ret` never occur.
    `handlers`: in search order. `calls` and `returns` are empty unless the method had subroutines:
    `calls` maps the index of the `aconst_null` that stands for a return address to the number of
    that address, `returns` the index of a `goto` to the `ret` that it was.
    """

    __slots__ = ("calls", "handlers", "instructions", "max_locals", "max_stack", "returns")

    def __init__(
        self, code: Code, instructions: list[Instruction], handlers: list[Handler]
    ) -> None:
        self.instructions = instructions
        self.handlers = handlers
        self.max_stack = code.max_stack
        self.max_locals = code.max_locals
        self.calls: dict[int, int] = {}
        self.returns: dict[int, Return] = {}


_CONTROL: Final = frozenset(
    op.code for op in OPCODES if op is not None and (op.is_branch or op.code == Op.RET)
)
_SUBROUTINE: Final = frozenset((Op.JSR, Op.JSR_W, Op.RET))


def flow(
    code: Code, instructions: list[Instruction] | None = None, is_raw: bool = False
) -> MethodFlow:
    """Decodes and normalises a Code attribute.

    `instructions`: decoded already; they are the flow's from now on. `is_raw`: jsr and ret are
    left, and branches to where no instruction is have targets less than 0 (see bci_of_nowhere).

    Raises a LinkageFailure (JVMS 4.9.1): VerifyError if the code is malformed, a branch goes
    elsewhere than to an instruction, or the subroutines cannot be inlined; ClassFormatError for an
    exception table row that is not about instructions.
    """
    if instructions is None:
        instructions = decode_code(code.code)
    control = [each for each in instructions if each.op.code in _CONTROL]
    if not control and not code.exception_table:
        return MethodFlow(code, instructions, [])
    index_of = {each.bci: index for index, each in enumerate(instructions)}
    has_subroutines = False
    for each in control:
        if each.op.effects & BRANCH:
            _index_branch(each, index_of, is_raw)
        if each.op.code in _SUBROUTINE:
            has_subroutines = True
    index_of[len(code.code)] = len(instructions)
    result = MethodFlow(code, instructions, _index_handlers(code, index_of))
    if has_subroutines and not is_raw:
        from pvm.vm.verify.subroutines import inline  # no compiler of this century makes them

        inline(result)
    return result


def _index_branch(instruction: Instruction, index_of: dict[int, int], is_raw: bool) -> None:
    try:
        _index_targets(instruction, index_of.__getitem__)
    except KeyError:
        if not is_raw:
            raise Misuse(instruction, "Illegal target of jump or branch") from None
        _index_targets(instruction, lambda bci: index_of.get(bci, bci - _NOWHERE))


def _index_targets(instruction: Instruction, index_of: Callable[[int], int]) -> None:
    operands = instruction.operands
    fmt = instruction.op.format
    if fmt == "T":
        targets = [index_of(bci) for bci in operands[3:]]
        instruction.operands = (index_of(operands[0]), *operands[1:3], *targets)
    elif fmt == "L":
        body = list(operands)
        body[0] = index_of(body[0])
        body[2::2] = [index_of(bci) for bci in body[2::2]]
        instruction.operands = tuple(body)
    else:
        instruction.operands = (index_of(operands[0]),)


_NOWHERE: Final = 1 << 40


def bci_of_nowhere(index: int) -> int:
    """Where a branch goes to whose target is less than 0."""
    return index + _NOWHERE


def _index_handlers(code: Code, index_of: dict[int, int]) -> list[Handler]:
    end = len(code.code)
    rows = []
    for start_pc, end_pc, handler_pc, catch_type in code.exception_table:
        # JVMS 4.7.3: start_pc and handler_pc are at instructions, end_pc also at the end.
        start, after, target = map(index_of.get, (start_pc, end_pc, handler_pc))
        if start is None or after is None or start >= after:
            raise _bad_row("range")
        if target is None or handler_pc == end:
            raise _bad_row("handler")
        rows.append(Handler(start, after, target, catch_type))
    return rows


def _bad_row(part: str) -> LinkageFailure:
    # HotSpot's choice of error; JVMS 4.9.1 does not name one
    return class_format_error(f"Illegal exception table {part}")
