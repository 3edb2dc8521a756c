"""Traces: system calls as strace shows them, instructions, and blocks that are entered."""

import errno
import os
import signal
from collections.abc import Callable, Set
from typing import TYPE_CHECKING, Any, Final, TextIO

from pvm.isa.emulator import ExitInfo
from pvm.isa.hart import Exit
from pvm.isa.instructions.decoding import Instruction, decode, length_of
from pvm.isa.instructions.text import FLOAT_NAMES, INTEGER_NAMES, disassemble
from pvm.isa.memory.faults import GuestFault

if TYPE_CHECKING:
    from pvm.isa.process.process import Process
    from pvm.isa.process.syscalls.table import SystemCall
    from pvm.isa.process.threads import GuestThread

_SHOWN: Final = 64              # bytes of a string
_SMALL: Final = 1 << 12
_LOWEST_ERROR: Final = -4095


def attach_traces(process: "Process", wanted: Set[str], output: TextIO) -> None:
    """Traces what is wanted of "syscall", "insn" and "block"."""
    if "syscall" in wanted:
        process.trace = SystemCallTrace(output)
    if wanted & {"insn", "block"}:
        steps = _Steps(process, output, "insn" in wanted, "block" in wanted)
        process.runner = steps.run


class SystemCallTrace:
    """A line for each system call; lines of several threads have the thread's number."""

    def __init__(self, output: TextIO) -> None:
        self._output = output
        self._texts: dict[int, str] = {}

    def enter(self, thread: "GuestThread", number: int, call: "SystemCall | None",
              arguments: list[int]) -> None:
        """A call is about to be made."""
        if call is None:
            self._texts[thread.number] = f"syscall_{number}()"
            return
        shown = (f"{name.rstrip('_')}={_argument(thread, name, value)}"
                 for name, value in zip(call.arguments, arguments, strict=False))
        self._texts[thread.number] = f"{call.name}({', '.join(shown)})"

    def leave(self, thread: "GuestThread", result: int | None) -> None:
        """It gives a result; None: the registers are something else now."""
        self.note(thread, "?" if result is None else _result(result))

    def note(self, thread: "GuestThread", text: str) -> None:
        """What else there is to say of the call."""
        call = self._texts.get(thread.number, "")
        self._output.write(f"{_prefix(thread)}{call} = {text}\n")
        self._output.flush()


def _prefix(thread: "GuestThread") -> str:
    return f"[{thread.number}] " if len(thread.process.threads) > 1 else ""


def _argument(thread: "GuestThread", name: str, value: int) -> str:
    if name.endswith("_"):
        return _string(thread, value)
    if name in ("fd", "folder", "new_folder"):
        low = value & 0xFFFF_FFFF
        return str(low - (1 << 32) if low >> 31 else low)
    if name == "signal" and 0 < value < signal.NSIG:
        return str(value)
    return str(value) if value < _SMALL else hex(value)


def _string(thread: "GuestThread", address: int) -> str:
    try:
        text = thread.space.read_string(address, _SHOWN)
    except GuestFault:
        return hex(address)
    except ValueError:
        text = thread.space.read(address, _SHOWN) + b"..."
    return '"' + text.decode("utf-8", "backslashreplace") + '"'


def _result(result: int) -> str:
    if _LOWEST_ERROR <= result < 0:
        return f"-1 {errno.errorcode.get(-result, -result)} ({os.strerror(-result)})"
    return str(result) if result < _SMALL else hex(result)


class _Steps:
    """Runs harts one instruction at a time."""

    def __init__(self, process: "Process", output: TextIO, shows_instructions: bool,
                 shows_blocks: bool) -> None:
        self._process = process
        self._output = output
        self._shows_instructions = shows_instructions
        self._shows_blocks = shows_blocks
        self._expected: dict[int, int] = {}     # thread -> the address behind its last instruction

    def run(self, thread: "GuestThread") -> ExitInfo:
        """Until the hart leaves for another reason than that it has made a step."""
        while True:
            found = self._step(thread)
            if found.reason is not Exit.SLICE:
                return found

    def _step(self, thread: "GuestThread") -> ExitInfo:
        hart = thread.hart
        pc = hart.pc
        instruction = instruction_at(thread, pc)
        length = 4 if instruction is None else instruction.length
        if self._shows_blocks and self._expected.get(thread.number) != pc:
            self._output.write(f"{_prefix(thread)}block {pc:#x}\n")
        self._expected[thread.number] = pc + length
        found = self._process.emulator.run(hart, 1)
        if self._shows_instructions:
            text = "?" if instruction is None else disassemble(instruction, pc)
            changed = "" if instruction is None else _changed(hart, instruction)
            self._output.write(f"{_prefix(thread)}{pc:#x}: {text:32}{changed}".rstrip() + "\n")
        return found


def instruction_at(thread: "GuestThread", pc: int) -> Instruction | None:
    """The instruction at an address; None where there is none."""
    read: Callable[[int, int], bytes] = thread.space.read
    try:
        bits = int.from_bytes(read(pc, 2), "little")
        if length_of(bits) == 4:
            bits |= int.from_bytes(read(pc + 2, 2), "little") << 16
    except GuestFault:
        return None
    return decode(bits)


def _changed(hart: Any, instruction: Instruction) -> str:
    """The register that an instruction has written, and what is in it."""
    for operand, names, registers in (("rd", INTEGER_NAMES, hart.x),
                                      ("frd", FLOAT_NAMES, hart.f)):
        number = instruction.operands.get(operand)
        if number is not None and (number or operand == "frd"):
            return f"{names[number]}={registers[number]:#x}"
    return ""
