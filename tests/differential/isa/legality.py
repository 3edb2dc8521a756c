"""Which bits are instructions: what qemu-riscv64 and objdump say of parcels and words.

qemu is asked by a guest program that puts each one into a page full of `c.ebreak`, jumps to it and
notes which signal comes where. All registers point to memory that may be written.
"""

from __future__ import annotations

import os
import re
import struct
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pvm.isa.instructions.assembling import assemble
from pvm.isa.instructions.fields import FIELDS

from .emitting import Code
from .image import A0, A1, A2, A7, CODE, DATA, EXIT, PAGE, WRITE, _pages, _segment

PLACE = 0x40000  # where the bits are executed
SAFE = 0x2000_0000  # memory that they may change, from SAFE - PAGE on
SP, T0, T1, T2, T3 = 2, 5, 6, 7, 28
STATE = DATA  # index, count; then the signals' stack; then the words; then the answers
WORDS = DATA + 16 * PAGE
SIGNALS = (4, 5, 7, 8, 11)  # ILL, TRAP, BUS, FPE, SEGV
SIGACTION, SIGALTSTACK = 134, 132
ON_STACK, NO_DEFER, WITH_INFO = 0x0800_0000, 0x4000_0000, 4
PC_IN_CONTEXT = 176  # uc_mcontext of riscv64's struct ucontext begins with pc
C_EBREAK = 0x9002

# RV64GC is asked about, not what qemu's default processor has beside it.
PROCESSOR = "rv64,zba=false,zbb=false,zbc=false,zbs=false,v=false,h=false,Zfh=false,Zfhmin=false"
LEGAL, ILLEGAL = 1, 2


