"""Scenarios on real threads. Each runs in a process of its own, so that a hang can be reported:

    python -m tests.unit.vm.threads.scenarios NAME
"""

from __future__ import annotations

import ctypes
import sys
import time
from collections.abc import Callable
from typing import Any

from pvm.gc.objectmodel import Object
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u64
from pvm.vm.model.metadata import BLOCKED, PARKED, POLL_SAFEPOINT, SLEEPING, TIMED_WAITING, WAITING
from pvm.vm.threads.monitors import ILLEGAL, INTERRUPTED, OK, TIMEOUT, UNWOUND

from .machine import Machine, Runner

SCENARIOS: dict[str, Callable[[Machine], None]] = {}
MILLISECOND = 1_000_000


def scenario(function: Callable[[Machine], None]) -> Callable[[Machine], None]:
    SCENARIOS[function.__name__] = function
    return function


def await_activity(thread: Any, *kinds: int) -> None:
    """Waits until a thread is blocked in one of the ways; the process's time limit ends it."""
    while thread.activity not in kinds:
        time.sleep(0.0005)
    time.sleep(0.002)


def _count(machine: Machine, threads: int, rounds: int, inflated: bool) -> None:
    slot, counter = machine.slot(), machine.words(1)
    if inflated:
        assert machine.run_inflate(int(machine.thread()), slot) != 0
    runner = Runner(threads)
    for _ in range(threads):
        runner.start(machine.count_locked, machine.thread(), slot, counter, rounds)
    assert runner.finish() == [0] * threads
    assert counter[0] == threads * rounds


@scenario
def thin_counting_alone(machine: Machine) -> None:
    _count(machine, 1, 500_000, False)
    assert machine.run_inflate(int(machine.thread()), machine.slot()) == 1, "nothing was inflated"


@scenario
def counting_two(machine: Machine) -> None:
    _count(machine, 2, 1_500_000, False)


@scenario
def counting_four_inflated(machine: Machine) -> None:
    _count(machine, 4, 500_000, True)


@scenario
def counting_many_objects(machine: Machine) -> None:
    """Fresh objects again and again: the race is in the inflation."""
    threads = [machine.thread() for _ in range(3)]
    for _ in range(300):
        slot, counter = machine.slot(), machine.words(1)
        runner = Runner(3)
        for thread in threads:
            runner.start(machine.count_locked, thread, slot, counter, 3_000)
        assert runner.finish() == [0, 0, 0]
        assert counter[0] == 9_000


@scenario
def deep_recursion(machine: Machine) -> None:
    thread = int(machine.thread())
    machine.run_leave_native(thread)
    for depth in (1, 2, 255, 256, 257, 258, 1000):
        slot = machine.slot()
        assert machine.nest(thread, slot, depth) == 0
        assert machine.run_exit(thread, slot) == ILLEGAL
        assert machine.nest(thread, slot, depth) == 0


@scenario
def recursion_with_contention(machine: Machine) -> None:
    slot, counter = machine.slot(), machine.words(1)
    runner = Runner(3)
    for _ in range(3):
        runner.start(machine.count_nested, machine.thread(), slot, counter, 10_000)
    assert runner.finish() == [0, 0, 0]
    assert counter[0] == 60_000


@scenario
def ping_pong(machine: Machine) -> None:
    _players(machine, 2, 20_000)


@scenario
def round_robin_of_four(machine: Machine) -> None:
    _players(machine, 4, 3_000)


def _players(machine: Machine, players: int, rounds: int) -> None:
    slot, turn = machine.slot(), machine.words(1)
    runner = Runner(players)
    for me in range(players):
        runner.start(machine.play, machine.thread(), slot, turn, me, players, rounds)
    assert runner.finish() == [0] * players


