"""Writes the predecoder's tables as data of the image."""

from collections.abc import Iterable, Sequence

from pvm.isa.hart import FLOATS
from pvm.isa.instructions.compressed import expand
from pvm.isa.instructions.fields import FIELDS
from pvm.isa.instructions.table import Row, rows
from pvm.isa.interp import decodetable as low
from pvm.isa.interp.composer import handler_symbol
from pvm.lowlevel.ir import quoted
from pvm.lowlevel.lowering.module import ModuleLowering
from pvm.lowlevel.marks import LowLevelFunction

_IMMEDIATES = {"imm_i": low.IMM_I, "imm_s": low.IMM_S, "imm_b": low.IMM_B, "imm_u": low.IMM_U,
               "imm_j": low.IMM_J, "shamt": low.IMM_SHAMT, "shamt_w": low.IMM_SHAMT_W,
               "csr": low.IMM_CSR}
_KINDS = {"branch": low.BRANCH, "jump": low.JUMP, "indirect": low.INDIRECT, "system": low.END}
_BASES = {"rd": 0, "rs1": 0, "rs2": 0, "frd": FLOATS, "frs1": FLOATS, "frs2": FLOATS, "zimm": 0}
_PLACES = {"rd": ("rd", "frd"), "rs1": ("rs1", "frs1", "zimm"), "rs2": ("rs2", "frs2")}


def write_tables(module: ModuleLowering) -> None:
    """Adds them, and the functions that give their addresses."""
    table = list(rows().values())
    constant(module, low.isa_rows, f"[{len(table)} x {_ROW}]",
              array([f"{_ROW} {_row(row)}" for row in table]))
    numbers, buckets = _buckets(table)
    constant(module, low.isa_row_numbers, f"[{len(numbers)} x i8]",
              array([f"i8 {number}" for number in numbers]))
    constant(module, low.isa_buckets, f"[{len(buckets)} x {{ i16, i16 }}]",
              array([f"{{ i16, i16 }} {{ i16 {first}, i16 {count} }}"
                      for first, count in buckets]))
    content = b"".join(expand(bits).to_bytes(4, "little") for quadrant in range(3)
                       for bits in range(quadrant, 1 << 16, 4))
    constant(module, low.isa_expansions, f"[{len(content)} x i8]",
              'c"' + "".join(f"\\{byte:02X}" for byte in content) + '"')
    constant(module, low.isa_specials, f"[{len(low.SPECIALS)} x ptr]",
              array([f"ptr {quoted(handler_symbol(name))}" for name in low.SPECIALS]))


_ROW = "{ i32, i32, ptr, ptr, i8, i8, i8, i8, i8, i8, i16 }"


def constant(module: ModuleLowering, function: LowLevelFunction, kind: str, value: str) -> None:
    """Adds constant data, whose address the function gives."""
    data = quoted(f"{function.symbol}.data")
    module.declare(f"{data} = internal constant {kind} {value}, align 8")
    module.provided.add(function.symbol)
    module.writer.add(f"define internal ptr {quoted(function.symbol)}() alwaysinline nounwind {{\n"
                      f"  ret ptr {data}\n}}")


def array(items: Iterable[str]) -> str:
    """A constant array's text."""
    return "[" + ", ".join(items) + "]"


def _row(row: Row) -> str:
    handler = quoted(handler_symbol(row.name))
    rounding = quoted(handler_symbol(row.name + ".rounding")) if row.rounds else "null"
    bases = [_base(row, place) for place in ("rd", "rs1", "rs2")]
    kind = low.AUIPC if row.name == "auipc" else _KINDS.get(row.kind, low.PLAIN)
    small = [*bases, _immediate(row), kind, int(row.rounds)]
    return (f"{{ i32 {row.mask}, i32 {row.match}, ptr {handler}, ptr {rounding}, "
            + ", ".join(f"i8 {number}" for number in small) + ", i16 0 }")


def _base(row: Row, place: str) -> int:
    found = [name for name in row.operands if name in _PLACES[place]]
    return _BASES[found[0]] if found else int(low.NO_REGISTER)


def _immediate(row: Row) -> int:
    if row.rounds:
        return int(low.IMM_FUSED if "frs3" in row.operands else low.IMM_ROUNDING)
    found = [_IMMEDIATES[name] for name in row.operands if name in _IMMEDIATES]
    return int(found[0] if found else low.IMM_NONE)


def _buckets(table: Sequence[Row]) -> tuple[list[int], list[tuple[int, int]]]:
    """Row numbers in the order of the buckets, and each bucket's part of them."""
    numbers: list[int] = []
    buckets = []
    opcode, funct3 = 0x7F, FIELDS["rm"].mask
    for key in range(256):
        word = (key & 31) << 2 | 3 | key >> 5 << 12
        found = [number for number, row in enumerate(table)
                 if (row.match ^ word) & row.mask & (opcode | funct3) == 0]
        buckets.append((len(numbers), len(found)))
        numbers += found
    return numbers, buckets
