"""Calls: what they call, what is inlined, and what comes back."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

from pvm.jit.bytecode import inlining
from pvm.jit.bytecode.builder import Activation, CallSite, translates
from pvm.jit.bytecode.counting import count_class
from pvm.jit.bytecode.exceptions import check_pending
from pvm.jit.bytecode.intrinsics import native_call
from pvm.jit.bytecode.memory import is_resolved
from pvm.jit.ir.editing import connect
from pvm.jit.ir.nodes import Block, Node, Target
from pvm.lowlevel.structs import offset_of
from pvm.vm.classfile.decode import Instruction
from pvm.vm.classfile.descriptors import value_type
from pvm.vm.classfile.opcodes import Op
from pvm.vm.interp.predecode import argument_kinds
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.members import JavaMethod, return_descriptor
from pvm.vm.model.metadata import INITIALISED, InterfaceEntry

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine

_MOSTLY = 0.9  # share of the receivers that makes a class worth a test of its own
_FEWEST = 20


@translates(Op.INVOKESTATIC, Op.INVOKEDYNAMIC, Op.INVOKESPECIAL, Op.INVOKEVIRTUAL,
            Op.INVOKEINTERFACE)  # fmt: skip
def _invoke(a: Activation, instruction: Instruction) -> None:
    if not is_resolved(a):
        return
    name = a.code.names[a.index].removesuffix("_counted")
    word = a.code.words[a.code.words_of[a.index] + 1]
    if name.startswith("invokestatic"):
        method = _method_at(a, word)
        if name == "invokestatic_checked" and method.owner.state != INITIALISED:
            a.deoptimise("uninitialized")
            return
        call(a, method)
    elif name == "invokespecial":
        method = _method_at(a, word)
        _check_receiver(a, method)
        call(a, method)
    else:
        index, op = instruction.operands[0], int(instruction.op.code)
        method = a.machine.resolver.call(a.code, index, op).method
        _check_receiver(a, method)
        _dispatch(a, method, "virtual" if name == "invokevirtual" else "interface")


def _method_at(a: Activation, address: int) -> JavaMethod:
    return a.machine.methods[a.machine.code.number_at(address)]


def _check_receiver(a: Activation, method: JavaMethod) -> None:
    a.null_check(a.stack[len(a.stack) - len(argument_kinds(method))])


def _dispatch(a: Activation, method: JavaMethod, dispatch: str) -> None:
    """A virtual or interface call: by what is known of the receiver, then by the profile."""
    receiver = a.stack[len(a.stack) - len(argument_kinds(method))]
    count_class(a, receiver)
    known = _exact_class(receiver)
    if known is not None:
        found = selected(a.machine, known, method, dispatch)
        if found is not None:
            call(a, found)
            return
    if dispatch == "virtual" and (method.owner.is_final or method.is_final):
        call(a, method)
        return
    targets = _profiled(a, method, dispatch)
    if targets:
        _guarded(a, method, dispatch, receiver, targets)
    else:
        _emit(a, Target(dispatch, method))


def _exact_class(receiver: Node) -> JavaClass | None:
    if receiver.op in ("new", "newarray"):
        found: JavaClass = receiver.extra
        return found
    return None


Targets = list[tuple[JavaClass, JavaMethod]]


def _profiled(a: Activation, method: JavaMethod, dispatch: str) -> Targets:
    """The classes worth a test, with what is called for them: all that were met, if those are one
    or two, or the one that is met nearly always."""
    found = a.options.profiles.receivers(a.code, a.index)
    if found is None or not a.options.inlines:
        return []
    classes, others = found
    total = others + sum(count for _, count in classes)
    if total < _FEWEST or not classes:
        return []
    if others or len(classes) > 2:
        if classes[0][1] < _MOSTLY * total:
            return []
        classes = classes[:1]
    targets = [(each, selected(a.machine, each, method, dispatch)) for each, _ in classes]
    return [(each, target) for each, target in targets if target is not None]


def _guarded(
    a: Activation, method: JavaMethod, dispatch: str, receiver: Node, targets: Targets
) -> None:
    """Tests for classes; the last one is a guard where no other class was ever met."""
    found = a.options.profiles.receivers(a.code, a.index)
    is_complete = found is not None and not found[1] and len(found[0]) == len(targets)
    if is_complete and not a.may_assume("class_check"):
        is_complete = False
    klass = a.add("klass", "K", receiver)
    arguments, results = list(a.stack), []
    for position, (java_class, target) in enumerate(targets):
        condition = a.add("cmp", "Z", klass, a.add("class", "K", extra=java_class), extra="eq")
        if is_complete and position == len(targets) - 1:
            a.guard(condition, "class_check")
            call(a, target)
            results.append(_result(a, method))
            break
        block = a.finish("branch", "V", condition, extra=0.9 if position == 0 else 0.5)
        other = a.build.block()
        a.start_block(block)
        a.stack = list(arguments)
        call(a, target)
        results.append(_result(a, method))
        connect(block, other)
        a.current, a.stack = other, list(arguments)
    else:
        _emit(a, Target(dispatch, method))
        results.append(_result(a, method))
    _join(a, [result for result in results if result is not None], arguments, method)


def _result(a: Activation, method: JavaMethod) -> tuple[Block, Node | None] | None:
    """Ends the path of one target; None when it never comes back."""
    if a.current is None:
        return None
    value = None if method.descriptor.endswith(")V") else a.stack[-1]
    return a.finish("goto"), value


def _join(
    a: Activation, results: list[tuple[Block, Node | None]], stack: list[Node], method: JavaMethod
) -> None:
    a.stack = stack[: len(stack) - len(argument_kinds(method))]
    if not results:
        return
    value = _merge(a, results)
    if value is not None:
        a.push(value)


def _merge(a: Activation, results: list[tuple[Block, Node | None]]) -> Node | None:
    """The block where paths meet becomes the current one."""
    block = a.build.block()
    a.current = block
    for source, _ in results:
        connect(source, block)
    values = [value for _, value in results if value is not None]
    if not values:
        return None
    if len(values) == 1:
        return values[0]
    phi = Node("phi", values[0].type, values)
    phi.block = block
    block.phis.append(phi)
    return phi


def call(a: Activation, method: JavaMethod) -> None:
    """A call of a known method: an intrinsic, inlined, or direct."""
    if method.is_native and native_call(a, method):
        return
    reason = inlining.refusal(a, method)
    if reason:
        if reason != "-":
            a.options.note(a.scope.depth + 1, method, a.instructions[a.index].bci, reason)
        _emit(a, Target("direct", method))
        return
    a.options.note(a.scope.depth + 1, method, a.instructions[a.index].bci, "inline")
    _inline(a, method)


def _inline(a: Activation, method: JavaMethod) -> None:
    from pvm.jit.bytecode.entry import inline

    count = len(argument_kinds(method))
    arguments = a.stack[len(a.stack) - count:]
    del a.stack[len(a.stack) - count:]
    site = CallSite(a, a.state_at(a.index, a.stack, a.facts.live[a.index]))
    a.build.inlined.append(method)
    inline(Activation(a.build, method, site), site, arguments)
    if site.returns:
        value = _merge(a, site.returns)
        if value is not None:
            a.push(value)


def _emit(a: Activation, target: Target) -> None:
    """The call itself."""
    method = target.method
    count = len(argument_kinds(method))
    arguments = a.stack[len(a.stack) - count:]
    state = a.state()
    del a.stack[len(a.stack) - count:]
    result = value_type(return_descriptor(method.descriptor))
    node = a.add("call", result or "V", *arguments, extra=target, state=state)
    check_pending(a)
    if result:
        a.push(node)


def selected(
    machine: Machine, java_class: JavaClass, method: JavaMethod, dispatch: str
) -> JavaMethod | None:
    """The method that a call on an instance of exactly that class runs; None if that fails."""
    if dispatch == "virtual":
        index = method.vtable_index
        found = java_class.vtable[index] if index < len(java_class.vtable) else None
    else:
        found = _from_itable(machine, java_class, method)
    if found is None or found.is_abstract or found.refusal is not None:
        return None
    return found


def _from_itable(machine: Machine, java_class: JavaClass, method: JavaMethod) -> JavaMethod | None:
    """As the interpreter looks it up (see vm.link.itable)."""
    info = java_class.info
    table, mask = int(info.itable), int(info.itable_mask)
    slot = method.number & mask
    while table:
        entry = table + InterfaceEntry.size * slot
        key = _word(entry + offset_of(InterfaceEntry, "key"))
        if key == method.address:
            address = _word(entry + offset_of(InterfaceEntry, "target"))
            return machine.methods[machine.code.number_at(address)]
        if key == 0:
            break
        slot = slot + 1 & mask
    return None


def _word(address: int) -> int:
    return int(ctypes.c_uint64.from_address(address).value)
