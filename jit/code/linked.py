"""Compiled methods that have no address yet, as plain data: what an object file and its stack map
come to, and what the cache on disk keeps."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from pvm.lowlevel.code.block import Block
from pvm.lowlevel.code.native import NativeBlock
from pvm.vm.compiled.tables import CodeBlob, CodeObject, CodeScope, CodeSite, CodeValue
from pvm.vm.model.records import record, size_of

_BLOB = record(CodeBlob, "start", "end", "method", "sites", "site_count", "loader_count", "slots",
               "scopes", "values", "objects", "offsets", "loaders")
_SITE = record(CodeSite, "return_offset", "first_slot", "slot_count", "object_count", "scope",
               "first_object")
_SCOPE = record(CodeScope, "method", "word", "caller", "first_value", "local_count", "stack_count",
                "lock", "cached")
_VALUE = record(CodeValue, "place", "bytes", "offset", "constant")
_OBJECT = record(CodeObject, "klass", "first_value", "field_count", "length", "first_offset")
_ALIGNMENT: Final = 8

Row = tuple[int, ...]


class Tables(NamedTuple):
    """Rows of `vm.compiled.tables`. The first number of a scope's or an object's row is the index
    of its method or class in `metadata`."""

    sites: list[Row]
    scopes: list[Row]
    values: list[Row]
    objects: list[Row]
    slots: list[int]
    offsets: list[int]
    metadata: list[Any]         # JavaMethod or JavaClass

    def written(self, method: int, start: int, end: int,
                loaders: Sequence[int] = ()) -> NativeBlock:
        """The tables for a method's code at [start, end), in one piece of memory, the `CodeBlob`
        first. `loaders`: addresses of the data of loaders that a frame keeps alive."""
        parts = [_packed(_SITE, self.sites), _packed(_SCOPE, self._placed(self.scopes)),
                 _packed(_VALUE, self.values), _packed(_OBJECT, self._placed(self.objects)),
                 struct.pack(f"<{len(self.slots)}i", *self.slots),
                 struct.pack(f"<{len(self.offsets)}I", *self.offsets),
                 struct.pack(f"<{len(loaders)}Q", *loaders)]
        places, position = [], size_of(CodeBlob)
        for part in parts:
            places.append(position)
            position += -(-len(part) // _ALIGNMENT) * _ALIGNMENT
        block = NativeBlock(position)
        sites, scopes, values, objects, slots, offsets, data = (block.address + x for x in places)
        content = bytearray(position)
        _BLOB.pack_into(content, 0, start, end, method, sites, len(self.sites), len(loaders), slots,
                        scopes, values, objects, offsets, data)
        for place, part in zip(places, parts, strict=True):
            content[place:place + len(part)] = part
        block.fill(bytes(content))
        return block

    def _placed(self, rows: list[Row]) -> list[Row]:
        addresses = [each.address for each in self.metadata]
        return [(addresses[index], *rest) for index, *rest in rows]


def _packed(packer: struct.Struct, rows: list[Row]) -> bytes:
    return b"".join([packer.pack(*row) for row in rows])


class LinkedCode(NamedTuple):
    """A compiled method: its block, the offset of its entry, its tables."""

    block: Block
    entry: int
    tables: Tables
