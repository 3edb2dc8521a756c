"""Adapters between the interpreter's convention and compiled code's, one of each a signature.

A signature is the letters (I J F D A) of the arguments, the receiver included, then ")" and that of
the result (or V): "AIJ)I". *i2c* is a handler, to be put into `Method.invoke`: it takes the
arguments from the Java stack, leaves a marker there and calls `Method.compiled`. *c2i* is called as
compiled code is: it puts the arguments on the Java stack and has the interpreter run the method.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from pvm.jit.llvm.externals import External
from pvm.jit.llvm.session import compile_text
from pvm.lowlevel.ir import FunctionWriter, quoted
from pvm.lowlevel.lowering.module import ModuleLowering
from pvm.vm.interp.calls import INVOKE_WORDS
from pvm.vm.interp.composer import CONVENTION, PARAMETERS, WORD, HandlerWriter
from pvm.vm.interp.traps import Trap
from pvm.vm.model.metadata import Frame, Method, Thread, Vm

if TYPE_CHECKING:
    from pvm.jit.code.space import CodeSpace

TYPES: Final = {"I": "i32", "J": "i64", "F": "float", "D": "double", "A": "ptr addrspace(1)",
                "V": "void"}
_ZEROS: Final = {"I": "i32 0", "J": "i64 0", "F": "float 0.0", "D": "double 0.0",
                 "A": "ptr addrspace(1) null", "V": "void"}
# A quarter of the time that the levels above take, and not much slower code.
_LEVEL: Final = 0
# What is left on the Java stack above a marker: an entry frame and some room.
_MARKER_ROOM: Final = 2 * Frame.size + 16 * WORD
_EXCEPTIONAL: Final = "interp.exceptional"
_RUN: Final = "vm.compiled.calling.run_from_compiled"
_OVERFLOW: Final = "vm.compiled.overflow.java_stack_overflow"
_CORE: Final = {name: External("core", name) for name in (_EXCEPTIONAL, _RUN, _OVERFLOW)}


class AdapterTable:
    """The adapters of one runtime; they stay. Only the compiler thread may use it."""

    def __init__(self, space: CodeSpace) -> None:
        self._space = space
        self._addresses: dict[str, int] = {}

    def i2c(self, signature: str) -> int:
        """Address of the handler that enters compiled code."""
        self.provide(i2c=[signature])
        return self._addresses[_i2c(signature)]

    def c2i(self, signature: str) -> int:
        """Address of the function that enters the interpreter."""
        self.provide(c2i=[signature])
        return self._addresses[_c2i(signature)]

    def provide(self, i2c: Iterable[str] = (), c2i: Iterable[str] = ()) -> None:
        """Compiles those that there are not yet, all at once."""
        known = self._addresses
        entering = sorted({x for x in i2c if _i2c(x) not in known})
        leaving = sorted({x for x in c2i if _c2i(x) not in known})
        if entering or leaving:
            object_file = compile_text(adapters_text(entering, leaving), _LEVEL)
            known.update(self._space.place(object_file, _CORE))


def adapters_text(i2c: Iterable[str], c2i: Iterable[str]) -> str:
    """LLVM text of adapters for the signatures."""
    module = ModuleLowering()
    for line in ('!0 = !{!"branch_weights", i32 1, i32 100000}',
                 '!1 = !{!"branch_weights", i32 100000, i32 1}',
                 "declare ptr @llvm.frameaddress.p0(i32 immarg)",
                 f"declare hidden {CONVENTION} void {quoted(_EXCEPTIONAL)}({PARAMETERS})",
                 f"declare hidden i64 {quoted(_RUN)}(ptr, i64, ptr, ptr)",
                 f"declare hidden void {quoted(_OVERFLOW)}(ptr, ptr)"):
        module.declare(line)
    for signature in i2c:
        _write_i2c(module, signature)
    for signature in c2i:
        _write_c2i(module, signature)
    return module.finish()


def _i2c(signature: str) -> str:
    return f"i2c({signature}"


def _c2i(signature: str) -> str:
    return f"c2i({signature}"


def _write_i2c(module: ModuleLowering, signature: str) -> None:
    """The marker lies where the arguments lay, which the callee has in registers."""
    letters, result = signature.split(")")
    handler = HandlerWriter(module, _i2c(signature), 0)
    method = handler.writer.value("inttoptr i64 %w to ptr")
    code = handler.field(Method, "compiled", method, "ptr")
    marker = handler.gep("%sp", -WORD * len(letters))
    arguments = [f"{TYPES[letter]} {handler.load(marker, WORD * index, TYPES[letter])}"
                 for index, letter in enumerate(letters)]
    _push_marker(handler, marker)
    call = (f"call {CONVENTION} {TYPES[result]} {code}"
            f"({', '.join(['ptr %thr', 'i64 %w', *arguments])})")
    if result == "V":
        handler.writer.emit(call)
    else:
        value = handler.writer.value(call)
    handler.leave_if_exceptional()
    cached = [] if result == "V" else [_to_slot(handler.writer, value, result)]
    handler.go(handler.gep("%pc", INVOKE_WORDS * WORD), marker, "%fp", cached)
    handler.done()


def _push_marker(handler: HandlerWriter, marker: str) -> None:
    """Makes a marker the thread's frame, after checking the stack."""
    end = handler.gep(marker, _MARKER_ROOM)
    limit = handler.field(Thread, "stack_limit", "%thr", "ptr")
    fits = handler.when(handler.writer.value(f"icmp ugt ptr {end}, {limit}"))
    handler.set_field(Thread, "trap_kind", "%thr", "i32", str(int(Trap.STACK_OVERFLOW)))
    handler.tail(quoted(_EXCEPTIONAL), "%pc", "%sp", "%fp", "%w")
    handler.writer.place(fits)
    vm = handler.field(Thread, "vm", "%thr", "ptr")
    handler.set_field(Frame, "pc", "%fp", "ptr", "%pc")
    handler.set_field(Frame, "pc", marker, "ptr", "null")
    handler.set_field(Frame, "previous", marker, "ptr", "%fp")
    handler.set_field(Frame, "method", marker, "ptr",
                      handler.field(Vm, "compiled_method", vm, "ptr"))
    handler.set_field(Thread, "frame", "%thr", "ptr", marker)
    handler.set_field(Thread, "sp", "%thr", "ptr", handler.gep(marker, Frame.size))


