"""Small ELF files, made by hand: the tests need no compiler for another machine."""

from __future__ import annotations

import struct

PAGE = 4096
RISCV, EXECUTABLE, SHARED = 243, 2, 3
RET = struct.pack("<I", 0x00008067)
STRINGS = b"\0defined\0missing\0weak\0hidden\0needed.so\0name.so\0"
CODE, DATA = 0x800, 0x1000      # addresses of a shared object's code and data


def header(kind: int, entry: int, count: int, machine: int = RISCV, flags: int = 5) -> bytes:
    identity = b"\x7fELF\x02\x01\x01".ljust(16, b"\0")
    return struct.pack("<16sHHIQQQIHHHHHH", identity, kind, machine, 1, entry, 64, 0, flags, 64, 56,
                       count, 64, 0, 0)


def segment(kind: int, flags: int, offset: int, address: int, file_size: int,
            memory_size: int | None = None, alignment: int = PAGE) -> bytes:
    size = file_size if memory_size is None else memory_size
    return struct.pack("<IIQQQQQQ", kind, flags, offset, address, address, file_size, size,
                       alignment)


def executable(code: bytes = RET, base: int = 0x10000, kind: int = EXECUTABLE) -> bytes:
    """Code at `base` + 0x200, data with zeros behind it on the next page."""
    length = 0x200 + len(code)
    content = header(kind, base + 0x200, 2)
    content += segment(1, 5, 0, base, length)
    content += segment(1, 6, PAGE, base + PAGE, 16, 3 * PAGE)
    content = content.ljust(0x200, b"\0") + code
    return content.ljust(PAGE, b"\0") + b"sixteen bytes..."


def symbol(name: bytes, section: int, value: int, info: int = 0x12, other: int = 0) -> bytes:
    return struct.pack("<IBBHQQ", STRINGS.index(b"\0" + name + b"\0") + 1 if name else 0, info,
                       other, section, value, 8)


SYMBOLS = (symbol(b"", 0, 0, 0) + symbol(b"defined", 1, CODE) + symbol(b"missing", 0, 0)
           + symbol(b"weak", 0, 0, 0x22) + symbol(b"hidden", 1, CODE, 0x12, 2))
DEFINED, MISSING, WEAK = 1, 2, 3


def relocation(place: int, kind: int, index: int = 0, addend: int = 0) -> bytes:
    return struct.pack("<QIIq", place, kind, index, addend)


def library(relocations: bytes = b"", extra: dict[int, int] | None = None) -> bytes:
    """A shared object: tables from 0x200, code at CODE, writable data at DATA; its initialiser
    array is at DATA + 0x100."""
    places, tables = {}, b""
    hashes = struct.pack("<II", 1, len(SYMBOLS) // 24) + bytes(4 * (1 + len(SYMBOLS) // 24))
    for name, table in (("strings", STRINGS), ("symbols", SYMBOLS), ("hashes", hashes),
                        ("relocations", relocations)):
        places[name] = 0x200 + len(tables)
        tables += table.ljust(-(-len(table) // 8) * 8, b"\0")
    values = {5: places["strings"], 10: len(STRINGS), 6: places["symbols"], 11: 24,
              4: places["hashes"], 7: places["relocations"], 8: len(relocations), 9: 24,
              25: DATA + 0x100, 27: 8, 1: STRINGS.index(b"needed.so"),
              14: STRINGS.index(b"name.so")} | (extra or {})
    dynamic = b"".join(struct.pack("<QQ", *row) for row in values.items()) + bytes(16)
    content = header(SHARED, 0, 4)
    content += segment(1, 5, 0, 0, PAGE) + segment(1, 6, PAGE, DATA, 0x400, 0x1800)
    content += segment(2, 6, PAGE + 0x200, DATA + 0x200, len(dynamic))
    content += segment(7, 4, PAGE, DATA, 4, 16, 8)
    content = content.ljust(0x200, b"\0") + tables
    content = content.ljust(CODE, b"\0") + RET
    content = content.ljust(PAGE, b"\0") + b"data".ljust(0x100, b"\0")
    content += struct.pack("<Q", CODE)
    return content.ljust(PAGE + 0x200, b"\0") + dynamic.ljust(0x200, b"\0")
