"""The list of all blobs that stack walkers see: `Vm.code_index`.

Walkers are Java threads and collections, and read while it changes. What is appended appears when
the count does; any other change makes a new index. Tables that are no longer published are freed
when a whole collection has gone by: no walk lasts from before it until after it.
"""

import bisect
import struct
from collections.abc import Collection, Iterable
from typing import Any, Final

from pvm.lowlevel.code.native import NativeBlock
from pvm.lowlevel.structs import offset_of
from pvm.vm.compiled.tables import CodeIndex
from pvm.vm.model.records import record, size_of

_INDEX: Final = record(CodeIndex, "count", "blobs")
_COUNT: Final[int] = offset_of(CodeIndex, "count")
_HEADER: Final = size_of(CodeIndex)
_WORD: Final = 8
_SMALLEST: Final = 64           # blobs
_ENOUGH_COLLECTIONS: Final = 2  # one may have begun before


class PublishedIndex:
    """The index of one runtime. Not thread-safe; walkers may read it at any time."""

    def __init__(self, vm: Any) -> None:
        self._vm = vm
        self._starts: list[int] = []
        self._tables: list[NativeBlock] = []
        self._block: NativeBlock | None = None
        self._retired: list[tuple[int, NativeBlock]] = []

    @property
    def retired(self) -> int:
        """Bytes of tables that wait until no walker can be reading them."""
        return sum(block.size for _, block in self._retired)

    def add(self, start: int, tables: NativeBlock) -> None:
        """Publishes the tables of the code at an address."""
        place = bisect.bisect(self._starts, start)
        self._starts.insert(place, start)
        self._tables.insert(place, tables)
        count, block = len(self._tables), self._block
        end = _HEADER + _WORD * count
        if block is None or place != count - 1 or end > block.size:
            self._replace()
            return
        block.store(end - _WORD, tables.address)
        block.store(_COUNT, count)

    def remove(self, starts: Collection[int]) -> None:
        """Takes blobs out, all at once: a new index takes the place of this one. Their tables are
        kept as long as need be."""
        gone = set(starts)
        pairs = list(zip(self._starts, self._tables, strict=True))
        self._starts = [start for start, _ in pairs if start not in gone]
        self._tables = [tables for start, tables in pairs if start not in gone]
        self._replace()
        self._retire([tables for start, tables in pairs if start in gone])

    def reclaim(self) -> None:
        """Frees all that was retired; the caller knows that nobody walks a stack."""
        self._retired.clear()

    def close(self) -> None:
        """No code is left, nor a thread that could ask for it."""
        self._vm.code_index = 0
        self._starts.clear()
        self._tables.clear()
        self._retired.clear()
        self._block = None

    def _replace(self) -> None:
        count = len(self._tables)
        block = NativeBlock(_HEADER + _WORD * max(_SMALLEST, 2 * count))
        block.fill(_INDEX.pack(count, block.address + _HEADER)
                   + struct.pack(f"<{count}Q", *(tables.address for tables in self._tables)))
        self._vm.code_index = block.address
        before, self._block = self._block, block
        if before is not None:
            self._retire([before])

    def _retire(self, blocks: Iterable[NativeBlock]) -> None:
        now = self._collections()
        self._retired = [(since, kept) for since, kept in self._retired
                         if now - since < _ENOUGH_COLLECTIONS]
        self._retired += [(now, block) for block in blocks]

    def _collections(self) -> int:
        heap = self._vm.heap
        return int(heap.young_collections) + int(heap.full_collections) if heap else 0
