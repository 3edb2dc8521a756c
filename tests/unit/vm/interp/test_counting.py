"""Counted instructions count right and do what the plain ones do, at every cached depth."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pvm.vm.classfile.assembler import Label
from pvm.vm.classfile.constants import TAG_METHOD_REF, MemberRef
from pvm.vm.classfile.opcodes import BY_NAME
from pvm.vm.classfile.writer import ClassWriter
from pvm.vm.interp.counting import start_counting, stop_counting
from pvm.vm.interp.predecode import Code
from pvm.vm.interp.profile import Profile, is_counted, profile_at

from ..running import Running, Thrown, running, writer
from . import test_control, test_objects
from .bodies import STATIC, VARIANTS, add_branch_method, check_below, op, operate
from .reference import BRANCHES, expect
from .test_memory import instance

OBJECT = "Ljava/lang/Object;"
RECEIVERS = ["java/lang/Object", "java/lang/String", "java/lang/Long", "[I"]
INTS = st.integers(-2, 2)


def add_stores(made: ClassWriter) -> None:
    for variant in VARIANTS:
        code = made.code(STATIC, f"put_{variant}", f"([{OBJECT}I{OBJECT})V")
        below = operate(code, "AIA", variant)
        op(code, "aastore")
        check_below(code, below)
        op(code, "return")


def add_loop(made: ClassWriter, name: str) -> None:
    """How many i < n are odd; calls object.hashCode() for each i."""
    code = made.code(STATIC, name, f"(I{OBJECT})I")
    again, even, done = Label(), Label(), Label()
    for local in (2, 3):
        code.push_int(0)
        op(code, "istore", local)
    code.place(again)
    op(code, "iload_2")
    op(code, "iload_0")
    op(code, "if_icmpge", done)
    op(code, "iload_2")
    code.push_int(1)
    op(code, "iand")
    op(code, "ifeq", even)
    op(code, "iinc", 3, 1)
    code.place(even)
    op(code, "aload_1")
    op(code, "invokevirtual", MemberRef(TAG_METHOD_REF, "java/lang/Object", "hashCode", "()I"))
    op(code, "pop")
    op(code, "iinc", 2, 1)
    op(code, "goto", again)
    code.place(done)
    op(code, "iload_3")
    op(code, "ireturn")


def build() -> list[ClassWriter]:
    made = writer("Counting")
    add_stores(made)
    test_control.add_switches(made)
    add_loop(made, "sum")
    add_loop(made, "sum_unresolved")
    for name in BRANCHES:
        row = BY_NAME[name]
        for variant in VARIANTS:
            for backward in (False, True):
                add_branch_method(made, row, row.pops, variant, backward)
    return [made, *test_objects.build(), writer("Lower", "Low")]


@pytest.fixture(scope="module")
def machine() -> Iterator[Running]:
    with running(*build()) as made:
        yield made


def counted(machine: Running, owner: str, name: str) -> Code:
    """The method's code, counted from now on in cells that are all zero."""
    method = machine.do(machine.method, owner, name)
    machine.do(machine.machine.code.prepare, method)
    stop_counting(machine.machine, method)
    method.info.profile = 0
    start_counting(machine.machine, method)
    return machine.machine.code.codes[method.number]


def profile_of(machine: Running, code: Code, mnemonic: str, which: int = 0) -> Profile:
    """The profile of the first such instruction."""
    indices = [index for index, row in enumerate(code.flow.instructions)
               if row.op.mnemonic == mnemonic]
    return profile_at(machine.machine, code, indices[which])


def classes(profile: Profile) -> dict[str, int]:
    return {java_class.name: count for java_class, count in profile.classes}


def check_branch(machine: Running, name: str, rounds: list[list[Any]]) -> None:
    wanted = [expect(name, operands) for operands in rounds]
    for method in (f"{name}_{variant}{back}" for variant in VARIANTS for back in ("", "_back")):
        code = counted(machine, "Counting", method)
        assert [machine.call("Counting", method, *operands) for operands in rounds] == wanted
        found = profile_of(machine, code, name)
        assert found == Profile(taken=sum(wanted), not_taken=len(wanted) - sum(wanted)), method


