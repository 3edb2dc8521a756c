"""Objects of Python that Java code holds by numbers."""

import pytest

from pvm.native.environment import HeldObjects


def test_numbers_stand_for_objects_until_removed() -> None:
    held = HeldObjects()
    first, second = object(), object()
    numbers = held.add(first), held.add(second)
    assert 0 not in numbers
    assert held.get(numbers[0]) is first
    assert held.get(numbers[1]) is second
    held.remove(numbers[0])
    held.remove(numbers[0])
    with pytest.raises(KeyError):
        held.get(numbers[0])
    assert held.add(first) not in numbers
