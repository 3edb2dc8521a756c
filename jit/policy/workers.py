"""The compiler thread, and the one that loads what is in the cache meanwhile.

Each is there while it has something to do, and for a while after: a machine that nobody has any
more is not kept by them.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from pvm.jit.policy.tasks import Task, TaskQueue
from pvm.jit.policy.thresholds import IDLE_SECONDS
from pvm.vm.threads.turns import TURNS


class Workers:
    """`queue`: tasks of the compiler, `loads`: of the loader. `carry_out` does a task, on a thread
    of these; `rested` is called when a queue is empty. Tasks are added under `lock`."""

    def __init__(self, lock: threading.RLock, carry_out: Callable[[Task], None],
                 rested: Callable[[], None], patience: float) -> None:
        self.queue = TaskQueue()
        self.loads = TaskQueue()
        self._lock = lock
        self._carry_out = carry_out
        self._rested = rested
        self._patience = patience
        self._threads: dict[TaskQueue, threading.Thread] = {}

    def add(self, queue: TaskQueue, task: Task) -> None:
        """Lets a task wait for its thread. Under the lock."""
        if queue not in self._threads:
            self._start(queue)
        queue.add(task)

    def _start(self, queue: TaskQueue) -> None:
        name = "Code loader" if queue is self.loads else "Compiler"
        thread = threading.Thread(target=self._run, args=(queue,), name=name, daemon=True)
        self._threads[queue] = thread
        thread.start()

    def have(self, thread: threading.Thread) -> bool:
        """Whether it is one of these."""
        return thread in self._threads.values()

    def end(self) -> bool:
        """No task is done any more; true when no thread is left."""
        for queue in (self.queue, self.loads):
            queue.close()
        return not any(thread.is_alive() for thread in list(self._threads.values()))

    def _run(self, queue: TaskQueue) -> None:
        """Java threads need Python's lock to load a class, and mostly not for long."""
        TURNS.shorten(threading.get_ident())
        try:
            self._work(queue)
        finally:
            TURNS.restore(threading.get_ident())

    def _work(self, queue: TaskQueue) -> None:
        if queue is self.queue:
            patience, self._patience = self._patience, 0.0
            queue.rest(patience)
        while self._goes_on(queue):
            task = queue.take(IDLE_SECONDS)
            if task is not None:
                self._do(queue, task)

    def _goes_on(self, queue: TaskQueue) -> bool:
        if not queue.is_idle():
            return True
        with self._lock:
            if queue.is_idle():
                del self._threads[queue]
                return False
        return True

    def _do(self, queue: TaskQueue, task: Task) -> None:
        try:
            self._carry_out(task)
        except Exception:           # a mistake of the compiler; others may be waiting
            import traceback  # seldom

            traceback.print_exc()
        finally:
            queue.finish(task)
            if not queue:
                self._rested()
