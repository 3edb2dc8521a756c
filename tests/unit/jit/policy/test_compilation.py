"""The policy with a compiler that only pretends."""

from __future__ import annotations

import time

import pytest

from pvm.jit.bytecode.errors import Unsupported
from pvm.jit.policy import thresholds
from pvm.jit.policy.commands import read_commands
from pvm.jit.policy.reporting import Reporter
from pvm.lowlevel.code.memory import CodeCacheFull
from pvm.vm.interp.profile import is_counted
from pvm.vm.model.members import JavaMethod
from pvm.vm.model.metadata import OsrEntry
from pvm.vm.model.records import pointer_to

from ...vm.running import Running
from .worlds import TO_COMPILED, World, loop_word


def test_a_method_is_counted_then_compiled(world: World) -> None:
    method = world.method("other")
    interpreted = method.info.invoke
    world.hot(method, thresholds.PROFILE_AT)
    code = world.machine.code.codes[method.number]
    assert is_counted(code) and len(world.policy.queue) == 0
    assert method.info.hot_at == thresholds.BASELINE_AT
    world.hot(method, thresholds.COMPILE_AT)
    assert len(world.policy.queue) == 1 and method.info.invoke == interpreted
    world.work()
    assert world.compiler.made == [("other", -1, 4)]
    assert (method.info.invoke, method.info.compiled) == (TO_COMPILED, 0x10001)
    assert not is_counted(code)


def test_the_baseline_comes_first_and_gives_way(world: World) -> None:
    method = world.method("loop")
    index, word = loop_word(world, method)
    for heat in (thresholds.PROFILE_AT, thresholds.BASELINE_AT):
        world.hot(method, heat, word)
    world.work()
    assert world.compiler.made == [("loop", index, 3), ("loop", -1, 3)]
    assert not pointer_to(OsrEntry)(int(method.info.osr)).is_optimised
    assert method.info.hot_at == thresholds.COMPILE_AT
    world.hot(method, thresholds.COMPILE_AT, word)
    world.work()
    assert world.compiler.made[2:] == [("loop", index, 4), ("loop", -1, 4)]
    entry = pointer_to(OsrEntry)(int(method.info.osr))
    assert (entry.is_optimised, entry.code, int(entry.next)) == (1, 0x10003, 0)
    assert method.info.compiled == 0x10004
    assert sum("made not entrant" in line for line in world.log.lines) == 2


def test_what_assumed_too_much_gives_way_to_the_baseline(world: World) -> None:
    method = world.method("loop")
    index, word = loop_word(world, method)
    for heat in (thresholds.PROFILE_AT, thresholds.BASELINE_AT, thresholds.COMPILE_AT):
        world.hot(method, heat, word)
        world.work()
    world.fail(method, "unstable_if", thresholds.FAILURES_OF_A_GUARD, number=4)
    assert (method.info.invoke, method.info.compiled) == (TO_COMPILED, 0x10002)
    world.fail(method, "unstable_if", thresholds.FAILURES_OF_A_GUARD, number=3)
    entry = pointer_to(OsrEntry)(int(method.info.osr))
    assert (entry.is_optimised, entry.code, int(entry.next)) == (0, 0x10001, 0)
    world.fail(method, "unresolved", number=2)          # and that knew too little
    assert method.info.compiled == 0
    world.hot(method, method.info.hot_at)
    world.work()
    assert world.compiler.made[4:] == [("loop", -1, 4)] and method.info.compiled == 0x10005


def test_without_tiers_nothing_is_compiled_twice(machine: Running) -> None:
    world = World(machine, tiered=False)
    method = world.method("other")
    world.hot(method, thresholds.PROFILE_AT)
    assert method.info.hot_at == thresholds.COMPILE_AT
    world.hot(method, thresholds.COMPILE_AT)
    world.work()
    assert world.compiler.made == [("other", -1, 4)]


def test_a_loop_is_entered_in_the_middle(world: World) -> None:
    method = world.method("loop")
    index, word = loop_word(world, method)
    for heat in (thresholds.PROFILE_AT, thresholds.COMPILE_AT):
        world.hot(method, heat, word)
    world.work()
    assert world.compiler.made == [("loop", index, 4), ("loop", -1, 4)]
    entry = pointer_to(OsrEntry)(int(method.info.osr))
    assert (entry.word, entry.code, int(entry.next)) == (word, 0x10001, 0)
    assert any("%" in line and f"@ {code_bci(world, method, index)}" in line
               for line in world.log.lines)


