"""The stack map section that LLVM writes for statepoints (docs/StackMaps, version 3).

A statepoint's record lists three constants (calling convention, flags, number of deopt operands),
then the locations of the deopt operands, then pairs (base, derived) of the live references.
"""

import struct
from enum import IntEnum
from typing import NamedTuple

from pvm.lowlevel.code.objectfile import LinkError

VERSION = 3
_HEADER = struct.Struct("<B3xIII")
_FUNCTION = struct.Struct("<QQQ")
_RECORD = struct.Struct("<QIxxH")
_LOCATION = struct.Struct("<BxHHxxi")   # kind, size, register, offset or constant
_LIVE_OUTS = struct.Struct("<xxH")
_LIVE_OUT_SIZE = 4
_WORD = (1 << 64) - 1
FIXED = 3                       # locations before the deopt operands


class Where(IntEnum):
    """Kinds of locations."""

    REGISTER = 1
    DIRECT = 2
    INDIRECT = 3
    CONSTANT = 4
    POOL = 5


class Location(NamedTuple):
    """A value's place: `size` bytes at `value` from a register (`where` INDIRECT), or the constant
    `value`, as 64 unsigned bits, whatever the width of what is constant."""

    where: Where
    size: int
    register: int               # DWARF's number
    value: int


class Record(NamedTuple):
    """One call: its return address (the function's address plus an offset), the id of the
    statepoint it was made of (several records may have the same), what it lists."""

    address: int
    id: int
    operands: list[Location]
    references: list[tuple[Location, Location]]


def parse(data: bytes) -> list[Record]:
    """All records of a section, which may be empty; LinkError where it is not what LLVM is
    documented to write."""
    try:
        return _parse(data) if data else []
    except (struct.error, IndexError, ValueError) as error:
        raise LinkError(f"damaged stack map: {error}") from error


def _parse(data: bytes) -> list[Record]:
    version, functions, constants, total = _HEADER.unpack_from(data)
    if version != VERSION:
        raise LinkError(f"stack map of version {version}")
    position = _HEADER.size
    rows = [_FUNCTION.unpack_from(data, position + index * _FUNCTION.size)
            for index in range(functions)]
    position += functions * _FUNCTION.size
    pool = struct.unpack_from(f"<{constants}Q", data, position)
    position += 8 * constants
    records = []
    for address, _, count in rows:
        for _ in range(count):
            identity, offset, locations = _RECORD.unpack_from(data, position)
            position += _RECORD.size
            found = _locations(data, position, locations, pool)
            records.append(_record(address + offset, identity, found))
            position = _after_locations(data, position + locations * _LOCATION.size)
    if len(records) != total:
        raise LinkError(f"stack map of {total} records has {len(records)}")
    return records


def _locations(data: bytes, position: int, count: int, pool: tuple[int, ...]) -> list[Location]:
    found = []
    rows = data[position:position + count * _LOCATION.size]
    for kind, size, register, value in _LOCATION.iter_unpack(rows):
        where = Where(kind)
        if where is Where.POOL:
            where, value = Where.CONSTANT, pool[value]
        elif where is Where.CONSTANT:
            value &= _WORD
        found.append(Location(where, size, register, value))
    return found


def _after_locations(data: bytes, position: int) -> int:
    """Locations and live-outs each end at a multiple of 8."""
    position = position + 7 & -8
    live_outs: int = _LIVE_OUTS.unpack_from(data, position)[0]
    return position + _LIVE_OUTS.size + live_outs * _LIVE_OUT_SIZE + 7 & -8


def _record(address: int, identity: int, locations: list[Location]) -> Record:
    if len(locations) < FIXED or any(x.where is not Where.CONSTANT for x in locations[:FIXED]):
        raise LinkError(f"record {identity} is of no statepoint")
    start = FIXED + locations[FIXED - 1].value
    pairs = locations[start:]
    if start > len(locations) or len(pairs) % 2:
        raise LinkError(f"statepoint {identity} lists {len(locations)} values")
    return Record(address, identity, locations[FIXED:start],
                  list(zip(pairs[::2], pairs[1::2], strict=True)))
