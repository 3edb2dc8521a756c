"""Figures of the thread code: python -m tests.unit.vm.threads.measure"""

from __future__ import annotations

import statistics
import time

from pvm.lowlevel.types import u64

from .machine import Machine, Runner


def nanos_per_round(machine: Machine, inflated: bool, rounds: int = 5_000_000) -> float:
    thread, slot = int(machine.thread()), machine.slot()
    if inflated:
        machine.run_inflate(thread, slot)
    start = time.perf_counter_ns()
    assert machine.enter_many(thread, slot, rounds) == 0
    return (time.perf_counter_ns() - start) / rounds


def microseconds_per_turn(machine: Machine, rounds: int = 20_000) -> float:
    slot, turn, runner = machine.slot(), machine.words(1), Runner(2)
    start = time.perf_counter()
    for me in range(2):
        runner.start(machine.play, machine.thread(), slot, turn, me, 2, rounds)
    runner.finish()
    return (time.perf_counter() - start) / rounds / 2 * 1e6


def contended_nanos(machine: Machine, threads: int, rounds: int = 1_000_000) -> float:
    slot, counter, runner = machine.slot(), machine.words(1), Runner(threads)
    start = time.perf_counter_ns()
    for _ in range(threads):
        runner.start(machine.count_locked, machine.thread(), slot, counter, rounds)
    runner.finish()
    return (time.perf_counter_ns() - start) / rounds / threads


def stop_latencies(machine: Machine, mutators: int, stops: int = 2_000) -> list[float]:
    """Microseconds from the call of stop_world to its return."""
    cells, finish, running = machine.words(mutators), machine.words(1), Runner(mutators)
    for index in range(mutators):
        running.start(machine.mutate, machine.thread(), cells + index, finish)
    stopper, found = int(machine.thread()), []
    machine.run_leave_native(stopper)
    for _ in range(stops):
        start = time.perf_counter_ns()
        machine.stop_world(stopper)
        found.append((time.perf_counter_ns() - start) / 1000)
        machine.resume_world(stopper)
        time.sleep(0.0002)
    machine.run_enter_native(stopper)
    finish[0] = u64(1)
    running.finish()
    return sorted(found)


def main() -> None:
    machine = Machine()
    print(f"thin enter+exit     {nanos_per_round(machine, False):8.1f} ns")
    print(f"inflated enter+exit {nanos_per_round(machine, True):8.1f} ns")
    for threads in (2, 4):
        print(f"contended, {threads} threads {contended_nanos(machine, threads):6.0f} ns a round")
    print(f"ping-pong           {microseconds_per_turn(machine):8.1f} us a turn")
    for mutators in (1, 2, 4):
        found = stop_latencies(machine, mutators)
        print(f"stop of {mutators} mutators: median {statistics.median(found):.1f}, "
              f"99 % {found[len(found) * 99 // 100]:.0f}, worst {found[-1]:.0f} us")


if __name__ == "__main__":
    main()