@scenario
def single_notifications(machine: Machine) -> None:
    """A buffer of two places between three producers and three consumers."""
    places, items = _semaphore(machine, 2), _semaphore(machine, 0)
    runner = Runner(6)
    for taken, given in ((places, items), (items, places)) * 3:
        runner.start(machine.carry, machine.thread(), taken, given, 5_000)
    assert runner.finish() == [0] * 6
    assert [int(Ptr[u64](semaphore[1])[0]) for semaphore in (places, items)] == [2, 0]


def _semaphore(machine: Machine, count: int) -> Any:
    """Two words: the monitor's object and the address of the count."""
    words, counter = machine.words(2), machine.words(1)
    words[0] = u64(machine.allocate(Object.size))
    words[1] = u64(int(counter))
    counter[0] = u64(count)
    return words


@scenario
def permits(machine: Machine) -> None:
    one, two = machine.thread(), machine.thread()
    runner = Runner()
    runner.start(machine.pass_permits, one, two, 20_000)
    runner.start(machine.pass_permits, two, one, 20_000)
    runner.finish()


@scenario
def timeouts(machine: Machine) -> None:
    thread, slot = int(machine.thread()), machine.slot()
    machine.run_leave_native(thread)
    assert machine.run_wait(thread, slot, MILLISECOND) == ILLEGAL
    assert machine.run_enter(thread, slot) == OK
    for wait, result in ((lambda: machine.run_wait(thread, slot, 30 * MILLISECOND), TIMEOUT),
                         (lambda: machine.run_sleep(thread, 30 * MILLISECOND), OK),
                         (lambda: machine.run_park(thread, 30 * MILLISECOND), None)):
        start = time.monotonic()
        assert wait() == result
        assert 0.029 < time.monotonic() - start < 2
    assert machine.run_holds(thread, slot) == 1
    assert machine.run_exit(thread, slot) == OK
    machine.run_park(thread, -1)
    assert machine.run_sleep(thread, 0) == OK


@scenario
def wait_gives_back_every_level(machine: Machine) -> None:
    waiter, other, slot = machine.thread(), int(machine.thread()), machine.slot()
    depth = 7
    for _ in range(depth):
        assert machine.run_enter(int(waiter), slot) == OK
    runner = Runner()
    runner.start(machine.run_wait, waiter, slot, 0)
    await_activity(waiter, WAITING)
    assert machine.run_enter(other, slot) == OK
    assert machine.run_notify(other, slot, 0) == OK
    await_activity(waiter, BLOCKED)
    assert machine.run_exit(other, slot) == OK
    assert runner.finish() == [OK]
    for _ in range(depth):
        assert machine.run_exit(int(waiter), slot) == OK
    assert machine.run_exit(int(waiter), slot) == ILLEGAL


@scenario
def notify_takes_waiters_in_order(machine: Machine) -> None:
    slot, me = machine.slot(), int(machine.thread())
    waiters, runners = [machine.thread() for _ in range(4)], []
    for waiter in waiters:
        assert machine.run_enter(int(waiter), slot) == OK
        runners.append(Runner())
        runners[-1].start(machine.run_wait, waiter, slot, 0)
        await_activity(waiter, WAITING)
    for waiter, runner in zip(waiters[:2], runners[:2], strict=True):
        machine.run_enter(me, slot)
        machine.run_notify(me, slot, 0)
        machine.run_exit(me, slot)
        assert runner.finish() == [OK]
        machine.run_exit(int(waiter), slot)
    assert [waiter.waiting for waiter in waiters] == [0, 0, 1, 1]
    machine.run_enter(me, slot)
    assert machine.run_notify(me, slot, 1) == OK
    for waiter in waiters[2:]:
        assert waiter.waiting == 0
    machine.run_exit(me, slot)
    released = [0, 0]
    while sum(released) < 2:
        for index, waiter in enumerate(waiters[2:]):
            if machine.run_holds(int(waiter), slot) and waiter.activity == 0:
                runners[2 + index].finish()
                machine.run_exit(int(waiter), slot)
                released[index] = 1


