"""The policy with a compiler that only pretends."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from pvm.jit.bytecode.errors import Unsupported
from pvm.jit.cache.descriptions import NotThere
from pvm.jit.code.memory import CodeCacheFull
from pvm.jit.ir.reasons import Request, encoded
from pvm.jit.policy import thresholds
from pvm.jit.policy.commands import read_commands
from pvm.jit.policy.compilation import Compilation
from pvm.jit.policy.options import CompilationOptions
from pvm.jit.policy.patterns import parse_pattern
from pvm.jit.policy.reporting import Reporter
from pvm.jit.policy.states import Speculation
from pvm.jit.policy.tasks import Task
from pvm.vm.interp.profile import is_counted
from pvm.vm.model.members import JavaMethod
from pvm.vm.model.metadata import OsrEntry
from pvm.vm.model.records import pointer_to
from pvm.vm.runtime.upcallcodes import ENTERED

from ...vm.interp.bodies import STATIC, op
from ...vm.interp.test_counting import add_loop
from ...vm.running import Running, running, writer

TO_COMPILED = 0x1111


@dataclass
class Code:
    address: int
    size: int = 64
    loaders: frozenset[Any] = frozenset()
    left: bool = False

    def is_left(self, since: int, collections: int) -> bool:
        return self.left


@dataclass
class FakeCompiler:
    """Gives out addresses; `refuse` decides what a task gets instead."""

    refuse: Callable[[Task], Exception | None] = lambda task: None
    made: list[tuple[str, int, int]] = field(default_factory=list)
    wrong: frozenset[Speculation] = frozenset()
    assumes: bool = True
    cached: dict[tuple[str, int], Code] = field(default_factory=dict)
    early: set[str] = field(default_factory=set)
    discarded: list[str] = field(default_factory=list)
    removed: list[int] = field(default_factory=list)

    def compile(self, task: Task, wrong: frozenset[Speculation], assumes: bool) -> Code:
        error = self.refuse(task)
        if error is not None:
            raise error
        self.made.append((task.method.name, task.osr_index, task.level))
        self.wrong, self.assumes = wrong, assumes
        return Code(0x10000 + len(self.made))

    def load(self, task: Task) -> Code | None:
        if task.method.name in self.early:
            raise NotThere("a class")
        return self.cached.get((task.method.name, task.osr_index))

    def discard(self, task: Task) -> None:
        self.discarded.append(task.method.name)

    def remove(self, installed: Any) -> None:
        self.removed.append(installed.address)

    def entry(self, method: JavaMethod) -> int:
        return TO_COMPILED


class Lines:
    """A log that keeps what it is told."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def wants(self, tags: tuple[str, ...], level: str = "info") -> bool:
        return True

    def write(self, tags: tuple[str, ...], message: str, level: str = "info") -> None:
        self.lines.append(f"{','.join(tags)}: {message}")


class World:
    """A machine with methods `loop`, `other` and `locked`, and a policy without a thread."""

    def __init__(self, machine: Running, caches: bool = False, **options: Any) -> None:
        self.running = machine
        self.machine = machine.machine
        self.compiler = FakeCompiler()
        self.log = Lines()
        report = Reporter(self.log, time.monotonic())
        self.policy = Compilation(self.machine, lambda: self.compiler,
                                  CompilationOptions(caches=caches, **options), report)
        self.policy._start_thread = lambda loads: None  # type: ignore[method-assign]

    def method(self, name: str) -> JavaMethod:
        found = self.running.do(self.running.method, "Policy", name)
        self.running.do(self.machine.code.prepare, found)
        return found

    def hot(self, method: JavaMethod, heat: int, word: int = ENTERED) -> None:
        """The interpreter's message, at a heat."""
        if word == ENTERED:
            method.info.invocations = heat
        else:
            method.info.back_edges = heat
        self.policy.on_hot(method.address, word)

    def work(self) -> None:
        """What the two threads do, until there is nothing to do."""
        for queue in (self.policy.loads, self.policy.queue):
            while len(queue):
                task = queue.take()
                self.policy.carry_out(task)
                queue.finish(task)

    def compile(self, method: JavaMethod) -> None:
        self.hot(method, thresholds.PROFILE_AT)
        self.hot(method, thresholds.COMPILE_AT)
        self.work()

    def fail(self, method: JavaMethod, reason: str, times: int = 1, number: int = 1) -> None:
        for _ in range(times):
            self.policy.on_deoptimised(encoded(Request(number, 3, reason)), method.address)


