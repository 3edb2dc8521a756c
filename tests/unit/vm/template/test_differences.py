"""Comparing copies that lie at different addresses."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pvm.vm.template.differences import NoTemplate, moved_places

U32 = st.integers(0, 0xFFFFFFFF)


def packed(words: list[int]) -> bytes:
    return struct.pack(f"<{len(words)}I", *words)


@given(st.lists(st.tuples(U32, st.booleans()), max_size=50), st.integers(1, 0xFFFFFFFF))
def test_what_differs_by_the_distance_is_an_address(rows: list[tuple[int, bool]],
                                                    distance: int) -> None:
    one = [word for word, _ in rows]
    other = [(word + distance * moves) & 0xFFFFFFFF for word, moves in rows]
    places, content = moved_places(packed(one), packed(other), distance, "words")
    assert places == [4 * index for index, (_, moves) in enumerate(rows) if moves]
    assert content == packed(one)


def test_distances_may_be_negative() -> None:
    places, _ = moved_places(packed([0x2000, 5]), packed([0x1000, 5]), -0x1000, "words")
    assert places == [0]


def test_other_differences_are_refused() -> None:
    with pytest.raises(NoTemplate, match=r"words: word 0x4 is 0x2, and 0x3"):
        moved_places(packed([1, 2]), packed([1, 3]), 16, "words")
    with pytest.raises(NoTemplate, match="4 bytes, and 8"):
        moved_places(packed([1]), packed([1, 2]), 16, "words")


def test_what_is_expected_to_change_is_cleared() -> None:
    one, other = [1, 2, 3, 4], [1, 9, 19, 5]
    places, content = moved_places(packed(one), packed(other), 16, "words", [(4, 8), (12, 16)])
    assert places == [8]
    assert content == packed([1, 0, 3, 0])
