"""Whole runs of `pvm run`: logs, signals, thread dumps, the end of the process."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .compiled import compile_java

SECONDS = 60

BUSY = """
public class Busy {
    static final Object LOCK = new Object();
    static void spin() { while (true) { } }
    static void sit() {
        synchronized (LOCK) {
            try { LOCK.wait(); } catch (InterruptedException e) { throw new Error(e); }
        }
    }
    static void enter() { synchronized (Busy.class) { } }
    static void daemon(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
    }
    public static void main(String[] args) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
        daemon("spinner", Busy::spin);
        daemon("sitter", Busy::sit);
        daemon("printer", () -> { while (true) System.err.print("."); });
        synchronized (Busy.class) {
            daemon("enterer", Busy::enter);
            Thread.sleep(100);
            System.out.println("ready");
            if (args.length > 0) return;
            Thread.sleep(60000);
        }
    }
}
"""
GARBAGE = """
public class Garbage {
    public static void main(String[] args) {
        Object[] kept = new Object[50];
        for (int i = 0; i < 60000; i++) kept[i % 50] = new byte[1000];
        System.gc();
    }
}
"""


@pytest.fixture(scope="module")
def classes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("classes")
    for name, text in (("Busy", BUSY), ("Garbage", GARBAGE)):
        (folder / f"{name}.java").write_text(text)
    compile_java(folder, "Busy.java", "Garbage.java")
    return folder


def command(classes: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "pvm", "run", "-cp", str(classes), *arguments]


def run(classes: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(classes, *arguments), capture_output=True, text=True,
                          timeout=SECONDS)


@pytest.fixture
def busy(classes: Path) -> Iterator[subprocess.Popen[str]]:
    """The program, once it is ready for a signal."""
    with subprocess.Popen(command(classes, "Busy"), stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process
        process.kill()


@pytest.mark.parametrize(("number", "status"), [
    (signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129),
])
def test_a_signal_runs_the_hooks(busy: subprocess.Popen[str], number: int, status: int) -> None:
    busy.send_signal(number)
    output, _ = busy.communicate(timeout=SECONDS)
    assert (busy.returncode, output) == (status, "hook\n")


def test_many_signals_run_the_hooks_once(busy: subprocess.Popen[str]) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGINT):
        busy.send_signal(number)
    output, _ = busy.communicate(timeout=SECONDS)
    assert output == "hook\n" and busy.returncode in (130, 143)


def test_thread_dumps(busy: subprocess.Popen[str]) -> None:
    for _ in range(3):
        busy.send_signal(signal.SIGQUIT)
    busy.send_signal(signal.SIGTERM)
    output, _ = busy.communicate(timeout=SECONDS)
    dump = output.partition("Full thread dump pvm ")[2]
    assert re.search(r'"main" #1 prio=5 os_prio=0 tid=0x\w+ nid=0x\w+ waiting on condition\n'
                     r"   java.lang.Thread.State: TIMED_WAITING \(sleeping\)\n"
                     r"\tat java.lang.Thread.sleep\(java.base@17/Native Method\)\n"
                     r"\tat Busy.main\(Busy.java:\d+\)\n", dump)
    assert re.search(r'"spinner" #\d+ daemon prio=5 .* runnable\n.*: RUNNABLE\n\tat Busy.spin',
                     dump)
    assert re.search(r'"sitter" .* in Object.wait\(\)\n.*: WAITING \(on object monitor\)', dump)
    assert re.search(r'"enterer" .*\n.*: BLOCKED \(on object monitor\)\n\tat Busy.enter', dump)
    assert busy.returncode == 143


def test_daemons_do_not_keep_the_process(classes: Path) -> None:
    done = run(classes, "Busy", "end")
    assert (done.returncode, done.stdout) == (0, "ready\nhook\n")


LINE = re.compile(r"\[\d+\.\d{3}s\]\[info\]\[gc\] GC\(\d+\) Pause (Young|Full) "
                  r"\((Allocation Failure|System\.gc\(\))\) \d+M->\d+M\(\d+M\) \d+\.\d{3}ms")


@pytest.mark.parametrize("option", ["-Xlog:gc", "-verbose:gc"])
def test_collections_are_logged(classes: Path, option: str) -> None:
    first, *lines = run(classes, "-Xmx32m", option, "Garbage").stdout.splitlines()
    assert re.fullmatch(r"\[\d+\.\d{3}s\]\[info\]\[gc\] Using Generational Copying", first)
    assert len(lines) > 2 and all(map(LINE.fullmatch, lines))
    assert "Pause Full (System.gc())" in lines[-1]
    numbers = [int(re.findall(r"GC\((\d+)\)", line)[0]) for line in lines]
    assert numbers == list(range(len(lines)))


def test_collections_in_detail(classes: Path) -> None:
    output = run(classes, "-Xmx32m", "-Xlog:gc*", "Garbage").stdout
    assert "[gc,init] Heap Max Capacity: 32M\n" in output
    assert re.search(r"\[gc,heap\] GC\(0\) Copied \d+K\n", output)


@pytest.mark.parametrize("option", ["-Xlog:class+load", "-verbose:class"])
def test_loaded_classes_are_logged(classes: Path, option: str) -> None:
    output = run(classes, option, "Garbage").stdout
    assert "[info][class,load] java.lang.Object source: jrt:/java.base\n" in output
    assert f"[info][class,load] Garbage source: file:{classes}/\n" in output


def test_logs_go_to_a_file(classes: Path, tmp_path: Path) -> None:
    file = tmp_path / "gc.log"
    done = run(classes, "-Xmx32m", f"-Xlog:gc:file={file}", "Garbage")
    assert done.stdout == "" and LINE.search(file.read_text())


def test_an_unwritable_log_is_refused(classes: Path, tmp_path: Path) -> None:
    done = run(classes, f"-Xlog:gc:file={tmp_path}/none/gc.log", "Garbage")
    assert done.returncode == 1 and "Error opening log file" in done.stdout


def test_properties_and_assertions_reach_the_program(classes: Path) -> None:
    text = ("public class Asks { public static void main(String[] a) { assert a.length == 1 : a[0];"
            ' System.out.println(System.getProperty("k")); } }')
    (classes / "Asks.java").write_text(text)
    compile_java(classes, "Asks.java")
    assert run(classes, "-Dk=v", "Asks", "1", "2").stdout == "v\n"
    failed = run(classes, "-ea", "Asks", "why", "2")
    assert failed.returncode == 1
    assert failed.stderr.startswith('Exception in thread "main" java.lang.AssertionError: why\n')