@pytest.mark.parametrize("name", [name for name in BRANCHES if "A" not in BY_NAME[name].pops])
@settings(deadline=None, max_examples=6)
@given(data=st.data())
def test_branches(machine: Running, name: str, data: st.DataObject) -> None:
    operands = st.lists(INTS, min_size=(size := len(BY_NAME[name].pops)), max_size=size)
    machine.do(check_branch, machine, name, data.draw(st.lists(operands, max_size=9)))


@pytest.mark.parametrize("name", [name for name in BRANCHES if "A" in BY_NAME[name].pops])
def test_branches_on_references(machine: Running, name: str) -> None:
    def run() -> None:
        one, other = (instance(machine, "java/lang/Object") for _ in range(2))
        values = [None, one, other, one]
        pairs = [[first, second] for first in values for second in values]
        check_branch(machine, name, [pair[:len(BY_NAME[name].pops)] for pair in pairs])

    machine.do(run)


SWITCHES = range(len(test_control.TABLES) + len(test_control.LOOKUPS))


@pytest.mark.parametrize("number", SWITCHES)
@settings(deadline=None, max_examples=6)
@given(data=st.data())
def test_switches(machine: Running, number: int, data: st.DataObject) -> None:
    keys = test_control.keys_of(number)
    near = st.sampled_from([*keys, 77]) if keys else st.just(77)
    chosen = data.draw(st.lists(st.one_of(near, INTS), max_size=20))
    wanted = Counter(keys.index(key) if key in keys else -1 for key in chosen)

    def run() -> None:
        for below in test_control.BELOW:
            method = f"switch_{number}_{below}_0"
            code = counted(machine, "Counting", method)
            found = Counter(machine.call("Counting", method, key) for key in chosen)
            assert found == wanted
            profile = profile_of(machine, code, switch_of(code))
            counts = [count for _, count in profile.targets]
            assert counts == [wanted[case] for case in range(-1, len(keys))]

    machine.do(run)


def switch_of(code: Code) -> str:
    (name,) = [row.op.mnemonic for row in code.flow.instructions if "switch" in row.op.mnemonic]
    return name


MET = st.lists(st.sampled_from([None, *RECEIVERS]), max_size=12)


def expected(met: list[str | None]) -> tuple[dict[str, int], int, int]:
    """(classes with counts, others, nulls): the first two classes have rows of their own."""
    first = list(dict.fromkeys(name for name in met if name))[:2]
    counts = Counter(name for name in met if name)
    return ({name: counts[name] for name in first},
            sum(counts.values()) - sum(counts[name] for name in first), met.count(None))


def check_classes(machine: Running, owner: str, method: str, mnemonic: str,
                  met: list[str | None], *others: Any) -> None:
    """Calls the method, whose last argument is the object; what it throws does not matter."""
    code = counted(machine, owner, method)
    for name in met:
        try:
            machine.call(owner, method, *others, instance(machine, name) if name else None)
        except Thrown as thrown:
            assert thrown.args[0] == "java/lang/ClassCastException"
    found = profile_of(machine, code, mnemonic)
    assert (classes(found), found.others, found.nulls) == expected(met), method
    ordered = [count for _, count in found.classes]
    assert ordered == sorted(ordered, reverse=True)


@settings(deadline=None, max_examples=8)
@given(met=MET)
def test_type_tests(machine: Running, met: list[str | None]) -> None:
    def run() -> None:
        target = test_objects.TARGETS.index("java/lang/Number")
        for variant in VARIANTS:
            for kind, mnemonic in (("is", "instanceof"), ("cast", "checkcast")):
                check_classes(machine, "Objects", f"{kind}_{target}_{variant}", mnemonic, met)

    machine.do(run)


@settings(deadline=None, max_examples=8)
@given(met=MET)
def test_stores(machine: Running, met: list[str | None]) -> None:
    def run() -> None:
        array = instance(machine, f"[{OBJECT}")
        for variant in VARIANTS:
            check_classes(machine, "Counting", f"put_{variant}", "aastore", met, array, 0)

    machine.do(run)


@settings(deadline=None, max_examples=8)
@given(met=st.lists(st.sampled_from([None, "High", "Low", "Lower"]), max_size=12))
def test_calls(machine: Running, met: list[str | None]) -> None:
    def run() -> None:
        for name in ("virtual", "interface"):
            for variant in VARIANTS:
                check_calls(machine, f"{name}_{variant}", f"invoke{name}", met)

    machine.do(run)


