"""What one machine compiled, another one loads: only when everything is as it was."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pvm.jit.cache import store
from pvm.jit.cache.descriptions import NotThere
from pvm.jit.policy.backend import Backend
from pvm.jit.policy.entries import enter_compiled
from pvm.jit.policy.options import CompilationOptions
from pvm.jit.policy.reporting import Reporter
from pvm.jit.policy.tasks import Task
from pvm.sourcefile import compile_source
from pvm.vm.classfile.opcodes import Op
from pvm.vm.classfile.writer import ClassWriter
from pvm.vm.interp.counting import start_counting
from pvm.vm.link.initialise import initialise
from pvm.vm.load.define import define_class
from pvm.vm.model.members import JavaMethod

from ...vm.running import Running

SOURCE = """
public class Cached {
    static int total;
    interface Shape { int area(int scale); }
    static class Square implements Shape {
        final int side;
        Square(int side) { this.side = side; }
        public int area(int scale) { return SIDES; }
    }
    static int shapes(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            Shape shape = new Square(i);
            sum += shape.area(i) + total++;
        }
        return sum;
    }
    static int lengths(String text, int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) sum += text.equals("abc") ? "abc".length() : text.length();
        return sum + Cached.class.hashCode() * 0;
    }
    static int lambdas(int n) {
        java.util.function.IntUnaryOperator add = x -> x + 7;
        int sum = 0;
        for (int i = 0; i < n; i++) sum = add.applyAsInt(sum);
        return sum;
    }
    static String texts(int n) { return "n=" + n + "!"; }
    static int caught(int[] values, int n) {
        try { return values[n]; } catch (ArrayIndexOutOfBoundsException e) { return -1; }
    }
    static int catches(int n) { return caught(new int[] {5, 6, 7}, n); }
}
"""
CALLS = [("shapes", 30), ("lambdas", 30), ("texts", 3), ("catches", 2), ("catches", 9)]


class File:
    """A class file that is there already."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.data = data

    def to_bytes(self) -> bytes:
        return self.data


def class_files(folder: Path, square: str) -> list[Any]:
    """The classes, with what a square's area is."""
    path = folder / "Cached.java"
    path.write_text(SOURCE.replace("SIDES", square))
    made, _ = compile_source(str(path), None)
    return [File(each.stem, each.read_bytes()) for each in Path(made).glob("*.class")]


class Kept:
    """A log that keeps what it is told."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def wants(self, tags: tuple[str, ...], level: str = "info") -> bool:
        return True

    def write(self, tags: tuple[str, ...], message: str, level: str = "info") -> None:
        self.lines.append(message)


class Run:
    """A run of the program with a compiler."""

    numbers = itertools.count(1)

    def __init__(self, files: list[Any], **options: Any) -> None:
        self.running = Running(*files)
        self.machine = self.running.machine
        self.log = Kept()
        self.backend = Backend(self.machine, CompilationOptions(**options),
                               Reporter(self.log, 0.0))

    def method(self, name: str) -> JavaMethod:
        found: JavaMethod = self.running.do(self.running.method, "Cached", name)
        self.running.do(self.machine.code.prepare, found)
        return found

    def task(self, name: str, osr_index: int = -1, attempt: int = 0) -> Task:
        return Task(self.method(name), osr_index, 4, next(self.numbers), attempt=attempt)

    def call(self, name: str, *arguments: Any) -> Any:
        found = self.running.call("Cached", name, *arguments)
        return self.running.text(found) if name == "texts" else found

    def compile(self, name: str, attempt: int = 0) -> None:
        """Compiles a method and keeps the code."""
        self.backend.compile(self.task(name, attempt=attempt), frozenset(), True)
        assert self.log.lines[-1].endswith(" kept"), self.log.lines

    def load(self, name: str, attempt: int = 0) -> bool:
        """Loads a method's code, and lets calls lead to it; False if there is none."""
        task = self.task(name, attempt=attempt)
        installed = self.backend.load(task)
        if installed is not None:
            enter_compiled(task.method, installed.address, self.backend.entry(task.method))
        return installed is not None


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(store, "cache_path", lambda: str(tmp_path / "cache"))
    return tmp_path / "cache" / "code"


@contextlib.contextmanager
def started(folder: Path, square: str = "side * scale", **options: Any) -> Iterator[Run]:
    made = Run(class_files(folder, square), **options)
    try:
        yield made
    finally:
        made.running.stop()


def fill(folder: Path, *names: str) -> dict[tuple[str, int], Any]:
    """A first run, which compiles; what its calls gave."""
    with started(folder) as first:
        for name in {name for name, _ in CALLS}:
            start_counting(first.machine, first.method(name))
        results = {(name, n): first.call(name, n) for name, n in CALLS}
        for name in names:
            first.compile(name)
    return results


NAMES = ("shapes", "lambdas", "texts", "catches")