def build() -> Any:
    made = writer("Policy")
    add_loop(made, "loop")
    for name, flags in (("other", STATIC), ("locked", STATIC | 0x20), ("large", STATIC)):
        code = made.code(flags, name, "()V")
        for _ in range(thresholds.LARGEST_METHOD if name == "large" else 0):
            op(code, "nop")
        op(code, "return")
    return made


@pytest.fixture
def machine() -> Iterator[Running]:
    with running(build()) as made:
        yield made


@pytest.fixture
def world(machine: Running) -> World:
    return World(machine)


def loop_word(world: World, method: JavaMethod) -> tuple[int, int]:
    """Index and word of the instruction that the loop jumps back to."""
    code = world.machine.code.codes[method.number]
    instructions = code.flow.instructions
    back = next(row for number, row in enumerate(instructions)
                if row.op.mnemonic == "goto" and row.operands[0] < number)
    return back.operands[0], code.words_of[back.operands[0]]


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
    assert world.machine.vm.hot_threshold == thresholds.BASELINE_AT
    method = world.method("other")
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
    world.compiler.refuse = lambda task: CodeCacheFull()
    for name in ("other", "locked"):
        method = world.method(name)
        world.hot(method, thresholds.PROFILE_AT)
        world.hot(method, thresholds.COMPILE_AT)
    world.work()
    assert capsys.readouterr().err.count("CodeCache is full. Compiler has been disabled.") == 1
    assert world.machine.vm.hot_threshold == 0 and len(world.policy.queue) == 0
    assert not world.compiler.made


def test_xcomp_compiles_before_the_first_call(machine: Running) -> None:
    world = World(machine, mode="compiled")
    del world.policy._start_thread          # a real thread: the caller waits for it
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
    del world.policy._start_thread
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


CACHED = Code(0x7000)


def test_what_is_cached_is_loaded_at_the_first_sample(machine: Running) -> None:
    world = World(machine, caches=True)
    world.policy.start()
    assert world.machine.vm.hot_threshold == 1
    world.compiler.cached["other", -1] = CACHED
    method = world.method("other")
    world.hot(method, 512)
    world.work()
    assert (method.info.invoke, method.info.compiled) == (TO_COMPILED, CACHED.address)
    assert not world.compiler.made
    world.fail(method, "unstable_if", thresholds.FAILURES_OF_A_GUARD)
    world.hot(method, thresholds.COMPILE_AT)
    world.work()
    assert method.info.compiled == 0x10001         # it is not loaded again
    assert world.compiler.discarded == ["other"]


def test_what_is_not_cached_is_compiled_in_time(machine: Running) -> None:
    world = World(machine, caches=True)
    method = world.method("other")
    world.hot(method, 512)
    world.work()
    assert method.info.hot_at == thresholds.PROFILE_AT and not world.compiler.made
    world.compile(method)
    assert world.compiler.made == [("other", -1, 4)]


def test_what_cannot_be_used_yet_is_asked_for_again(machine: Running) -> None:
    world = World(machine, caches=True)
    world.compiler.cached["other", -1] = CACHED
    world.compiler.early.add("other")
    method = world.method("other")
    world.hot(method, 512)
    world.work()
    assert not method.info.compiled
    world.compiler.early.clear()
    world.hot(method, thresholds.PROFILE_AT)
    world.work()
    assert method.info.compiled == CACHED.address


def test_baseline_code_is_loaded_or_made(machine: Running) -> None:
    world = World(machine, caches=True)
    for name in ("other", "locked"):
        method = world.method(name)
        world.hot(method, thresholds.PROFILE_AT)
        world.work()
        if name == "other":
            world.compiler.cached["other", -1] = CACHED
        world.policy._states[method.number].not_cached.add((-1, 4))
        world.hot(method, thresholds.BASELINE_AT)
        world.work()
    assert world.method("other").info.compiled == CACHED.address
    assert world.compiler.made == [("locked", -1, 3)]


def test_loops_are_loaded_too(machine: Running) -> None:
    world = World(machine, caches=True)
    method = world.method("loop")
    index, word = loop_word(world, method)
    world.compiler.cached["loop", index] = CACHED
    world.hot(method, 512, word)
    world.work()
    assert pointer_to(OsrEntry)(int(method.info.osr)).code == CACHED.address
    assert not method.info.compiled


@pytest.mark.parametrize("options", [{"mode": "compiled"}, {"deoptimize_every": 2},
                                     {"collect_every": 2}, {"dump": parse_pattern("A.f")}])
def test_the_cache_is_not_for_debugging(options: dict[str, Any]) -> None:
    assert CompilationOptions().uses_cache and not CompilationOptions(**options).uses_cache
