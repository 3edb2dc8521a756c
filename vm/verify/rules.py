"""What each instruction asks of the frame before it, and the frame that it leaves (JVMS 4.10.1.9).

Instructions on primitive values alone follow from the opcode table; the others have a rule here or
in `member_rules`. A rule changes the frame in place and raises a VerifyError failure.
"""

from collections.abc import Callable
from typing import Final

from pvm.vm.classfile.constants import (
    TAG_CLASS,
    TAG_DYNAMIC,
    TAG_METHOD_HANDLE,
    TAG_METHOD_TYPE,
    TAG_STRING,
)
from pvm.vm.classfile.decode import Instruction
from pvm.vm.classfile.descriptors import class_to_descriptor
from pvm.vm.classfile.errors import LinkageFailure, verify_error
from pvm.vm.classfile.opcodes import BY_NAME, OPCODES, Op, Opcode
from pvm.vm.verify.context import MethodContext
from pvm.vm.verify.effects import (
    UNDERFLOW,
    constant_kind,
    is_slotwise,
    rearrange,
    slots_involved,
    values_in_slots,
)
from pvm.vm.verify.frame import CATEGORY_1, REFERENCE, Frame, underflow
from pvm.vm.verify.problems import BAD_OPERAND, Problem, invalid_type, not_assignable
from pvm.vm.verify.types import (
    HALF,
    INT,
    NULL,
    OBJECT,
    THROWABLE,
    TOP,
    Type,
    is_object,
    is_reference,
    is_wide,
    merged,
    of_descriptor,
    parts,
    return_address,
    second_half,
    uninitialized,
    word,
)

Rule = Callable[[MethodContext, Frame, int, Instruction], None]
"""Arguments: method, frame, index of the instruction, instruction."""

_ARRAY_TYPES: Final = {4: "[Z", 5: "[C", 6: "[F", 7: "[D", 8: "[B", 9: "[S", 10: "[I", 11: "[J"}
"""newarray's operand -> type (JVMS table 6.5.newarray-A)."""

_ELEMENT: Final = {
    "i": ("[I",), "l": ("[J",), "f": ("[F",), "d": ("[D",),
    "b": ("[B", "[Z"), "c": ("[C",), "s": ("[S",),
}  # fmt: skip
"""First letter of an array load or store -> the arrays that it is for."""

_ELEMENT_WORDS: Final = {
    "i": "ints", "l": "longs", "f": "floats", "d": "doubles",
    "b": "bytes or booleans", "c": "chars", "s": "shorts",
}  # fmt: skip

_LOADED_CLASS: Final = {
    TAG_STRING: "Ljava/lang/String;",
    TAG_CLASS: "Ljava/lang/Class;",
    TAG_METHOD_HANDLE: "Ljava/lang/invoke/MethodHandle;",
    TAG_METHOD_TYPE: "Ljava/lang/invoke/MethodType;",
}


# Made from the opcode table


def _primitive_rule(op: Opcode) -> Rule:
    pops, pushes = op.pops[::-1], op.pushes

    def rule(method: MethodContext, frame: Frame, index: int, instruction: Instruction) -> None:
        for kind in pops:
            frame.pop_kind(kind)
        for kind in pushes:
            frame.push(kind)

    return rule


def _load_rule(kind: str, implicit: int) -> Rule:
    def rule(method: MethodContext, frame: Frame, index: int, instruction: Instruction) -> None:
        local = implicit if implicit >= 0 else instruction.operands[0]
        found = frame.locals[local]
        if not (is_reference(found) if kind == "A" else found == kind):
            raise bad_local(frame, local, kind)
        frame.push(found)

    return rule


def _store_rule(kind: str, implicit: int) -> Rule:
    def rule(method: MethodContext, frame: Frame, index: int, instruction: Instruction) -> None:
        local = implicit if implicit >= 0 else instruction.operands[0]
        if kind == "A":
            frame.store(local, frame.pop_storable())
        else:
            frame.pop_kind(kind)
            frame.store(local, kind)

    return rule


