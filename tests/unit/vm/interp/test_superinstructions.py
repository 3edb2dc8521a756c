"""A superinstruction does what its steps do one by one: the same methods on two machines, of which
one has no superinstructions."""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from pvm.vm.interp import calls as calls
from pvm.vm.interp import meanings as meanings
from pvm.vm.interp.superinstructions import sequences
from pvm.vm.model.members import JavaField

from ..running import Running, Thrown, running
from .sequence_methods import FIELDS, OWNER, SequenceMethod, classes

SEQUENCES = sorted(sequences())
INTS = [0, 1, 2, 3, 0, 1, 2, 3, 4, -1, 31, 33, (1 << 31) - 1, -(1 << 31)]
LONGS = [*INTS, 1 << 40, (1 << 63) - 1, -(1 << 63)]
DOUBLES = [0.0, 1.5, -2.25, 1e10, float("inf")]
ARRAYS = {"i": ("I", "<4i"), "b": ("B", "<4b"), "c": ("C", "<4H"), "j": ("J", "<4q")}
ROUNDS = 12


class Outcome(NamedTuple):
    """What a call returned or threw, and what its arguments are afterwards."""

    result: Any
    state: tuple[Any, ...]


class Machines(NamedTuple):
    fused: Running
    single: Running
    methods: dict[str, list[SequenceMethod]]


@pytest.fixture(scope="module")
def machines() -> Iterator[Machines]:
    writers, methods = classes(SEQUENCES)
    with running(*writers) as fused, running(*writers, sequences=False) as single:
        for machine in (fused, single):
            machine.do(machine.load, OWNER)
        yield Machines(fused, single, methods)


def array(machine: Running, kind: str) -> Any:
    primitive, form = ARRAYS[kind]
    made = machine.machine.objects.array(machine.machine.application.load("[" + primitive), 4)
    machine.machine.objects.write_bytes(made.slot, struct.pack(form, 9, 3, 101, 7))
    return made


def argument(machine: Running, kind: str, chosen: random.Random) -> Any:
    if kind in ARRAYS:
        return None if chosen.random() < 0.1 else array(machine, kind)
    if kind != "h":
        return chosen.choice({"I": INTS, "J": LONGS, "D": DOUBLES}[kind])
    if chosen.random() < 0.1:
        return None
    made = machine.machine.objects.instance(machine.load(OWNER))
    for name, bits in (("number", -5), ("wide", 1 << 50), ("flag", 1)):
        field = field_of(machine, name)
        machine.machine.objects.set_bits(made.slot, field.offset, field.descriptor, bits)
    for kind in "ibc":
        held, field = array(machine, kind), field_of(machine, FIELDS[kind])
        machine.machine.objects.set_reference(made.slot, field.offset, held.slot)
    return made


def field_of(machine: Running, name: str) -> JavaField:
    return next(field for above in machine.load(OWNER).superclasses()
                for field in above.fields.values() if field.name == name)


def state(machine: Running, kind: str, value: Any) -> Any:
    """What can be seen of an argument."""
    objects = machine.machine.objects
    if value is None or kind not in (*ARRAYS, "h"):
        return None
    if kind in ARRAYS:
        return objects.read_bytes(value.slot, struct.calcsize(ARRAYS[kind][1]))
    fields = [field_of(machine, name) for name in ("number", "wide", "flag")]
    numbers = [objects.bits(value.slot, each.offset, each.descriptor) for each in fields]
    ints = objects.reference(value.slot, field_of(machine, "ints").offset)
    return (*numbers, None if objects.is_null(ints.slot) else state(machine, "i", ints))


def outcome(machine: Running, method: SequenceMethod, seed: int) -> Outcome:
    chosen = random.Random(seed)
    arguments = [argument(machine, kind, chosen) for kind in method.kinds]
    try:
        result = machine.call_here(OWNER, method.name, *arguments)
    except Thrown as thrown:
        result = thrown.args[0]
    seen = [state(machine, *pair) for pair in zip(method.kinds, arguments, strict=True)]
    return Outcome(result, tuple(seen))


def handlers_of(machine: Running, name: str) -> set[int]:
    """The addresses of the handlers that a method's words name."""
    number = machine.method(OWNER, name).number
    return {word >> 16 for word in machine.machine.code.codes[number].words}


def handlers_for(machine: Running, sequence: str) -> set[int]:
    return {machine.machine.image.address(f"interp.{sequence}.{depth}") for depth in range(4)}


@pytest.mark.parametrize("sequence", SEQUENCES)
def test_superinstruction(machines: Machines, sequence: str) -> None:
    for method in machines.methods[sequence]:
        for seed in range(ROUNDS):
            fused, single = (machine.do(outcome, machine, method, seed)
                             for machine in (machines.fused, machines.single))
            assert fused == single, (method.name, seed)
        for machine, uses in ((machines.fused, True), (machines.single, False)):
            found = handlers_of(machine, method.name) & handlers_for(machine, sequence)
            assert bool(found) == uses, method.name


def test_most_rounds_throw_nothing(machines: Machines) -> None:
    """The arguments are such that the comparison means something."""
    for sequence, methods in machines.methods.items():
        results = {repr(machines.single.do(outcome, machines.single, methods[0], seed))
                   for seed in range(ROUNDS)}
        returned = [result for result in results if "java/" not in result]
        assert returned, sequence
