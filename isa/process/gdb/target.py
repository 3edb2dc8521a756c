"""The registers as gdb knows them: their numbers, sizes and description."""

from typing import TYPE_CHECKING, Final

from pvm.isa.instructions.text import FLOAT_NAMES, INTEGER_NAMES

if TYPE_CHECKING:
    from pvm.isa.process.threads import GuestThread

# gdb's numbers: x0 to x31, pc, f0 to f31, then the CSRs from their base on
_PC: Final = 32
_FLOATS: Final = 33
_CSRS: Final = {65: "fflags", 66: "frm", 67: "fcsr"}
COUNT: Final = 68


def size_of(number: int) -> int:
    """A register's bytes."""
    return 4 if number in _CSRS else 8


def read_register(thread: "GuestThread", number: int) -> bytes:
    """A register's content."""
    hart = thread.hart
    if number < _PC:
        value = hart.x[number]
    elif number == _PC:
        value = hart.pc
    elif number not in _CSRS:
        value = hart.f[number - _FLOATS]
    else:
        value = {"fflags": hart.fcsr & 31, "frm": hart.fcsr >> 5, "fcsr": hart.fcsr}[_CSRS[number]]
    return value.to_bytes(size_of(number), "little")


def write_register(thread: "GuestThread", number: int, content: bytes) -> None:
    """Changes a register."""
    hart, value = thread.hart, int.from_bytes(content[:size_of(number)], "little")
    if number < _PC:
        hart.x[number] = value
    elif number == _PC:
        hart.pc = value & ~1
    elif number not in _CSRS:
        hart.f[number - _FLOATS] = value
    elif _CSRS[number] == "fflags":
        hart.fcsr = hart.fcsr & ~31 | value & 31
    elif _CSRS[number] == "frm":
        hart.fcsr = hart.fcsr & 31 | (value & 7) << 5
    else:
        hart.fcsr = value & 0xFF


def description() -> bytes:
    """target.xml."""
    integers = "".join(_row(name, number, 64, "code_ptr" if name == "ra" else
                            "data_ptr" if name in ("sp", "gp", "tp") else "int")
                       for number, name in enumerate(INTEGER_NAMES))
    floats = "".join(_row(name, _FLOATS + number, 64, "ieee_double")
                     for number, name in enumerate(FLOAT_NAMES))
    csrs = "".join(_row(name, number, 32, "int") for number, name in _CSRS.items())
    return (
        '<?xml version="1.0"?><!DOCTYPE target SYSTEM "gdb-target.dtd"><target version="1.0">'
        "<architecture>riscv:rv64</architecture><osabi>GNU/Linux</osabi>"
        f'<feature name="org.gnu.gdb.riscv.cpu">{integers}{_row("pc", _PC, 64, "code_ptr")}'
        f'</feature><feature name="org.gnu.gdb.riscv.fpu">{floats}{csrs}</feature></target>'
    ).encode()


def _row(name: str, number: int, bits: int, kind: str) -> str:
    return f'<reg name="{name}" bitsize="{bits}" type="{kind}" regnum="{number}"/>'