@scenario
def interrupts(machine: Machine) -> None:
    thread, slot = machine.thread(), machine.slot()
    machine.run_enter(int(thread), slot)
    for kind, result, call, arguments in (
            (SLEEPING, INTERRUPTED, machine.run_sleep, (10_000 * MILLISECOND,)),
            (WAITING, INTERRUPTED, machine.run_wait, (slot, 0)),
            (TIMED_WAITING, INTERRUPTED, machine.run_wait, (slot, 10_000 * MILLISECOND)),
            (PARKED, None, machine.run_park, (0,))):
        runner = Runner()
        runner.start(call, thread, *arguments)
        await_activity(thread, kind)
        machine.run_interrupt(int(thread))
        assert runner.finish() == [result]
        assert machine.run_is_interrupted(int(thread), 0) == (1 if kind == PARKED else 0)
    assert machine.run_is_interrupted(int(thread), 1) == 1
    for call, arguments in ((machine.run_sleep, (0,)), (machine.run_wait, (slot, 0))):
        machine.run_interrupt(int(thread))
        assert call(int(thread), *arguments) == INTERRUPTED
        assert machine.run_is_interrupted(int(thread), 0) == 0
    assert machine.run_holds(int(thread), slot) == 1


@scenario
def interrupts_against_notifications(machine: Machine) -> None:
    """Two waiters, one interrupted and one notification at the same time: never both lost."""
    slot, me = machine.slot(), int(machine.thread())
    one, two = machine.thread(), machine.thread()

    def wait_and_leave(waiter: int) -> int:
        result = machine.run_wait(waiter, slot, 0)
        assert machine.run_exit(waiter, slot) == OK
        return result

    for _ in range(300):
        runners = []
        for waiter in (one, two):
            machine.run_enter(int(waiter), slot)
            runners.append(Runner())
            runners[-1].start(wait_and_leave, waiter)
            while not waiter.waiting or machine.run_holds(int(waiter), slot):
                time.sleep(0)
        machine.run_enter(me, slot)
        interrupter = Runner()
        interrupter.start(machine.run_interrupt, one)
        machine.run_notify(me, slot, 0)
        machine.run_exit(me, slot)
        interrupter.finish()
        outcome = runners[0].finish()[0]
        if outcome == OK:
            assert machine.run_is_interrupted(int(one), 1) == 1
            machine.run_interrupt(int(two))
            assert runners[1].finish() == [INTERRUPTED]
        else:
            assert outcome == INTERRUPTED and runners[1].finish() == [OK]


@scenario
def unwinding_ends_every_wait(machine: Machine) -> None:
    owner, slot = int(machine.thread()), machine.slot()
    machine.run_enter(owner, slot)
    own = machine.slot()
    for kind, result, call, arguments in (
            (SLEEPING, UNWOUND, machine.run_sleep, (10_000 * MILLISECOND,)),
            (WAITING, UNWOUND, machine.run_wait, (own, 0)),
            (PARKED, None, machine.run_park, (0,)),
            (BLOCKED, UNWOUND, machine.run_enter, (slot,))):
        thread = machine.thread()
        machine.run_enter(int(thread), own)
        runner = Runner()
        runner.start(call, thread, *arguments)
        await_activity(thread, kind)
        machine.request_unwind(int(thread))
        assert runner.finish() == [result]
        machine.run_exit(int(thread), own)
    assert machine.run_exit(owner, slot) == OK


@scenario
def stop_storm(machine: Machine) -> None:
    """Two stoppers against two mutators."""
    _storm(machine, stoppers=2, mutators=2, rounds=20_000)


@scenario
def stop_storm_alone(machine: Machine) -> None:
    _storm(machine, stoppers=1, mutators=3, rounds=20_000)


