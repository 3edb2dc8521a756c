"""Thread structs, Java stacks and OS threads."""

from __future__ import annotations

import ctypes
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from pvm.lowlevel.types import u32
from pvm.vm.threads import starting
from pvm.vm.threads.stacks import RESERVE_BYTES, JavaStack, StackError
from pvm.vm.threads.starting import JavaThread, ThreadEntries, Threads, ThreadStartError

from .machine import Machine

ROOT = Path(__file__).resolve().parents[4]


@pytest.fixture(scope="module")
def machine() -> Machine:
    return Machine()


def make(machine: Machine, **options: object) -> Threads:
    entries = ThreadEntries(machine.initialise_thread, machine.add_thread, machine.remove_thread)
    return Threads(int(machine.vm), machine.allocate, entries, 256 * 1024, **options)


def test_stack_has_a_reserve_and_can_be_written_to_its_end() -> None:
    stack = JavaStack(100_000)
    assert stack.end - stack.base >= 100_000 and stack.limit == stack.end - RESERVE_BYTES
    ctypes.memset(stack.base, 1, stack.end - stack.base)
    stack.unmap()
    stack.unmap()


def test_stack_ends_in_a_guard_page() -> None:
    code = ("import ctypes; from pvm.vm.threads.stacks import JavaStack;"
            "ctypes.memset(JavaStack(100_000).end, 1, 1)")
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True)
    assert run.returncode == -11


def test_impossible_stack() -> None:
    with pytest.raises(StackError, match="errno"):
        JavaStack(1 << 60)


def test_lives_of_threads(machine: Machine) -> None:
    idle = threading.Event()
    threads = make(machine, when_idle=idle.set)
    gate, seen = threading.Event(), []

    def body(thread: JavaThread) -> None:
        seen.append((thread.name, threading.get_native_id() == thread.pointer.os_id))
        gate.wait()

    worker, helper = threads.create("worker", False), threads.create("helper", True)
    assert threads.wait_until_idle(0), "what was not started does not count"
    threads.start(worker, body)
    threads.start(helper, body)
    assert threads.live() == [worker, helper] and threads.find(worker.address) is worker
    assert not threads.wait_until_idle(0.01) and not idle.is_set()
    gate.set()
    assert threads.wait_until_idle(10) and idle.wait(10)
    helper.os_thread.join()
    assert threads.live() == [] and sorted(seen) == [("helper", True), ("worker", True)]


def test_structs_are_recycled_with_their_identity(machine: Machine) -> None:
    threads = make(machine)
    thread = threads.create("first", False)
    identity = thread.address, int(thread.pointer.lock_id), int(thread.pointer.hash_state)
    thread.pointer.interrupted = u32(1)
    thread.pointer.pending = thread.pointer.pending + 8
    threads.discard(thread)
    machine.run_unpark(thread.address)  # a late one
    again = threads.create("second", False)
    pointer = again.pointer
    assert identity == (again.address, int(pointer.lock_id), int(pointer.hash_state))
    assert not pointer.interrupted and not pointer.pending and not pointer.park_permit
    assert pointer.vm == machine.vm and pointer.stack_limit == again.stack.limit
    other = threads.create("third", True)
    assert other.pointer.lock_id != pointer.lock_id
    threads.discard(again)
    threads.discard(other)


def test_errors_of_starting(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    threads = make(machine)
    with pytest.raises(ThreadStartError, match="stack"):
        threads.create("large", False, 1 << 60)
    thread = threads.create("refused", False)

    def refuse(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    with pytest.raises(ThreadStartError, match="refused"):
        threads.start(thread, lambda thread: None)
    assert threads.live() == []
    assert threads.wait_until_idle(0)


def test_limit_of_threads(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "MOST_THREADS", 2)
    threads = make(machine)
    two = [threads.create("a", False), threads.create("b", False)]
    with pytest.raises(ThreadStartError, match="threads already"):
        threads.create("c", False)
    for thread in two:
        threads.discard(thread)


def test_nested_entries_through_python(machine: Machine) -> None:
    """256 entries into native code, each through a callback and some Python between."""
    threads, depths = make(machine), []
    signature = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int)

    def some_python(depth: int, frames: int) -> int:
        if frames:
            return sorted([frames], key=lambda frame: some_python(depth, frame - 1))[0]
        return entry(depth + 1)

    @signature
    def entry(depth: int) -> int:
        if depth < 256:
            some_python(depth, 8)
        depths.append(depth)
        return 0

    def body(thread: JavaThread) -> None:
        before = sys.getrecursionlimit()
        sys.setrecursionlimit(100_000)
        try:
            entry(0)
        finally:
            sys.setrecursionlimit(before)

    threads.start(threads.create("deep", False), body)
    assert threads.wait_until_idle(30)
    assert depths == list(range(256, -1, -1))
