"""Quickening: an unresolved instruction's words are rewritten once what it names is resolved.

The words that follow are written before the first one, so another thread sees either the
unresolved instruction or the whole of the new one.
"""

import ctypes
from typing import Any, Protocol

from pvm.vm.classfile.opcodes import Op
from pvm.vm.interp.handlers import Handlers
from pvm.vm.interp.predecode import Code, argument_kinds, fuse
from pvm.vm.link.uses import Dispatch
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.members import JavaField, JavaMethod
from pvm.vm.model.metadata import INITIALISED, Class

_LOADS = {"Z": "8", "B": "8", "C": "u16", "S": "16", "I": "32", "F": "32"}
_STORES = {"Z": "boolean", "B": "8", "C": "16", "S": "16", "I": "32", "F": "32", "J": "64",
           "D": "64"}
_STATIC_STORES = {"Z": "boolean", "B": "8", "C": "u16", "S": "16"}
_LARGEST_OFFSET = 65535
VTABLE_OFFSET = Class.size
LONGEST_SEQUENCE = 6


class Resolver(Protocol):
    """What quickening asks of the linker and the runtime."""

    handlers: Handlers

    def field_use(self, code: Code, index: int, op: int) -> JavaField: ...
    def call(self, code: Code, index: int, op: int) -> Any: ...
    def call_site(self, code: Code, index: int) -> JavaMethod: ...
    def class_constant(self, code: Code, index: int) -> JavaClass: ...
    def class_to_instantiate(self, code: Code, index: int) -> JavaClass: ...
    def array_of(self, component: JavaClass) -> JavaClass: ...
    def constant(self, code: Code, index: int) -> tuple[str, int]: ...
    def initialise(self, java_class: JavaClass) -> None: ...
    def polymorphic(self, code: Code, call: Any) -> JavaMethod: ...


def quicken(resolver: Resolver, code: Code, place: int) -> None:
    """Resolves and rewrites the instruction whose first word is number `place` of the code."""
    position = code.index_at[place]
    instruction = code.flow.instructions[position]
    op = int(instruction.op.code)
    name, operand, extra = _REWRITES[op](resolver, code, instruction.operands[0], op)
    if op == Op.MULTIANEWARRAY:
        operand = instruction.operands[1]
    with code.lock:
        if code.counted:
            name = resolver.handlers.counted.get(name, name)
        rewrite(resolver.handlers, code, position, name, operand, extra)


def rewrite(handlers: Handlers, code: Code, position: int, name: str, operand: int,
            extra: tuple[int, ...]) -> None:
    """Writes an instruction's new words, then the superinstructions that are possible now."""
    place = code.words_of[position]
    for ahead, word in enumerate(extra, 1):
        code.words[place + ahead] = word
        store_word(code, place + ahead, word)
    code.names[position] = name
    code.words[place] = handlers.words[name][code.depths[position]] | operand
    first = max(0, position - LONGEST_SEQUENCE)
    before = [code.words[code.words_of[index]] for index in range(first, position)]
    fuse(code, handlers, position, position + 1)
    store_word(code, place, code.words[place])
    for index in range(first, position):
        fuse(code, handlers, index, index + 1)
        changed = code.words[code.words_of[index]]
        if changed != before[index - first]:
            store_word(code, code.words_of[index], changed)


def store_word(code: Code, place: int, word: int) -> None:
    """Makes a word of `code.words` the one that threads execute."""
    ctypes.c_uint64.from_address(code.address + 8 * place).value = word


Rewrite = tuple[str, int, tuple[int, ...]]


def _getfield(resolver: Resolver, code: Code, index: int, op: int) -> Rewrite:
    field = resolver.field_use(code, index, op)
    return "getfield_" + _LOADS.get(field.descriptor, "64"), _offset(field), ()


