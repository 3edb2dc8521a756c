"""Assembles one method's code: labels, branches that widen themselves, computed maxima."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from pvm.vm.classfile.attributes import (
    Attribute,
    AttributeTable,
    Code,
    ExceptionHandler,
    LineNumberTable,
    StackMapTable,
)
from pvm.vm.classfile.constants import (
    TAG_FIELD_REF,
    Constant,
    Double,
    Dynamic,
    Integer,
    Long,
    MemberRef,
)
from pvm.vm.classfile.descriptors import parse_method_descriptor, slots
from pvm.vm.classfile.opcodes import (
    BY_NAME,
    OPCODES,
    OPERAND_WIDTH,
    SIGNED_OPERANDS,
    Op,
    Opcode,
    negated,
)
from pvm.vm.classfile.pool_builder import ClassFileTooLarge, PoolBuilder
from pvm.vm.classfile.stackmap import ITEM_UNINITIALIZED, VerificationType, compressed_frame

MAX_CODE_LENGTH: Final = 65535


class Label:
    """A place in the code; `bci` is known after `build`."""

    __slots__ = ("bci", "position")

    def __init__(self) -> None:
        self.position = -1
        self.bci = -1


class UninitializedAt(NamedTuple):
    """In frames: the object made by the `new` at the label (JVMS 4.7.4)."""

    new: Label


FrameType = VerificationType | UninitializedAt


class _Item:
    """One instruction. `operands` are numbers; `targets` the labels of a branch or switch."""

    __slots__ = ("bci", "is_long", "op", "operands", "popped", "pushed", "targets")

    def __init__(self, op: Opcode, operands: Sequence[int], targets: Sequence[Label]) -> None:
        self.op = op
        self.operands = operands
        self.targets = targets
        self.bci = 0
        self.is_long = False  # a wide prefix, or a branch that needs 32 bits
        self.popped = sum(map(_letter_slots, op.pops))
        self.pushed = sum(map(_letter_slots, op.pushes))


def _letter_slots(letter: str) -> int:
    return 2 if letter in "JD" else 0 if letter == "?" else 1


class CodeBuilder:
    """Emits one method's instructions in order, then `build`s its Code attribute.

    `argument_slots` counts `this`; `entry_types` are the locals at entry, needed for frames only.
    `max_stack` and `max_locals` are computed unless set.
    """

    def __init__(
        self, pool: PoolBuilder, argument_slots: int, entry_types: tuple[VerificationType, ...] = ()
    ) -> None:
        self.pool = pool
        self.max_stack: int | None = None
        self.max_locals: int | None = None
        self._argument_slots = argument_slots
        self._entry_types = entry_types
        self._items: list[_Item] = []
        self._lines: list[tuple[Label, int]] = []
        self._handlers: list[tuple[Label, Label, Label, str | None]] = []
        self._frames: list[tuple[Label, tuple[FrameType, ...], tuple[FrameType, ...]]] = []
        self._attributes: list[Attribute] = []

    def emit(self, code: int, *operands: int | Label | Constant) -> None:
        """One instruction: `emit(Op.IADD)`, `emit(Op.ILOAD, 300)`, `emit(Op.IFEQ, label)`,
        `emit(Op.INVOKESTATIC, MemberRef(...))`. A constant may also be given by its index; `wide`
        comes by itself; invokeinterface's count may be left out."""
        op = OPCODES[code]
        if op is None or op.format in ("T", "L", "W"):
            raise ValueError(f"emit cannot make opcode {code}")
        constants = [self._constant(x) for x in operands if not isinstance(x, int | Label)]
        numbers = [self._number(x) for x in operands if not isinstance(x, Label)]
        targets = [x for x in operands if isinstance(x, Label)]
        if op.format[:1] in ("k", "K") and not constants and numbers:
            constants = [self.pool.constant(numbers[0])]
        item = _Item(op, numbers, targets)
        if op.is_polymorphic:
            self._set_polymorphic_effect(item, constants[0] if constants else None)
        self._fill_in_operands(item)
        self._items.append(item)

    def tableswitch(self, default: Label, low: int, targets: Sequence[Label]) -> None:
        if not targets:
            raise ValueError("tableswitch needs at least one target")
        numbers = (low, low + len(targets) - 1)
        self._items.append(_Item(BY_NAME["tableswitch"], numbers, (default, *targets)))

    def lookupswitch(self, default: Label, cases: Iterable[tuple[int, Label]]) -> None:
        """The cases are sorted here (JVMS 6.5.lookupswitch)."""
        ordered = sorted(cases, key=lambda case: case[0])
        keys = [key for key, _ in ordered]
        targets = (default, *[target for _, target in ordered])
        self._items.append(_Item(BY_NAME["lookupswitch"], keys, targets))

    def load_constant(self, constant: Constant) -> None:
        """The shortest of iconst, bipush, sipush, ldc, ldc_w, ldc2_w."""
        if isinstance(constant, Integer) and -32768 <= constant.value < 32768:
            self.push_int(constant.value)
            return
        wide = isinstance(constant, Long | Double)
        wide = wide or (isinstance(constant, Dynamic) and constant.descriptor in ("J", "D"))
        index = self.pool.add(constant)
        self.emit(Op.LDC2_W if wide else Op.LDC if index < 256 else Op.LDC_W, index)

    def push_int(self, value: int) -> None:
        if -1 <= value <= 5:
            self.emit(Op.ICONST_0 + value)
        elif -128 <= value < 128:
            self.emit(Op.BIPUSH, value)
        elif -32768 <= value < 32768:
            self.emit(Op.SIPUSH, value)
        else:
            self.load_constant(Integer(value))

    def place(self, label: Label) -> Label:
        """The label means the next instruction."""
        if label.position >= 0:
            raise ValueError("label is placed twice")
        label.position = len(self._items)
        return label

    def line(self, number: int) -> None:
        """The source line of the instructions that follow."""
        self._lines.append((self.place(Label()), number))

    def handler(self, start: Label, end: Label, target: Label, catch_type: str | None) -> None:
        """An exception table row for start <= bci < end; None catches everything."""
        self._handlers.append((start, end, target, catch_type))

    def frame(self, locals_: Sequence[FrameType], stack: Sequence[FrameType] = ()) -> None:
        """The stack map frame at the next instruction, in full; it is compressed when written."""
        self._frames.append((self.place(Label()), tuple(locals_), tuple(stack)))

    def add_attribute(self, attribute: Attribute) -> None:
        """A further attribute of the Code attribute."""
        self._attributes.append(attribute)

    def build(self) -> Code:
        """Raises ClassFileTooLarge; ValueError for labels never placed or a stack that underflows
        or differs between paths."""
        length = self._lay_out()
        attributes = self._tables() + self._attributes
        code = b"".join([self._encode(item) for item in self._items])
        assert len(code) == length
        handlers = tuple([self._handler_row(*handler) for handler in self._handlers])
        max_stack = self._computed_max_stack() if self.max_stack is None else self.max_stack
        max_locals = self._computed_max_locals() if self.max_locals is None else self.max_locals
        return Code(max_stack, max_locals, code, handlers, AttributeTable(attributes))

    # Operands

    def _constant(self, operand: Constant) -> Constant:
        self.pool.add(operand)
        return operand

    def _number(self, operand: int | Constant) -> int:
        return operand if isinstance(operand, int) else self.pool.add(operand)

    def _set_polymorphic_effect(self, item: _Item, constant: Constant | None) -> None:
        if item.op.mnemonic == "multianewarray":
            item.popped = item.operands[1]
            return
        popped, pushed = _constant_effect(item.op, constant)
        item.popped += popped
        item.pushed += pushed

    def _fill_in_operands(self, item: _Item) -> None:
        fmt = item.op.format
        numbers = list(item.operands)
        if fmt == "Knz":
            numbers = [numbers[0], item.popped, 0]
        elif fmt == "KZ":
            numbers = [numbers[0], 0]
        if len(numbers) + len(item.targets) != len(fmt):
            raise ValueError(f"{item.op.mnemonic} takes {len(fmt)} operands")
        item.operands = numbers
        if fmt[:1] == "v":
            increment = numbers[1] if fmt == "vi" else 0
            item.is_long = numbers[0] > 255 or not -128 <= increment < 128

    # Layout

    def _lay_out(self) -> int:
        """Gives every item its bci, widening branches until all reach; returns the length."""
        while True:
            bci = 0
            for item in self._items:
                item.bci = bci
                bci += self._size(item)
            if bci > MAX_CODE_LENGTH:
                raise ClassFileTooLarge("code too large")
            unreached = [item for item in self._items if self._is_out_of_reach(item, bci)]
            if not unreached:
                return bci
            for item in unreached:
                item.is_long = True

    def _size(self, item: _Item) -> int:
        fmt = item.op.format
        if fmt in ("T", "L"):
            padding = 3 - item.bci % 4
            words = len(item.targets) + len(item.operands)
            return 1 + padding + 4 * (words if fmt == "T" else words + 1)
        if not item.is_long:
            return item.op.length
        if fmt == "j":
            return 5 if item.op.ends_block else 8  # goto_w; or the opposite branch over a goto_w
        return 2 + 2 * len(fmt)  # wide

    def _is_out_of_reach(self, item: _Item, length: int) -> bool:
        if item.op.format != "j" or item.is_long:
            return False
        return not -32768 <= self._bci_of(item.targets[0], length) - item.bci < 32768

    def _bci_of(self, label: Label, length: int) -> int:
        if label.position < 0:
            raise ValueError("label is used but never placed")
        at_end = label.position == len(self._items)
        label.bci = length if at_end else self._items[label.position].bci
        return label.bci

    def _length(self) -> int:
        return self._items[-1].bci + self._size(self._items[-1]) if self._items else 0

    # Encoding

    def _encode(self, item: _Item) -> bytes:
        fmt = item.op.format
        offsets = [self._bci_of(target, self._length()) - item.bci for target in item.targets]
        if fmt in ("T", "L"):
            return self._encode_switch(item, offsets)
        if fmt == "j" and item.is_long:
            return _encode_long_branch(item.op, offsets[0])
        if item.is_long:
            head = bytes([Op.WIDE, item.op.code])
            return head + _fields(fmt, item.operands, 2)
        return bytes([item.op.code]) + _fields(fmt, offsets if item.targets else item.operands)

    def _encode_switch(self, item: _Item, offsets: list[int]) -> bytes:
        if item.op.format == "T":
            words = [offsets[0], *item.operands, *offsets[1:]]
        else:
            pairs = zip(item.operands, offsets[1:], strict=True)
            words = [offsets[0], len(item.operands), *[word for pair in pairs for word in pair]]
        padding = bytes(3 - item.bci % 4)
        return bytes([item.op.code]) + padding + b"".join([_field(word, 4) for word in words])

    # Tables

    def _handler_row(
        self, start: Label, end: Label, target: Label, catch_type: str | None
    ) -> ExceptionHandler:
        length = self._length()
        places = [self._bci_of(label, length) for label in (start, end, target)]
        return ExceptionHandler(places[0], places[1], places[2], catch_type)

    def _tables(self) -> list[Attribute]:
        length = self._length()
        tables: list[Attribute] = []
        if self._lines:
            lines = tuple([(self._bci_of(label, length), line) for label, line in self._lines])
            tables.append(Attribute.of(LineNumberTable(lines)))
        if self._frames:
            tables.append(Attribute.of(self._stack_map()))
        return tables

    def _stack_map(self) -> StackMapTable:
        length = self._length()
        frames = []
        previous, last_bci = self._entry_types, -1
        for label, locals_, stack in self._frames:
            bci = self._bci_of(label, length)
            if bci == last_bci:
                raise ValueError(f"two stack map frames at bci {bci}")
            types = tuple([self._resolved(type_) for type_ in locals_])
            stack_types = tuple([self._resolved(type_) for type_ in stack])
            frames.append(compressed_frame(bci - last_bci - 1, previous, types, stack_types))
            previous, last_bci = types, bci
        return StackMapTable(tuple(frames))

    def _resolved(self, type_: FrameType) -> VerificationType:
        if isinstance(type_, UninitializedAt):
            bci = self._bci_of(type_.new, self._length())
            return VerificationType(ITEM_UNINITIALIZED, bci=bci)
        return type_

    # Maxima

    def _computed_max_locals(self) -> int:
        highest = self._argument_slots
        for item in self._items:
            local = _local_used(item)
            highest = max(highest, local)
        return highest

    def _computed_max_stack(self) -> int:
        depths: dict[int, int] = {}
        work = [(0, 0)] + [(target.position, 1) for _s, _e, target, _c in self._handlers]
        highest = 1 if self._handlers else 0
        while work:
            position, depth = work.pop()
            while position < len(self._items) and position not in depths:
                depths[position] = depth
                item = self._items[position]
                if depth < item.popped:
                    raise ValueError(f"operand stack underflows at {item.op.mnemonic}")
                depth += item.pushed - item.popped
                highest = max(highest, depth)
                work += [(target.position, depth) for target in item.targets]
                if item.op.mnemonic.startswith("jsr"):
                    depth -= 1  # the subroutine stores the return address before it returns
                elif item.op.ends_block:
                    break
                position += 1
            else:
                self._check_depth(depths, position, depth)
        return highest

    def _check_depth(self, depths: dict[int, int], position: int, depth: int) -> None:
        if position == len(self._items):
            raise ValueError("control falls off the end of the code")
        if depths[position] != depth:
            raise ValueError(
                f"operand stack has {depths[position]} or {depth} slots at "
                f"{self._items[position].op.mnemonic}"
            )