def _slotwise_rule(op: Opcode) -> Rule:
    def rule(method: MethodContext, frame: Frame, index: int, instruction: Instruction) -> None:
        before = frame.stack
        try:
            after = rearrange(op.code, before)
        except LinkageFailure as failure:
            raise _bad_rearrangement(frame, str(failure.message)) from None
        if TOP in before and not method.owner.is_old:
            _check_usable(frame, values_in_slots(before, slots_involved(op.code)))
        frame.stack, frame.slots = [], 0
        for type_ in after:
            frame.push(type_)

    return rule


def _bad_rearrangement(frame: Frame, message: str) -> Problem:
    if message == UNDERFLOW:
        return underflow()
    slot = frame.slots
    for found in reversed(frame.stack):
        slot -= 1
        if is_wide(found):
            break
        frame.pop()
    place = f"stack[{slot}]"
    return not_assignable(second_half(found), place, CATEGORY_1, message, BAD_OPERAND)


def _check_usable(frame: Frame, count: int) -> None:
    """A stack map frame may say that a value on the stack is of no type: there it has to stay."""
    if TOP in frame.stack[-count:]:
        raise frame.misfit(frame.pop(), CATEGORY_1, "Unusable value on the stack")


def _array_load_rule(op: Opcode) -> Rule:
    arrays = _ELEMENT[op.mnemonic[0]]

    def rule(method: MethodContext, frame: Frame, index: int, instruction: Instruction) -> None:
        frame.pop_kind(INT)
        _pop_array(frame, arrays, op)
        frame.push(op.pushes)

    return rule


def _array_store_rule(op: Opcode) -> Rule:
    arrays = _ELEMENT[op.mnemonic[0]]

    def rule(method: MethodContext, frame: Frame, index: int, instruction: Instruction) -> None:
        frame.pop_kind(op.pops[-1])
        frame.pop_kind(INT)
        _pop_array(frame, arrays, op)

    return rule


def bad_local(frame: Frame, local: int, kind: str) -> Problem:
    found = frame.locals[local]
    if is_wide(kind):
        if all(later == TOP for later in frame.locals[local + 1 :]):
            return _overflowing(local)
        message = f"Register pair {local}/{local + 1} contains wrong type"
    elif found == TOP:
        message = f"Accessing value from uninitialized register {local}"
    elif kind == "A" and isinstance(found, str) and found[0] == "R":  # JVMS 6.5.aload
        message = f"Cannot load return address from register {local}"
    else:
        message = f"Register {local} contains wrong type"
    if found == HALF:
        found = second_half(frame.locals[local - 1])
    wanted = REFERENCE if kind == "A" else word(kind)
    return not_assignable(found, f"locals[{local}]", wanted, message, "Bad local variable type")


def _overflowing(local: int) -> Problem:
    """HotSpot's words for a pair of locals that ends beyond what was ever stored."""
    return Problem(
        f"Register pair {local}/{local + 1} contains wrong type",
        "get long/double overflows locals",
        f"Local index {local} is invalid",
    )


def _pop_array(frame: Frame, arrays: tuple[str, ...], op: Opcode) -> None:
    place = f"stack[{frame.slots - 1}]"
    headline = f"{BAD_OPERAND} in {op}"
    found = frame.pop()
    if is_object(found) and all(part in arrays for part in parts(found)):
        return
    message = f"Expecting to find array of {_ELEMENT_WORDS[op.mnemonic[0]]} on stack"
    frame.restore(found)
    if len(arrays) > 1:
        raise invalid_type(found, place, message, headline)
    raise not_assignable(found, place, word(arrays[0]), message, headline)


# Locals and constants


def _iinc(method: MethodContext, frame: Frame, index: int, instruction: Instruction) -> None:
    local = instruction.operands[0]
    if frame.locals[local] != INT:
        raise bad_local(frame, local, INT)


