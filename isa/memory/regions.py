"""A set of addresses, kept as sorted runs that never touch each other."""

import bisect
from collections.abc import Iterator


class Regions:
    """Half-open runs of addresses. Not thread-safe."""

    __slots__ = ("_ends", "_starts")

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(list(zip(self._starts, self._ends, strict=True)))

    def add(self, start: int, end: int) -> None:
        """Everything from `start` up to `end` is in the set."""
        first = bisect.bisect_left(self._ends, start)
        last = bisect.bisect_right(self._starts, end)
        if first < last:
            start = min(start, self._starts[first])
            end = max(end, self._ends[last - 1])
        self._starts[first:last] = [start]
        self._ends[first:last] = [end]

    def remove(self, start: int, end: int) -> None:
        """Nothing from `start` up to `end` is in the set."""
        first = bisect.bisect_right(self._ends, start)
        last = bisect.bisect_left(self._starts, end)
        if first >= last:
            return
        starts, ends = [], []
        if self._starts[first] < start:
            starts.append(self._starts[first])
            ends.append(start)
        if self._ends[last - 1] > end:
            starts.append(end)
            ends.append(self._ends[last - 1])
        self._starts[first:last] = starts
        self._ends[first:last] = ends

    def covers(self, start: int, end: int) -> bool:
        """Whether all of the addresses are in the set; nothing is covered always."""
        if start >= end:
            return True
        index = bisect.bisect_right(self._starts, start) - 1
        return index >= 0 and end <= self._ends[index]

    def meets(self, start: int, end: int) -> bool:
        """Whether any of the addresses is in the set."""
        return bisect.bisect_right(self._ends, start) < bisect.bisect_left(self._starts, end)

    def overlaps(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of the set between two addresses."""
        first = bisect.bisect_right(self._ends, start)
        last = bisect.bisect_left(self._starts, end)
        for index in range(first, last):
            yield max(start, self._starts[index]), min(end, self._ends[index])

    def gap_below(self, size: int, least: int, limit: int) -> int | None:
        """Start of the highest run of `size` addresses below `limit` that are not in the set and
        not below `least`; None if there is none."""
        index = bisect.bisect_left(self._starts, limit) - 1
        top = limit
        while True:
            bottom = self._ends[index] if index >= 0 else 0
            if top - max(bottom, least) >= size:
                return top - size
            if index < 0 or top <= least:
                return None
            top = self._starts[index]
            index -= 1
