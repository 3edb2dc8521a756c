"""Frees the metadata of a test's worlds: the address space below 4 GiB is small."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ..world import ARENAS


@pytest.fixture(autouse=True)
def free_worlds() -> Iterator[None]:
    yield
    while ARENAS:
        ARENAS.pop().release()
