"""The isa image's LLVM text: handlers, tables and exported functions."""

from pvm.isa import meanings as meanings
from pvm.isa.interp.codemaps import prepare_code
from pvm.isa.interp.control import ENTER, write_control
from pvm.isa.interp.dropping import drop_pages
from pvm.isa.interp.floats import write_rounding
from pvm.isa.interp.handlers import write_instructions
from pvm.isa.interp.running import isa_enter, run
from pvm.isa.interp.sequences import write_sequences
from pvm.isa.interp.tables import write_tables
from pvm.isa.translate.publishing import (
    entries,
    mark_translated,
    publish,
    rearm,
    withdraw,
)
from pvm.lowlevel.ir import quoted
from pvm.lowlevel.lowering.module import ModuleLowering

EXPORTED = (run, drop_pages, prepare_code, entries, rearm, publish, withdraw, mark_translated)


def isa_module() -> str:
    """All of it."""
    module = ModuleLowering()
    module.declare("!0 = !{!\"branch_weights\", i32 1, i32 100000}")
    module.declare("!1 = !{!\"branch_weights\", i32 100000, i32 1}")
    write_tables(module)
    module.provided.add(isa_enter.symbol)
    module.declare(f"{quoted(isa_enter.symbol)} = alias void (ptr, ptr), ptr {quoted(ENTER)}")
    for function in EXPORTED:
        module.require(function)
    write_control(module)
    write_instructions(module)
    write_rounding(module)
    write_sequences(module)
    return module.finish()
