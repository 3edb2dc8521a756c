"""Static constraints on code (JVMS 4.9.1): each instruction by itself, reachable or not."""

from collections.abc import Callable
from typing import Final

from pvm.vm.classfile.attributes import Code
from pvm.vm.classfile.constants import (
    TAG_CLASS,
    TAG_DOUBLE,
    TAG_DYNAMIC,
    TAG_FIELD_REF,
    TAG_FLOAT,
    TAG_INTEGER,
    TAG_INTERFACE_METHOD_REF,
    TAG_INVOKE_DYNAMIC,
    TAG_LONG,
    TAG_METHOD_HANDLE,
    TAG_METHOD_REF,
    TAG_METHOD_TYPE,
    TAG_STRING,
    ConstantPool,
)
from pvm.vm.classfile.decode import Instruction, decode
from pvm.vm.classfile.descriptors import MAX_ARRAY_DIMENSIONS, parse_method_descriptor
from pvm.vm.classfile.opcodes import BY_NAME, OPCODES, Op
from pvm.vm.classfile.reader import ClassFile
from pvm.vm.verify.effects import constant_kind
from pvm.vm.verify.problems import Misuse

_CATEGORY_1: Final = frozenset(
    (TAG_INTEGER, TAG_FLOAT, TAG_STRING, TAG_CLASS, TAG_METHOD_HANDLE, TAG_METHOD_TYPE, TAG_DYNAMIC)
)
_TAGS: Final[dict[str, frozenset[int]]] = {
    "ldc": _CATEGORY_1,
    "ldc_w": _CATEGORY_1,
    "ldc2_w": frozenset((TAG_LONG, TAG_DOUBLE, TAG_DYNAMIC)),
    **dict.fromkeys(
        ("getstatic", "putstatic", "getfield", "putfield"), frozenset((TAG_FIELD_REF,))
    ),
    "invokevirtual": frozenset((TAG_METHOD_REF,)),
    "invokespecial": frozenset((TAG_METHOD_REF, TAG_INTERFACE_METHOD_REF)),
    "invokestatic": frozenset((TAG_METHOD_REF, TAG_INTERFACE_METHOD_REF)),
    "invokeinterface": frozenset((TAG_INTERFACE_METHOD_REF,)),
    "invokedynamic": frozenset((TAG_INVOKE_DYNAMIC,)),
    **dict.fromkeys(
        ("new", "anewarray", "checkcast", "instanceof", "multianewarray"), frozenset((TAG_CLASS,))
    ),
}
_CONSTANT_TAGS: Final = {BY_NAME[name].code: tags for name, tags in _TAGS.items()}
"""Opcode -> the kinds of constant that its operand may name."""

_SINCE: Final = {
    TAG_CLASS: 49,
    TAG_METHOD_HANDLE: 51,
    TAG_METHOD_TYPE: 51,
    TAG_DYNAMIC: 55,
}
"""Constant kind -> the class file version from which ldc may load it (JVMS table 4.4-C)."""

_NEWARRAY_TYPES: Final = range(4, 12)
_SUBROUTINE: Final = frozenset((Op.JSR, Op.JSR_W, Op.RET))
_LOADS_CONSTANT: Final = frozenset((Op.LDC, Op.LDC_W, Op.LDC2_W))
_FIELDS: Final = frozenset((Op.GETSTATIC, Op.PUTSTATIC, Op.GETFIELD, Op.PUTFIELD))
_INVOKES: Final = frozenset(
    (Op.INVOKEVIRTUAL, Op.INVOKESPECIAL, Op.INVOKESTATIC, Op.INVOKEINTERFACE)
)


def _local_rows() -> dict[int, tuple[int, int]]:
    """Opcode -> local (-1: the operand says) and how many locals it takes."""
    rows = {}
    for op in OPCODES:
        if op is None:
            continue
        implicit = op.mnemonic[-2:-1] == "_" and op.mnemonic[1:-2] in ("load", "store")
        if op.format[:1] == "v" or implicit:
            kind = op.pops or op.pushes
            local = int(op.mnemonic[-1]) if implicit else -1
            rows[op.code] = (local, 2 if kind in ("J", "D") else 1)
    return rows


