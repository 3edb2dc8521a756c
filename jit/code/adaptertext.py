"""The LLVM text of adapters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pvm.jit.code.adapters import EXCEPTIONAL, OVERFLOW, RUN, c2i_name, i2c_name
from pvm.jit.llvm.slots import TYPES, from_slot, to_slot
from pvm.lowlevel.ir import FunctionWriter, quoted
from pvm.lowlevel.lowering.module import ModuleLowering
from pvm.vm.interp.calls import INVOKE_WORDS
from pvm.vm.interp.composer import CONVENTION, PARAMETERS, WORD, HandlerWriter
from pvm.vm.interp.traps import Trap
from pvm.vm.model.metadata import Frame, Method, Thread, Vm

_ZEROS: Final = {"I": "i32 0", "J": "i64 0", "F": "float 0.0", "D": "double 0.0",
                 "A": "ptr addrspace(1) null", "V": "void"}
# What is left on the Java stack above a marker: an entry frame and some room.
_MARKER_ROOM: Final = 2 * Frame.size + 16 * WORD


def adapters_text(i2c: Iterable[str], c2i: Iterable[str]) -> str:
    """LLVM text of adapters for the signatures."""
    module = ModuleLowering()
    for line in ('!0 = !{!"branch_weights", i32 1, i32 100000}',
                 '!1 = !{!"branch_weights", i32 100000, i32 1}',
                 "declare ptr @llvm.frameaddress.p0(i32 immarg)",
                 f"declare hidden {CONVENTION} void {quoted(EXCEPTIONAL)}({PARAMETERS})",
                 f"declare hidden i64 {quoted(RUN)}(ptr, i64, ptr, ptr)",
                 f"declare hidden void {quoted(OVERFLOW)}(ptr, ptr)"):
        module.declare(line)
    for signature in i2c:
        _write_i2c(module, signature)
    for signature in c2i:
        _write_c2i(module, signature)
    return module.finish()


def _write_i2c(module: ModuleLowering, signature: str) -> None:
    """The marker lies where the arguments lay, which the callee has in registers.

    The code may have been taken away since `invoke` was read, which leads elsewhere by now.
    """
    letters, result = signature.split(")")
    handler = HandlerWriter(module, i2c_name(signature), 0)
    method = handler.writer.value("inttoptr i64 %w to ptr")
    code = handler.field(Method, "compiled", method, "ptr")
    present = handler.when(handler.writer.value(f"icmp eq ptr {code}, null"))
    handler.tail(handler.field(Method, "invoke", method, "ptr"), "%pc", "%sp", "%fp", "%w")
    handler.writer.place(present)
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
    cached = [] if result == "V" else [to_slot(handler.writer, result, value)]
    handler.go(handler.gep("%pc", INVOKE_WORDS * WORD), marker, "%fp", cached)
    handler.done()


def _push_marker(handler: HandlerWriter, marker: str) -> None:
    """Makes a marker the thread's frame, after checking the stack."""
    end = handler.gep(marker, _MARKER_ROOM)
    limit = handler.field(Thread, "stack_limit", "%thr", "ptr")
    fits = handler.when(handler.writer.value(f"icmp ugt ptr {end}, {limit}"))
    handler.set_field(Thread, "trap_kind", "%thr", "i32", str(int(Trap.STACK_OVERFLOW)))
    handler.tail(quoted(EXCEPTIONAL), "%pc", "%sp", "%fp", "%w")
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
    handler = HandlerWriter(module, c2i_name(signature), 0)
    handler.writer = writer = FunctionWriter(
        f"define hidden {CONVENTION} {TYPES[result]} {quoted(c2i_name(signature))}"
        f"({', '.join(parameters)}) noinline nounwind \"frame-pointer\"=\"all\"")
    anchor = writer.value("call ptr @llvm.frameaddress.p0(i32 0)")
    marker = handler.field(Thread, "frame", "%thr", "ptr")
    operands = handler.gep(marker, 2 * Frame.size)
    end = handler.gep(operands, WORD * len(letters))
    limit = handler.field(Thread, "stack_limit", "%thr", "ptr")
    fits = handler.when(writer.value(f"icmp ugt ptr {end}, {limit}"))
    writer.emit(f"call void {quoted(OVERFLOW)}(ptr %thr, ptr {anchor})")
    writer.terminate(f"ret {_ZEROS[result]}")
    writer.place(fits)
    for index, letter in enumerate(letters):
        handler.store(to_slot(writer, letter, f"%a{index}"), operands, WORD * index)
    slot = writer.value(f"call i64 {quoted(RUN)}(ptr %thr, i64 %w, ptr {anchor}, "
                        f"ptr {end})")
    if result == "V":
        writer.terminate("ret void")
    else:
        writer.terminate(f"ret {TYPES[result]} {from_slot(writer, result, slot)}")
    handler.done()
