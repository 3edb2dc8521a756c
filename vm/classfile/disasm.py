"""Prints a class file as text: in substance what `javap -c -v -p` shows."""

from collections.abc import Callable
from typing import Any, Final

from pvm.vm.classfile.attributes import (
    Attribute,
    AttributeTable,
    BootstrapMethods,
    Code,
    InnerClasses,
    LineNumberTable,
    LocalVariableTable,
    LocalVariableTypeTable,
    StackMapTable,
)
from pvm.vm.classfile.constants import (
    TAG_NAMES,
    Class,
    Constant,
    ConstantPool,
    Double,
    Dynamic,
    Float,
    MemberRef,
    MethodHandle,
    NameAndType,
    String,
    Utf8,
)
from pvm.vm.classfile.decode import Instruction, branch_targets, decode
from pvm.vm.classfile.descriptors import parse_method_descriptor
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.classfile.flags import CLASS_FLAGS, FIELD_FLAGS, METHOD_FLAGS, flag_names
from pvm.vm.classfile.reader import ClassFile, Field, Method
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

_HANDLE_KINDS: Final = [
    "", "getField", "getStatic", "putField", "putStatic", "invokeVirtual", "invokeStatic",
    "invokeSpecial", "newInvokeSpecial", "invokeInterface",
]  # fmt: skip
_ITEMS: Final = [
    "top", "int", "float", "double", "long", "null", "uninitializedThis", "class", "uninitialized",
]  # fmt: skip
_ARRAY_TYPES: Final = {
    4: "boolean", 5: "char", 6: "float", 7: "double", 8: "byte", 9: "short", 10: "int", 11: "long",
}  # fmt: skip


def disassemble(class_file: ClassFile) -> str:
    """The whole class. Parts that are malformed are printed as the error that they give."""
    lines = _header(class_file)
    lines += _constants(class_file.constants)
    lines.append("{")
    for field in class_file.fields:
        lines += _field(field)
    for method in class_file.methods:
        lines += _method(method)
    lines.append("}")
    lines += _attributes(class_file.attributes, "")
    return "\n".join(lines) + "\n"


def disassemble_method(method: Method) -> str:
    """One method."""
    return "\n".join(_method(method))


def _header(class_file: ClassFile) -> list[str]:
    return [
        f"class {class_file.name}",
        f"  minor version: {class_file.minor}",
        f"  major version: {class_file.major}",
        f"  flags: {_flags(class_file.access_flags, CLASS_FLAGS)}",
        f"  this_class: {class_file.name}",
        f"  super_class: {class_file.super_name or '(none)'}",
        f"  interfaces: {', '.join(class_file.interfaces) or '(none)'}",
    ]


def _flags(flags: int, table: dict[int, str]) -> str:
    return f"(0x{flags:04x}) {', '.join(flag_names(flags, table))}".rstrip()


