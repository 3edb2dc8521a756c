"""Tables of what is found by number: classes and methods. Numbers of the dead are used again."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Generic, Protocol, TypeVar


class HasNumber(Protocol):
    """What can be in such a table."""

    number: int


T = TypeVar("T", bound=HasNumber)


class Numbered(Generic[T]):
    """Items by their `number`. Changed under the link lock; read at any time, by any thread.

    `entered` counts all that ever were in the table.
    """

    def __init__(self) -> None:
        self._items: list[T | None] = []
        self._free: dict[int, None] = {}
        self.entered = 0

    def __getitem__(self, number: int) -> T:
        item = self._items[number]
        if item is None:
            raise LookupError(f"number {number} is not in use")
        return item

    def __iter__(self) -> Iterator[T]:
        return (item for item in self._items if item is not None)

    def __len__(self) -> int:
        return len(self._items) - len(self._free)

    def following(self, count: int) -> list[int]:
        """The numbers that the next items to be entered shall have."""
        again = list(islice(self._free, count))
        first = len(self._items)
        return [*again, *range(first, first + count - len(again))]

    def enter(self, items: Iterable[T]) -> None:
        """Adds items, which have the numbers that `following` gave, in that order."""
        for item in items:
            if item.number == len(self._items):
                self._items.append(item)
            else:
                del self._free[item.number]
                self._items[item.number] = item
            self.entered += 1

    def made(self) -> list[T]:
        """The items that are objects already, without making those that a subclass still could."""
        return [item for item in self._items if item is not None]

    def clear(self) -> None:
        """Takes all items out; nothing is entered any more."""
        self._items.clear()
        self._free.clear()

    def remove(self, items: Iterable[T]) -> None:
        """Takes items out."""
        for item in items:
            if self._items[item.number] is item:
                self._items[item.number] = None
                self._free[item.number] = None
