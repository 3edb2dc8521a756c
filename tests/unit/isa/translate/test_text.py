"""The text that regions and thunks become."""

from __future__ import annotations

import re

from pvm.isa.instructions.decoding import decode
from pvm.isa.meanings.declaring import MEANINGS
from pvm.isa.translate import thunks
from pvm.isa.translate.compiling import LEVEL
from pvm.isa.translate.emitter import emit
from pvm.isa.translate.regions import discover
from pvm.lowlevel.code.session import assembly
from pvm.lowlevel.ir import FunctionWriter
from pvm.lowlevel.lowering.prelude import Prelude

from ..machine import ins

CODE = 0x10000


def test_thunks_jump() -> None:
    """LLVM does not promise that, as their parameters differ from the target's."""
    text = assembly(thunks.text(), 2)
    assert "call" not in text
    assert len(re.findall(r"jmp[q]?\s+(\*|isa\.)", text)) == 4


def test_regions_leave_by_jumps_through_cells() -> None:
    words = [ins("addi", rd=10, rs1=10, imm_i=1), ins("jal", rd=0, imm_j=0x1000)]
    region = discover(CODE, lambda pc: decode(words[(pc - CODE) // 4]) if pc < CODE + 8 else None,
                      lambda pc: pc < CODE + 8)
    written = emit(region)
    assert written.targets == [CODE + 0x1004]
    text = assembly(written.text, LEVEL)
    assert "call" not in text
    assert '"cell:11004"(%rip)' in text


def test_specialised_functions_of_two_meanings_are_kept_apart() -> None:
    """Both use functions that are made once for singles and once for doubles."""
    prelude = Prelude("nounwind strictfp")
    writer = FunctionWriter("define void @f()")
    for name in ("fcvt.w.s", "fcvt.w.d"):
        prelude.inline(writer, MEANINGS[name], ["0", "null"])
    specialised = [symbol for symbol in prelude.definitions if "#" in symbol]
    assert len(specialised) >= 2
    assert all(" of " in symbol for symbol in specialised)