def _quoted(text: str) -> str:
    """The text with control characters, quotes and surrogates escaped."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return "".join(
        [c if c.isprintable() else f"\\u{{{ord(c):x}}}" for c in escaped]
    )  # fmt: skip


# Constants


def _constants(pool: ConstantPool) -> list[str]:
    lines = ["Constant pool:"]
    width = len(str(len(pool))) + 1
    for index in range(1, len(pool)):
        tag = pool.tag(index)
        if tag:
            number = f"#{index}".rjust(width)
            lines.append(f"  {number} = {TAG_NAMES[tag]:<18} {_entry(pool, index)}")
    return lines


def _entry(pool: ConstantPool, index: int) -> str:
    references = ".".join([f"#{reference}" for reference in pool.references(index)])
    text = _constant_at(pool, index)
    return f"{references:<14} // {text}" if references else text


def _constant_at(pool: ConstantPool, index: int) -> str:
    try:
        return _constant(pool.entry(index))
    except LinkageFailure as failure:
        return f"<{failure}>"


def _constant(constant: Constant) -> str:
    match constant:
        case MemberRef(_, class_name, name, descriptor):
            return f"{class_name}.{name}:{descriptor}"
        case NameAndType(name, descriptor):
            return f"{name}:{descriptor}"
        case MethodHandle(kind, reference):
            known = 0 < kind < len(_HANDLE_KINDS)
            return f"REF_{_HANDLE_KINDS[kind] if known else kind} {_constant(reference)}"
        case Dynamic(_, bootstrap, name, descriptor):
            return f"#{bootstrap}:{name}:{descriptor}"
        case Utf8(text) | String(text):
            return _quoted(text)
        case Float():
            return f"{constant.value!r}f"
        case Double():
            return f"{constant.value!r}d"
        case Class(name):
            return name
        case _:
            return str(constant[0])


# Members


def _field(field: Field) -> list[str]:
    lines = [
        f"  field {field.name}",
        f"    descriptor: {field.descriptor}",
        f"    flags: {_flags(field.access_flags, FIELD_FLAGS)}",
    ]
    return [*lines, *_attributes(field.attributes, "    "), ""]


def _method(method: Method) -> list[str]:
    lines = [
        f"  method {method.name}",
        f"    descriptor: {method.descriptor}",
        f"    flags: {_flags(method.access_flags, METHOD_FLAGS)}",
    ]
    for attribute in method.attributes:
        if attribute.name == "Code":
            lines += _guarded(attribute, "    ", lambda value: _code(method, value))
        else:
            lines += _attribute(attribute, "    ")
    return [*lines, ""]


def _code(method: Method, code: Code) -> list[str]:
    parameters = parse_method_descriptor(method.descriptor).parameters
    count = len(parameters) + (not method.is_static)
    lines = ["    Code:"]
    lines.append(f"      stack={code.max_stack}, locals={code.max_locals}, args_size={count}")
    pool = next(a.pool for a in method.attributes if a.name == "Code")
    try:
        for instruction in decode(code.code):
            lines += _instruction(instruction, pool)
    except LinkageFailure as failure:
        lines.append(f"        <{failure}>")
    if code.exception_table:
        lines.append("      Exception table:")
        lines.append("         from    to  target type")
        for start, end, target, catch_type in code.exception_table:
            kind = "any" if catch_type is None else f"Class {catch_type}"
            lines.append(f"         {start:5} {end:5} {target:5}   {kind}")
    return lines + _attributes(code.attributes, "      ")


def _instruction(instruction: Instruction, pool: ConstantPool) -> list[str]:
    op, operands = instruction.op, instruction.operands
    head = f"      {instruction.bci:5}: {op.mnemonic}"
    if op.format in ("T", "L"):
        return [head, *_switch(instruction)]
    if not operands:
        return [head]
    head = head.ljust(29)
    if op.format[0] in ("k", "K"):
        shown = ", ".join([f"#{operands[0]}", *map(str, operands[1:])])
        return [f"{head} {shown:<18} // {_constant_at(pool, operands[0])}"]
    if op.format == "t":
        return [f"{head} {_ARRAY_TYPES.get(operands[0], operands[0])}"]
    return [f"{head} {', '.join(map(str, operands))}"]


def _switch(instruction: Instruction) -> list[str]:
    default, *targets = branch_targets(instruction)
    if instruction.op.format == "T":
        low, high = instruction.operands[1:3]
        keys = list(range(low, high + 1))
    else:
        keys = list(instruction.operands[1::2])
    rows = [f"{key:>20}: {target}" for key, target in zip(keys, targets, strict=True)]
    return [*rows, f"{'default':>20}: {default}"]


# Attributes


def _attributes(attributes: AttributeTable, indent: str) -> list[str]:
    return [line for attribute in attributes for line in _attribute(attribute, indent)]


def _attribute(attribute: Attribute, indent: str) -> list[str]:
    return _guarded(attribute, indent, lambda value: _structure(attribute, value, indent))


def _guarded(attribute: Attribute, indent: str, show: Callable[[Any], list[str]]) -> list[str]:
    try:
        return show(attribute.value)
    except LinkageFailure as failure:
        return [f"{indent}{attribute.name}: <{failure}>"]


def _structure(attribute: Attribute, value: object, indent: str) -> list[str]:
    head = f"{indent}{attribute.name}:"
    match value:
        case None:
            return [f"{head} length={attribute.end - attribute.start} {attribute.info.hex(' ')}"]
        case LineNumberTable(lines):
            rows = [f"line {line}: {start}" for start, line in lines]
        case LocalVariableTable(variables) | LocalVariableTypeTable(variables):
            rows = ["Start  Length  Slot  Name   Signature"]
            rows += [f"{v.start_pc:5} {v.length:7} {v.slot:5}  {v.name}   {v.descriptor}"
                     for v in variables]  # fmt: skip
        case StackMapTable(frames):
            rows = _frames(frames)
        case BootstrapMethods(methods):
            rows = []
            for index, method in enumerate(methods):
                rows.append(f"{index}: {_constant(method.handle)}")
                rows += [f"     {_constant(argument)}" for argument in method.arguments]
        case InnerClasses(classes):
            rows = [f"{c.inner} outer={c.outer} name={c.name} "
                    f"flags={_flags(c.access_flags, CLASS_FLAGS)}" for c in classes]  # fmt: skip
        case tuple():
            return [f"{head} {_plain(value)}".rstrip()]
        case _:
            rows = [str(value)]
    return [head, *[f"{indent}  {row}" for row in rows]]


def _plain(value: object) -> str:
    """A structure without a display of its own: its parts, nested ones in brackets."""
    if isinstance(value, AttributeTable):
        return "{" + "; ".join(_attributes(value, "")) + "}"
    if isinstance(value, Constant):
        return _constant(value)
    if isinstance(value, tuple):
        parts = [f"[{_plain(part)}]" if type(part) is tuple else _plain(part) for part in value]
        return " ".join(parts)
    return _quoted(value) if isinstance(value, str) else str(value)


def _frames(frames: tuple[StackMapFrame, ...]) -> list[str]:
    rows, bci = [], -1
    for frame in frames:
        bci += frame.offset_delta + 1
        row = f"{bci}: frame_type={frame.frame_type} {_frame_kind(frame.frame_type)}"
        if frame.locals or frame.frame_type == FULL:
            row += f" locals=[{', '.join(map(_type, frame.locals))}]"
        if frame.stack or frame.frame_type == FULL:
            row += f" stack=[{', '.join(map(_type, frame.stack))}]"
        rows.append(row)
    return rows


def _frame_kind(frame_type: int) -> str:
    if frame_type < 64 or frame_type == SAME_EXTENDED:
        return "same"
    if frame_type <= SAME_LOCALS_1_EXTENDED:
        return "same_locals_1_stack_item"
    if CHOP_FIRST <= frame_type < SAME_EXTENDED:
        return f"chop {SAME_EXTENDED - frame_type}"
    return "full" if frame_type == FULL else "append"


def _type(type_: VerificationType) -> str:
    if type_.item == ITEM_OBJECT:
        return f"class {type_.class_name}"
    if type_.item == ITEM_UNINITIALIZED:
        return f"uninitialized {type_.bci}"
    return _ITEMS[type_.item]
