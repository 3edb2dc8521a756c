"""Pages that arenas take and give back."""

import gc
import mmap
import random
from collections.abc import Iterator

import pytest

from pvm.lowlevel import memory
from pvm.vm.model.arena import Arena
from pvm.vm.model.pages import PagedArena, PagePool

PAGE = mmap.PAGESIZE


@pytest.fixture
def arena() -> Iterator[Arena]:
    made = Arena()
    yield made
    made.release()


def test_runs_do_not_overlap_and_are_zeroed(arena: Arena) -> None:
    pool = PagePool(arena)
    random.seed(1)
    taken: dict[int, int] = {}
    for _ in range(400):
        if taken and random.random() < 0.5:
            start = random.choice(list(taken))
            pool.give_back(start, taken.pop(start))
            continue
        size = PAGE * random.choice((1, 1, 2, 3, 8))
        start = pool.take(size)
        assert all(start + size <= other or other + length <= start
                   for other, length in taken.items())
        assert memory.current().read(start, size) == bytes(size)
        memory.current().write(start, b"\xff" * size)
        taken[start] = size
    assert arena.reserved <= 8 << 20


def test_neighbours_are_joined(arena: Arena) -> None:
    pool = PagePool(arena)
    runs = [pool.take(16 * PAGE) for _ in range(4)]
    for run in runs[::2] + runs[1::2]:
        pool.give_back(run, 16 * PAGE)
    assert pool.take(64 * PAGE) == min(runs)


def test_an_arena_gives_its_pages_back_when_it_goes(arena: Arena) -> None:
    pool = PagePool(arena)
    for _ in range(2000):
        paged = PagedArena(pool)
        assert memory.current().read(paged.allocate(3000), 3000) == bytes(3000)
        memory.current().write(paged.place(b"x" * 20_000), b"y")
        del paged
    gc.collect()
    assert arena.reserved == 1 << 20


def test_an_allocation_larger_than_the_usual_pieces(arena: Arena) -> None:
    paged = PagedArena(PagePool(arena))
    first, second = paged.allocate(100_000), paged.allocate(100_000)
    assert second >= first + 100_000 or first >= second + 100_000
