"""Resolving what a method names before it has run: -Xcomp would else compile little but exits.

JVMS 5.4 lets a machine resolve early, as long as nobody can tell. So nothing is loaded or
initialised here and no Java code runs: an instruction that needs any of that stays unresolved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.vm.classfile.constants import Class, String
from pvm.vm.classfile.decode import Instruction
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.classfile.opcodes import Op
from pvm.vm.interp.quicken import quicken
from pvm.vm.interp.translation import UNRESOLVED
from pvm.vm.link.resolve import pool_of
from pvm.vm.link.uses import Dispatch
from pvm.vm.load.loader import PathLoader
from pvm.vm.model.metadata import INITIALISED

if TYPE_CHECKING:
    from pvm.vm.interp.predecode import Code
    from pvm.vm.load.loader import Loader
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.runtime.machine import Machine

_FIELDS = (Op.GETFIELD, Op.PUTFIELD, Op.GETSTATIC, Op.PUTSTATIC)
_CALLS = (Op.INVOKEVIRTUAL, Op.INVOKESPECIAL, Op.INVOKESTATIC, Op.INVOKEINTERFACE)
_CONSTANTS = (Op.LDC, Op.LDC_W, Op.LDC2_W)


def resolve_ahead(machine: Machine, code: Code) -> None:
    """Rewrites a method's instructions that only name what is there already. On a Java thread."""
    for position, instruction in enumerate(code.flow.instructions):
        if code.names[position] != UNRESOLVED or code.shapes[position] is None:
            continue
        try:
            if _is_there(machine, code, instruction):
                quicken(machine.resolver, code, code.words_of[position])
        except (LinkageFailure, OverflowError):
            continue                # to be raised when the instruction runs


def _is_there(machine: Machine, code: Code, instruction: Instruction) -> bool:
    op, owner, pool = instruction.op.code, code.method.owner, pool_of(code.method.owner)
    if op == Op.INVOKEDYNAMIC:
        return False
    index = instruction.operands[0]
    if op in _CONSTANTS:
        entry = pool.entry(index)
        if isinstance(entry, String):
            return owner.trusted    # which object String.intern gives is the program's to see
        return isinstance(entry, Class) and _is_loaded(owner, entry.name)
    if op in _FIELDS or op in _CALLS:
        return _is_loaded(owner, pool.member(index).class_name) \
            and _is_ready(machine, code, index, op)
    if not _is_loaded(owner, pool.class_name(index)):
        return False
    return op != Op.NEW or _is_initialised(machine.resolver.class_to_instantiate(code, index))


def _is_ready(machine: Machine, code: Code, index: int, op: int) -> bool:
    """Whether a member may be used without initialising a class."""
    if op in _FIELDS:
        field = machine.resolver.field_use(code, index, op)
        return not field.is_static or _is_initialised(field.owner)
    call = machine.resolver.call(code, index, op)
    if call.dispatch is Dispatch.POLYMORPHIC:
        return False
    return not call.method.is_static or _is_initialised(call.method.owner)


def _is_loaded(owner: JavaClass, name: str) -> bool:
    """Whether the name means a class that is loaded, as far as the owner's loader knows."""
    if name.startswith("["):
        name = name.lstrip("[")
        if len(name) == 1:
            return True             # primitive elements
        name = name[1:-1]
    loader: Loader | None = owner.loader
    while loader is not None:
        if name in loader.classes:
            return True
        loader = loader.parent if isinstance(loader, PathLoader) else None  # asks its parent first
    return bool(name == owner.name)


def _is_initialised(java_class: JavaClass) -> bool:
    return bool(java_class.state == INITIALISED)
