"""Reads zip archives (jars): stored and deflated entries, found through the central directory.

The file is mapped and indexed once. Nothing but `BadArchive` is raised for a malformed file.
"""

import mmap
from struct import Struct
from struct import error as struct_error
from typing import Final, NamedTuple

# PKWARE's APPNOTE.TXT, 4.3.16, 4.3.12, 4.3.7
_END: Final = Struct("<4s4HIIH")
_END_SIGNATURE: Final = b"PK\5\6"
_CENTRAL: Final = Struct("<4s6H3I5H2I")
_CENTRAL_SIGNATURE: Final = b"PK\1\2"
_LOCAL: Final = Struct("<4s5H3I2H")
_LOCAL_SIGNATURE: Final = b"PK\3\4"
_LONGEST_COMMENT: Final = 0xFFFF
_ZIP64: Final = 0xFFFFFFFF
_STORED, _DEFLATED = 0, 8
_ENCRYPTED: Final = 1


class BadArchive(Exception):
    """Not a zip file, or a damaged or unsupported one; the message says what and where."""


class _Entry(NamedTuple):
    local_header: int
    packed: int
    size: int
    method: int


class Archive:
    """An open archive. `read` may be called by several threads."""

    def __init__(self, path: str) -> None:
        """Raises OSError if the file cannot be read, BadArchive if it is no archive."""
        self.path = path
        with open(path, "rb") as file:
            try:
                self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            except ValueError:
                raise BadArchive(f"{path}: the file is empty") from None
        try:
            self._entries = self._index()
        except struct_error:
            raise BadArchive(f"{path}: truncated central directory") from None

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def names(self) -> list[str]:
        """Every entry's name, folders included."""
        return list(self._entries)

    def read(self, name: str) -> bytes | None:
        """The entry's contents; None if there is no such entry."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        try:
            header = _LOCAL.unpack_from(self._data, entry.local_header)
        except struct_error:
            raise BadArchive(f"{self.path}: {name} lies outside the file") from None
        if header[0] != _LOCAL_SIGNATURE:
            raise BadArchive(f"{self.path}: no local header for {name}")
        start = entry.local_header + _LOCAL.size + header[9] + header[10]
        packed = self._data[start : start + entry.packed]
        if len(packed) != entry.packed:
            raise BadArchive(f"{self.path}: {name} lies outside the file")
        return packed if entry.method == _STORED else self._inflate(name, entry, packed)

    def close(self) -> None:
        self._data.close()

    def _index(self) -> dict[str, _Entry]:
        data = self._data
        end = data.rfind(_END_SIGNATURE, max(0, len(data) - _LONGEST_COMMENT - _END.size))
        if end < 0:
            raise BadArchive(f"{self.path}: not a zip file")
        *_, count, size, start, _ = _END.unpack_from(data, end)
        # offsets count from where the archive starts, which need not be the file's start
        base = end - size - start
        if start == _ZIP64 or base < 0:
            raise BadArchive(f"{self.path}: ZIP64 or damaged central directory")
        entries = {}
        position = base + start
        for _ in range(count):
            header = _CENTRAL.unpack_from(data, position)
            if header[0] != _CENTRAL_SIGNATURE:
                raise BadArchive(f"{self.path}: damaged central directory at byte {position}")
            position += _CENTRAL.size
            name = data[position : position + header[10]].decode("utf-8", "replace")
            entry = _Entry(base + header[16], header[8], header[9], header[4])
            if header[3] & _ENCRYPTED or entry.method not in (_STORED, _DEFLATED):
                raise BadArchive(f"{self.path}: {name} is encrypted or packed in an unknown way")
            entries[name] = entry
            position += header[10] + header[11] + header[12]
        return entries

    def _inflate(self, name: str, entry: _Entry, packed: bytes) -> bytes:
        import zlib  # the class library is not compressed

        try:
            data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, entry.size + 1)
        except zlib.error as error:
            raise BadArchive(f"{self.path}: {name}: {error}") from None
        if len(data) != entry.size:
            raise BadArchive(f"{self.path}: {name} is not as long as its entry says")
        return data