def _storm(machine: Machine, stoppers: int, mutators: int, rounds: int) -> None:
    cells, finish, stops = machine.words(mutators), machine.words(1), machine.words(1)
    running, stopping = Runner(mutators), Runner(stoppers)
    for index in range(mutators):
        running.start(machine.mutate, machine.thread(), cells + index, finish)
    for _ in range(stoppers):
        stopping.start(machine.stop_often, machine.thread(), cells, mutators, rounds, stops)
    assert stopping.finish() == [0] * stoppers
    finish[0] = u64(1)
    assert all(rounds > 0 for rounds in running.finish())
    assert stops[0] >= rounds if stoppers == 1 else stops[0] > 0


@scenario
def stops_during_locking(machine: Machine) -> None:
    """Stops while others contend for a monitor and wait in it."""
    slot, counter, stops = machine.slot(), machine.words(1), machine.words(1)
    turn = machine.words(1)
    runner = Runner(5)
    for _ in range(2):
        runner.start(machine.count_locked, machine.thread(), slot, counter, 300_000)
    for me in range(2):
        runner.start(machine.play, machine.thread(), slot, turn, me, 2, 3_000)
    runner.start(machine.stop_often, machine.thread(), counter, 1, 3_000, stops)
    assert runner.finish() == [0] * 5
    assert counter[0] == 600_000 and stops[0] == 3_000


@scenario
def threads_come_and_go_during_stops(machine: Machine) -> None:
    cells, stops = machine.words(1), machine.words(1)
    runner, stop_count = Runner(4), 100_000
    runner.start(machine.stop_often, machine.thread(), cells, 1, stop_count, stops)
    for _ in range(3):
        runner.start(machine.come_and_go, machine.thread(), 100_000)
    assert runner.finish() == [0, None, None, None]
    assert stops[0] == stop_count
    assert _listed(machine) == 4


def _listed(machine: Machine) -> int:
    count, thread = 0, machine.vm.threads
    while thread:
        count, thread = count + 1, thread.next
    return count


@scenario
def native_threads_are_not_waited_for(machine: Machine) -> None:
    stopper, sleeper = machine.thread(), machine.thread()
    machine.run_leave_native(int(stopper))
    machine.run_leave_native(int(sleeper))
    runner = Runner()
    runner.start(machine.run_sleep, sleeper, 50 * MILLISECOND)
    await_activity(sleeper, SLEEPING)
    assert machine.stop_world(int(stopper)) == 1
    assert sleeper.poll & POLL_SAFEPOINT
    time.sleep(0.1)
    assert sleeper.activity == SLEEPING, "the sleeper went on in a stopped world"
    machine.run_enter_native(int(stopper))
    machine.run_leave_native(int(stopper))
    machine.resume_world(int(stopper))
    assert runner.finish() == [OK]
    assert not sleeper.poll


@scenario
def hashes_agree(machine: Machine) -> None:
    """All threads see one hash for an object, whatever happens to its lock meanwhile."""
    count = 300_000
    objects = machine.allocate(16 * count)
    found = [(ctypes.c_int32 * count)() for _ in range(2)]
    runner, started = Runner(3), machine.words(1)
    for hashes in found:
        runner.start(machine.hash_many, machine.thread(), objects, count,
                     ctypes.addressof(hashes), started)
    runner.start(machine.lock_many, machine.thread(), objects, count)
    assert runner.finish() == [None, None, 0]
    assert list(found[0]) == list(found[1]) and min(found[0]) > 0
    assert len(set(found[0])) > count * 0.999


@scenario
def monitors_are_recycled(machine: Machine) -> None:
    thread = int(machine.thread())
    slots = [machine.slot() for _ in range(2_000)]
    indices = [machine.run_inflate(thread, slot) for slot in slots]
    assert indices == list(range(1, 2_001))
    dying = sum(1 for slot in slots if _object(slot) & 16)
    assert machine.collect_monitors(int(machine.vm)) == 2_000 - dying
    again = [machine.run_inflate(thread, machine.slot()) for _ in range(dying)]
    assert len(set(again)) == dying and max(again) <= 2_000


def _object(slot: int) -> int:
    return int(Ptr[u64](slot)[0])


if __name__ == "__main__":
    SCENARIOS[sys.argv[1]](Machine())
