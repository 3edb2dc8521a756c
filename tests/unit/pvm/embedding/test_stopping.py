"""Calls that are ended from outside: time limits, interrupt(), Ctrl-C. Guests cannot refuse."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import textwrap
import threading
import time
from typing import Any

import pytest

import pvm
from pvm.vm.model.metadata import POLL_UNWIND

SOURCE = """
import java.util.*;

public class Runaway {
    static int n;
    static final Object LOCK = new Object();
    static void loop() { while (true) n++; }
    static void swallow() {
        while (true) {
            try { while (true) n++; }
            catch (Throwable t) { n = 0; }
            finally { n++; }
        }
    }
    static int finallyLoop() {
        try { while (true) n++; }
        finally { while (true) n++; }
    }
    static void recursive() {
        try { recursive(); } catch (Throwable t) { recursive(); } finally { recursive(); }
    }
    static void allocate() {
        List<Object> all = new ArrayList<>();
        while (true) { all.add(new int[10]); if (all.size() > 1000) all.clear(); }
    }
    static void holding() { synchronized (LOCK) { while (true) n++; } }
    static synchronized void holdingClass() { while (true) n++; }
    static void nested() {
        synchronized (LOCK) {
            try { synchronized (Runaway.class) { while (true) n++; } }
            catch (RuntimeException e) { n = 1; }
        }
    }
    static boolean isFree() {
        return !Thread.holdsLock(LOCK) && !Thread.holdsLock(Runaway.class);
    }
    static void waiting() throws Exception { synchronized (LOCK) { LOCK.wait(); } }
    static void sleeping() throws Exception { while (true) Thread.sleep(100_000); }
    static void parked() { while (true) java.util.concurrent.locks.LockSupport.park(); }
    static void regex() {
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!".matches("(a*)*b");
    }
    static void strings() { String s = "x"; while (true) s = (s + s).substring(0, 1) + n++; }
    static void sorting() {
        while (true) new TreeMap<>(Map.of("a", 1, "b", 2)).forEach((k, v) -> n += v);
    }
    static int fine() { return 7; }
}

class Initialiser {
    static int n;
    static { while (n >= 0) n++; }
    static int value() { return n; }
}
"""

ENDLESS = ["loop", "swallow", "finallyLoop", "recursive", "allocate", "holding", "holdingClass",
           "nested", "waiting", "sleeping", "parked", "regex", "strings", "sorting"]


@pytest.fixture(scope="module")
def runaway(context: pvm.Context) -> Any:
    context.compile(SOURCE)
    return context.cls("Runaway")


@pytest.mark.parametrize("name", ENDLESS)
def test_a_time_limit_ends_it_and_the_context_goes_on(runaway: Any, name: str) -> None:
    for _ in range(3):
        started = time.monotonic()
        with pytest.raises(pvm.Timeout, match="0.05 s"):
            getattr(runaway, name)(timeout=0.05)
        assert time.monotonic() - started < 5
        assert runaway.fine() == 7 and runaway.isFree()


def test_no_finally_runs_in_compiled_code_either(context: pvm.Context) -> None:
    context.compile("""
        class Finally {
            static int count, done;
            static void inner(int n) { for (int i = 0; i != n; i++) count++; }
            static void outer(int n) { try { inner(n); } finally { done++; } }
            static void warm() { for (int i = 0; i < 20_000; i++) outer(100); }
            static int done() { return done; }
        }""")
    tested = context.cls("Finally")
    for _ in range(20):
        tested.warm()
    before = tested.done()
    for _ in range(10):
        with pytest.raises(pvm.Timeout):
            tested.outer(-1, timeout=0.03)
    assert tested.done() == before


def test_the_limit_of_a_context() -> None:
    with pvm.Context(timeout=1) as context:
        context.compile(SOURCE)
        runaway = context.cls("Runaway")
        with pytest.raises(TimeoutError):
            runaway.loop()
        assert runaway.fine() == 7


def test_a_call_in_time_is_not_ended_later(runaway: Any) -> None:
    for _ in range(200):
        with contextlib.suppress(pvm.Timeout):       # the limit is about what a call takes
            assert runaway.fine(timeout=0.0005) == 7
        assert runaway.fine() == 7


def test_a_static_initialiser_that_does_not_end(context: pvm.Context, runaway: Any) -> None:
    initialiser = context.cls("Initialiser")
    with pytest.raises(pvm.Timeout):
        initialiser.value(timeout=0.05)
    with pytest.raises(pvm.JavaError, match="NoClassDefFoundError"):
        initialiser.value(timeout=0.05)         # as after any failure of an initialiser
    assert runaway.fine() == 7


def test_another_thread_interrupts(context: pvm.Context, runaway: Any) -> None:
    context.interrupt()                         # nothing runs: nothing happens
    assert runaway.fine() == 7
    timer = threading.Timer(0.05, context.interrupt)
    timer.start()
    with pytest.raises(pvm.Interrupted, match="interrupt"):
        runaway.swallow()
    assert runaway.fine() == 7


def test_exit_ends_the_call_and_not_the_process() -> None:
    source = """
        public class Exit {
            static int n;
            static void run() {
                try { System.exit(3); } catch (Throwable t) { n = 1; } finally { n += 2; }
            }
            static int count() { return n; }
        }"""
    with pvm.Context(allow={"exit": True}) as context:
        context.compile(source)
        with pytest.raises(pvm.Exited) as caught:
            context.cls("Exit").run()
        assert caught.value.status == 3 and context.cls("Exit").count() == 0
    with pvm.Context() as context:
        context.compile(source)
        context.cls("Exit").run()
        assert context.cls("Exit").count() == 3        # a SecurityException, that it handles


def test_threads_are_stopped_one_by_one(runaway: Any) -> None:
    found: list[str] = []

    def work(seconds: float) -> None:
        with pytest.raises(pvm.Timeout) as caught:
            runaway.loop(timeout=seconds)
        found.append(str(caught.value))

    threads = [threading.Thread(target=work, args=(seconds,)) for seconds in (0.3, 0.05)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [text.split()[-4] for text in found] == ["0.05", "0.3"]


INTERRUPTED = textwrap.dedent("""
    import os, signal, threading, time
    import pvm
    with pvm.Context() as context:
        context.compile("class Loop { static void run() { while (true) { } } "
                        "static int fine() { return 7; } }")
        loop = context.cls("Loop")
        for _ in range(3):
            sent = []
            def send():
                sent.append(time.monotonic())
                os.kill(os.getpid(), signal.SIGINT)
            threading.Timer(0.1, send).start()
            try:
                loop.run()
            except KeyboardInterrupt:
                late = time.monotonic() - sent[0]
                assert late < 2, late
                print("interrupted", loop.fine())
