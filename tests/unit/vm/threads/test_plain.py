"""The same code in plain Python over simulated memory; other threads' actions are scripted."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pvm.gc.objectmodel import AGE_SHIFT, INFLATED, MARKED
from pvm.lowlevel.types import i64, u32, u64
from pvm.vm.model.metadata import (
    IN_JAVA,
    IN_NATIVE,
    POLL_SAFEPOINT,
    POLL_UNWIND,
    RUNNING,
    WAITING,
)
from pvm.vm.threads.hashes import identity_hash
from pvm.vm.threads.monitors import (
    EXHAUSTED,
    ILLEGAL,
    INTERRUPTED,
    OK,
    TIMEOUT,
    UNWOUND,
    holds,
    monitor_enter_fast,
    monitor_enter_slow,
    monitor_exit,
)
from pvm.vm.threads.monitortable import MONITOR_MASK, MonitorTable, inflate
from pvm.vm.threads.parking import interrupt, is_interrupted, park, request_unwind, sleep, unpark
from pvm.vm.threads.primitives import SIMULATION, SimulatedDeadlock
from pvm.vm.threads.registry import remove_thread
from pvm.vm.threads.states import enter_native, leave_native, safepoint
from pvm.vm.threads.stopping import resume_world, stop_world
from pvm.vm.threads.waiting import monitor_notify, monitor_wait

from .conftest import World

FOREVER = i64(0)
SHORT = i64(1000)


def enter(thread: Any, slot: Any) -> int:
    return OK if monitor_enter_fast(thread, slot[0]) else int(monitor_enter_slow(thread, slot))


def test_thin_lock_leaves_the_other_bits_alone(world: World) -> None:
    thread, slot = world.thread(), world.slot()
    chosen = identity_hash(thread, slot[0])
    before = world.mark(slot) | MARKED | 3 << AGE_SHIFT
    _set_mark(slot, before)
    assert enter(thread, slot) == OK and enter(thread, slot) == OK
    assert identity_hash(thread, slot[0]) == chosen
    assert monitor_exit(thread, slot[0]) == OK and holds(thread, slot[0])
    assert monitor_exit(thread, slot[0]) == OK and not holds(thread, slot[0])
    assert world.mark(slot) == before


def _set_mark(slot: Any, mark: int) -> None:
    from pvm.lowlevel.pointers import Ptr
    Ptr[u64](slot[0])[0] = u64(mark)


def test_inflation_keeps_owner_recursion_and_hash(world: World) -> None:
    thread, other, slot = world.thread(), world.thread(), world.slot()
    chosen = identity_hash(other, slot[0])
    for _ in range(3):
        enter(thread, slot)
    monitor = inflate(world.vm, slot[0])
    assert monitor.owner == thread.lock_id and monitor.recursion == 2
    assert world.mark(slot) & INFLATED and inflate(world.vm, slot[0]) == monitor
    assert identity_hash(thread, slot[0]) == chosen
    assert monitor_exit(other, slot[0]) == ILLEGAL and not holds(other, slot[0])
    assert [monitor_exit(thread, slot[0]) for _ in range(4)] == [OK, OK, OK, ILLEGAL]


def test_recursion_overflow_inflates(world: World) -> None:
    thread, slot = world.thread(), world.slot()
    for _ in range(256):
        assert enter(thread, slot) == OK
    assert not world.mark(slot) & INFLATED
    assert enter(thread, slot) == OK
    assert world.mark(slot) & INFLATED
    assert [monitor_exit(thread, slot[0]) for _ in range(257)] == [OK] * 257
    assert not holds(thread, slot[0])


def test_contended_enter_sleeps_in_native_until_the_owner_leaves(world: World) -> None:
    owner, thread, slot = world.thread(), world.thread(), world.slot()
    enter(owner, slot)
    seen = []

    def leave() -> None:
        seen.append((thread.state, thread.blocked_on))
        assert monitor_exit(owner, slot[0]) == OK

    SIMULATION.others.append(leave)
    assert enter(thread, slot) == OK
    assert seen == [(IN_NATIVE, 1)] and thread.state == IN_JAVA and thread.blocked_on == 0
    assert holds(thread, slot[0]) and not holds(owner, slot[0])


def test_the_object_may_move_while_a_thread_sleeps(world: World) -> None:
    owner, thread, slot = world.thread(), world.thread(), world.slot()
    enter(owner, slot)

    def move_and_leave() -> None:
        old, slot[0] = slot[0], u64(world.memory.allocate(16))
        _set_mark(slot, int.from_bytes(world.memory.read(int(old), 8), "little"))
        world.memory.free(int(old))
        assert monitor_exit(owner, slot[0]) == OK

    SIMULATION.others.append(move_and_leave)
    assert enter(thread, slot) == OK
    assert holds(thread, slot[0])


def test_nobody_comes_is_a_deadlock(world: World) -> None:
    owner, thread, slot = world.thread(), world.thread(), world.slot()
    enter(owner, slot)
    with pytest.raises(SimulatedDeadlock):
        enter(thread, slot)


def test_exhausted_table(world: World) -> None:
    owner, thread, slot = world.thread(), world.thread(), world.slot()
    from pvm.lowlevel.pointers import Ptr
    Ptr[MonitorTable](world.vm.monitors).used = u64(MONITOR_MASK + 1)
    enter(owner, slot)
    assert enter(thread, slot) == EXHAUSTED
    assert monitor_wait(owner, slot, FOREVER) == EXHAUSTED
    assert monitor_exit(owner, slot[0]) == OK


def test_wait_and_notify(world: World) -> None:
    waiter, notifier, slot = world.thread(), world.thread(), world.slot()
    assert monitor_wait(waiter, slot, FOREVER) == ILLEGAL
    assert monitor_notify(waiter, slot[0], u32(1)) == ILLEGAL
    enter(waiter, slot)
    enter(waiter, slot)

    def notify() -> None:
        assert waiter.state == IN_NATIVE and waiter.activity == WAITING
        assert enter(notifier, slot) == OK
        assert monitor_notify(notifier, slot[0], u32(0)) == OK
        assert monitor_exit(notifier, slot[0]) == OK

    SIMULATION.others.append(notify)
    assert monitor_wait(waiter, slot, FOREVER) == OK
    assert waiter.activity == RUNNING
    assert [monitor_exit(waiter, slot[0]) for _ in range(3)] == [OK, OK, ILLEGAL]


def test_wait_results(world: World) -> None:
    thread, slot = world.thread(), world.slot()
    enter(thread, slot)
    assert monitor_wait(thread, slot, SHORT) == TIMEOUT
    SIMULATION.others.append(lambda: interrupt(thread))
    assert monitor_wait(thread, slot, FOREVER) == INTERRUPTED
    assert is_interrupted(thread, u32(0)) == 0
    SIMULATION.others.append(lambda: request_unwind(thread))
    assert monitor_wait(thread, slot, FOREVER) == UNWOUND
    assert inflate(world.vm, slot[0]).first_waiter == 0 == inflate(world.vm, slot[0]).last_waiter


def test_notified_and_interrupted_is_notified(world: World) -> None:
    """JLS 17.2.4: the interrupt stays pending, the notification is not lost."""
    waiter, other, slot = world.thread(), world.thread(), world.slot()
    enter(waiter, slot)

    def both() -> None:
        enter(other, slot)
        monitor_notify(other, slot[0], u32(0))
        interrupt(waiter)
        monitor_exit(other, slot[0])

    SIMULATION.others.append(both)
    assert monitor_wait(waiter, slot, FOREVER) == OK
    assert is_interrupted(waiter, u32(1)) == 1


def test_park_and_sleep(world: World) -> None:
    thread = world.thread()
    unpark(thread)
    park(thread, FOREVER)
    with pytest.raises(SimulatedDeadlock):
        park(thread, FOREVER)
    thread = world.thread()
    SIMULATION.others.append(lambda: unpark(thread))
    park(thread, FOREVER)
    assert thread.park_permit == 0
    assert sleep(thread, SHORT) == OK
    interrupt(thread)
    park(thread, FOREVER)
    assert sleep(thread, SHORT) == INTERRUPTED
    assert sleep(thread, SHORT) == OK


def test_stop_and_resume(world: World) -> None:
    stopper, native = world.thread(), world.thread(IN_NATIVE)
    assert stop_world(stopper) == 1
    assert native.poll == POLL_SAFEPOINT and stopper.poll == 0
    enter_native(stopper)
    leave_native(stopper)
    SIMULATION.others.append(lambda: resume_world(stopper))
    leave_native(native)
    assert native.state == IN_JAVA and native.poll == 0


def test_second_stopper_sits_the_first_stop_out(world: World) -> None:
    first, second = world.thread(), world.thread(IN_NATIVE)
    assert stop_world(first) == 1
    SIMULATION.others.append(lambda: resume_world(first))
    assert stop_world(second) == 0
    assert second.state == IN_NATIVE
    enter_native(first)
    assert stop_world(second) == 1
    resume_world(second)


def test_polls(world: World) -> None:
    stopper, thread = world.thread(), world.thread(IN_NATIVE)
    request_unwind(thread)
    safepoint(thread)
    assert stop_world(stopper) == 1
    assert thread.poll == POLL_SAFEPOINT | POLL_UNWIND
    resume_world(stopper)
    assert thread.poll == POLL_UNWIND


def test_list_of_threads(world: World) -> None:
    threads = [world.thread() for _ in range(4)]
    for gone in (threads[1], threads[3], threads[0]):
        remove_thread(gone)
    assert world.vm.threads == threads[2]
    assert threads[2].next == 0 == threads[2].previous


def test_hash_is_never_zero_and_stays(world: World) -> None:
    thread = world.thread()
    slots = [world.slot() for _ in range(50)]
    hashes = [identity_hash(thread, slot[0]) for slot in slots]
    assert all(0 < value < 1 << 31 for value in hashes) and len(set(hashes)) > 45
    assert hashes == [identity_hash(world.thread(), slot[0]) for slot in slots]


STEPS = st.lists(st.tuples(st.sampled_from(["enter", "exit", "inflate", "hash", "notify", "wait"]),
                           st.integers(0, 2)), max_size=60)


@settings(max_examples=60, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_against_a_model(world: World, steps: list[tuple[str, int]]) -> None:
    """Any sequence of operations by three threads does what a counter per object says."""
    threads, slot = [world.thread() for _ in range(3)], world.slot()
    owner, depth, chosen = -1, 0, 0
    for step, index in steps:
        thread, mine = threads[index], owner == index
        if step == "enter" and (mine or owner < 0):
            assert enter(thread, slot) == OK
            owner, depth = index, depth + 1
        elif step == "exit":
            assert monitor_exit(thread, slot[0]) == (OK if mine else ILLEGAL)
            depth -= mine
            owner = owner if depth else -1
        elif step == "inflate":
            inflate(world.vm, slot[0])
        elif step == "hash":
            chosen = chosen or identity_hash(thread, slot[0])
            assert identity_hash(thread, slot[0]) == chosen
        elif step == "notify":
            assert monitor_notify(thread, slot[0], u32(1)) == (OK if mine else ILLEGAL)
        elif step == "wait":
            assert monitor_wait(thread, slot, SHORT) == (TIMEOUT if mine else ILLEGAL)
        assert [holds(each, slot[0]) for each in threads] == [owner == k for k in range(3)]
