# low-level
"""What atomic memory operations write: the words in memory and in rs2 to the new word."""

from typing import Any

from pvm.isa.meanings.declaring import meaning
from pvm.lowlevel.types import i32, i64, u32, u64


def _declare_logic(w: str, word: Any) -> None:
    @meaning(f"amoswap.{w}")
    def amoswap(old: word, rs2: word) -> word:
        return rs2

    @meaning(f"amoadd.{w}")
    def amoadd(old: word, rs2: word) -> word:
        return old + rs2

    @meaning(f"amoxor.{w}")
    def amoxor(old: word, rs2: word) -> word:
        return old ^ rs2

    @meaning(f"amoand.{w}")
    def amoand(old: word, rs2: word) -> word:
        return old & rs2

    @meaning(f"amoor.{w}")
    def amoor(old: word, rs2: word) -> word:
        return old | rs2


def _declare_extremes(w: str, word: Any, signed: Any) -> None:
    @meaning(f"amomin.{w}")
    def amomin(old: word, rs2: word) -> word:
        return old if signed(old) < signed(rs2) else rs2

    @meaning(f"amomax.{w}")
    def amomax(old: word, rs2: word) -> word:
        return old if signed(old) > signed(rs2) else rs2

    @meaning(f"amominu.{w}")
    def amominu(old: word, rs2: word) -> word:
        return old if old < rs2 else rs2

    @meaning(f"amomaxu.{w}")
    def amomaxu(old: word, rs2: word) -> word:
        return old if old > rs2 else rs2


for _w, _word, _signed in (("w", u32, i32), ("d", u64, i64)):
    _declare_logic(_w, _word)
    _declare_extremes(_w, _word, _signed)
