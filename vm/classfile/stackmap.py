"""Stack map frames (JVMS 4.7.4)."""

from typing import Final, NamedTuple

from pvm.vm.classfile.constants import Class
from pvm.vm.classfile.descriptors import descriptor_to_class, parse_method_descriptor, value_type
from pvm.vm.classfile.errors import class_format_error
from pvm.vm.classfile.layout import Cursor, Interner, Layout

ITEM_TOP: Final = 0
ITEM_INTEGER: Final = 1
ITEM_FLOAT: Final = 2
ITEM_DOUBLE: Final = 3
ITEM_LONG: Final = 4
ITEM_NULL: Final = 5
ITEM_UNINITIALIZED_THIS: Final = 6
ITEM_OBJECT: Final = 7
ITEM_UNINITIALIZED: Final = 8

SAME_LOCALS_1_EXTENDED: Final = 247
CHOP_FIRST: Final = 248
SAME_EXTENDED: Final = 251
FULL: Final = 255


class VerificationType(NamedTuple):
    """`class_name` for Object items, `bci` of the `new` for Uninitialized ones."""

    item: int
    class_name: str = ""
    bci: int = 0


class StackMapFrame(NamedTuple):
    """A frame as written. `locals` are those of a full frame or the ones an append frame adds;
    how many a chop frame takes away is 251 - frame_type."""

    frame_type: int
    offset_delta: int
    locals: tuple[VerificationType, ...] = ()
    stack: tuple[VerificationType, ...] = ()


def _read_type(cursor: Cursor) -> VerificationType:
    item = cursor.unsigned(1)
    if item == ITEM_OBJECT:
        return VerificationType(item, class_name=cursor.pool.class_name(cursor.u2()))
    if item == ITEM_UNINITIALIZED:
        return VerificationType(item, bci=cursor.u2())
    if item > ITEM_UNINITIALIZED:
        raise class_format_error(f"Bad verification type {item} in stack map", cursor.pos - 1)
    return VerificationType(item)


def _read_types(cursor: Cursor, count: int) -> tuple[VerificationType, ...]:
    return tuple([_read_type(cursor) for _ in range(count)])


def _read_frame(cursor: Cursor) -> StackMapFrame:
    kind = cursor.unsigned(1)
    if kind < 64:  # same_frame
        return StackMapFrame(kind, kind)
    if kind < 128:  # same_locals_1_stack_item_frame
        return StackMapFrame(kind, kind - 64, stack=_read_types(cursor, 1))
    if kind < SAME_LOCALS_1_EXTENDED:
        raise class_format_error(f"Reserved stack map frame type {kind}", cursor.pos - 1)
    delta = cursor.u2()
    if kind == SAME_LOCALS_1_EXTENDED:
        return StackMapFrame(kind, delta, stack=_read_types(cursor, 1))
    if kind <= SAME_EXTENDED:  # chop_frame, same_frame_extended
        return StackMapFrame(kind, delta)
    if kind < FULL:  # append_frame
        return StackMapFrame(kind, delta, _read_types(cursor, kind - SAME_EXTENDED))
    locals_ = _read_types(cursor, cursor.u2())
    return StackMapFrame(kind, delta, locals_, _read_types(cursor, cursor.u2()))


def _write_types(types: tuple[VerificationType, ...], out: bytearray, pool: Interner) -> None:
    for item, class_name, bci in types:
        out.append(item)
        if item == ITEM_OBJECT:
            out += pool.add(Class(class_name)).to_bytes(2, "big")
        elif item == ITEM_UNINITIALIZED:
            out += bci.to_bytes(2, "big")


def _write_frame(frame: StackMapFrame, out: bytearray, pool: Interner) -> None:
    full = frame.frame_type == FULL
    out.append(frame.frame_type)
    if frame.frame_type >= SAME_LOCALS_1_EXTENDED:
        out += frame.offset_delta.to_bytes(2, "big")
    if full:
        out += len(frame.locals).to_bytes(2, "big")
    _write_types(frame.locals, out, pool)
    if full:
        out += len(frame.stack).to_bytes(2, "big")
    _write_types(frame.stack, out, pool)


FRAME: Final = Layout(_read_frame, _write_frame)


_ITEM_OF_TYPE: Final = {"I": ITEM_INTEGER, "J": ITEM_LONG, "F": ITEM_FLOAT, "D": ITEM_DOUBLE}


def type_of(descriptor: str) -> VerificationType:
    """The verification type of a value of that field type."""
    item = _ITEM_OF_TYPE.get(value_type(descriptor))
    if item is None:
        return VerificationType(ITEM_OBJECT, descriptor_to_class(descriptor))
    return VerificationType(item)


def initial_locals(
    class_name: str, is_static: bool, name: str, descriptor: str
) -> tuple[VerificationType, ...]:
    """The locals of a method's implicit first frame (JVMS 4.10.1.6)."""
    types = [type_of(parameter) for parameter in parse_method_descriptor(descriptor).parameters]
    if is_static:
        return tuple(types)
    if name == "<init>" and class_name != "java/lang/Object":
        return (VerificationType(ITEM_UNINITIALIZED_THIS), *types)
    return (VerificationType(ITEM_OBJECT, class_name), *types)


def compressed_frame(
    delta: int,
    previous: tuple[VerificationType, ...],
    locals_: tuple[VerificationType, ...],
    stack: tuple[VerificationType, ...],
) -> StackMapFrame:
    """The shortest frame that turns the previous frame's locals into these."""
    growth = len(locals_) - len(previous)
    if locals_ == previous and not stack:
        return StackMapFrame(delta if delta < 64 else SAME_EXTENDED, delta)
    if locals_ == previous and len(stack) == 1:
        kind = 64 + delta if delta < 64 else SAME_LOCALS_1_EXTENDED
        return StackMapFrame(kind, delta, stack=stack)
    common = min(len(locals_), len(previous))
    if not stack and abs(growth) <= 3 and locals_[:common] == previous[:common]:
        return StackMapFrame(SAME_EXTENDED + growth, delta, locals_[common:])
    return StackMapFrame(FULL, delta, locals_, stack)
