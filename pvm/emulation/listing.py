"""RISC-V ELF files as text: the instructions of all executable sections, with symbols."""

import io
from collections.abc import Iterator
from typing import Any

from pvm.isa.elf.errors import ElfError
from pvm.isa.elf.headers import ElfFile, read_headers
from pvm.isa.instructions.decoding import decode, length_of
from pvm.isa.instructions.text import disassemble
from pvm.isa.memory.access import EXECUTE

_EXECUTABLE = 0x4               # SHF_EXECINSTR
_NO_CONTENT = "SHT_NOBITS"
_SYMBOL_TABLES = (".symtab", ".dynsym")
_KINDS = ("STT_FUNC", "STT_NOTYPE", "STT_GNU_IFUNC")


def listing(content: bytes) -> Iterator[str]:
    """The lines. ElfError: it is no RISC-V file, or its tables are wrong."""
    file = read_headers(content)
    try:
        parts, names = _parts(content)
    # a library that reads what a file says may fail in any way on one that says nonsense
    except Exception as error:
        raise ElfError(f"its sections cannot be read: {error}") from error
    for title, address, code in parts or _segments(file):
        yield f"{title}:"
        yield from _instructions(code, address, names)
        yield ""


def _parts(content: bytes) -> tuple[list[tuple[str, int, bytes]], dict[int, str]]:
    """Name, address and bytes of the executable sections; address -> symbol."""
    from elftools.elf.elffile import ELFFile

    file: Any = ELFFile(io.BytesIO(content))
    parts = [(section.name, section["sh_addr"], section.data())
             for section in file.iter_sections()
             if section["sh_flags"] & _EXECUTABLE and section["sh_type"] != _NO_CONTENT]
    names: dict[int, str] = {}
    for table in filter(None, map(file.get_section_by_name, _SYMBOL_TABLES)):
        for symbol in table.iter_symbols():
            if symbol["st_info"]["type"] in _KINDS and symbol["st_value"] and symbol.name and (
                    not symbol.name.startswith("$")):       # mapping symbols
                names.setdefault(symbol["st_value"], symbol.name)
    return parts, names


def _segments(file: ElfFile) -> list[tuple[str, int, bytes]]:
    """The executable segments, where the sections were stripped."""
    return [(f"segment at {segment.address:#x}", segment.address, file.bytes_of(segment))
            for segment in file.loaded if segment.permissions & EXECUTE]


def _instructions(code: bytes, address: int, names: dict[int, str]) -> Iterator[str]:
    place = 0
    while place + 2 <= len(code):
        pc = address + place
        if pc in names:
            yield f"\n{pc:016x} <{names[pc]}>:"
        bits = int.from_bytes(code[place:place + 4], "little")
        length = length_of(bits)
        if place + length > len(code):
            return
        instruction = decode(bits)
        bits &= (1 << 8 * length) - 1
        text = "(illegal)" if instruction is None else disassemble(instruction, pc)
        yield f"{pc:10x}: {bits:0{2 * length}x}{'':{12 - 2 * length}}{text}"
        place += length
