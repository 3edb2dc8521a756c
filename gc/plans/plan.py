"""What a plan declares: its spaces, its constraints as data, and its functions."""

from collections.abc import Callable
from typing import NamedTuple

from pvm.lowlevel.marks import LowLevelFunction


class Sizes(NamedTuple):
    """What space sizes are computed from, in bytes, all multiples of the page size."""

    max_bytes: int
    nursery_bytes: int


class PlannedSpace(NamedTuple):
    """A space: its field in `Heap` and the address range it reserves.

    The order of a plan's spaces is the order of their addresses: the nursery's are first (and
    there is no gap), the large-object space is last.
    """

    field: str
    reserve: Callable[[Sizes], int]
    nursery: bool = False


class Plan(NamedTuple):
    """A way of managing the heap.

    `allocate(mutator, bytes) -> address or 0`; `allocate_unmoving`, the same for an object without
    references that has to stay where it is; `collect(heap, level) -> YOUNG or FULL`;
    `used(heap) -> bytes`; `contains(heap, address)`: may an object start there?
    `parsable`: spaces have no unformatted gaps, so that a sweep can walk them.
    """

    name: str
    title: str
    spaces: tuple[PlannedSpace, ...]
    allocate: LowLevelFunction
    allocate_unmoving: LowLevelFunction
    collect: LowLevelFunction
    used: LowLevelFunction
    contains: LowLevelFunction
    collects: bool = True
    moves_objects: bool = True
    generational: bool = False
    parsable: bool = False

    def functions(self) -> list[LowLevelFunction]:
        """What an image needs for the plan."""
        return [self.allocate, self.allocate_unmoving, self.collect, self.used, self.contains]


def all_of_max(sizes: Sizes) -> int:
    """Room for everything that -Xmx allows."""
    return sizes.max_bytes


def twice_max(sizes: Sizes) -> int:
    """For non-moving spaces, which may be fragmented."""
    return 2 * sizes.max_bytes
