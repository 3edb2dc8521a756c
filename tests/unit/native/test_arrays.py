"""System.arraycopy: what is copied, which cards are marked, what is refused."""

from __future__ import annotations

import struct
from typing import Any

import pytest

from pvm.vm.interp.traps import Trap

from .world import World, reference_array_class

COPY = "java/lang/System.arraycopy(Ljava/lang/Object;ILjava/lang/Object;II)V"


def _words(world: World, array: int, count: int) -> list[int]:
    return list(struct.unpack(f"<{count}Q", world.elements(array, 8 * count)))


def test_bytes_also_when_they_overlap(world: World) -> None:
    array = world.array("B", b"abcdef")
    world.call(COPY, array, 0, array, 2, 4)
    assert world.elements(array, 6) == b"ababcd"
    assert world.thread.trap_kind == 0


def test_the_upper_half_of_an_int_means_nothing(world: World) -> None:
    source, target = world.array("I", struct.pack("<3i", 1, 2, 3)), world.array("I", bytes(12))
    garbage = 0xABCD << 32
    world.call(COPY, source, garbage | 1, target, garbage, garbage | 2)
    assert world.elements(target, 12) == struct.pack("<3i", 2, 3, 0)


@pytest.mark.parametrize(("source_at", "target_at", "length"), [
    (-1, 0, 1), (0, -1, 1), (0, 0, -1), (3, 0, 2), (0, 3, 2), (0x7FFFFFFF, 0, 0x7FFFFFFF),
])
def test_ranges_outside_are_refused(world: World, source_at: int, target_at: int,
                                    length: int) -> None:
    source, target = world.array("J", bytes(32)), world.array("J", bytes(32))
    world.call(COPY, source, source_at, target, target_at, length)
    assert world.thread.trap_kind == Trap.ARRAY_COPY
    assert world.thread.trap_second == -1


def test_null_and_other_types_are_refused(world: World) -> None:
    ints, longs = world.array("I", bytes(8)), world.array("J", bytes(8))
    plain = world.instance(world.plain_class())
    world.call(COPY, ints, 0, 0, 0, 0)
    assert world.thread.trap_kind == Trap.NULL_POINTER
    for source, target in ((ints, longs), (plain, ints), (ints, plain), (plain, plain)):
        world.call(COPY, source, 0, target, 0, 0)
        assert world.thread.trap_kind == Trap.ARRAY_COPY


class _Family:
    """Object, and two classes below it, with their array classes."""

    def __init__(self, world: World) -> None:
        self.top = world.plain_class()
        self.left, self.right = world.plain_class(self.top), world.plain_class(self.top)
        self.tops, self.lefts = (reference_array_class(world, c) for c in (self.top, self.left))


def _family_arrays(world: World) -> tuple[_Family, Any, Any]:
    family = _Family(world)
    lefts = [world.instance(family.left) for _ in range(2)]
    return family, world.references(family.lefts, lefts), lefts


def test_references_upwards_are_copied_in_bulk_and_their_cards_marked(world: World) -> None:
    family, source, lefts = _family_arrays(world)
    target = world.references(family.tops, [0, 0])
    world.cover_cards(target)
    world.call(COPY, source, 0, target, 0, 2)
    assert _words(world, target, 2) == lefts
    assert world.thread.trap_kind == 0 and world.has_card(target + 16)


def test_references_downwards_are_copied_up_to_the_first_that_does_not_fit(world: World) -> None:
    family, target, before = _family_arrays(world)
    fitting, other = world.instance(family.left), world.instance(family.right)
    world.cover_cards(target)
    world.call(COPY, world.references(family.tops, [fitting, other]), 0, target, 0, 2)
    assert world.thread.trap_kind == Trap.ARRAY_COPY and world.thread.trap_second == 1
    assert _words(world, target, 2) == [fitting, before[1]]
    world.call(COPY, world.references(family.tops, [0, fitting]), 0, target, 0, 2)
    assert world.thread.trap_kind == 0
    assert _words(world, target, 2) == [0, fitting]