def test_a_second_run_loads_what_the_first_compiled(tmp_path: Path, cache: Path) -> None:
    expected = fill(tmp_path, *NAMES)
    with started(tmp_path) as second:
        for name, n in CALLS:
            assert second.call(name, n) == expected[name, n]
        second.call("shapes", -1)
        assert all(second.load(name) for name in NAMES)
        fresh = second.call("shapes", 30) - 30 * 30       # `total` went on from 30
        assert fresh == expected["shapes", 30]
        for name, n in CALLS[1:]:
            assert second.call(name, n) == expected[name, n]


def test_code_is_not_used_before_what_it_takes_for_granted(tmp_path: Path, cache: Path) -> None:
    fill(tmp_path, *NAMES)
    with started(tmp_path) as second:
        for name in ("shapes", "lambdas", "texts"):
            with pytest.raises(NotThere):
                second.load(name)
        second.call("shapes", 2)
        assert second.load("shapes")
        with pytest.raises(NotThere):
            second.load("lambdas")                        # its call site is not linked


def test_what_was_inlined_must_be_ready_to_go_on_in(tmp_path: Path, cache: Path) -> None:
    fill(tmp_path, "catches")
    with started(tmp_path) as second:
        second.running.do(second.running.load, "Cached")
        with pytest.raises(NotThere, match="caught"):
            second.load("catches")                        # a guard in `caught` may fail
        second.method("caught")
        assert second.load("catches") and second.call("catches", 9) == -1


def test_constants_must_be_resolved(tmp_path: Path, cache: Path) -> None:
    with started(tmp_path) as first:
        first.call("lengths", "abc", 3)
        first.compile("lengths")
    with started(tmp_path) as second:
        second.running.do(second.running.load, "Cached")
        with pytest.raises(NotThere):
            second.load("lengths")
        second.call("lengths", "abc", 3)
        assert second.load("lengths")
        assert second.call("lengths", "abc", 4) == 12
        assert second.call("lengths", "abcd", 4) == 16


def test_another_class_makes_it_useless(tmp_path: Path, cache: Path) -> None:
    fill(tmp_path, *NAMES)
    with started(tmp_path, "side + scale") as second:
        for name, n in CALLS:
            second.call(name, n)
        assert not second.load("shapes")                  # Square was inlined
        assert second.load("catches")                     # Cached itself is the same


def test_each_attempt_is_kept(tmp_path: Path, cache: Path) -> None:
    fill(tmp_path, "catches")
    with started(tmp_path) as second:
        second.call("catches", 2)
        assert not second.load("catches", attempt=1)
        second.compile("catches", attempt=1)
        assert second.load("catches", attempt=0) and second.load("catches", attempt=1)


def define_proxy(run: Run, number: int) -> JavaMethod:
    """A class that the boot loader has of the program: its method gives a number."""
    made = ClassWriter("made/Proxy")
    code = made.code(9, "number", "()I")
    code.emit(Op.BIPUSH, number)
    code.emit(Op.IRETURN)
    made_class = run.running.do(
        define_class, run.machine.boot, made.name, made.to_bytes(), "somewhere", True)
    run.running.do(initialise, run.machine, made_class)
    found: JavaMethod = made_class.methods["number", "()I"]
    run.running.do(run.machine.code.prepare, found)
    return found


def test_the_boot_loader_has_other_classes_than_the_librarys(tmp_path: Path, cache: Path) -> None:
    with started(tmp_path) as first:
        task = Task(define_proxy(first, 1), -1, 4, next(first.numbers))
        first.backend.compile(task, frozenset(), True)
    for number, is_loaded in ((1, True), (2, False)):
        with started(tmp_path) as second:
            task = Task(define_proxy(second, number), -1, 4, next(second.numbers))
            assert (second.backend.load(task) is not None) == is_loaded


@pytest.mark.parametrize("options", [{"inline_limit": 5}, {"inlines": False},
                                     {"mode": "compiled"}])
def test_options_that_change_code(tmp_path: Path, cache: Path, options: dict[str, Any]) -> None:
    fill(tmp_path, "catches")
    with started(tmp_path, **options) as second:
        second.call("catches", 2)
        assert not second.load("catches")


def test_damaged_entries_are_as_good_as_none(tmp_path: Path, cache: Path) -> None:
    fill(tmp_path, "catches")
    for path in cache.iterdir():
        path.write_bytes(path.read_bytes()[:-1] + b"?")
    with started(tmp_path) as second:
        second.call("catches", 2)
        assert not second.load("catches")
        second.compile("catches")                         # adapters too are made anew
        assert second.load("catches") and second.call("catches", 2) == 7


def test_what_assumed_too_much_is_forgotten(tmp_path: Path, cache: Path) -> None:
    fill(tmp_path, "catches")
    with started(tmp_path) as second:
        second.call("catches", 2)
        assert second.load("catches")
        second.backend.discard(second.task("catches"))
        assert not second.load("catches")


def test_what_cannot_be_written_is_no_error(tmp_path: Path, cache: Path) -> None:
    cache.parent.write_bytes(b"a file where the folder should be")
    fill(tmp_path, "catches")
    with started(tmp_path) as second:
        assert not second.load("catches")
