"""Code of the baseline that counts: it is held to what the interpreter's counts are held to."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pvm.jit.policy.backend import Backend
from pvm.jit.policy.entries import enter_compiled
from pvm.jit.policy.linking import resolve_ahead
from pvm.jit.policy.options import COUNTING, CompilationOptions
from pvm.jit.policy.reporting import NoLog, Reporter
from pvm.jit.policy.tasks import Task
from pvm.vm.classfile.opcodes import BY_NAME
from pvm.vm.interp.counting import provide_cells
from pvm.vm.interp.predecode import Code
from pvm.vm.interp.profile import is_counted

from ..vm.interp import test_control, test_counting, test_objects
from ..vm.interp.bodies import VARIANTS
from ..vm.interp.reference import BRANCHES
from ..vm.interp.test_memory import instance
from ..vm.running import Running, running


@pytest.fixture(scope="module")
def machine() -> Iterator[Running]:
    with running(*test_counting.build()) as made:
        yield made


@pytest.fixture(scope="module", autouse=True)
def compiled(machine: Running) -> Iterator[None]:
    """Lets the interpreter's tests count in compiled code."""
    options = CompilationOptions(highest_level=COUNTING, caches=False)
    backend = Backend(machine.machine, options, Reporter(NoLog(), time.monotonic()))
    entered: set[int] = set()

    def counted(_: Running, owner: str, name: str) -> Code:
        method = machine.do(machine.method, owner, name)
        code_store = machine.machine.code
        if method.number not in entered:
            entered.add(method.number)
            machine.do(code_store.prepare, method)
            machine.do(resolve_ahead, machine.machine, code_store.codes[method.number])
            provide_cells(machine.machine, method)
            made = backend.compile(Task(method, -1, COUNTING, len(entered)), frozenset(), True)
            enter_compiled(method, made.address, backend.entry(method))
        clear(machine, code_store.codes[method.number])
        return code_store.codes[method.number]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(test_counting, "counted", counted)
        yield


def clear(machine: Running, code: Code) -> None:
    """All counts are zero: the cells stay where the compiled code knows them."""
    from ctypes import memset

    from pvm.vm.model.metadata import ProfileCell
    from pvm.vm.model.records import size_of

    assert not is_counted(code)
    memset(int(code.method.info.profile), 0, size_of(ProfileCell) * len(code.words))


NUMERIC = [name for name in BRANCHES if "A" not in BY_NAME[name].pops]


@pytest.mark.parametrize("name", NUMERIC)
def test_branches(machine: Running, name: str) -> None:
    size = len(BY_NAME[name].pops)
    rounds = [[first, second][:size] for first in range(-1, 2) for second in range(-1, 2)]
    machine.do(test_counting.check_branch, machine, name, rounds)


@pytest.mark.parametrize("name", [name for name in BRANCHES if name not in NUMERIC])
def test_branches_on_references(machine: Running, name: str) -> None:
    test_counting.test_branches_on_references(machine, name)


@settings(deadline=None, max_examples=5)
@given(keys=st.lists(st.integers(-3, 12), max_size=20))
@pytest.mark.parametrize("number", test_counting.SWITCHES)
def test_switches(machine: Running, number: int, keys: list[int]) -> None:
    def run() -> None:
        code = test_counting.counted(machine, "Counting", f"switch_{number}_0_0")
        found = Counter(machine.call("Counting", f"switch_{number}_0_0", key) for key in keys)
        profile = test_counting.profile_of(machine, code, test_counting.switch_of(code))
        cases = range(-1, len(test_control.keys_of(number)))
        assert [count for _, count in profile.targets] == [found[case] for case in cases]

    machine.do(run)


@settings(deadline=None, max_examples=5)
@given(met=test_counting.MET)
def test_stores(machine: Running, met: list[str | None]) -> None:
    def run() -> None:
        array: Any = instance(machine, "[Ljava/lang/Object;")
        for variant in VARIANTS:
            test_counting.check_classes(machine, "Counting", f"put_{variant}", "aastore", met,
                                        array, 0)

    machine.do(run)


@settings(deadline=None, max_examples=5)
@given(met=st.lists(st.sampled_from([None, *test_counting.RECEIVERS]), max_size=12))
def test_type_tests(machine: Running, met: list[str | None]) -> None:
    def run() -> None:
        target = test_objects.TARGETS.index("java/lang/Number")
        name = f"is_{target}_{VARIANTS[0]}"
        machine.call("Objects", name, instance(machine, "java/lang/Long"))      # loads the class
        test_counting.check_classes(machine, "Objects", name, "instanceof", met)

    machine.do(run)


@settings(deadline=None, max_examples=5)
@given(met=st.lists(st.sampled_from(["High", "Low", "Lower"]), max_size=12))
def test_calls(machine: Running, met: list[str | None]) -> None:
    def run() -> None:
        for name in ("virtual", "interface"):
            machine.call("Objects", f"{name}_{VARIANTS[0]}", instance(machine, "High"), 1, 2)
            test_counting.check_calls(machine, f"{name}_{VARIANTS[0]}", f"invoke{name}", met)

    machine.do(run)
