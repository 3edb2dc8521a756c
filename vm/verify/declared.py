"""The frames that a method's StackMapTable declares, spelled out (JVMS 4.7.4, 4.10.1.4)."""

from collections.abc import Iterator
from typing import Final

from pvm.vm.classfile.attributes import Attribute, Code, StackMapTable
from pvm.vm.classfile.descriptors import class_to_descriptor
from pvm.vm.classfile.errors import LinkageFailure, class_format_error
from pvm.vm.classfile.layout import Cursor
from pvm.vm.classfile.opcodes import Op
from pvm.vm.classfile.stackmap import (
    CHOP_FIRST,
    FRAME,
    FULL,
    ITEM_DOUBLE,
    ITEM_FLOAT,
    ITEM_INTEGER,
    ITEM_LONG,
    ITEM_NULL,
    ITEM_OBJECT,
    ITEM_TOP,
    ITEM_UNINITIALIZED_THIS,
    SAME_EXTENDED,
    StackMapFrame,
    VerificationType,
)
from pvm.vm.verify.context import MethodContext
from pvm.vm.verify.frame import Frame
from pvm.vm.verify.problems import CLASS_FORMAT_ERROR, Problem
from pvm.vm.verify.types import (
    HALF,
    INT,
    NULL,
    TOP,
    UNINITIALIZED_THIS,
    Type,
    is_wide,
    uninitialized,
)
from pvm.vm.verify.work import Work

_SIMPLE: Final = {
    ITEM_TOP: TOP,
    ITEM_INTEGER: INT,
    ITEM_FLOAT: "F",
    ITEM_DOUBLE: "D",
    ITEM_LONG: "J",
    ITEM_NULL: NULL,
    ITEM_UNINITIALIZED_THIS: UNINITIALIZED_THIS,
}

_TOO_MANY: Final = "bad type array size"


def declared_frames(
    method: MethodContext, code: Code, entry: Frame, work: Work
) -> dict[int, Frame]:
    """Instruction index -> the frame before it. All have as many locals, `entry` from now on too.

    Raises a ClassFormatError failure for a table that is malformed, a VerifyError for frames at
    places where no instruction starts.
    """
    attribute = code.attributes.find(StackMapTable.__name__)
    if attribute is None:
        return {}
    declared = _Expansion(method, code, entry, work).run(attribute)
    size = max([len(entry.locals), *[len(frame.locals) for frame in declared.values()]])
    for frame in (entry, *declared.values()):
        work.spend(size)
        frame.locals = frame.locals + [TOP] * (size - len(frame.locals))
    return declared


class MalformedTable(LinkageFailure):
    """A ClassFormatError: the StackMapTable cannot be read."""

    def __init__(self, reason: str) -> None:
        super().__init__(CLASS_FORMAT_ERROR, f"StackMapTable format error: {reason}")


def _meaningless(method: MethodContext, reason: str) -> LinkageFailure:
    """The ClassFormatError for a table that can be read, and says what cannot be."""
    where = f"in method '{method.external_text()}'"
    return class_format_error(f"StackMapTable format error: {reason} {where}")


_REASONS: Final = (
    ("Truncated", "access beyond the end of attribute"),
    ("Bad verification type", "bad verification type"),
    ("Reserved", "reserved frame type"),
    ("Invalid constant pool index", "bad class index"),
)


def _reason(failure: LinkageFailure) -> str:
    message = str(failure.message)
    found = [reason for start, reason in _REASONS if message.startswith(start)]
    return found[0] if found else message


class _Expansion:
    """Turns frames that say what is new into frames that say everything.

    `locals`: of the frame before, as the table counts them: a long or double is one.
    """

    def __init__(self, method: MethodContext, code: Code, entry: Frame, work: Work) -> None:
        self.method = method
        self.entry = entry
        self.work = work
        self.locals: list[Type] = [type_ for type_ in entry.locals if type_ != HALF]
        while self.locals and self.locals[-1] == TOP:
            self.locals.pop()
        self.max_locals = code.max_locals
        self.index_of = {each.bci: at for at, each in enumerate(method.flow.instructions)}

    def run(self, attribute: Attribute) -> dict[int, Frame]:
        declared: dict[int, Frame] = {}
        bci = -1
        for frame in self._read(attribute):
            bci += frame.offset_delta + 1
            index = self.index_of.get(bci)
            if index is None:
                raise Problem(
                    "StackMapTable error: bad offset", reason="Invalid stackmap specification."
                )
            self.work.spend(2 * len(self.locals) + len(frame.stack))
            declared[index] = self._expanded(frame)
        return declared

    def _read(self, attribute: Attribute) -> Iterator[StackMapFrame]:
        """One by one: what is wrong first is told."""
        cursor = Cursor(attribute.pool.data, attribute.start, attribute.end, attribute.pool)
        try:
            for _ in range(cursor.u2()):
                yield FRAME.read(cursor)
        except LinkageFailure as failure:
            raise MalformedTable(_reason(failure)) from None
        if cursor.pos != attribute.end:
            raise MalformedTable("wrong attribute size")

    def _expanded(self, frame: StackMapFrame) -> Frame:
        kind = frame.frame_type
        added = [self._type(item) for item in frame.locals]
        if kind == FULL:
            self.locals = added
        elif CHOP_FIRST <= kind < SAME_EXTENDED:
            self._chop(SAME_EXTENDED - kind)
        else:
            self.locals = self.locals + added
        result = Frame(0, self.entry.max_slots)
        result.locals = self._slots()
        for item in frame.stack:
            result.restore(self._type(item))
        if result.slots > result.max_slots:
            raise _meaningless(self.method, _TOO_MANY)
        result.needs_super = UNINITIALIZED_THIS in result.locals + result.stack
        return result

    def _chop(self, count: int) -> None:
        if count > len(self.locals):
            raise _meaningless(self.method, "bad offset")
        self.locals = self.locals[: len(self.locals) - count]

    def _slots(self) -> list[Type]:
        """The locals with both halves of wide ones."""
        found: list[Type] = []
        for type_ in self.locals:
            found.append(type_)
            if is_wide(type_):
                found.append(HALF)
        if len(found) > self.max_locals:
            raise _meaningless(self.method, _TOO_MANY)
        return found

    def _type(self, item: VerificationType) -> Type:
        if item.item == ITEM_OBJECT:
            return class_to_descriptor(item.class_name)
        simple = _SIMPLE.get(item.item)
        if simple is not None:
            return simple
        index = self.index_of.get(item.bci)
        if index is None or self.method.flow.instructions[index].op.code != Op.NEW:
            raise _meaningless(self.method, "bad offset for Uninitialized")
        return uninitialized(index)
