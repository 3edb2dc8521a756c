"""One context for most tests: they leave nothing behind that another would see."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import pvm


@pytest.fixture(scope="package")
def context() -> Iterator[pvm.Context]:
    with pvm.Context() as made:
        yield made