def _putfield(resolver: Resolver, code: Code, index: int, op: int) -> Rewrite:
    field = resolver.field_use(code, index, op)
    kind = _STORES.get(field.descriptor, "reference")
    volatile = "volatile_" if field.is_volatile else ""
    return f"putfield_{volatile}{kind}", _offset(field), ()


def _offset(field: JavaField) -> int:
    if field.offset > _LARGEST_OFFSET:
        raise OverflowError(f"field {field} lies beyond 64 KiB of its object: not built")
    return field.offset


def _static(resolver: Resolver, code: Code, index: int, op: int) -> Rewrite:
    """A class that this thread is initialising right now gets the form that checks."""
    field = resolver.field_use(code, index, op)
    resolver.initialise(field.owner)
    words = (field.slot, field.owner.address)
    checked = "" if field.owner.state == INITIALISED else "_checked"
    if op == Op.GETSTATIC:
        return "getstatic" + checked, 0, words
    if checked:
        return "putstatic_checked", ord(field.descriptor[0]), words
    kind = _STATIC_STORES.get(field.descriptor, "64")
    volatile = "volatile_" if field.is_volatile else ""
    return f"putstatic_{volatile}{kind}", 0, words


def _invoke(resolver: Resolver, code: Code, index: int, op: int) -> Rewrite:
    call = resolver.call(code, index, op)
    method = call.method
    if op == Op.INVOKESTATIC:
        resolver.initialise(method.owner)
        checked = "" if method.owner.state == INITIALISED else "_checked"
        return "invokestatic" + checked, 0, (method.address,)
    if call.dispatch is Dispatch.POLYMORPHIC:
        return "invokestatic", 0, (resolver.polymorphic(code, call).address,)
    count = len(argument_kinds(method))
    if call.dispatch is Dispatch.VIRTUAL:
        return "invokevirtual", count, (VTABLE_OFFSET + 8 * method.vtable_index,)
    if call.dispatch is Dispatch.INTERFACE:
        return "invokeinterface", count, (method.address,)
    return "invokespecial", count, (method.address,)


def _invokedynamic(resolver: Resolver, code: Code, index: int, op: int) -> Rewrite:
    return "invokestatic", 0, (resolver.call_site(code, index).address,)


def _new(resolver: Resolver, code: Code, index: int, op: int) -> Rewrite:
    java_class = resolver.class_to_instantiate(code, index)
    resolver.initialise(java_class)
    return "new", 0, (java_class.address,)


def _anewarray(resolver: Resolver, code: Code, index: int, op: int) -> Rewrite:
    component = resolver.class_constant(code, index)
    return "newarray", 0, (resolver.array_of(component).address,)


def _class_word(name: str) -> Any:
    def rewrite_with_class(resolver: Resolver, code: Code, index: int, op: int) -> Rewrite:
        return name, 0, (resolver.class_constant(code, index).address,)

    return rewrite_with_class


def _ldc(resolver: Resolver, code: Code, index: int, op: int) -> Rewrite:
    kind, value = resolver.constant(code, index)
    return ("const_reference" if kind == "A" else "const_word"), 0, (value,)


_REWRITES: dict[int, Any] = {
    Op.GETFIELD: _getfield, Op.PUTFIELD: _putfield, Op.GETSTATIC: _static, Op.PUTSTATIC: _static,
    Op.INVOKEVIRTUAL: _invoke, Op.INVOKESPECIAL: _invoke, Op.INVOKESTATIC: _invoke,
    Op.INVOKEINTERFACE: _invoke, Op.INVOKEDYNAMIC: _invokedynamic, Op.NEW: _new,
    Op.ANEWARRAY: _anewarray, Op.CHECKCAST: _class_word("checkcast"),
    Op.INSTANCEOF: _class_word("instanceof"), Op.MULTIANEWARRAY: _class_word("multianewarray"),
    Op.LDC: _ldc, Op.LDC_W: _ldc, Op.LDC2_W: _ldc,
}  # table