""")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_ctrl_c_is_a_keyboard_interrupt() -> None:
    done = subprocess.run([sys.executable, "-c", INTERRUPTED], capture_output=True, text=True,
                          timeout=120, check=False)
    assert done.stdout == "interrupted 7\n" * 3, done.stderr


FORK = """
import os, signal, time, pvm
spin = "class Spin { static void run() { while (true); } }"
context = pvm.Context(timeout=20)
context.compile(spin)
try:
    context.cls("Spin").run(timeout=0.05)
except pvm.Timeout:
    pass
child = os.fork()
if not child:
    own = pvm.Context()
    own.compile(spin)
    try:
        own.cls("Spin").run(timeout=0.05)
    except pvm.Timeout:
        try:
            own.cls("Spin").run(timeout=20)
        except KeyboardInterrupt:
            os._exit(7)
    os._exit(1)
time.sleep(0.5)
while not os.waitpid(child, os.WNOHANG)[0]:
    os.kill(child, signal.SIGINT)
    try:
        context.cls("Spin").run(timeout=0.2)
    except pvm.Timeout:
        pass
print("fine")
"""


def test_a_forked_child_has_time_limits_and_interrupts_of_its_own() -> None:
    done = subprocess.run([sys.executable, "-c", FORK], capture_output=True, text=True,
                          timeout=60, check=False)
    assert done.stdout == "fine\n", done.stderr


@pytest.mark.parametrize("seconds", [float("inf"), 1e12])
def test_a_time_limit_may_be_for_ever(context: pvm.Context, seconds: float) -> None:
    sleep = context.cls("java.lang.Thread").sleep
    sleep(100, timeout=seconds)
    with pytest.raises(pvm.Timeout):
        sleep(20_000, timeout=0.05)


@pytest.mark.parametrize("seconds", ["x", float("nan")])
def test_what_is_no_number_of_seconds_begins_no_call(seconds: Any) -> None:
    engine = pvm.Engine()
    with engine.context() as context, pytest.raises((TypeError, ValueError)):
        context.cls("java.lang.Integer").parseInt("7", timeout=seconds)
    assert not engine.endings.left


def test_a_fast_call_that_is_about_to_begin_is_stopped() -> None:
    """Between giving up Python's lock and Java's first frame: as the flag says that it sets."""
    with pvm.Context(pvm.Engine().compile(SOURCE)) as context:
        runaway = context.cls("Runaway")
        assert runaway.isFree()
        with context.inside() as machine:
            address = machine.current_thread()
        pointer = next(each.pointer for each in machine.threads.all.live()
                       if each.address == address)
        context.interrupt()
        assert not pointer.poll & POLL_UNWIND
        pointer.is_called = 1
        context.interrupt()
        assert pointer.poll & POLL_UNWIND
        pointer.is_called = 0
        assert runaway.isFree()         # the call has ended before it was stopped
        assert not pointer.poll & POLL_UNWIND
