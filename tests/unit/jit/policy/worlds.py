"""A machine and its policy, with a compiler that only pretends."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pvm.jit.cache.descriptions import NotThere
from pvm.jit.cache.hotlist import HotList
from pvm.jit.ir.reasons import Request, encoded
from pvm.jit.policy import thresholds
from pvm.jit.policy.compilation import Compilation
from pvm.jit.policy.options import CompilationOptions
from pvm.jit.policy.reporting import Reporter
from pvm.jit.policy.states import Speculation
from pvm.jit.policy.tasks import Task
from pvm.vm.model.members import JavaMethod
from pvm.vm.runtime.upcallcodes import ENTERED

from ...vm.interp.bodies import STATIC, op
from ...vm.interp.test_counting import add_loop
from ...vm.running import Running, writer

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
    attempts: list[int] = field(default_factory=list)

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
        self.attempts.append(task.attempt)
        return self.cached.get((task.method.name, task.osr_index))

    def discard(self, task: Task) -> None:
        self.discarded.append(task.method.name)

    def remove(self, codes: Any) -> None:
        self.removed += [installed.address for installed in codes]

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
    """A machine with methods `loop`, `other` and `locked`, and a policy without a thread.

    `program` names the list of methods that were hot before.
    """

    def __init__(self, machine: Running, caches: bool = False, program: str = "",
                 **options: Any) -> None:
        self.running = machine
        self.machine = machine.machine
        self.compiler = FakeCompiler()
        self.log = Lines()
        report = Reporter(self.log, time.monotonic())
        self.policy = Compilation(self.machine, lambda: self.compiler,
                                  CompilationOptions(caches=caches, **options), report,
                                  HotList(program))
        self.policy._workers._start = lambda queue: None  # type: ignore[method-assign]

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


def loop_word(world: World, method: JavaMethod) -> tuple[int, int]:
    """Index and word of the instruction that the loop jumps back to."""
    code = world.machine.code.codes[method.number]
    instructions = code.flow.instructions
    back = next(row for number, row in enumerate(instructions)
                if row.op.mnemonic == "goto" and row.operands[0] < number)
    return back.operands[0], code.words_of[back.operands[0]]
