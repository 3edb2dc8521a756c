"""A linked image as data, and its form on disk."""

import marshal
from typing import NamedTuple


class Block(NamedTuple):
    """Relocated code and data; `linker` says what lies where.

    `symbols` maps names to offsets; `absolute` lists (offset, offset inside the block whose
    address belongs there); `externals` (offset, name of the C function whose address does).
    """

    content: bytes
    writable_from: int
    symbols: dict[str, int]
    absolute: list[tuple[int, int]]
    externals: list[tuple[int, str]]

    def encoded(self) -> bytes:
        """The block as bytes."""
        return marshal.dumps(tuple(self))


def decoded(data: bytes) -> Block:
    """The block that `encoded` made the bytes of; ValueError when they are damaged."""
    try:
        fields = marshal.loads(data)
        return Block(*fields)
    except (EOFError, TypeError, ValueError) as error:
        raise ValueError(f"damaged image: {error}") from error
