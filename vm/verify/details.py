"""The message of a VerifyError as HotSpot prints it where it checks types: a line, then details."""

from typing import Final

from pvm.vm.classfile.attributes import Code, StackMapTable
from pvm.vm.classfile.constants import ConstantPool
from pvm.vm.classfile.errors import LinkageFailure, verify_error
from pvm.vm.classfile.opcodes import OPCODES
from pvm.vm.classfile.reader import Method
from pvm.vm.classfile.stackmap import (
    CHOP_FIRST,
    FULL,
    ITEM_OBJECT,
    ITEM_UNINITIALIZED,
    SAME_EXTENDED,
    SAME_LOCALS_1_EXTENDED,
    StackMapFrame,
    VerificationType,
)
from pvm.vm.verify.context import MethodContext
from pvm.vm.verify.matching import FrameMismatch, Shown, sizes_differ
from pvm.vm.verify.problems import BAD_CODE, Misuse, Problem, class_index
from pvm.vm.verify.types import HALF, TOP, Type, is_wide, second_half, word

_BYTES_IN_LINE: Final = 16
_ITEMS: Final = (
    "Top", "Integer", "Float", "Double", "Long", "Null", "UninitializedThis", "Object",
    "Uninitialized",
)  # fmt: skip


def worded(
    problem: Problem, method: MethodContext, code: Code, index: int, frame: Shown | None
) -> LinkageFailure:
    """The VerifyError for a problem at the instruction of that index, with that frame before."""
    return verify_error(_Report(method, code).text(problem, index, frame))


def worded_early(
    failure: LinkageFailure, class_name: str, method: Method, code: Code
) -> LinkageFailure:
    """The same for code that cannot be decoded; the failure's message ends with the place."""
    bci = int(str(failure.message).rpartition(" at bci ")[2])
    op = OPCODES[code.code[bci]]
    name = "<illegal>" if op is None else op.mnemonic
    lines = ["Bad instruction", *_location(class_name, method, bci, name)]
    return verify_error("\n".join([*lines, "  Reason:", f"    {BAD_CODE}",
                                   *_tables(code, method)]) + "\n")  # fmt: skip


def _location(class_name: str, method: Method, bci: int, instruction: str) -> list[str]:
    name = f"{class_name}.{method.name}{method.descriptor}"
    return ["Exception Details:", "  Location:", f"    {name} @{bci}: {instruction}"]


class _Report:
    def __init__(self, method: MethodContext, code: Code) -> None:
        self.method = method
        self.code = code
        self.instructions = method.flow.instructions

    def text(self, problem: Problem, index: int, frame: Shown | None) -> str:
        at = index
        if isinstance(problem, FrameMismatch) and problem.reason is not sizes_differ:
            at = problem.target
        bci = self._bci(at)
        name = self.instructions[at].op.mnemonic if at < len(self.instructions) else "<invalid>"
        if isinstance(problem, Misuse):
            bci, name = problem.bci, problem.instruction
        lines = [problem.headline]
        lines += _location(self.method.class_name, self.method.method, bci, name)
        lines += ["  Reason:", f"    {problem.reason_text(self._describe)}"]
        if isinstance(problem, FrameMismatch):
            lines += self._frame("Current Frame", problem.arriving, self._bci(index))
            lines += self._frame("Stackmap Frame", problem.declared, self._bci(problem.target))
        elif frame is not None and problem.shows_frame:
            lines += self._frame("Current Frame", frame, bci)
        lines += _tables(self.code, self.method.method)
        return "\n".join(lines) + "\n"

    def _bci(self, index: int) -> int:
        return self.instructions[index].bci if index < len(self.instructions) else len(
            self.code.code
        )

    def _frame(self, title: str, frame: Shown, bci: int) -> list[str]:
        locals_, stack, needs_super = frame
        return [
            f"  {title}:",
            f"    bci: @{bci}",
            "    flags: { flagThisUninit }" if needs_super else "    flags: { }",
            f"    locals: {_braces(self._locals(locals_))}",
            f"    stack: {_braces(self._stack(stack))}",
        ]

    def _locals(self, locals_: list[Type]) -> list[str]:
        locals_ = locals_.copy()
        while locals_ and locals_[-1] == TOP:
            locals_.pop()
        return [
            word(second_half(locals_[local - 1])) if type_ == HALF else self._describe(type_)
            for local, type_ in enumerate(locals_)
        ]

    def _stack(self, stack: list[Type]) -> list[str]:
        words = []
        for type_ in stack:
            words.append(self._describe(type_))
            if is_wide(type_):
                words.append(word(second_half(type_)))
        return words

    def _describe(self, type_: Type) -> str:
        if isinstance(type_, str) and type_[0] == "U":
            return f"uninitialized {self.instructions[int(type_[1:])].bci}"
        return word(type_)


def _braces(words: list[str]) -> str:
    return f"{{ {', '.join(words)} }}" if words else "{ }"


def _tables(code: Code, method: Method) -> list[str]:
    return [*_bytecode(code.code), *_handlers(code), *_stack_map(code, method)]


def _bytecode(code: bytes) -> list[str]:
    lines = ["  Bytecode:"]
    for start in range(0, len(code) + 1, _BYTES_IN_LINE):  # HotSpot's has an empty line, too
        text = code[start : start + _BYTES_IN_LINE].hex(" ", -2)
        lines.append(f"    {start:07x}: {text:<39}")
    return lines


def _handlers(code: Code) -> list[str]:
    if not code.exception_table:
        return []
    rows = [
        f"    bci [{row.start_pc}, {row.end_pc}] => handler: {row.handler_pc}"
        for row in code.exception_table
    ]
    return ["  Exception Handler Table:", *rows]


def _stack_map(code: Code, method: Method) -> list[str]:
    attribute = code.attributes.find(StackMapTable.__name__)
    if attribute is None:
        return []
    try:
        frames = attribute.value.frames
    except LinkageFailure:
        return []
    lines, bci = ["  Stackmap Table:"], -1
    for frame in frames:
        bci += frame.offset_delta + 1
        lines.append(f"    {_frame_text(frame, bci, attribute.pool)}")
    return lines


def _frame_text(frame: StackMapFrame, bci: int, pool: ConstantPool) -> str:
    kind = frame.frame_type
    stack = ",".join(_item(item, pool) for item in frame.stack)
    locals_ = ",".join(_item(item, pool) for item in frame.locals)
    if kind == FULL:
        return f"full_frame(@{bci},{{{locals_}}},{{{stack}}})"
    if kind > SAME_EXTENDED:
        return f"append_frame(@{bci},{locals_})"
    if kind == SAME_EXTENDED:
        return f"same_frame_extended(@{bci})"
    if kind >= CHOP_FIRST:
        return f"chop_frame(@{bci},{SAME_EXTENDED - kind})"
    if kind == SAME_LOCALS_1_EXTENDED:
        return f"same_locals_1_stack_item_extended(@{bci},{stack})"
    return f"same_locals_1_stack_item_frame(@{bci},{stack})" if stack else f"same_frame(@{bci})"


def _item(item: VerificationType, pool: ConstantPool) -> str:
    name = _ITEMS[item.item]
    if item.item == ITEM_OBJECT:
        return f"{name}[#{class_index(pool, item.class_name)}]"
    return f"{name}[#{item.bci}]" if item.item == ITEM_UNINITIALIZED else name
