"""Terminators, prologue, polls, monitors, exceptions."""

from __future__ import annotations

from pvm.jit.ir.nodes import Node
from pvm.jit.llvm.emitter import LIKELY, LLVM, UNLIKELY, Emitter, emits
from pvm.jit.llvm.guards import deoptimise_at
from pvm.jit.llvm.slots import REFERENCE, to_slot
from pvm.jit.llvm.statepoints import statepoint
from pvm.lowlevel.structs import offset_of
from pvm.vm.model.metadata import POLL_UNWIND, Vm
from pvm.vm.threads.monitors import monitor_enter_fast, monitor_exit_fast

_RUNTIME = "vm.compiled.runtime."
_WEIGHT = 1000


@emits("goto")
def _goto(e: Emitter, node: Node) -> None:
    assert node.block is not None
    e.writer.branch(e.label(node.block.successors[0]))


@emits("branch")
def _branch(e: Emitter, node: Node) -> None:
    assert node.block is not None
    yes, no = node.block.successors
    weight = max(1, min(_WEIGHT - 1, round(node.extra * _WEIGHT)))
    number = f"!{20 + weight}"
    e.prelude.declarations[
        f'{number} = !{{!"branch_weights", i32 {weight}, i32 {_WEIGHT - weight}}}'] = None
    e.branch(e.value(node.inputs[0]), e.label(yes), e.label(no), f"!prof {number}")


@emits("switch")
def _switch(e: Emitter, node: Node) -> None:
    assert node.block is not None
    *targets, default = map(e.label, node.block.successors)
    cases = " ".join(f"i32 {key}, label %{target}"
                     for key, target in zip(node.extra, targets, strict=True))
    e.writer.terminate(f"switch i32 {e.value(node.inputs[0])}, label %{default} [{cases}]")


@emits("return")
def _return(e: Emitter, node: Node) -> None:
    if not node.inputs:
        e.writer.terminate("ret i64 0" if e.is_osr else "ret void")
        return
    value = node.inputs[0]
    text = e.value(value)
    if e.is_osr:
        e.writer.terminate(f"ret i64 {to_slot(e.writer, value.type, text)}")
    else:
        e.writer.terminate(f"ret {LLVM[value.type]} {text}")


@emits("unwind")
def _unwind(e: Emitter, node: Node) -> None:
    e.return_default()


@emits("pending")
def _pending(e: Emitter, node: Node) -> None:
    assert node.block is not None
    fine, thrown = node.block.successors
    e.branch(nothing_pending(e), e.label(fine), e.label(thrown), LIKELY)


def nothing_pending(e: Emitter) -> str:
    return e.writer.value(f"icmp eq i64 {e.field('pending', 'i64')}, 0")


def leave_if_pending(e: Emitter) -> None:
    """An exception that the method does not handle."""
    _leave_later(e, e.fork(nothing_pending(e), "thrown"))


def _leave_later(e: Emitter, label: str) -> None:
    """Fills a block, out of the way, that leaves the method while something is pending."""

    def write() -> None:
        e.start(label)
        e.return_default()

    e.deferred.append(write)


@emits("enter")
def _enter(e: Emitter, node: Node) -> None:
    """The native stack and the poll word, then on."""
    writer = e.writer
    is_counted = not (e.options.metered and node.extra)
    if e.options.counts and is_counted:
        _count_entry(e, node)
    e.prelude.declarations["declare ptr @llvm.frameaddress.p0(i32 immarg)"] = None
    here = writer.value("call ptr @llvm.frameaddress.p0(i32 0)")
    limit = e.field("native_limit", "ptr")
    fits = writer.value(f"icmp uge ptr {here}, {limit}")
    quiet = writer.value(f"icmp eq i32 {_poll_word(e)}, 0")
    if e.options.metered and is_counted and not e.options.counts:
        quiet = writer.value(f"and i1 {quiet}, {writer.value(f'xor i1 {_is_sample_due(e)}, true')}")
    done = writer.label("entered")
    slow = writer.label("enter")
    e.branch(writer.value(f"and i1 {fits}, {quiet}"), done, slow, LIKELY)
    e.start(slow)
    target = e.symbols.core("vm.compiled.overflow.enter_slow", "void", "ptr")
    statepoint(e, node, target, "void", [("ptr", "%thr")])
    leave_if_pending(e)
    writer.branch(done)
    e.start(done)


