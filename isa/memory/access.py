"""The bits of the access table: one byte for each page of guest memory."""

from typing import Final

PAGE_SHIFT: Final = 12
PAGE_SIZE: Final = 1 << PAGE_SHIFT

READ: Final = 1
"""Loads may go ahead. Set by mappings, read by every load."""
WRITE: Final = 2
"""Stores may go ahead. Set by mappings; cleared where code of the page is decoded, and set again
where that code is dropped."""
EXECUTE: Final = 4
"""Instructions may be fetched. Set by mappings, read where code is decoded."""
WRITABLE: Final = 8
"""The mapping allows writing, even where WRITE is not set because the page holds decoded code."""
TRANSLATED: Final = 16
"""Machine code was made of the page's bytes; WRITE is not set then. Who drops that code clears
it."""

PERMISSIONS: Final = READ | WRITE | EXECUTE


def page_flags(permissions: int) -> int:
    """The table's byte for a page of these permissions (READ, WRITE, EXECUTE) without code."""
    return permissions | (WRITABLE if permissions & WRITE else 0)
