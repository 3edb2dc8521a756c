"""The order of tasks, requests of guards as numbers."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pvm.jit.ir.reasons import REASONS, Request, decoded, encoded
from pvm.jit.policy.tasks import Task, TaskQueue


def task(number: int, heat: int, waited_for: bool = False, osr_index: int = -1,
         size: int = 100, level: int = 4) -> Task:
    method: Any = SimpleNamespace(number=number, code=SimpleNamespace(code=bytes(size)))
    return Task(method, osr_index, level, number, heat=heat, waited_for=waited_for)


def test_the_most_urgent_comes_first() -> None:
    queue = TaskQueue()
    for each in (task(1, 10), task(2, 30), task(3, 20), task(4, 0, waited_for=True),
                 task(5, 5, level=1), task(6, 99, size=5)):
        queue.add(each)
    assert [queue.take().number for _ in range(6)] == [4, 5, 2, 3, 1, 6]


def test_a_method_and_its_loops_are_different_tasks() -> None:
    queue = TaskQueue()
    queue.add(task(1, 10))
    assert queue.find((1, 7), 5) is None
    queue.add(task(1, 20, osr_index=7))
    found = queue.find((1, -1), 50)
    assert found is not None and found.heat == 50
    assert [queue.take().osr_index for _ in range(2)] == [-1, 7]


def test_the_current_task_is_found_until_it_is_finished() -> None:
    queue = TaskQueue()
    queue.add(task(1, 10))
    taken = queue.take()
    assert queue.find(taken.key, 0) is taken and not taken.done.is_set()
    queue.finish(taken)
    assert queue.find(taken.key, 0) is None and taken.done.is_set()


def test_taking_waits() -> None:
    queue = TaskQueue()
    taken: list[Task] = []
    thread = threading.Thread(target=lambda: taken.append(queue.take()))
    thread.start()
    queue.add(task(5, 1))
    thread.join(60)
    assert taken[0].number == 5 and len(queue) == 0


@given(st.integers(0, 2**32 - 1), st.integers(0, 2**24 - 1), st.sampled_from(REASONS))
def test_requests_are_numbers_of_64_bits(compilation: int, place: int, reason: str) -> None:
    request = Request(compilation, place, reason)
    number = encoded(request)
    assert number < 1 << 64 and decoded(number) == request
