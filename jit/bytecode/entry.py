"""How a graph begins: with the method's arguments, or in the middle of a loop (OSR)."""

from __future__ import annotations

from pvm.jit.bytecode import branches, calls, instructions, memory, references  # noqa: F401
from pvm.jit.bytecode.builder import Activation, Build, CallSite, argument_types
from pvm.jit.bytecode.errors import Unsupported
from pvm.jit.bytecode.liveness import live_locals
from pvm.jit.ir.nodes import Node
from pvm.vm.interp.predecode import local_places
from pvm.vm.model.metadata import MAX_TRAPS


def enter(build: Build) -> None:
    """Translates the method that is compiled."""
    activation = Activation(build, build.graph.method, None)
    activation.start_block()
    prologue = None
    if build.graph.osr_index >= 0:
        _enter_loop(activation, build.graph.osr_index)
    else:
        build.graph.parameters = argument_types(activation.method)
        nodes = [activation.add("param", kind, extra=number)
                 for number, kind in enumerate(build.graph.parameters)]
        prologue = activation.add("enter", "V", extra=_kind(activation))
        begin(activation, nodes)
    activation.run()
    is_needed = build.options.metered or any(node.op == "call" for node in build.graph.nodes())
    if prologue is not None and not is_needed:
        build.graph.blocks[0].nodes.remove(prologue)  # its loops poll, its frame is small


def _kind(activation: Activation) -> str:
    """The interpreter does not count the calls of what makes implicit exceptions."""
    makers = activation.machine.vm.trap_methods
    is_maker = any(int(makers[kind]) == activation.method.address for kind in range(MAX_TRAPS))
    return "uncounted" if is_maker else ""


def begin(activation: Activation, arguments: list[Node]) -> None:
    """The method's own start: arguments become locals, a synchronized method takes its lock."""
    activation.locals = [None] * activation.code.flow.max_locals
    place = 0
    for argument in arguments:
        activation.locals[place] = argument
        place += 2 if argument.type in "JD" else 1
    if activation.method.is_synchronized:
        _lock(activation, arguments)
    activation.index = -1
    activation.jump(0)


def _lock(activation: Activation, arguments: list[Node]) -> None:
    method = activation.method
    if method.is_static:
        slot = activation.machine.class_mirror(method.owner)
        lock = activation.add("object", "A", extra=(slot, (method.owner, 0)))
    else:
        lock = arguments[0]
    site = activation.site
    state = None if site is None else site.caller.state()
    activation.add("monitorenter", "V", lock, extra="entry", state=state)
    activation.lock = lock


def _enter_loop(activation: Activation, index: int) -> None:
    """OSR code's parameters: the live locals by their place in the frame, then the operand stack,
    then the lock: `Graph.parameters` has a letter for each, "-" for those that are not used."""
    code, graph = activation.code, activation.build.graph
    shape = code.shapes[index]
    if shape is None or "T" in shape:
        raise Unsupported("the loop cannot be entered")
    count = code.flow.max_locals
    kinds = ["-"] * count
    activation.locals = [None] * count
    places = local_places(activation.method, count)
    for local, kind in live_locals(activation.facts.live[index]):
        if activation.locals[local] is not None:
            raise Unsupported("a local of two types")
        kinds[places[local]] = kind
        activation.locals[local] = activation.add("param", kind, extra=places[local])
    activation.stack = [activation.add("param", kind, extra=count + position)
                        for position, kind in enumerate(shape)]
    kinds += shape
    if activation.method.is_synchronized:
        activation.lock = activation.add("param", "A", extra=len(kinds))
        kinds.append("A")
    graph.parameters = "".join(kinds)
    activation.facts.joins.add(index)
    activation.index = -1
    activation.jump(index)


def inline(activation: Activation, caller: CallSite, arguments: list[Node]) -> None:
    """Translates an inlined activation; its returns are with the call site."""
    assert caller.caller.current is not None
    if activation.options.metered:
        caller.caller.add("fuel", "V", extra=1, state=caller.caller.state())
    activation.current = caller.caller.current
    caller.caller.current = None
    begin(activation, arguments)
    activation.run()
