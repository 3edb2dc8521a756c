"""A process made by hand: its system calls are made one by one, or its program is run."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from elf_files import executable

from pvm.emulation.world import GrantedWorld
from pvm.isa.emulator import Emulator
from pvm.isa.instructions.assembling import assemble
from pvm.isa.memory.space import AddressSpace
from pvm.isa.process.process import Process
from pvm.isa.process.syscalls.table import load_table
from pvm.vm.security.grants import EVERYTHING, Grants

COMMAND = [sys.executable, "-m", "pvm", "emulate"]
ROOM = 0x20_0000                # memory of the guest that tests use as they like
ROOM_SIZE = 1 << 20
CWD = (1 << 64) - 100
NUMBERS = {call.name: number for number, call in load_table().items()}
A = range(10, 18)               # the registers a0 to a7


def code(*instructions: int | bytes) -> bytes:
    """Instructions one after the other."""
    return b"".join(one if isinstance(one, bytes) else one.to_bytes(4, "little")
                    for one in instructions)


def ins(name: str, **operands: int) -> int:
    return assemble(name, **operands)


def load(register: int, value: int) -> bytes:
    """Puts a number of up to 31 bits into a register."""
    upper = (value + 0x800) >> 12
    low = value - (upper << 12)
    return code(ins("lui", rd=register, imm_u=upper << 12),
                ins("addiw", rd=register, rs1=register, imm_i=low))


def system_call(name: str, *arguments: int) -> bytes:
    """Makes a system call of numbers."""
    loads = b"".join(load(register, value) for register, value in zip(A, arguments, strict=False))
    return loads + load(17, NUMBERS[name]) + code(ins("ecall"))


def program(*parts: bytes | int) -> bytes:
    """An ELF file of this code."""
    return executable(code(*parts))


class Guest:
    """A process whose first thread does not run: `call` makes its system calls."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.space = process.space
        self.thread = process.prepare([b"guest"], [])
        self._next = ROOM
        process.memory.map(ROOM, ROOM_SIZE, 3, is_fixed=True)

    def call(self, name: str, *arguments: int | bytes) -> int:
        """What a system call gives; bytes are put into memory, and their address is passed."""
        hart = self.thread.hart
        for register in A:
            hart.x[register] = 0
        for register, value in zip(A, arguments, strict=False):
            hart.x[register] = self.put(value) if isinstance(value, bytes) else value
        hart.x[17] = NUMBERS[name]
        self.thread.call()
        result = hart.x[10]
        return result - (1 << 64) if result >> 63 else result

    def put(self, data: bytes) -> int:
        """An address where these bytes and a NUL are."""
        address = self.room(len(data) + 1)
        self.space.write(address, data + b"\0")
        return address

    def room(self, size: int) -> int:
        """An address of so many bytes, all 0."""
        if self._next + size + 16 > ROOM + ROOM_SIZE:
            self._next = ROOM
        address = self._next
        self._next += (size + 15) & -16
        self.space.write(address, bytes(size))
        return address

    def read(self, address: int, size: int) -> bytes:
        return self.space.read(address, size)


@contextmanager
def guest(granted: Grants = EVERYTHING, folder: Path | None = None,
          content: bytes | None = None) -> Iterator[Guest]:
    """A guest with these grants; its streams lead to /dev/null."""
    streams = tuple(os.open(os.devnull, os.O_RDWR) for _ in range(3))
    world = GrantedWorld(granted, (streams[0], streams[1], streams[2]))
    process = Process(Emulator(AddressSpace(1 << 30, limit=1 << 28)), world)
    if folder is not None:
        process.folder = os.fsencode(folder)
    process.load(content or program(system_call("exit_group", 3)), b"/guest")
    made = Guest(process)
    mask = os.umask(0o022)
    try:
        yield made
    finally:
        os.umask(mask)                  # the guest's is the process's own
        process.files.close_all()
        for thread in list(process.threads.values()):
            process.leave(thread)
        process.alarm.close()
        process.close()
