"""Address spaces: what is mapped, what may be done there, and what is in it."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pvm.isa.memory.access import EXECUTE, PAGE_SIZE, READ, WRITABLE, WRITE, page_flags
from pvm.isa.memory.faults import GuestFault, OutOfSpace
from pvm.isa.memory.space import AddressSpace

SIZE = 1 << 24
PAGE = 16 * PAGE_SIZE


@pytest.fixture
def space() -> Iterator[AddressSpace]:
    made = AddressSpace(SIZE)
    yield made
    made.close()


def flags(space: AddressSpace, address: int) -> int:
    return ctypes.string_at(space.access + address // PAGE_SIZE, 1)[0]


def test_nothing_is_mapped_at_first(space: AddressSpace) -> None:
    for address in (0, PAGE, SIZE - 1, SIZE, 1 << 63, -1):
        with pytest.raises(GuestFault) as caught:
            space.read(address, 1)
        assert (caught.value.address, caught.value.kind) == (address, READ)
    assert not any(ctypes.string_at(space.access, space.pages))
    assert list(space.mappings()) == []


def test_content_then_zeros(space: AddressSpace) -> None:
    space.map(PAGE, 2 * PAGE_SIZE, READ, b"content")
    assert space.read(PAGE, 2 * PAGE_SIZE) == b"content".ljust(2 * PAGE_SIZE, b"\0")
    assert flags(space, PAGE) == READ
    space.map(PAGE, PAGE_SIZE, READ | WRITE)
    assert space.read(PAGE, 8) == bytes(8)
    assert flags(space, PAGE) == READ | WRITE | WRITABLE


def test_faults_are_at_the_first_byte_that_is_refused(space: AddressSpace) -> None:
    space.map(PAGE, PAGE_SIZE, READ | WRITE)
    space.map(PAGE + PAGE_SIZE, PAGE_SIZE, READ)
    end = PAGE + PAGE_SIZE
    with pytest.raises(GuestFault) as caught:
        space.write(end - 4, bytes(8))
    assert (caught.value.address, caught.value.kind) == (end, WRITE)
    assert space.read(end - 4, 8) == bytes(8)
    with pytest.raises(GuestFault) as caught:
        space.read(end, 2 * PAGE_SIZE)
    assert (caught.value.address, caught.value.kind) == (end + PAGE_SIZE, READ)
    with pytest.raises(GuestFault):
        space.host_address(end, 1, READ | WRITE)


def test_the_last_page(space: AddressSpace) -> None:
    space.map(SIZE - PAGE_SIZE, PAGE_SIZE, READ | WRITE)
    space.write(SIZE - 4, b"last")
    with pytest.raises(GuestFault) as caught:
        space.write(SIZE - 4, b"beyond")
    assert caught.value.address == SIZE
    with pytest.raises(OutOfSpace):
        space.map(SIZE - PAGE_SIZE, 2 * PAGE_SIZE, READ)
    with pytest.raises(OutOfSpace):
        space.unmap(SIZE, PAGE_SIZE)


@pytest.mark.parametrize(("address", "size"), [(1, PAGE_SIZE), (0, 1), (0, 0), (0, -PAGE_SIZE)])
def test_borders_of_pages(space: AddressSpace, address: int, size: int) -> None:
    for deed in (lambda: space.map(address, size, READ), lambda: space.unmap(address, size),
                 lambda: space.protect(address, size, READ)):
        with pytest.raises(ValueError, match="borders"):
            deed()


def test_protection_needs_a_mapping(space: AddressSpace) -> None:
    space.map(PAGE, PAGE_SIZE, 0)
    assert space.permissions(PAGE) == 0
    with pytest.raises(GuestFault) as caught:
        space.protect(PAGE, 2 * PAGE_SIZE, READ)
    assert caught.value.address == PAGE + PAGE_SIZE
    space.protect(PAGE, PAGE_SIZE, EXECUTE | READ)
    assert list(space.mappings()) == [(PAGE, PAGE + PAGE_SIZE, READ | EXECUTE)]


def test_unmapped_memory_is_zero_when_it_comes_back(space: AddressSpace) -> None:
    space.map(PAGE, 3 * PAGE_SIZE, READ | WRITE, b"x" * 3 * PAGE_SIZE)
    space.unmap(PAGE + PAGE_SIZE, PAGE_SIZE)
    assert not space.is_mapped(PAGE, 3 * PAGE_SIZE)
    assert space.permissions(PAGE + PAGE_SIZE) is None
    ctypes.memset(space.memory + PAGE + PAGE_SIZE, 7, 8)    # a hart that was late
    space.map(PAGE + PAGE_SIZE, PAGE_SIZE, READ)
    content = space.read(PAGE, 3 * PAGE_SIZE)
    assert content == b"x" * PAGE_SIZE + bytes(PAGE_SIZE) + b"x" * PAGE_SIZE


def test_the_limit_counts_what_is_accessible(space: AddressSpace) -> None:
    space.limit = 4 * PAGE_SIZE
    space.map(PAGE, 16 * PAGE_SIZE, 0)
    space.protect(PAGE, 4 * PAGE_SIZE, READ | WRITE)
    with pytest.raises(OutOfSpace):
        space.protect(PAGE, 5 * PAGE_SIZE, READ)
    with pytest.raises(OutOfSpace):
        space.map(0, PAGE_SIZE, READ)
    space.map(PAGE, PAGE_SIZE, 0)
    space.map(0, PAGE_SIZE, READ)
    space.unmap(0, SIZE)
    assert space.accessible == 0


def test_strings(space: AddressSpace) -> None:
    space.map(PAGE, PAGE_SIZE, READ | WRITE)
    long = b"a" * 1000
    space.write(PAGE + 5, long + b"\0")
    assert space.read_string(PAGE + 5, 4096) == long
    assert space.read_string(PAGE + 1005, 1) == b""
    with pytest.raises(ValueError, match="no string"):
        space.read_string(PAGE + 5, 1000)
    end = PAGE + PAGE_SIZE
    space.write(end - 3, b"abc")
    with pytest.raises(GuestFault):
        space.read_string(end - 3, 4096)
    space.write(end - 1, b"\0")
    assert space.read_string(end - 3, 4096) == b"ab"


def test_free_memory_is_found_from_the_top(space: AddressSpace) -> None:
    space.map(SIZE - PAGE_SIZE, PAGE_SIZE, READ)
    assert space.find_free(PAGE_SIZE) == SIZE - 2 * PAGE_SIZE
    assert space.find_free(PAGE_SIZE, limit=PAGE) == PAGE - PAGE_SIZE
    with pytest.raises(OutOfSpace):
        space.find_free(SIZE)


class Listener:
    """Sets WRITE as the one who has code does, and remembers the pages."""

    def __init__(self, space: AddressSpace) -> None:
        self.space = space
        self.dropped: list[tuple[int, int]] = []

    def drop_code(self, first_page: int, end_page: int) -> None:
        self.dropped.append((first_page, end_page))
        for page in range(first_page, end_page):
            byte = flags(self.space, page * PAGE_SIZE)
            if byte & WRITABLE:
                ctypes.memset(self.space.access + page, byte | WRITE, 1)


def test_code_is_dropped_before_its_page_changes(space: AddressSpace) -> None:
    listener = space.listener = Listener(space)
    space.map(PAGE, PAGE_SIZE, READ | WRITE | EXECUTE)
    assert listener.dropped == []
    page = PAGE // PAGE_SIZE
    ctypes.memset(space.access + page, READ | EXECUTE | WRITABLE, 1)    # it was decoded
    space.write(PAGE, b"new code")
    assert listener.dropped.pop() == (page, page + 1)
    assert flags(space, PAGE) == page_flags(READ | WRITE | EXECUTE)
    for deed in (lambda: space.protect(PAGE, PAGE_SIZE, READ | EXECUTE),
                 lambda: space.patch(PAGE + 4, b"more"),
                 lambda: space.discard(PAGE, PAGE_SIZE),
                 lambda: space.unmap(PAGE, PAGE_SIZE)):
        deed()
        assert listener.dropped.pop() == (page, page + 1)
    assert listener.dropped == []


def test_patching_needs_a_mapping_alone(space: AddressSpace) -> None:
    space.map(PAGE, PAGE_SIZE, READ)
    space.patch(PAGE, b"code")
    assert space.read(PAGE, 4) == b"code"
    with pytest.raises(GuestFault):
        space.patch(PAGE + PAGE_SIZE - 1, b"ab")


def test_a_closed_space_faults() -> None:
    space = AddressSpace(SIZE)
    space.map(PAGE, PAGE_SIZE, READ)
    space.close()
    with pytest.raises(GuestFault):
        space.read(PAGE, 1)
    space.close()


def test_sizes() -> None:
    with pytest.raises(ValueError, match="power of two"):
        AddressSpace(SIZE + PAGE_SIZE)
    huge = AddressSpace(1 << 60)        # more than any host has
    assert SIZE <= huge.size < 1 << 60
    huge.close()


def test_many_threads_map_and_unmap(space: AddressSpace) -> None:
    def work() -> None:
        for _ in range(50):
            with space.lock:
                address = space.find_free(2 * PAGE_SIZE)
                space.map(address, 2 * PAGE_SIZE, READ | WRITE)
            space.write(address, address.to_bytes(8, "little"))
            assert space.read(address, 8) == address.to_bytes(8, "little")
            space.unmap(address, 2 * PAGE_SIZE)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert space.is_free(0, SIZE) and space.accessible == 0


PAGES = 12
STEPS = st.lists(st.tuples(st.sampled_from(["map", "unmap", "protect"]), st.integers(0, PAGES - 1),
                           st.integers(1, PAGES), st.integers(0, 7)), max_size=20)


@settings(max_examples=60)
@given(STEPS)
def test_against_a_model(steps: list[tuple[str, int, int, int]]) -> None:
    space, model = AddressSpace(SIZE), {}
    for deed, first, count, permissions in steps:
        pages = range(first, first + count)
        start, size = first * PAGE_SIZE, count * PAGE_SIZE
        if deed == "map":
            space.map(start, size, permissions)
            model |= dict.fromkeys(pages, permissions)
        elif deed == "unmap":
            space.unmap(start, size)
            for page in pages:
                model.pop(page, None)
        elif all(page in model for page in pages):
            space.protect(start, size, permissions)
            model |= dict.fromkeys(pages, permissions)
        else:
            with pytest.raises(GuestFault):
                space.protect(start, size, permissions)
    found = {page: permissions for start, end, permissions in space.mappings()
             for page in range(start // PAGE_SIZE, end // PAGE_SIZE)}
    assert found == model
    assert space.accessible == PAGE_SIZE * sum(1 for value in model.values() if value)
    space.close()