def code_bci(world: World, method: JavaMethod, index: int) -> int:
    return world.machine.code.codes[method.number].flow.instructions[index].bci


def test_nothing_is_asked_for_twice(world: World) -> None:
    method = world.method("other")
    world.hot(method, thresholds.PROFILE_AT)
    for heat in (thresholds.COMPILE_AT, 2 * thresholds.COMPILE_AT):
        world.hot(method, heat)
    assert len(world.policy.queue) == 1
    world.work()
    world.hot(method, 4 * thresholds.COMPILE_AT)
    assert len(world.policy.queue) == 0


def test_the_baseline_needs_no_profile(machine: Running) -> None:
    world = World(machine, highest_level=2)
    world.policy.start()
    method = world.method("other")
    assert method.info.hot_at == thresholds.BASELINE_AT
    world.hot(method, thresholds.BASELINE_AT)
    world.work()
    assert world.compiler.made == [("other", -1, 3)]


def test_guards_that_fail_often_make_the_code_anew(world: World) -> None:
    method = world.method("other")
    interpreted = method.info.invoke
    world.compile(method)
    world.fail(method, "unstable_if", thresholds.FAILURES_OF_A_GUARD - 1)
    assert method.info.invoke == TO_COMPILED
    world.fail(method, "unstable_if")
    assert (method.info.invoke, method.info.compiled) == (interpreted, 0)
    assert any("made not entrant" in line for line in world.log.lines)
    assert method.info.hot_at == thresholds.COMPILE_AT + thresholds.RECOMPILE_AFTER
    world.hot(method, method.info.hot_at)
    world.work()
    assert world.compiler.wrong == {(method.number, 3, "unstable_if")} and world.compiler.assumes
    assert (method.info.invoke, method.info.compiled) == (TO_COMPILED, 0x10002)


def test_a_synchronized_method_goes_back_to_its_own_entry(world: World) -> None:
    method = world.method("locked")
    interpreted = method.info.invoke
    world.compile(method)
    world.fail(method, "null_check", thresholds.FAILURES_OF_A_GUARD)
    assert method.info.invoke == interpreted


def test_first_uses_count_once_and_bar_nothing(world: World) -> None:
    method = world.method("other")
    world.compile(method)
    world.fail(method, "unresolved")
    assert method.info.invoke != TO_COMPILED
    world.hot(method, method.info.hot_at)
    world.work()
    assert not world.compiler.wrong and method.info.invoke == TO_COMPILED


def test_what_is_no_assumption_never_takes_code_away(world: World) -> None:
    method = world.method("other")
    world.compile(method)
    world.fail(method, "allocation", 1000)
    world.fail(method, "null_check", 1000, number=99)       # of code that nobody knows
    assert method.info.invoke == TO_COMPILED


def test_recompilations_end(world: World) -> None:
    method = world.method("other")
    world.compile(method)
    for number in range(1, thresholds.RECOMPILATIONS + 1):
        world.fail(method, "uninitialized", number=number)
        assert method.info.invoke != TO_COMPILED
        world.hot(method, method.info.hot_at)
        world.work()
    assert not world.compiler.assumes
    world.fail(method, "uninitialized", 100, number=thresholds.RECOMPILATIONS + 1)
    assert method.info.invoke == TO_COMPILED


def test_a_loops_entry_is_taken_out(world: World) -> None:
    method = world.method("loop")
    _, word = loop_word(world, method)
    for heat in (thresholds.PROFILE_AT, thresholds.COMPILE_AT):
        world.hot(method, heat, word)
    world.work()
    world.fail(method, "range_check", thresholds.FAILURES_OF_A_GUARD, number=1)
    assert not int(method.info.osr) and method.info.invoke == TO_COMPILED


def test_forced_failures_are_no_failures(machine: Running) -> None:
    world = World(machine, deoptimize_every=3)
    method = world.method("other")
    world.compile(method)
    world.fail(method, "class_check", 1000)
    assert method.info.invoke == TO_COMPILED


def test_refused_methods_stay_interpreted_and_are_listed(world: World) -> None:
    world.compiler.refuse = lambda task: Unsupported("jsr")
    method = world.method("other")
    world.compile(method)
    assert method.info.hot_at == 0 and method.info.compiled == 0
    assert any("COMPILE SKIPPED: jsr" in line for line in world.log.lines)
    world.hot(method, 10 * thresholds.COMPILE_AT)
    assert len(world.policy.queue) == 0


