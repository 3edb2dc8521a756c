"""Metadata memory: below 4 GiB, zeroed, aligned, freed as a whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pvm.lowlevel import memory
from pvm.lowlevel.mapping import MAP_FIXED_NOREPLACE
from pvm.vm.model import arena as arena_module
from pvm.vm.model.arena import CHUNK, Arena, MetadataExhausted


@given(st.lists(st.tuples(st.integers(0, 5000), st.sampled_from([1, 4, 8, 16, 64])), max_size=30))
def test_blocks_are_apart_aligned_low_and_zero(requests: list[tuple[int, int]]) -> None:
    arena = Arena()
    end = 0
    for size, align in requests:
        address = arena.allocate(size, align)
        assert address % align == 0 and address + size <= 1 << 32
        assert address >= end
        assert memory.current().read(address, size) == bytes(size)
        memory.current().write(address, b"\xff" * size)
        end = address + size
    arena.release()


def test_a_block_larger_than_a_chunk() -> None:
    arena = Arena()
    address = arena.allocate(CHUNK + 1)
    assert memory.current().read(address + CHUNK, 1) == b"\0"
    assert arena.reserved > CHUNK
    arena.release()
    assert arena.reserved == 0


def test_place_copies() -> None:
    arena = Arena()
    assert memory.current().read(arena.place(b"abcdefg"), 8) == b"abcdefg\0"


def test_exhaustion_is_an_error_with_a_reason() -> None:
    with pytest.raises(MetadataExhausted, match="below 4 GiB: Cannot allocate memory"):
        Arena().allocate(1 << 33)


def test_the_rest_is_searched_when_the_kernel_finds_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(arena_module, "MAP_32BIT", MAP_FIXED_NOREPLACE)
    first, second = Arena(), Arena()
    addresses = [first.allocate(16), second.allocate(16)]
    assert addresses[0] != addresses[1] and max(addresses) < 1 << 32
    first.release()
    second.release()


def test_memory_above_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arena_module, "_LIMIT", 1)
    with pytest.raises(MetadataExhausted):
        Arena().allocate(16)
