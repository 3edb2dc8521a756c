"""The policy with a compiler that only pretends, and a cache that does too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pvm.jit.policy import thresholds
from pvm.jit.policy.options import CompilationOptions
from pvm.jit.policy.patterns import parse_pattern
from pvm.vm.model.metadata import OsrEntry
from pvm.vm.model.records import pointer_to

from ...vm.running import Running
from .worlds import TO_COMPILED, Code, World, loop_word

CACHED = Code(0x7000)


@pytest.fixture(autouse=True)
def _hot_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only these lie elsewhere: in an empty cache folder a machine builds its library first."""
    monkeypatch.setattr("pvm.jit.cache.hotlist.cache_path", lambda: str(tmp_path))


def test_what_was_compiled_in_the_last_run_is_asked_for_at_the_first_sample(
    machine: Running,
) -> None:
    first = World(machine, caches=True, program="p")
    first.policy.start()
    assert first.machine.first_heat(first.method("other")) == thresholds.PROFILE_AT
    first.compile(first.method("other"))
    first.policy.hot_list.write()
    second = World(machine, caches=True, program="p")
    second.policy.start()
    assert second.machine.first_heat(second.method("other")) == 1
    assert second.machine.first_heat(second.method("locked")) == thresholds.PROFILE_AT
    uncached = World(machine, caches=False, program="p")
    uncached.policy.start()
    assert uncached.machine.first_heat(uncached.method("other")) == thresholds.PROFILE_AT


def test_what_is_cached_is_loaded_at_the_first_sample(machine: Running) -> None:
    world = World(machine, caches=True)
    world.policy.start()
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


def test_each_code_made_before_a_first_call_is_loaded(machine: Running) -> None:
    world = World(machine, caches=True, mode="compiled")
    del world.policy._workers._start          # a real thread: the caller waits for it
    world.policy.start()
    world.compiler.cached["other", -1] = CACHED
    method = world.running.do(world.running.method, "Policy", "other")
    assert world.machine.first_heat(method) != 1
    for attempt in range(3):
        world.running.do(world.machine.code.prepare, method)
        assert method.info.compiled == CACHED.address
        world.fail(method, "unresolved", number=attempt + 1)
    assert world.compiler.attempts == [0, 1, 2]
    assert not world.compiler.made and not world.compiler.discarded
    world.machine.on_prepared = None


@pytest.mark.parametrize("options", [{"mode": "interpreted"}, {"deoptimize_every": 2},
                                     {"collect_every": 2}, {"dump": parse_pattern("A.f")}])
def test_the_cache_is_not_for_debugging(options: dict[str, Any]) -> None:
    assert CompilationOptions().uses_cache and not CompilationOptions(**options).uses_cache
