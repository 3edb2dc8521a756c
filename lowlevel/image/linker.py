"""Object file → one block of memory, relocated as far as can be without its load address.

The block is: code, jump stubs for C functions, read-only data, then from a page boundary on the
writable part: the address table (one 8-byte slot for each C function and each absolute address
that the code loads) and the data sections. What remains for load time is a list of (offset, value)
of absolute addresses inside the block and of (offset, C function's name).
"""

import io
import struct
from dataclasses import dataclass, field
from typing import Any

from elftools.elf.constants import SH_FLAGS
from elftools.elf.elffile import ELFFile
from elftools.elf.enums import ENUM_RELOC_TYPE_x64 as RELOCATION

from pvm.lowlevel.image.block import Block

PAGE = 4096
_STUB = struct.Struct("<HiH")     # jmp *offset(%rip); two bytes of padding
_NAMES = {number: name for name, number in RELOCATION.items() if isinstance(number, int)}


class LinkError(Exception):
    """The object file has something that the linker does not know."""


@dataclass
class _Layout:
    content: bytearray = field(default_factory=bytearray)
    sections: dict[int, int] = field(default_factory=dict)
    stubs: dict[str, int] = field(default_factory=dict)
    slots: dict[Any, int] = field(default_factory=dict)
    absolute: list[tuple[int, int]] = field(default_factory=list)

    def align(self, boundary: int) -> int:
        self.content.extend(bytes(-len(self.content) % boundary))
        return len(self.content)


def link(object_file: bytes) -> Block:
    """Links one x86-64 ELF object file."""
    elf = ELFFile(io.BytesIO(object_file))
    symbols = list(elf.get_section_by_name(".symtab").iter_symbols())
    undefined = [s.name for s in symbols if s["st_shndx"] == "SHN_UNDEF" and s.name]
    layout = _Layout()
    _place(elf, layout, SH_FLAGS.SHF_EXECINSTR)
    for name in undefined:
        layout.align(8)
        layout.stubs[name] = len(layout.content)
        layout.content.extend(bytes(8))
    _place(elf, layout, 0)
    writable_from = layout.align(PAGE)
    for name in undefined:
        layout.slots[name] = len(layout.content)
        layout.content.extend(bytes(8))
    _reserve_address_slots(elf, symbols, layout)
    _place(elf, layout, SH_FLAGS.SHF_WRITE)
    layout.align(PAGE)
    _write_stubs(layout)
    for target, entry in _relocations(elf):
        _relocate(layout, symbols, target, entry)
    known = {s.name: layout.sections[s["st_shndx"]] + s["st_value"] for s in symbols
             if s.name and s["st_shndx"] in layout.sections}
    externals = [(layout.slots[name], name) for name in undefined]
    return Block(bytes(layout.content), writable_from, known, layout.absolute, externals)


def _place(elf: Any, layout: _Layout, kind: int) -> None:
    """Appends the allocated sections that are of the kind: code, writable, or neither (0)."""
    mask = SH_FLAGS.SHF_EXECINSTR | SH_FLAGS.SHF_WRITE
    for index, section in enumerate(elf.iter_sections()):
        flags = section["sh_flags"]
        if not flags & SH_FLAGS.SHF_ALLOC or flags & mask != kind:
            continue
        if section.name.startswith(".eh_frame"):
            continue
        layout.align(max(section["sh_addralign"], 1))
        layout.sections[index] = len(layout.content)
        data = bytes(section["sh_size"]) if section["sh_type"] == "SHT_NOBITS" else section.data()
        layout.content.extend(data)


def _relocations(elf: Any) -> Any:
    for section in elf.iter_sections():
        if section["sh_type"] == "SHT_RELA":
            for entry in section.iter_relocations():
                yield section["sh_info"], entry


def _kind(entry: Any) -> str:
    return str(_NAMES.get(entry["r_info_type"], entry["r_info_type"]))


def _reserve_address_slots(elf: Any, symbols: list[Any], layout: _Layout) -> None:
    """One slot for each symbol of the block whose address the code loads through the table."""
    for _, entry in _relocations(elf):
        symbol = symbols[entry["r_info_sym"]]
        if "GOTPCREL" in _kind(entry) and symbol["st_shndx"] != "SHN_UNDEF":
            key = entry["r_info_sym"]
            if key not in layout.slots:
                layout.slots[key] = len(layout.content)
                layout.content.extend(bytes(8))


def _write_stubs(layout: _Layout) -> None:
    for name, offset in layout.stubs.items():
        distance = layout.slots[name] - (offset + 6)
        _STUB.pack_into(layout.content, offset, 0x25FF, distance, 0x9066)


def _relocate(layout: _Layout, symbols: list[Any], target: int, entry: Any) -> None:
    if target not in layout.sections:
        return
    place = layout.sections[target] + entry["r_offset"]
    symbol, addend = symbols[entry["r_info_sym"]], entry["r_addend"]
    section = symbol["st_shndx"]
    kind = _kind(entry)
    external = section == "SHN_UNDEF"
    inside = 0 if external else layout.sections[section] + symbol["st_value"]
    if "GOTPCREL" in kind:
        key = symbol.name if external else entry["r_info_sym"]
        if not external:
            layout.absolute.append((layout.slots[key], inside))
        _write32(layout, place, layout.slots[key] + addend - place)
    elif kind in ("R_X86_64_PC32", "R_X86_64_PLT32"):
        start = layout.stubs[symbol.name] if external else inside
        _write32(layout, place, start + addend - place)
    elif kind == "R_X86_64_64" and not external:
        layout.absolute.append((place, inside + addend))
    else:
        raise LinkError(f"relocation {kind} of {symbol.name or 'a section'} is not known")


def _write32(layout: _Layout, place: int, value: int) -> None:
    struct.pack_into("<i", layout.content, place, value)