def _aconst_null(method: MethodContext, frame: Frame, index: int, instruction: Instruction) -> None:
    address = method.flow.calls.get(index)  # was it a jsr?
    frame.push(NULL if address is None else return_address(address))


def _goto(method: MethodContext, frame: Frame, index: int, instruction: Instruction) -> None:
    ret = method.flow.returns.get(index)  # was it a ret?
    if ret is not None and frame.locals[ret.local] != return_address(ret.address):
        raise verify_error(f"Register {ret.local} contains wrong type")


def _load_constant(
    method: MethodContext, frame: Frame, index: int, instruction: Instruction
) -> None:
    entry = instruction.operands[0]
    kind = constant_kind(method.pool, entry)
    if kind != "A":
        frame.push(kind)
    elif method.pool.tag(entry) == TAG_DYNAMIC:
        frame.push(of_descriptor(method.pool.dynamic(entry).descriptor))
    else:
        frame.push(_LOADED_CLASS[method.pool.tag(entry)])


# References


def _compare_references(
    method: MethodContext, frame: Frame, index: int, instruction: Instruction
) -> None:
    for _ in instruction.op.pops:
        frame.pop_reference()


def _athrow(method: MethodContext, frame: Frame, index: int, instruction: Instruction) -> None:
    method.pop_assignable(frame, THROWABLE, "Can only throw Throwable objects")


def _class_type(method: MethodContext, instruction: Instruction) -> str:
    return class_to_descriptor(method.pool.class_name(instruction.operands[0]))


def _checkcast(method: MethodContext, frame: Frame, index: int, instruction: Instruction) -> None:
    frame.pop_object(OBJECT)
    frame.push(_class_type(method, instruction))


def _instanceof(method: MethodContext, frame: Frame, index: int, instruction: Instruction) -> None:
    frame.pop_object(OBJECT)
    frame.push(INT)


def _new(method: MethodContext, frame: Frame, index: int, instruction: Instruction) -> None:
    """JVMS 4.10.2.4: of the objects that one `new` makes, one at a time is uninitialised."""
    made = uninitialized(index)
    if made in frame.stack:
        raise verify_error("Uninitialized object on the stack when another is created")
    if made in frame.locals:
        frame.replace(made, TOP)
    frame.push(made)


# Arrays


def _aaload(method: MethodContext, frame: Frame, index: int, instruction: Instruction) -> None:
    frame.pop_kind(INT)
    element: Type = NULL
    for array in _pop_reference_array(frame, instruction.op):
        element = merged(element, array[1:])
    frame.push(element)


def _aastore(method: MethodContext, frame: Frame, index: int, instruction: Instruction) -> None:
    """Whether the element fits the array is seen at run time (JVMS 6.5.aastore)."""
    frame.pop_object(OBJECT)
    frame.pop_kind(INT)
    _pop_reference_array(frame, instruction.op)


def _pop_reference_array(frame: Frame, op: Opcode) -> tuple[str, ...]:
    found = frame.pop()
    if is_object(found):
        arrays = parts(found)
        if all(array[0] == "[" and array[1] in "[L" for array in arrays):
            return arrays
    message = "Expecting to find array of objects or arrays on stack"
    raise frame.misfit(found, REFERENCE, message, f"{BAD_OPERAND} in {op}")


def _arraylength(method: MethodContext, frame: Frame, index: int, instruction: Instruction) -> None:
    found = frame.pop()
    if not is_object(found) or any(array[0] != "[" for array in parts(found)):
        frame.restore(found)
        place = f"stack[{frame.slots - 1}]"
        headline = f"{BAD_OPERAND} in arraylength"
        raise invalid_type(found, place, "Expecting to find array on stack", headline)
    frame.push(INT)


def _newarray(method: MethodContext, frame: Frame, index: int, instruction: Instruction) -> None:
    frame.pop_kind(INT)
    frame.push(_ARRAY_TYPES[instruction.operands[0]])


