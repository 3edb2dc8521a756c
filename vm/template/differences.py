"""Comparing two copies of the same content that lie at different addresses."""

import struct
from collections.abc import Iterable

Range = tuple[int, int]
_MASK = 0xFFFFFFFF


class NoTemplate(Exception):
    """Two machines came to differ in something else than addresses."""


def moved_places(one: bytes, other: bytes, distance: int, what: str,
                 changing: Iterable[Range] = ()) -> tuple[list[int], bytes]:
    """The offsets of the 32-bit words of `one` that are addresses of something within it: those
    that differ by `distance`; and `one`, with 0 for words that differ otherwise in the ranges
    `changing` (start, end). Raises NoTemplate for such words elsewhere."""
    if len(one) != len(other):
        raise NoTemplate(f"{what}: {len(one)} bytes, and {len(other)}")
    content, places, ranges = bytearray(one), [], list(changing)
    count = len(one) // 4
    words = zip(struct.unpack(f"<{count}I", one), struct.unpack(f"<{count}I", other), strict=True)
    for index, (mine, its) in enumerate(words):
        if mine == its:
            continue
        offset = 4 * index
        if (its - mine) & _MASK == distance & _MASK:
            places.append(offset)
        elif any(start <= offset < end for start, end in ranges):
            content[offset:offset + 4] = bytes(4)
        else:
            raise NoTemplate(f"{what}: word {offset:#x} is {mine:#x}, and {its:#x}")
    return places, bytes(content)