def check_calls(machine: Running, method: str, mnemonic: str, met: list[str | None]) -> None:
    code = counted(machine, "Objects", method)
    for name in met:
        if name is None:
            with pytest.raises(Thrown, match="NullPointerException"):
                machine.call("Objects", method, None, 1, 2)
        else:
            result = machine.call("Objects", method, instance(machine, name), 1, 2)
            assert result == (12 if name == "High" else 22)
    found = profile_of(machine, code, mnemonic)
    assert (classes(found), found.others, found.nulls) == expected(met)


@pytest.mark.parametrize("called_before", [False, True])
def test_starting_and_stopping(machine: Running, called_before: bool) -> None:
    """Calls that are resolved while the method is counted are counted; the plain words return."""
    def run() -> None:
        name = "sum" if called_before else "sum_unresolved"
        value = instance(machine, "java/lang/Object")
        if called_before:
            machine.call("Counting", name, 5, value)
        code = counted(machine, "Counting", name)
        assert is_counted(code)
        assert machine.call("Counting", name, 11, value) == 5
        stop_counting(machine.machine, code.method)
        assert not is_counted(code)
        assert not [word for word in code.names if word.endswith("_counted")]
        assert machine.call("Counting", name, 100, value) == 50
        assert profile_of(machine, code, "if_icmpge") == Profile(taken=1, not_taken=11)
        assert profile_of(machine, code, "ifeq") == Profile(taken=6, not_taken=5)
        assert classes(profile_of(machine, code, "invokevirtual")) == {"java/lang/Object": 11}
        start_counting(machine.machine, code.method)
        machine.call("Counting", name, 1, value)
        assert profile_of(machine, code, "if_icmpge") == Profile(taken=2, not_taken=12)

    machine.do(run)


def test_words_return(machine: Running) -> None:
    """Counting uses no superinstruction with a counted part; afterwards all are back."""
    def run() -> None:
        machine.call("Counting", "sum", 3, instance(machine, "java/lang/Object"))

    machine.do(run)
    code = counted(machine, "Counting", "sum")
    counted_words = list(code.words)
    stop_counting(machine.machine, code.method)
    plain = list(code.words)
    assert plain != counted_words
    for _ in range(2):
        start_counting(machine.machine, code.method)
        assert code.words == counted_words
        stop_counting(machine.machine, code.method)
        assert code.words == plain
    image = machine.machine.image
    fused = {image.address(f"interp.load+load+if_icmpge.{depth}") for depth in range(4)}
    assert [word for word in plain if word >> 16 in fused]
    assert not [word for word in counted_words if word >> 16 in fused]


def test_nothing_to_count_in_methods_without_code(machine: Running) -> None:
    method = machine.do(machine.method, "java/lang/Object", "hashCode")
    with pytest.raises(KeyError):
        start_counting(machine.machine, method)
    with pytest.raises(KeyError):
        stop_counting(machine.machine, method)


THREADS, TURNS, CHANGES = 3, 20_000, 300


def test_threads_run_what_starts_and_stops(machine: Running) -> None:
    """Threads go on computing the same while the words under them change."""
    results: list[list[int]] = [[] for _ in range(THREADS)]
    ends = [threading.Event() for _ in range(THREADS)]
    stop = threading.Event()
    held = machine.do(instance, machine, "java/lang/Object")
    machine.call("Counting", "sum", 1, held)
    method = machine.do(machine.method, "Counting", "sum")

    def work(number: int) -> None:
        while not stop.is_set():
            results[number].append(machine.call_here("Counting", "sum", TURNS, held))
        ends[number].set()

    for number in range(THREADS):
        machine.machine.threads.run("worker", False, lambda _, number=number: work(number))
    for _ in range(CHANGES):
        start_counting(machine.machine, method)
        time.sleep(0.0005)               # the threads need Python's lock between their calls
        stop_counting(machine.machine, method)
    wait_for(lambda: all(results))
    stop.set()
    wait_for(lambda: all(end.is_set() for end in ends))
    assert {result for found in results for result in found} == {TURNS // 2}


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)
