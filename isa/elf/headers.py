"""The file header and the program headers, as far as loading needs them.

The System V ABI's chapters 4 and 5, and the RISC-V ELF psABI.
"""

import struct
from typing import Final, NamedTuple

from pvm.isa.elf.errors import ElfError
from pvm.isa.memory.access import EXECUTE, PAGE_SIZE, READ, WRITE

EXECUTABLE: Final = 2           # ET_EXEC
SHARED: Final = 3               # ET_DYN
LOAD: Final = 1                 # PT_LOAD
DYNAMIC: Final = 2
INTERPRETER: Final = 3
TLS: Final = 7
RELRO: Final = 0x6474E552       # PT_GNU_RELRO

_RISCV: Final = 243
_IDENTITY: Final = b"\x7fELF\x02\x01\x01"       # 64 bits, little-endian, version 1
_FILE_HEADER: Final = struct.Struct("<16sHHIQQQIHHHHHH")
_PROGRAM_HEADER: Final = struct.Struct("<IIQQQQQQ")
_FLOAT_ABI: Final = 0x6
_QUAD_ABI: Final = 0x6
_EMBEDDED_ABI: Final = 0x8      # RVE: sixteen registers
_MOST_HEADERS: Final = 1024
_BITS: Final = 1 << 64


class Segment(NamedTuple):
    """A program header. `permissions`: READ, WRITE, EXECUTE."""

    kind: int
    permissions: int
    offset: int
    address: int
    file_size: int
    memory_size: int
    alignment: int

    @property
    def end(self) -> int:
        return self.address + self.memory_size


class ElfFile(NamedTuple):
    """A file whose headers are in order. Addresses are those of the file, before it is placed."""

    content: bytes
    kind: int
    entry: int
    header_offset: int          # of the program headers
    segments: tuple[Segment, ...]

    @property
    def loaded(self) -> list[Segment]:
        """The segments to be loaded, by ascending addresses."""
        return [segment for segment in self.segments if segment.kind == LOAD]

    def segment(self, kind: int) -> Segment | None:
        """The one segment of a kind. ElfError: there are several."""
        found = [segment for segment in self.segments if segment.kind == kind]
        if len(found) > 1:
            raise ElfError(f"{len(found)} program headers of type {kind:#x}")
        return found[0] if found else None

    def extent(self) -> tuple[int, int]:
        """First and end address of its pages."""
        loaded = self.loaded
        return loaded[0].address & -PAGE_SIZE, -(-loaded[-1].end // PAGE_SIZE) * PAGE_SIZE

    def bytes_of(self, segment: Segment) -> bytes:
        """What the file has for a segment."""
        return self.content[segment.offset:segment.offset + segment.file_size]


def read_headers(content: bytes) -> ElfFile:
    """The headers of a RISC-V ELF file. ElfError."""
    if len(content) < _FILE_HEADER.size or content[:4] != _IDENTITY[:4]:
        raise ElfError("not an ELF file")
    if content[:7] != _IDENTITY:
        raise ElfError("not a 64-bit little-endian ELF file")
    (_, kind, machine, version, entry, offset, _, flags, _, entry_size, count, _, _,
     _) = _FILE_HEADER.unpack_from(content)
    _check_machine(kind, machine, version, flags)
    if entry_size != _PROGRAM_HEADER.size or not 0 < count <= _MOST_HEADERS:
        raise ElfError(f"{count} program headers of {entry_size} bytes")
    if offset + count * entry_size > len(content):
        raise ElfError("the program headers lie beyond the end of the file")
    segments = tuple(_segment(content, offset + index * entry_size) for index in range(count))
    found = ElfFile(content, kind, entry, offset, segments)
    _check_loaded(found.loaded)
    return found


def _check_machine(kind: int, machine: int, version: int, flags: int) -> None:
    if machine != _RISCV:
        raise ElfError(f"for machine {machine}, not for RISC-V ({_RISCV})")
    if kind not in (EXECUTABLE, SHARED):
        raise ElfError(f"of type {kind}: neither executable nor shared object")
    if version != 1:
        raise ElfError(f"version {version}")
    if flags & _EMBEDDED_ABI or flags & _FLOAT_ABI == _QUAD_ABI:
        raise ElfError(f"needs RV32E or the Q extension (flags {flags:#x})")


def _segment(content: bytes, position: int) -> Segment:
    kind, flags, offset, address, _, file_size, memory_size, alignment = (
        _PROGRAM_HEADER.unpack_from(content, position))
    # PF_X = 1, PF_W = 2, PF_R = 4
    permissions = (READ if flags & 4 else 0) | (WRITE if flags & 2 else 0) | (
        EXECUTE if flags & 1 else 0)
    segment = Segment(kind, permissions, offset, address, file_size, memory_size, alignment)
    if kind in (LOAD, DYNAMIC, INTERPRETER, TLS, RELRO):
        _check_segment(segment, len(content))
    return segment


def _check_segment(segment: Segment, length: int) -> None:
    where = f"the segment at {segment.address:#x}"
    if segment.offset + segment.file_size > length:
        raise ElfError(f"{where} lies beyond the end of the file")
    if segment.kind == LOAD and segment.file_size > segment.memory_size:
        raise ElfError(f"{where} has more bytes in the file than in memory")
    if segment.end >= _BITS:
        raise ElfError(f"{where} ends beyond all addresses")
    if segment.alignment & (segment.alignment - 1):
        raise ElfError(f"{where} has alignment {segment.alignment:#x}")
    if segment.kind == LOAD and (segment.address - segment.offset) % PAGE_SIZE:
        raise ElfError(f"{where} is not aligned as its place in the file")


def _check_loaded(loaded: list[Segment]) -> None:
    if not any(segment.memory_size for segment in loaded):
        raise ElfError("nothing to load")
    for before, after in zip(loaded, loaded[1:], strict=False):
        if after.address < before.end:
            raise ElfError(f"the segments at {before.address:#x} and {after.address:#x} are out of "
                           "order or overlap")