def test_a_loop_that_is_refused_does_not_bar_the_method(world: World) -> None:
    world.compiler.refuse = lambda task: Unsupported("shape") if task.is_osr else None
    method = world.method("loop")
    for heat in (thresholds.PROFILE_AT, thresholds.COMPILE_AT):
        world.hot(method, heat, loop_word(world, method)[1])
    world.work()
    assert world.compiler.made == [("loop", -1, 4)] and method.info.invoke == TO_COMPILED
    world.hot(method, 2 * thresholds.COMPILE_AT, loop_word(world, method)[1])
    assert len(world.policy.queue) == 0         # it is not tried again


def test_a_mistake_of_the_compiler_is_told_and_survived(
        world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.compiler.refuse = lambda task: KeyError("oops")
    method = world.method("other")
    world.compile(method)
    assert "KeyError: 'oops'" in capsys.readouterr().err
    assert any("internal error" in line for line in world.log.lines) and not method.info.compiled


def test_large_methods_are_refused(world: World) -> None:
    method = world.method("large")
    world.compile(method)
    assert not world.compiler.made and not method.info.compiled
    assert any("out of the bounds" in line for line in world.log.lines)


@pytest.mark.parametrize(("action", "compiled"), [("compileonly", ["other"]),
                                                  ("exclude", ["locked"])])
def test_commands(machine: Running, action: str, compiled: list[str],
                  capsys: pytest.CaptureFixture[str]) -> None:
    world = World(machine, commands=read_commands([f"{action} Policy::other"])[0])
    for name in ("other", "locked"):
        world.compile(world.method(name))
    assert [name for name, _, _ in world.compiler.made] == compiled
    (other,) = {"other", "locked"} - set(compiled)
    assert capsys.readouterr().out == ""
    Reporter(world.log, time.monotonic(), prints=True).excluded(world.method(other))
    assert f"### Excluding compile: static Policy::{other}\n" == capsys.readouterr().out


def test_a_full_code_cache_ends_compiling(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.policy.start()
    world.compiler.refuse = lambda task: CodeCacheFull()
    for name in ("other", "locked"):
        method = world.method(name)
        world.hot(method, thresholds.PROFILE_AT)
        world.hot(method, thresholds.COMPILE_AT)
    world.work()
    assert capsys.readouterr().err.count("CodeCache is full. Compiler has been disabled.") == 1
    assert world.machine.first_heat(method) == 0 and len(world.policy.queue) == 0
    assert not world.compiler.made


def test_xcomp_compiles_before_the_first_call(machine: Running) -> None:
    world = World(machine, mode="compiled")
    del world.policy._workers._start          # a real thread: the caller waits for it
    world.policy.start()
    method = world.running.do(world.running.method, "Policy", "other")
    world.running.do(world.machine.code.prepare, method)
    assert method.info.invoke == TO_COMPILED
    world.fail(method, "unresolved")
    assert method.info.invoke != TO_COMPILED
    world.running.do(world.machine.code.prepare, method)        # as its next call does
    assert (method.info.invoke, method.info.compiled) == (TO_COMPILED, 0x10000 + 2)
    world.compiler.refuse = lambda task: Unsupported("jsr")
    refused = world.running.do(world.running.method, "Policy", "locked")
    world.running.do(world.machine.code.prepare, refused)
    assert refused.info.invoke == world.machine.image.address("interp.enter_synchronized")
    world.machine.on_prepared = None


def test_a_mistake_does_not_end_the_compiler_thread(
    machine: Running, capfd: pytest.CaptureFixture[str]
) -> None:
    world = World(machine, mode="compiled")
    del world.policy._workers._start
    world.policy.start()
    reclaim, mistakes = world.policy.reclaim, [RuntimeError("mistake")]

    def fails_once() -> None:
        if mistakes:
            raise mistakes.pop()
        reclaim()

    world.policy.reclaim = fails_once  # type: ignore[method-assign]
    for name in ("other", "loop"):              # the second one would wait for ever
        method = world.running.do(world.running.method, "Policy", name)
        world.running.do(world.machine.code.prepare, method)
    assert method.info.invoke == TO_COMPILED and "mistake" in capfd.readouterr().err
    world.machine.on_prepared = None
