"""Tasks of the compiler thread, and the queue they wait in."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from pvm.jit.policy.thresholds import TRIVIAL_METHOD

if TYPE_CHECKING:
    from pvm.vm.model.members import JavaMethod

Key = tuple[int, int]


class Task:
    """A method to be compiled at a level; `osr_index` is the instruction of the loop that is
    entered in the middle (`osr_bci`: in the class file), or -1. `number` is HotSpot's compile id,
    given when the task is made. `only_loads`: what the cache on disk does not have is not made.
    `attempt`: which of the codes that a run makes one after the other, where each is kept. `done`
    is set when the task is finished, however that went."""

    def __init__(self, method: JavaMethod, osr_index: int, level: int, number: int,
                 osr_bci: int = -1, heat: int = 0, waited_for: bool = False,
                 only_loads: bool = False, attempt: int = 0) -> None:
        self.method = method
        self.osr_index = osr_index
        self.level = level
        self.number = number
        self.osr_bci = osr_bci
        self.heat = heat
        self.waited_for = waited_for
        self.only_loads = only_loads
        self.attempt = attempt
        self.done = threading.Event()

    @property
    def key(self) -> Key:
        return self.method.number, self.osr_index

    @property
    def part(self) -> tuple[int, int, int]:
        """What it makes of the method, to the cache on disk."""
        return self.osr_index, self.level, self.attempt

    @property
    def is_osr(self) -> bool:
        return self.osr_index >= 0


def _urgency(task: Task) -> tuple[bool, int, bool, int]:
    """Tasks that a thread waits for, then what is made quickly, then the hotter ones."""
    code = task.method.code
    is_trivial = code is not None and len(code.code) <= TRIVIAL_METHOD
    return task.waited_for, -task.level, not is_trivial, task.heat


class TaskQueue:
    """The most urgent task first; a method or loop waits in it only once."""

    def __init__(self) -> None:
        self._tasks: dict[Key, Task] = {}
        self._current: Task | None = None
        self._when_idle: list[Callable[[], None]] = []
        self._changed = threading.Condition()
        self._is_closed = self._is_idle = False

    def __len__(self) -> int:
        return len(self._tasks)

    def find(self, key: Key, heat: int) -> Task | None:
        """The waiting or current task for a method or loop, which is at least so hot."""
        with self._changed:
            if self._current is not None and self._current.key == key:
                return self._current
            task = self._tasks.get(key)
            if task is not None:
                task.heat = max(task.heat, heat)
            return task

    def add(self, task: Task) -> None:
        """Lets a task wait; there is none for its method or loop."""
        with self._changed:
            assert task.key not in self._tasks
            if self._is_closed:
                task.done.set()
                return
            self._tasks[task.key] = task
            self._changed.notify()

    def close(self) -> None:
        """No task is taken any more."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
        for task in self.clear():
            task.done.set()

    def rest(self, seconds: float) -> None:
        """Lets some time pass, unless the queue is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_closed, seconds)

    def is_idle(self) -> bool:
        """Whether the last `take` gave nothing, and there is still nothing to do."""
        return self._is_idle and not self._tasks

    def take(self, seconds: float | None = None) -> Task | None:
        """The most urgent task, as soon as there is one; None when there was none for so long, or
        the queue is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._tasks or self._is_closed, seconds)
            self._is_idle = self._is_closed or not self._tasks
            if self._is_idle:
                return None
            task = max(self._tasks.values(), key=_urgency)
            self._current = self._tasks.pop(task.key)
            return task

    def finish(self, task: Task) -> None:
        """The task that was taken last is done."""
        with self._changed:
            self._current = None
            actions, self._when_idle = self._when_idle, []
        task.done.set()
        for action in actions:
            action()

    def when_idle(self, action: Callable[[], None]) -> None:
        """Calls `action` when the current task, if there is one, is finished."""
        with self._changed:
            if self._current is not None:
                self._when_idle.append(action)
                return
        action()

    def drop(self, methods: set[int]) -> None:
        """Takes out the waiting tasks for methods of these numbers."""
        with self._changed:
            dropped = [self._tasks.pop(key) for key in list(self._tasks) if key[0] in methods]
        for task in dropped:
            task.done.set()

    def wait_for(self, key: Key) -> None:
        """Returns when no task for a method or loop is left."""
        task = self.find(key, 0)
        if task is not None:
            task.done.wait()

    def clear(self) -> list[Task]:
        """Takes all tasks."""
        with self._changed:
            tasks = list(self._tasks.values())
            self._tasks.clear()
            return tasks
