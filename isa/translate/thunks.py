"""Between the conventions of interpreter handlers and of regions: three small functions.

`enter` is what `Block.entry` holds for translated blocks: a handler that goes to the block's
region. `resume` and `interpret` are the interpreter's handlers of these names in the convention of
regions: hart.pc and all registers that do not travel are in the hart already.
"""

from __future__ import annotations

from typing import Final

from pvm.isa.hart import Hart
from pvm.isa.interp.blocks import Block
from pvm.isa.interp.composer import ARGUMENTS, PARAMETERS, handler_symbol
from pvm.isa.translate import convention
from pvm.isa.translate.emitter import ATTRIBUTES
from pvm.isa.translate.space import ENTER, INTERPRET, RESUME
from pvm.lowlevel.ir import FunctionWriter, quoted
from pvm.lowlevel.structs import offset_of

HANDLERS: Final = {name: handler_symbol(name) for name in ("resume", "interpret")}


def text() -> str:
    """The module of all three."""
    declarations = [f"declare hidden {convention.CONVENTION} void {quoted(symbol)}"
                    f"({', '.join(kind for kind, _ in ARGUMENTS)})"
                    for symbol in HANDLERS.values()]
    return "\n".join([*declarations, _enter(), _leave(RESUME, HANDLERS["resume"]),
                      _leave(INTERPRET, HANDLERS["interpret"])]) + "\n"


def _enter() -> str:
    writer = _writer(ENTER, PARAMETERS)
    field = offset_of(Block, "linked") - Block.size
    target = _load(writer, "%op", field, "ptr")
    there, gone = writer.label("there"), writer.label("gone")
    some = writer.value(f"icmp ne ptr {target}, null")
    writer.terminate(f"br i1 {some}, label %{there}, label %{gone}")
    writer.place(gone)      # it was taken away since the block was entered
    pc = _load(writer, "%op", offset_of(Block, "pc") - Block.size, "i64")
    writer.emit(f"store i64 {pc}, ptr {_place(writer, '%hart', offset_of(Hart, 'pc'))}")
    _jump_to_handler(writer, HANDLERS["interpret"], "%pages", "%access")
    writer.place(there)
    integers = {number: _load(writer, "%hart", convention.integer_offset(number), "i64")
                for number in convention.TRAVELLING}
    floats = {number: _load(writer, "%hart", convention.float_offset(number), "double")
              for number in convention.TRAVELLING_FLOATS}
    _jump(writer, target, convention.arguments(integers, floats, "%fuel"))
    return writer.text()


def _leave(name: str, handler: str) -> str:
    writer = _writer(name, convention.PARAMETERS)
    for number in convention.TRAVELLING:
        place = _place(writer, "%hart", convention.integer_offset(number))
        writer.emit(f"store i64 %x{number}, ptr {place}")
    for number in convention.TRAVELLING_FLOATS:
        place = _place(writer, "%hart", convention.float_offset(number))
        writer.emit(f"store double %f{number}, ptr {place}")
    pages, access = (_load(writer, "%hart", offset_of(Hart, name), kind)
                     for name, kind in (("pages", "i64"), ("access", "ptr")))
    _jump_to_handler(writer, handler, pages, access)
    return writer.text()


def _jump_to_handler(writer: FunctionWriter, handler: str, pages: str, access: str) -> None:
    values = {"%op": "null", "%pages": pages, "%access": access}
    _jump(writer, quoted(handler), ", ".join(
        f"{kind} {values.get(parameter, parameter)}" for kind, parameter in ARGUMENTS))


def _writer(name: str, parameters: str) -> FunctionWriter:
    return FunctionWriter(f"define hidden {convention.CONVENTION} void {quoted(name)}"
                          f"({parameters}) {ATTRIBUTES}")


def _jump(writer: FunctionWriter, target: str, arguments: str) -> None:
    # musttail wants equal parameters; LLVM makes a jump of this one as well, as a test checks
    writer.emit(f"tail call {convention.CONVENTION} void {target}({arguments})")
    writer.terminate("ret void")


def _place(writer: FunctionWriter, base: str, offset: int) -> str:
    return writer.value(f"getelementptr i8, ptr {base}, i64 {offset}")


def _load(writer: FunctionWriter, base: str, offset: int, type_: str) -> str:
    return writer.value(f"load {type_}, ptr {_place(writer, base, offset)}")