def _anewarray(method: MethodContext, frame: Frame, index: int, instruction: Instruction) -> None:
    frame.pop_kind(INT)
    frame.push("[" + _class_type(method, instruction))


def _multianewarray(
    method: MethodContext, frame: Frame, index: int, instruction: Instruction
) -> None:
    for _ in range(instruction.operands[1]):
        frame.pop_kind(INT)
    frame.push(_class_type(method, instruction))


# Returns


def _return(method: MethodContext, frame: Frame, index: int, instruction: Instruction) -> None:
    kind = instruction.op.pops
    returns = of_descriptor(method.descriptor.returns)
    wanted = "" if returns == "V" else returns if len(returns) == 1 else "A"
    if kind != wanted:
        raise _wrong_return(frame, kind, returns)
    if kind:
        method.pop_assignable(frame, returns, _WRONG_RETURN, "Bad return type", _SIGNATURE)
    if frame.needs_super and method.is_constructor:
        raise Problem(
            "Constructor must call super() or this()",
            "Constructor must call super() or this() before return",
        )


_WRONG_RETURN: Final = "Wrong return type in function"
_SIGNATURE: Final = " (from method signature)"


def _wrong_return(frame: Frame, kind: str, returns: str) -> Problem:
    if not kind:
        return Problem(_WRONG_RETURN, "Method expects a return value")
    headline = "Method does not expect a return value" if returns == "V" else "Bad return type"
    if not frame.stack:
        return underflow()
    found = frame.pop()
    if found != kind and not (kind == "A" and is_reference(found)):
        return frame.misfit(found, REFERENCE if kind == "A" else kind, _WRONG_RETURN)
    wanted = word(TOP if returns == "V" else returns)
    place = f"stack[{frame.slots}]"
    return not_assignable(found, place, wanted, _WRONG_RETURN, headline, _SIGNATURE)


_SPECIAL: Final[dict[str, Rule]] = {
    "iinc": _iinc,
    "aconst_null": _aconst_null,
    "goto": _goto,
    **dict.fromkeys(("ldc", "ldc_w", "ldc2_w"), _load_constant),
    **dict.fromkeys(
        ("if_acmpeq", "if_acmpne", "ifnull", "ifnonnull", "monitorenter", "monitorexit"),
        _compare_references,
    ),
    "athrow": _athrow,
    "checkcast": _checkcast,
    "instanceof": _instanceof,
    "new": _new,
    "aaload": _aaload,
    "aastore": _aastore,
    "arraylength": _arraylength,
    "newarray": _newarray,
    "anewarray": _anewarray,
    "multianewarray": _multianewarray,
    **dict.fromkeys(("ireturn", "lreturn", "freturn", "dreturn", "areturn", "return"), _return),
}


def _derived_rule(op: Opcode) -> Rule | None:
    """The rule that follows from the opcode's row; None if its row does not say enough."""
    name = op.mnemonic
    if is_slotwise(op.code):
        return _slotwise_rule(op)
    base, _, suffix = name.partition("_")
    local = int(suffix) if suffix.isdigit() else -1
    if base[1:] == "load":
        return _load_rule(op.pushes, local)
    if base[1:] == "store":
        return _store_rule(op.pops, local)
    if name[1:] == "aload":
        return _array_load_rule(op)
    if name[1:] == "astore":
        return _array_store_rule(op)
    if set(op.pops + op.pushes) <= set("IJFD"):
        return _primitive_rule(op)
    return None


def _basic_rules() -> dict[int, Rule]:
    rules = {BY_NAME[name].code: rule for name, rule in _SPECIAL.items()}
    for op in OPCODES:
        if op is not None and op.code not in rules:
            rule = _derived_rule(op)
            if rule is not None:
                rules[op.code] = rule
    for code in (Op.WIDE, Op.RET, Op.JSR, Op.JSR_W):  # never in a flow
        rules.pop(code, None)
    return rules


BASIC_RULES: Final = _basic_rules()
"""Opcode -> rule, for all but field accesses and invocations."""