def _count_entry(e: Emitter, node: Node) -> None:
    counted, sample = e.writer.label("counted"), e.writer.label("sample")
    e.branch(_is_sample_due(e), sample, counted, UNLIKELY)
    e.start(sample)
    target = e.symbols.core("vm.compiled.counting.count_entry", "void", "ptr, i64")
    statepoint(e, node, target, "void", [("ptr", "%thr"), ("i64", "%method")])
    e.writer.branch(counted)
    e.start(counted)


def _is_sample_due(e: Emitter) -> str:
    """Counts a tick, as the interpreter does."""
    fewer = e.writer.value(f"sub i32 {e.field('ticks', 'i32')}, 1")
    e.writer.emit(f"store i32 {fewer}, ptr {e.place('ticks')}")
    return e.writer.value(f"icmp eq i32 {fewer}, 0")


def _poll_word(e: Emitter) -> str:
    return e.writer.value(f"load atomic i32, ptr {e.place('poll')} monotonic, align 4")


@emits("poll")
def _poll(e: Emitter, node: Node) -> None:
    writer = e.writer
    done, slow = writer.label("polled"), writer.label("poll")
    counts = (e.options.counts or e.options.metered) and not node.extra
    if e.options.collect_every and not counts:
        writer.branch(slow)
    else:
        quiet = writer.value(f"icmp eq i32 {_poll_word(e)}, 0")
        if counts:
            unsampled = writer.value(f"xor i1 {_is_sample_due(e)}, true")
            quiet = writer.value(f"and i1 {quiet}, {unsampled}")
        e.branch(quiet, done, slow, LIKELY)
    e.start(slow)
    asked = statepoint(e, node, *_polling(e, node))
    leaving = e.fork(writer.value(f"icmp eq i32 {asked}, 0"), "unwound")
    writer.branch(done)
    deoptimise_at(e, leaving, node, "loop_poll")
    e.start(done)


def _polling(e: Emitter, node: Node) -> tuple[str, str, list[tuple[str, str]]]:
    """What a poll calls: the function, the type of its result, the arguments."""
    every = e.options.collect_every
    if e.options.counts and not node.extra:
        assert node.state is not None
        word = node.state.scope.code.words_of[node.state.index]
        target = e.symbols.core("vm.compiled.counting.poll_counting", "i32", "ptr, i64, i32")
        return target, "i32", [("ptr", "%thr"), ("i64", "%method"), ("i32", str(word))]
    if e.options.metered and not node.extra:
        target = e.symbols.core(_RUNTIME + "poll_metered", "i32", "ptr")
        return target, "i32", [("ptr", "%thr")]
    if every:
        target = e.symbols.core(_RUNTIME + "poll_collecting", "i32", "ptr, i32")
        return target, "i32", [("ptr", "%thr"), ("i32", str(every))]
    return e.symbols.core(_RUNTIME + "poll", "i32", "ptr"), "i32", [("ptr", "%thr")]


@emits("monitorenter")
def _monitorenter(e: Emitter, node: Node) -> None:
    writer = e.writer
    reference = e.value(node.inputs[0])
    fast = e.inline(monitor_enter_fast, "%thr", e.bits(reference))
    done, slow = writer.label("locked"), writer.label("lock")
    e.branch(fast, done, slow, LIKELY)
    e.start(slow)
    target = e.symbols.core(_RUNTIME + "monitor_enter", "i32", f"ptr, {REFERENCE}")
    got = statepoint(e, node, target, "i32", [("ptr", "%thr"), (REFERENCE, reference)])
    failed = e.fork(writer.value(f"icmp ne i32 {got}, 0"), "exhausted")
    writer.branch(done)
    if node.state is not None:
        deoptimise_at(e, failed, node, "monitor")
    else:
        e.deferred.append(lambda: _out_of_memory(e, failed))
    e.start(done)