def qemu_says(words: Sequence[int]) -> list[bool]:
    """For each word (or parcel in a word's low half): is it an instruction?  What `may_wander`
    must not be asked about."""
    count = len(words)
    answers = WORDS + _pages(4 * count)
    code = _asking(answers, count)
    data = bytearray(answers - DATA + _pages(count))
    data[8:16] = count.to_bytes(8, "little")
    data[WORDS - DATA : WORDS - DATA + 4 * count] = struct.pack(f"<{count}I", *words)
    place = struct.pack("<H", C_EBREAK) * (PAGE // 2)
    parts = [(CODE, bytes(code.bytes), 5), (PLACE, place, 7), (DATA, bytes(data), 6),
             (SAFE - PAGE, bytes(2 * PAGE), 6)]
    output = _run_qemu(_elf(parts))
    return [byte == LEGAL for byte in output[: len(words)]]


def may_wander(word: int) -> bool:
    """Whether it jumps far away, to itself or into itself: it would not come back."""
    if word & 3 == 3:
        return word & 0x7F == 0x6F or (word & 0x7F == 0x63 and FIELDS["imm_b"].read(word) in (0, 2))
    jumps, branches = 0xA001, (0xC001, 0xE001)
    return word & 0xFFFF == jumps or word & 0xFC7F in branches


def _elf(parts: list[tuple[int, bytes, int]]) -> bytes:
    offset = PAGE
    headers, contents = b"", b""
    for address, content, flags in parts:
        headers += _segment(address, len(content), offset, flags)
        contents += content.ljust(_pages(len(content)), b"\0")
        offset += _pages(len(content))
    header = struct.pack("<4sBBBBQHHIQQQIHHHHHH", b"\x7fELF", 2, 1, 1, 0, 0, 2, 243, 1, CODE, 64,
                         0, 5, 64, 56, len(parts), 64, 0, 0)
    return (header + headers).ljust(PAGE, b"\0") + contents


def _run_qemu(program: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "asking"
        file.write_bytes(program)
        file.chmod(0o755)
        done = subprocess.run(["qemu-riscv64", "-cpu", PROCESSOR, str(file)], check=True,
                              capture_output=True, timeout=1200)
    return done.stdout


def _asking(answers: int, count: int) -> Code:
    """The guest program: sets signals up, then asks about one word after the other."""
    code = Code(CODE)
    handler_at = len(code.bytes)
    _set_signals_up(code)
    loop = code.here
    code.load_constant(T0, STATE)
    code.load(T1, T0, 0)
    code.load(T2, T0, 8)
    done = code.here
    code.word(0)
    _place_word(code)
    for register in (r for r in range(1, 32)):
        code.load_constant(register, SAFE)
    code.emit("csrrw", rd=0, csr=3, rs1=0)
    code.jump(PLACE)
    handler = code.here
    _note_signal(code, answers)
    code.jump(loop)
    code.patch(done, assemble("beq", rs1=T1, rs2=T2, imm_b=code.here - done))
    for register, value in ((A0, 1), (A1, answers), (A2, count), (A7, WRITE)):
        code.load_constant(register, value)
    code.emit("ecall")
    code.load_constant(A0, 0)
    code.load_constant(A7, EXIT)
    code.emit("ecall")
    _set_handler(code, handler_at, handler)
    return code


def _set_signals_up(code: Code) -> None:
    """struct sigaction and stack_t are made on the way, from STATE + 64 on."""
    base = STATE + 64
    code.load_constant(T1, 0x7FFFFFFF)  # patched: the handler
    code.load_constant(T0, base)
    code.store(T1, T0, 0)
    code.load_constant(T1, ON_STACK | NO_DEFER | WITH_INFO)
    code.store(T1, T0, 8)
    code.store(0, T0, 16)
    code.load_constant(T1, STATE + PAGE)
    code.store(T1, T0, 32)
    code.store(0, T0, 40)
    code.load_constant(T1, 8 * PAGE)
    code.store(T1, T0, 48)
    code.load_constant(A0, base + 32)
    code.emit("addi", rd=A1, rs1=0, imm_i=0)
    code.load_constant(A7, SIGALTSTACK)
    code.emit("ecall")
    for signal in SIGNALS:
        code.load_constant(A0, signal)
        code.load_constant(A1, base)
        code.emit("addi", rd=A2, rs1=0, imm_i=0)
        code.emit("addi", rd=A2 + 1, rs1=0, imm_i=8)
        code.load_constant(A7, SIGACTION)
        code.emit("ecall")


def _set_handler(code: Code, place: int, handler: int) -> None:
    constant = Code(CODE + place)
    constant.load_constant(T1, handler)
    code.bytes[place : place + len(constant.bytes)] = constant.bytes


def _place_word(code: Code) -> None:
    """The word of index T1, in the state at T0, goes to PLACE; parcels leave the next one."""
    code.load_constant(T2, WORDS)
    code.emit("slli", rd=T3, rs1=T1, shamt=2)
    code.emit("add", rd=T2, rs1=T2, rs2=T3)
    code.emit("lwu", rd=T3, rs1=T2, imm_i=0)
    code.load_constant(T2, PLACE)
    code.emit("sw", rs2=T3, rs1=T2, imm_s=0)
    code.emit("addi", rd=T1, rs1=T1, imm_i=1)
    code.store(T1, T0, 0)
    code.emit("fence.i")


def _note_signal(code: Code, answers: int) -> None:
    """The answer is ILLEGAL for SIGILL at PLACE, LEGAL for all else."""
    code.load(T1, A2, PC_IN_CONTEXT)
    code.load_constant(T0, PLACE)
    code.emit("sub", rd=T1, rs1=T1, rs2=T0)
    code.emit("addi", rd=A0, rs1=A0, imm_i=-SIGNALS[0])
    code.emit("or", rd=T1, rs1=T1, rs2=A0)  # 0 if both agree
    code.emit("sltiu", rd=T1, rs1=T1, imm_i=1)
    code.emit("addi", rd=T1, rs1=T1, imm_i=LEGAL)
    code.load_constant(T0, STATE)
    code.load(T2, T0, 0)
    code.load_constant(T0, answers - 1)
    code.emit("add", rd=T0, rs1=T0, rs2=T2)
    code.emit("sb", rs2=T1, rs1=T0, imm_s=0)
    code.load_constant(SP, SAFE)


def objdump_says(words: Sequence[int], length: int) -> list[bool]:
    """For each of the bits, all of ``length`` bytes: does objdump know it as RV64GC?"""
    content = b"".join(word.to_bytes(length, "little") for word in words)
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "bits"
        file.write_bytes(content)
        done = subprocess.run(
            ["riscv64-linux-gnu-objdump", "-b", "binary", "-m", "riscv:rv64", "-D", "-z", "-M",
             "no-aliases", str(file)],
            check=True, capture_output=True, text=True, env=os.environ | {"LC_ALL": "C"})
    lines = re.findall(r"^\s*([0-9a-f]+):\t([0-9a-f]+)\s+(.*)$", done.stdout, re.M)
    assert [int(at, 16) for at, _, _ in lines] == list(range(0, len(content), length))
    return [not re.match(r"\.\w*(byte|short|word)|unimp|c\.unimp", text) and "unknown" not in text
            for _, _, text in lines]
