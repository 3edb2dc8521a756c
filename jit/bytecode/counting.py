"""Code that counts what its instructions do, in the cells of the interpreter (`vm.interp.cells`).

An instruction that deoptimises is counted by the interpreter, which does it again: so it is counted
here when nothing can fail any more.
"""

from __future__ import annotations

from pvm.jit.bytecode.builder import Activation
from pvm.jit.ir.nodes import Node
from pvm.vm.interp.handlers import Handlers


def count_branch(a: Activation, condition: Node) -> None:
    """The current instruction jumps when the condition holds."""
    if a.options.counts:
        a.add("count_branch", "V", condition, extra=_cell(a, a.index))


def count_class(a: Activation, value: Node) -> None:
    """The current instruction, if it is one of those that are counted, meets an object."""
    if a.options.counts and _is_counted(a, a.machine.handlers):
        a.add("count_class", "V", value, extra=_cell(a, a.index))


def count_arrival(a: Activation, target: int) -> None:
    """A switch jumps to an instruction."""
    if a.options.counts:
        a.add("count", "V", extra=(*_cell(a, target), "arrivals"))


def _is_counted(a: Activation, handlers: Handlers) -> bool:
    name = a.code.names[a.index]
    return name in handlers.counted or name in handlers.plain


def _cell(a: Activation, index: int) -> tuple[object, int]:
    return a.method, a.code.words_of[index]