def _constant_effect(op: Opcode, constant: Constant | None) -> tuple[int, int]:
    """Slots popped and pushed on top of what the opcode table says."""
    if op.format[0] == "k" or op.mnemonic.startswith("ldc"):
        return 0, 2 if op.mnemonic == "ldc2_w" else 1
    if not isinstance(constant, MemberRef | Dynamic):
        raise ValueError(f"{op.mnemonic} needs a member or a call site, not {constant}")
    if constant.tag == TAG_FIELD_REF:
        size = slots(constant.descriptor)
        return (0, size) if "?" in op.pushes else (size, 0)
    descriptor = parse_method_descriptor(constant.descriptor)
    return descriptor.parameter_slots, descriptor.return_slots


def _local_used(item: _Item) -> int:
    """One more than the highest local that the instruction touches, 0 if none."""
    op = item.op
    kind = op.pops or op.pushes
    if op.format[:1] == "v":
        return item.operands[0] + (2 if kind in ("J", "D") else 1)
    stem, _, number = op.mnemonic.partition("_")
    if number.isdigit() and stem.endswith(("load", "store")):
        return int(number) + (2 if kind in ("J", "D") else 1)
    return 0


def _fields(fmt: str, values: Sequence[int], width: int = 0) -> bytes:
    """The operands by format; of `width` bytes each if given, else of their usual size."""
    return b"".join([
        _field(value, width or OPERAND_WIDTH[letter], letter in SIGNED_OPERANDS)
        for letter, value in zip(fmt, values, strict=True)
    ])  # fmt: skip


def _field(value: int, width: int, signed: bool = True) -> bytes:
    try:
        return value.to_bytes(width, "big", signed=signed)
    except OverflowError:
        raise ValueError(f"operand {value} does not fit {width} bytes") from None


def _encode_long_branch(op: Opcode, offset: int) -> bytes:
    if op.ends_block:  # goto, jsr
        return bytes([BY_NAME[op.mnemonic + "_w"].code]) + _field(offset, 4)
    over = bytes([negated(op).code, 0, 8])
    return over + bytes([Op.GOTO_W]) + _field(offset - 3, 4)
