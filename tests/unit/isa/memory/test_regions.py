"""Sets of addresses against a set of numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pvm.isa.memory.regions import Regions

LIMIT = 40
STEPS = st.lists(st.tuples(st.booleans(), st.integers(0, LIMIT), st.integers(0, LIMIT)))


def built(steps: list[tuple[bool, int, int]]) -> tuple[Regions, set[int]]:
    regions, model = Regions(), set()
    for adds, one, other in steps:
        start, end = min(one, other), max(one, other)
        if start == end:
            continue
        if adds:
            regions.add(start, end)
            model |= set(range(start, end))
        else:
            regions.remove(start, end)
            model -= set(range(start, end))
    return regions, model


@given(STEPS)
def test_runs_are_the_set(steps: list[tuple[bool, int, int]]) -> None:
    regions, model = built(steps)
    runs = list(regions)
    assert [n for start, end in runs for n in range(start, end)] == sorted(model)
    assert all(a[1] < b[0] for a, b in zip(runs, runs[1:], strict=False))


@given(STEPS, st.integers(0, LIMIT), st.integers(1, LIMIT))
def test_questions(steps: list[tuple[bool, int, int]], start: int, size: int) -> None:
    regions, model = built(steps)
    wanted = set(range(start, start + size))
    assert regions.covers(start, start + size) is (wanted <= model)
    assert regions.meets(start, start + size) is bool(wanted & model)
    found = [n for a, b in regions.overlaps(start, start + size) for n in range(a, b)]
    assert found == sorted(wanted & model)


@given(STEPS, st.integers(1, 10), st.integers(0, LIMIT), st.integers(0, LIMIT))
def test_highest_gap(steps: list[tuple[bool, int, int]], size: int, least: int,
                     limit: int) -> None:
    regions, model = built(steps)
    free = [start for start in range(least, limit - size + 1)
            if not model & set(range(start, start + size))]
    assert regions.gap_below(size, least, limit) == (free[-1] if free else None)