def _write_c2i(module: ModuleLowering, signature: str) -> None:
    """The entry frame is the core's to fill; its operands are the arguments."""
    letters, result = signature.split(")")
    parameters = ["ptr %thr", "i64 %w",
                  *(f"{TYPES[letter]} %a{index}" for index, letter in enumerate(letters))]
    handler = HandlerWriter(module, _c2i(signature), 0)
    handler.writer = writer = FunctionWriter(
        f"define hidden {CONVENTION} {TYPES[result]} {quoted(_c2i(signature))}"
        f"({', '.join(parameters)}) noinline nounwind \"frame-pointer\"=\"all\"")
    anchor = writer.value("call ptr @llvm.frameaddress.p0(i32 0)")
    marker = handler.field(Thread, "frame", "%thr", "ptr")
    operands = handler.gep(marker, 2 * Frame.size)
    end = handler.gep(operands, WORD * len(letters))
    limit = handler.field(Thread, "stack_limit", "%thr", "ptr")
    fits = handler.when(writer.value(f"icmp ugt ptr {end}, {limit}"))
    writer.emit(f"call void {quoted(_OVERFLOW)}(ptr %thr, ptr {anchor})")
    writer.terminate(f"ret {_ZEROS[result]}")
    writer.place(fits)
    for index, letter in enumerate(letters):
        handler.store(_to_slot(writer, f"%a{index}", letter), operands, WORD * index)
    slot = writer.value(f"call i64 {quoted(_RUN)}(ptr %thr, i64 %w, ptr {anchor}, "
                        f"ptr {end})")
    writer.terminate(f"ret {_from_slot(writer, slot, result)}")
    handler.done()


def _to_slot(writer: FunctionWriter, value: str, letter: str) -> str:
    """A value as a stack slot's 64 bits."""
    if letter == "J":
        return value
    if letter == "A":
        return writer.value(f"ptrtoint ptr addrspace(1) {value} to i64")
    if letter == "D":
        return writer.value(f"bitcast double {value} to i64")
    if letter == "F":
        value = writer.value(f"bitcast float {value} to i32")
    return writer.value(f"zext i32 {value} to i64")


def _from_slot(writer: FunctionWriter, slot: str, letter: str) -> str:
    """A stack slot's bits as a typed value, or "void"."""
    if letter == "V":
        return "void"
    if letter == "J":
        return f"i64 {slot}"
    if letter == "A":
        return f"ptr addrspace(1) {writer.value(f'inttoptr i64 {slot} to ptr addrspace(1)')}"
    if letter == "D":
        return f"double {writer.value(f'bitcast i64 {slot} to double')}"
    narrow = writer.value(f"trunc i64 {slot} to i32")
    if letter == "I":
        return f"i32 {narrow}"
    return f"float {writer.value(f'bitcast i32 {narrow} to float')}"
