"""Tables whose numbers are used again."""

from dataclasses import dataclass

import pytest

from pvm.vm.model.numbered import Numbered


@dataclass(eq=False)
class Item:
    number: int


def _entered(table: Numbered[Item], count: int) -> list[Item]:
    items = [Item(number) for number in table.following(count)]
    table.enter(items)
    return items


def test_numbers_count_up() -> None:
    table: Numbered[Item] = Numbered()
    items = _entered(table, 3)
    assert [item.number for item in items] == [0, 1, 2]
    assert [table[n] for n in range(3)] == items == list(table)


def test_numbers_of_the_removed_are_used_first() -> None:
    table: Numbered[Item] = Numbered()
    items = _entered(table, 5)
    table.remove([items[1], items[3]])
    assert list(table) == [items[0], items[2], items[4]] and len(table) == 3
    assert table.following(3) == [1, 3, 5]
    again = _entered(table, 3)
    assert table[3] is again[1] and table.entered == 8


def test_what_is_not_entered_takes_no_number() -> None:
    table: Numbered[Item] = Numbered()
    assert table.following(2) == [0, 1] == table.following(2)


def test_removed_numbers_are_not_found() -> None:
    table: Numbered[Item] = Numbered()
    (item,) = _entered(table, 1)
    table.remove([item])
    table.remove([item])
    with pytest.raises(LookupError):
        table[0]
    (other,) = _entered(table, 1)
    table.remove([item])
    assert table[0] is other
