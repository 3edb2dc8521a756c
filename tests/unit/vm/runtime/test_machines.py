"""Several machines in one process; and roots found when every allocation collects."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from pvm.vm.classfile.assembler import Label
from pvm.vm.classfile.constants import TAG_FIELD_REF, TAG_METHOD_REF, Class, MemberRef
from pvm.vm.classfile.writer import ClassWriter

from ..interp.bodies import STATIC, op
from ..running import Running, running, writer

OBJECT = "Ljava/lang/Object;"
PLANS = ("gencopy", "semispace", "marksweep")
DEPTH = 12


def counter() -> ClassWriter:
    made = writer("Counter")
    made.add_field(STATIC, "count", "I")
    place = MemberRef(TAG_FIELD_REF, "Counter", "count", "I")
    code = made.code(STATIC, "next", "(I)I")
    op(code, "getstatic", place)
    op(code, "iload_0")
    op(code, "iadd")
    op(code, "dup")
    op(code, "putstatic", place)
    op(code, "ireturn")
    return made


def test_machines_share_nothing() -> None:
    with ExitStack() as stack:
        machines = [stack.enter_context(running(counter(), plan=plan)) for plan in PLANS]
        for round_ in range(1, 4):
            for step, machine in enumerate(machines, 1):
                assert machine.call("Counter", "next", step) == round_ * step
        classes = [machine.do(machine.load, "Counter") for machine in machines]
        assert len({java_class.address for java_class in classes}) == len(machines)
        heaps = {int(machine.machine.heap) for machine in machines}
        assert len(heaps) == len(machines)
        slots = [machine.do(machine.machine.strings.intern, "shared") for machine in machines]
        assert len(set(slots)) == len(machines)


def test_a_machine_can_end_and_another_start() -> None:
    for _ in range(4):
        with running(counter()) as machine:
            assert machine.call("Counter", "next", 7) == 7


def passing() -> ClassWriter:
    """nest(depth, a, wide, b, real, c): calls itself with its objects in other places, allocating
    on the way with objects on the operand stack, and returns {a, b, c} as arrays of arrays."""
    descriptor = f"(I{OBJECT}J{OBJECT}D{OBJECT})[{OBJECT}"
    made = writer("Passing")
    code = made.code(STATIC, "nest", descriptor)
    deeper = Label()
    op(code, "iload_0")
    op(code, "ifne", deeper)
    op(code, "iconst_3")
    op(code, "anewarray", Class("java/lang/Object"))
    for index, local in enumerate((1, 4, 7)):
        op(code, "dup")
        code.push_int(index)
        op(code, "aload", local)
        op(code, "aastore")
    op(code, "areturn")
    code.place(deeper)
    op(code, "iload_0")
    op(code, "iconst_1")
    op(code, "isub")
    op(code, "aload", 4)                    # turned round by one place
    op(code, "lload", 2)
    op(code, "aload", 7)
    op(code, "dload", 5)
    op(code, "aload", 1)
    garbage(code)
    op(code, "invokestatic", MemberRef(TAG_METHOD_REF, "Passing", "nest", descriptor))
    op(code, "areturn")
    return made


def garbage(code: Any) -> None:
    """Allocates with everything on the operand stack, and forgets it."""
    for length in (1, 100):
        code.push_int(length)
        op(code, "newarray", 10)
        op(code, "pop")
    op(code, "iconst_2")
    op(code, "iconst_2")
    op(code, "multianewarray", Class("[[Ljava/lang/Object;"), 2)
    op(code, "pop")


def collections(machine: Running) -> int:
    heap = machine.machine.heap
    return int(heap.young_collections) + int(heap.full_collections)


@pytest.fixture(scope="module", params=PLANS)
def stressed(request: pytest.FixtureRequest) -> Iterator[Running]:
    """A collection at every allocation once the machine is up, with freed memory overwritten."""
    with running(passing(), plan=request.param, stress=1, verify=True) as made:
        yield made


@pytest.mark.parametrize("depth", range(DEPTH))
def test_objects_are_found_on_the_java_stack(stressed: Running, depth: int) -> None:
    def run() -> None:
        machine = stressed.machine
        held = [machine.new_string(text) for text in ("a", "b", "c")]
        before = collections(stressed)
        made = stressed.call("Passing", "nest", depth, held[0], -1, held[1], 1.5, held[2])
        assert collections(stressed) > before
        elements = [machine.objects.element(made.slot, index) for index in range(3)]
        expected = [held[(index + depth) % 3] for index in range(3)]
        for found, wanted in zip(elements, expected, strict=True):
            assert machine.objects.same(found.slot, wanted.slot)
        assert [machine.text(held_.slot) for held_ in held] == ["a", "b", "c"]

    stressed.do(run)
