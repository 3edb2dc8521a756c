"""What the policy does with code that is not entered any more, and with classes that died."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from pvm.jit.policy import thresholds
from pvm.jit.policy.states import CompiledCode
from pvm.vm.model.members import JavaMethod

from ...vm.running import Running, running
from .worlds import TO_COMPILED, Code, World, build


class Data:
    """Stands for the data of a loader that is dead."""

    is_dead = True

    def __init__(self, *methods: JavaMethod) -> None:
        self.methods = list(methods)


@pytest.fixture
def machine() -> Iterator[Running]:
    with running(build()) as made:
        yield made


@pytest.fixture
def world(machine: Running) -> World:
    return World(machine)


def compiled(world: World, name: str, *loaders: Data) -> CompiledCode:
    """The code of a method; what it names lives and dies with `loaders`."""
    method = world.method(name)
    world.compile(method)
    code = world.policy._states[method.number].codes[-1]
    code.installed.loaders = frozenset(loaders)  # type: ignore[arg-type]
    return code


def test_code_is_freed_when_no_frame_is_left(world: World) -> None:
    code = compiled(world, "other")
    world.policy.make_not_entrant(code)
    world.policy.reclaim()
    assert world.compiler.removed == []
    code.installed.left = True  # type: ignore[attr-defined]
    world.policy.reclaim()
    world.policy.reclaim()
    assert world.compiler.removed == [code.installed.address] and not world.policy._codes


def test_code_that_names_dead_classes_is_taken_away(world: World) -> None:
    dead: Any = Data()
    code, other = compiled(world, "other", dead), compiled(world, "locked", Data())
    freed: list[bool] = []
    world.policy.on_unloaded([dead], lambda: freed.append(True))
    assert (code.is_entrant, other.is_entrant, freed) == (False, True, [True])
    assert code.task.method.info.invoke != TO_COMPILED == other.task.method.info.invoke


def test_methods_of_dead_classes_are_forgotten(world: World) -> None:
    code = compiled(world, "other")
    method = code.task.method
    world.fail(method, "null_check", 3)
    waiting = world.method("locked")
    for heat in (thresholds.PROFILE_AT, thresholds.COMPILE_AT):
        world.hot(waiting, heat)
    dead: Any = Data(method, waiting)
    world.policy.on_unloaded([dead], lambda: None)
    assert not {method.number, waiting.number} & set(world.policy._states)
    assert len(world.policy.queue) == 0 and not world.policy.speculations._failures


def test_memory_is_freed_after_the_task_that_may_use_it(world: World) -> None:
    method = world.method("other")
    for heat in (thresholds.PROFILE_AT, thresholds.COMPILE_AT):
        world.hot(method, heat)
    task = world.policy.queue.take()
    dead: Any = Data()
    freed: list[bool] = []
    world.policy.on_unloaded([dead], lambda: freed.append(True))
    assert freed == []
    world.policy.queue.finish(task)
    assert freed == [True]


def test_code_for_a_class_that_died_meanwhile_is_not_used(world: World) -> None:
    dead: Any = Data()
    world.compiler.compile = (  # type: ignore[method-assign]
        lambda *task: Code(0x20000, loaders=frozenset((dead,))))
    method = world.method("other")
    world.compile(method)
    assert method.info.invoke != TO_COMPILED
    (code,) = world.policy._codes.values()
    assert not code.is_entrant and code.installed.address == 0x20000
