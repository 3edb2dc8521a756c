"""Memory for code: no two allocations overlap, freed ranges come back, the limit holds."""

from __future__ import annotations

import ctypes

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pvm.lowlevel.code.memory import ALIGNMENT, SEGMENT, CodeCacheFull, CodeMemory


def read(address: int, size: int) -> bytes:
    return ctypes.string_at(address, size)


def test_writing_and_freeing() -> None:
    memory = CodeMemory(SEGMENT)
    first, second = memory.allocate(100), memory.allocate(5)
    assert first % ALIGNMENT == second % ALIGNMENT == 0
    memory.write(first, bytes(range(100)))
    memory.write(second, b"abcde")
    assert read(first, 100) == bytes(range(100))
    memory.free(first, 100)
    assert read(first, 128) == b"\xcc" * 128
    assert read(second, 5) == b"abcde"
    assert memory.allocate(128) == first
    memory.release()


def test_code_lies_within_reach_of_metadata() -> None:
    memory = CodeMemory(4 * SEGMENT)
    places = [memory.allocate(SEGMENT) for _ in range(4)]
    assert all(place + SEGMENT <= 1 << 31 for place in places)
    memory.release()


def test_code_cannot_be_written_where_it_runs() -> None:
    memory = CodeMemory(SEGMENT)
    address = memory.allocate(64)
    with open("/proc/self/maps", encoding="ascii") as maps:
        rows = [line.split() for line in maps]
    modes = {mode for span, mode, *_ in rows
             if int(span.split("-")[0], 16) <= address < int(span.split("-")[1], 16)}
    assert modes == {"r-xs"}
    memory.release()


def test_limit() -> None:
    memory = CodeMemory(SEGMENT + 8192)
    memory.allocate(SEGMENT)
    memory.allocate(8192)
    with pytest.raises(CodeCacheFull, match=str(SEGMENT + 8192)):
        memory.allocate(1)
    assert memory.used == memory.reserved == memory.limit
    memory.release()


def test_limit_below_a_segment() -> None:
    memory = CodeMemory(5000)
    memory.allocate(4000)
    with pytest.raises(CodeCacheFull):
        memory.allocate(4096)
    assert memory.reserved == 4096
    memory.release()


def test_code_larger_than_a_segment() -> None:
    memory = CodeMemory(8 * SEGMENT)
    address = memory.allocate(3 * SEGMENT)
    memory.write(address + 3 * SEGMENT - 1, b"x")
    memory.free(address, 3 * SEGMENT)
    assert memory.allocate(2 * SEGMENT) == address
    memory.release()


@settings(deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.integers(1, 40_000)), max_size=60))
def test_random_use(steps: list[tuple[bool, int]]) -> None:
    """After everything is freed, a whole segment is free again."""
    memory = CodeMemory(16 * SEGMENT)
    live: dict[int, int] = {}
    for number, (allocates, value) in enumerate(steps):
        if allocates or not live:
            address = memory.allocate(value)
            assert all(address + value <= other or other + size <= address
                       for other, size in live.items())
            live[address] = value
            memory.write(address, bytes([number % 200]) * value)
        else:
            address = list(live)[value % len(live)]
            size = live.pop(address)
            assert len(set(read(address, size))) == 1, "overwritten by another"
            memory.free(address, size)
    for address, size in live.items():
        memory.free(address, size)
    assert memory.used == 0
    reserved = memory.reserved
    memory.allocate(SEGMENT)
    assert memory.reserved == max(reserved, SEGMENT)
    memory.release()
