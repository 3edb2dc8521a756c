"""Where a pending exception leads: handlers of the activation, of its callers, or out."""

from __future__ import annotations

from collections.abc import Sequence

from pvm.jit.bytecode.builder import COLD, Activation
from pvm.jit.ir.nodes import Node, State, Target
from pvm.vm.interp.traps import Trap
from pvm.vm.runtime.codestore import CodeStore
from pvm.vm.runtime.monitorhandlers import released_local
from pvm.vm.verify.flow import Handler


def rows_at(a: Activation, index: int) -> list[tuple[int, Handler]]:
    """The rows of the exception table that cover an instruction, with their numbers."""
    rows = CodeStore.reachable_handlers(a.code)
    return [(number, row) for number, row in enumerate(rows) if row.start <= index < row.end]


def is_handled(a: Activation, index: int) -> bool:
    """Whether an exception at the instruction leads anywhere but straight out of the method."""
    while True:
        if a.lock is not None or rows_at(a, index):
            return True
        site = a.site
        if site is None:
            return False
        a, index = site.caller, site.state.index


def throw(a: Activation) -> None:
    """The current block goes on with what is pending; the block ends."""
    rows = rows_at(a, a.index)
    any_row = next((place for place, (_, row) in enumerate(rows) if row.catch_type is None), None)
    if any_row is not None:
        rows = rows[: any_row + 1]
    if any_row == 0:
        _handle(a, rows[0][1].target)
    elif rows:
        _search(a, rows)
    else:
        _leave(a)


def _search(a: Activation, rows: list[tuple[int, Handler]]) -> None:
    """Asks which row catches it."""
    found = a.add("find_catch", "I", state=_bare_state(a))
    locals_ = list(a.locals)
    source = a.finish("switch", "V", found, extra=[number for number, _ in rows])
    for _, row in rows:
        a.start_block(source)
        a.locals = list(locals_)
        _handle(a, row.target)
    a.start_block(source)
    a.locals = list(locals_)
    _leave(a)


def _bare_state(a: Activation) -> State:
    """Names the frames; nothing is alive but what handlers use."""
    return a.state_at(a.index, [], a.facts.live[a.index])


def _handle(a: Activation, target: int) -> None:
    a.stack = [a.add("caught", "A")]
    a.jump(target, "uncounted")


def _leave(a: Activation) -> None:
    """Out of the activation."""
    if a.lock is not None:
        a.add("unlock", "V", a.lock)
    if a.site is None:
        a.finish("unwind")
        return
    caller = a.site.caller
    caller.current, a.current = a.current, None
    saved = caller.locals, caller.stack, caller.index
    throw(caller)
    caller.locals, caller.stack, caller.index = saved


# What makes the exception that a guard stands for (see vm.interp.traps).
IMPLICIT = {
    "null_check": Trap.NULL_POINTER, "range_check": Trap.ARRAY_INDEX, "div0": Trap.ARITHMETIC,
    "negative_size": Trap.NEGATIVE_ARRAY_SIZE, "array_store": Trap.ARRAY_STORE,
}  # fmt: skip


def raise_unless(a: Activation, condition: Node, reason: str, details: Sequence[Node]) -> None:
    """Throws in compiled code: the method of Traps is called as the interpreter calls it."""
    block = a.finish("branch", "V", condition, extra=1 - COLD)
    locals_, stack = list(a.locals), list(a.stack)
    fine = a.start_block(block)
    a.start_block(block)
    address = int(a.machine.vm.trap_methods[IMPLICIT[reason]])
    method = a.machine.methods[a.machine.code.number_at(address)]
    a.add("call", "V", *details, extra=Target("direct", method), state=a.state())
    source = a.finish("pending")
    a.start_block(source)
    a.deoptimise("unhandled")  # it always throws
    a.start_block(source)
    _check_unwinding(a)
    throw(a)
    a.current, a.locals, a.stack = fine, locals_, stack


def check_pending(a: Activation) -> None:
    """After a call: what is pending goes to a handler, if there is one that the graph knows."""
    if not is_handled(a, a.index):
        return
    block = a.finish("pending")
    locals_, stack = list(a.locals), list(a.stack)
    fine = a.start_block(block)
    a.start_block(block)
    _check_unwinding(a)
    throw(a)
    a.current, a.locals, a.stack = fine, locals_, stack


def _check_unwinding(a: Activation) -> None:
    """No handler runs in a thread that is to be unwound. The interpreter gives back the monitors of
    the frames, if they may have any."""
    a.add("unwinding", "V", state=_bare_state(a) if _may_hold(a, a.index) else None)


def _may_hold(a: Activation, index: int) -> bool:
    """Whether a monitor is left on the way out of the method that is compiled."""
    while True:
        if a.lock is not None or any(released_local(a.code, number) >= 0
                                     for number, _ in rows_at(a, index)):
            return True
        site = a.site
        if site is None:
            return False
        a, index = site.caller, site.state.index