def _out_of_memory(e: Emitter, label: str) -> None:
    """No monitor for a synchronized method: before its first instruction there is no state."""
    e.start(label)
    vm = e.field("vm", "ptr")
    offset = offset_of(Vm, "spare_out_of_memory")
    place = e.writer.value(f"getelementptr i8, ptr {vm}, i64 {offset}")
    slot = e.writer.value(f"load ptr, ptr {place}")
    error = e.writer.value(f"load i64, ptr {slot}")
    e.writer.emit(f"store i64 {error}, ptr {e.place('pending')}")
    e.return_default()


@emits("tryenter")
def _tryenter(e: Emitter, node: Node) -> str:
    writer = e.writer
    result = writer.alloca("i1")
    reference = e.value(node.inputs[0])
    fast = e.inline(monitor_enter_fast, "%thr", e.bits(reference))
    writer.emit(f"store i1 {fast}, ptr {result}")
    done, slow = writer.label("tried"), writer.label("try")
    e.branch(fast, done, slow, LIKELY)
    e.start(slow)
    target = e.symbols.core(_RUNTIME + "monitor_try_enter", "i32", f"ptr, {REFERENCE}")
    got = writer.value(f"call i32 {target}(ptr %thr, {REFERENCE} {reference})")
    writer.emit(f"store i1 {writer.value(f'icmp ne i32 {got}, 0')}, ptr {result}")
    writer.branch(done)
    e.start(done)
    return writer.value(f"load i1, ptr {result}")


@emits("monitorexit")
def _monitorexit(e: Emitter, node: Node) -> None:
    done, slow = _exit_fast(e, node)
    e.start(slow)
    failed = e.fork(_exit_slow(e, node), "illegal")
    e.writer.branch(done)
    deoptimise_at(e, failed, node, "monitor")
    e.start(done)


@emits("unlock")
def _unlock(e: Emitter, node: Node) -> None:
    done, slow = _exit_fast(e, node)
    e.start(slow)
    _exit_slow(e, node)
    e.writer.branch(done)
    e.start(done)


def _exit_fast(e: Emitter, node: Node) -> tuple[str, str]:
    """The labels of what comes after, and of what is left to the runtime."""
    fast = e.inline(monitor_exit_fast, "%thr", e.bits(e.value(node.inputs[0])))
    done, slow = e.writer.label("unlocked"), e.writer.label("unlock")
    e.branch(fast, done, slow, LIKELY)
    return done, slow


def _exit_slow(e: Emitter, node: Node) -> str:
    target = e.symbols.core(_RUNTIME + "monitor_exit", "i32", f"ptr, {REFERENCE}")
    reference = e.value(node.inputs[0])
    done = e.writer.value(f"call i32 {target}(ptr %thr, {REFERENCE} {reference})")
    return e.writer.value(f"icmp ne i32 {done}, 0")


@emits("unwinding")
def _unwinding(e: Emitter, node: Node) -> None:
    asked = e.writer.value(f"and i32 {_poll_word(e)}, {POLL_UNWIND}")
    unwound = e.fork(e.writer.value(f"icmp eq i32 {asked}, 0"), "unwound")
    if node.state is not None:
        deoptimise_at(e, unwound, node, "unhandled")
    else:
        _leave_later(e, unwound)


@emits("caught")
def _caught(e: Emitter, node: Node) -> str:
    place = e.place("pending")
    found = e.writer.value(f"load {REFERENCE}, ptr {place}")
    e.writer.emit(f"store i64 0, ptr {place}")
    return found


@emits("raise")
def _raise(e: Emitter, node: Node) -> None:
    e.writer.emit(f"store {REFERENCE} {e.value(node.inputs[0])}, ptr {e.place('pending')}")


@emits("find_catch")
def _find_catch(e: Emitter, node: Node) -> str:
    assert node.state is not None
    scope = node.state.scope
    word = scope.code.words_of[node.state.index]
    method = f"ptrtoint (ptr {e.symbols.method(scope.method)} to i64)"
    target = e.symbols.core(_RUNTIME + "find_catch", "i32", "ptr, i64, i32")
    arguments = [("ptr", "%thr"), ("i64", method), ("i32", str(word))]
    return statepoint(e, node, target, "i32", arguments)