_LOCALS: Final = _local_rows()


def local_used(instruction: Instruction) -> int | None:
    """The local that an instruction names, if any; of two, the first."""
    row = _LOCALS.get(instruction.op.code)
    if row is None:
        return None
    return instruction.operands[0] if row[0] < 0 else row[0]


def locals_used(instructions: list[Instruction]) -> int:
    """How many locals the instructions name: one more than the highest."""
    highest = 0
    for instruction in instructions:
        row = _LOCALS.get(instruction.op.code)
        if row is not None:
            local, count = row
            highest = max(highest, (instruction.operands[0] if local < 0 else local) + count)
    return highest


class StaticConstraints:
    """The checks for one class: all of one method's code at once, or one instruction after the
    other. All failures are Problems. `has_subroutines`: jsr and ret are allowed."""

    def __init__(self, class_file: ClassFile, has_subroutines: bool) -> None:
        self.pool: ConstantPool = class_file.constants
        self.major = class_file.major
        self.has_subroutines = has_subroutines
        self.class_name = class_file.name.replace("/", ".")

    def check_all(self, code: Code) -> None:
        max_locals = code.max_locals
        for instruction in decode(code.code):
            if instruction.op.code in RESTRICTED:
                self.check(instruction, max_locals)

    def check(self, instruction: Instruction, max_locals: int) -> None:
        """One instruction, whose opcode is among RESTRICTED."""
        opcode = instruction.op.code
        if opcode in _LOCALS:
            self._check_local(instruction, max_locals)
        elif opcode in _CONSTANT_TAGS:
            self._check_constant(instruction)
        else:
            check = _OTHERS.get(opcode)
            if check is not None:
                check(self, instruction)
        if opcode in _SUBROUTINE and not self.has_subroutines:
            raise Misuse(instruction, f"Bad instruction: {opcode:x}")

    def _check_local(self, instruction: Instruction, max_locals: int) -> None:
        local, count = _LOCALS[instruction.op.code]
        if local < 0:
            local = instruction.operands[0]
        if local + count <= max_locals:
            return
        headline = "Local variable table overflow"
        if count == 2:
            verb = "set" if instruction.op.pops else "get"
            headline = f"{verb} long/double overflows locals"
        reason = f"Local index {local} is invalid"
        raise Misuse(instruction, "Illegal local variable number", headline, reason)

    def _check_constant(self, instruction: Instruction) -> None:
        opcode, index = instruction.op.code, instruction.operands[0]
        if self.pool.tag(index) not in _CONSTANT_TAGS[opcode]:
            raise self._bad_constant(instruction)
        if opcode in _LOADS_CONSTANT:
            self._check_loaded(instruction)
        elif opcode in _INVOKES:
            self._check_invoke(instruction)
        elif opcode == Op.INVOKEDYNAMIC:
            self._check_invokedynamic(instruction)
        elif opcode in _FIELDS:
            self._check_field(instruction)
        else:
            self._check_class(instruction)

    def _bad_constant(self, instruction: Instruction) -> Misuse:
        index = instruction.operands[0]
        if index >= len(self.pool):
            message = "Illegal constant pool index"
            headline = f"{message} {index} in class {self.class_name}"
            return Misuse(instruction, message, headline)
        return Misuse(
            instruction,
            "Illegal type in constant pool",
            f"Illegal type at constant pool entry {index} in class {self.class_name}",
            f"Constant pool index {index} is invalid",
        )

    def _check_loaded(self, instruction: Instruction) -> None:
        index = instruction.operands[0]
        if self.major < _SINCE.get(self.pool.tag(index), 0):
            raise self._bad_constant(instruction)
        is_wide = constant_kind(self.pool, index) in ("J", "D")
        if is_wide != (instruction.op.code == Op.LDC2_W):
            raise self._bad_constant(instruction)

    def _check_field(self, instruction: Instruction) -> None:
        """HotSpot's: arrays have no fields, but where types are checked only it says so here."""
        index = instruction.operands[0]
        name = self.pool.member(index).class_name
        of_object = instruction.op.code in (Op.GETFIELD, Op.PUTFIELD)
        if name[0] == "[" and of_object and not self.has_subroutines:
            where = f"class {self.class_name} at constant pool index {index}"
            message = f"Expecting reference to class in {where}"
            reason = f"Invalid type: '{name}' (constant pool {index})"
            raise Misuse(instruction, message, reason=reason)

    def _check_invoke(self, instruction: Instruction) -> None:
        opcode, index = instruction.op.code, instruction.operands[0]
        tag, _class_name, name, descriptor = self.pool.member(index)
        if tag == TAG_INTERFACE_METHOD_REF and opcode != Op.INVOKEINTERFACE and self.major < 52:
            raise self._bad_constant(instruction)
        if name[0] == "<" and (name != "<init>" or opcode != Op.INVOKESPECIAL):
            message = "Must call initializers using invokespecial"
            raise Misuse(instruction, message, "Illegal call to internal method")
        if opcode == Op.INVOKEINTERFACE:
            self._check_count(instruction, descriptor)

    def _check_count(self, instruction: Instruction, descriptor: str) -> None:
        count = parse_method_descriptor(descriptor).parameter_slots + 1
        if instruction.operands[1] != count:
            headline = "Inconsistent args count operand in invokeinterface"
            raise Misuse(instruction, "Inconsistent args size", headline)
        if instruction.operands[2] != 0:
            headline = "Fourth operand byte of invokeinterface must be zero"
            raise Misuse(instruction, "Fourth operand byte must be zero", headline)

    def _check_invokedynamic(self, instruction: Instruction) -> None:
        if instruction.operands[1] != 0:
            raise Misuse(
                instruction, "Third and fourth operand bytes of invokedynamic must be zero"
            )
        if self.pool.dynamic(instruction.operands[0]).name[0] == "<":
            raise Misuse(instruction, "Illegal call to internal method")

    def _check_class(self, instruction: Instruction) -> None:
        opcode = instruction.op.code
        name = self.pool.class_name(instruction.operands[0])
        dimensions = len(name) - len(name.lstrip("["))
        if opcode == Op.NEW and dimensions:
            raise Misuse(
                instruction,
                "Illegal creation of multi-dimensional array",
                "Illegal new instruction",
                f"Invalid type: '{name}' (constant pool {instruction.operands[0]})",
            )
        if opcode == Op.ANEWARRAY and dimensions >= MAX_ARRAY_DIMENSIONS:
            raise Misuse(
                instruction,
                "Array with too many dimensions",
                "Illegal anewarray instruction, array has more than 255 dimensions",
            )
        if opcode == Op.MULTIANEWARRAY and not 1 <= instruction.operands[1] <= dimensions:
            number = instruction.operands[1]
            headline = f"Illegal dimension in multianewarray instruction: {number}"
            raise Misuse(instruction, "Illegal dimension argument", headline)

    def _check_newarray(self, instruction: Instruction) -> None:
        if instruction.operands[0] not in _NEWARRAY_TYPES:
            headline = "Illegal newarray instruction"
            raise Misuse(instruction, "Bad type passed to newarray", headline)

    def _check_lookupswitch(self, instruction: Instruction) -> None:
        keys = instruction.operands[1::2]
        if any(low >= high for low, high in zip(keys, keys[1:], strict=False)):
            raise Misuse(instruction, "Unsorted lookup switch", "Bad lookupswitch instruction")


_OTHERS: Final[dict[int, Callable[[StaticConstraints, Instruction], None]]] = {
    Op.NEWARRAY: StaticConstraints._check_newarray,
    Op.LOOKUPSWITCH: StaticConstraints._check_lookupswitch,
}

RESTRICTED: Final = frozenset((*_LOCALS, *_CONSTANT_TAGS, *_OTHERS, *_SUBROUTINE))
"""The opcodes of which there is something to check."""
