"""What a program finds on its stack: arguments, environment, auxiliary vector.

The System V ABI, "process initialization", as Linux does it.
"""

import struct
from typing import Final

from pvm.isa.elf.loading import LoadedProgram
from pvm.isa.memory.access import PAGE_SIZE
from pvm.isa.memory.space import AddressSpace
from pvm.isa.process.guestmemory import GuestMemory
from pvm.isa.process.world import Identity

_ALIGNMENT: Final = 16
# getauxval(3): what the numbers of the auxiliary vector mean
(_PHDR, _PHENT, _PHNUM, _PAGESZ, _BASE, _FLAGS, _ENTRY) = range(3, 10)
(_UID, _EUID, _GID, _EGID) = range(11, 15)
_HWCAP, _CLKTCK, _SECURE, _RANDOM, _EXECFN = 16, 17, 23, 25, 31
_TICKS: Final = 100
_HARDWARE: Final = sum(1 << (ord(letter) - ord("A")) for letter in "IMAFDC")


class StackError(Exception):
    """The arguments and the environment do not fit on the stack."""


def build_stack(space: AddressSpace, memory: GuestMemory, program: LoadedProgram,
                arguments: list[bytes], environment: list[bytes], path: bytes, random: bytes,
                identity: Identity) -> tuple[int, bytes]:
    """Fills the stack; its pointer, and the auxiliary vector. StackError."""
    total = sum(map(len, (*arguments, *environment, path)))
    room = (memory.stack_end - memory.stack_start) // 4
    if total + 9 * (len(arguments) + len(environment)) > room:
        raise StackError("the arguments and the environment are too long")
    parts: list[bytes] = []         # the last one lies lowest
    place = memory.stack_end

    def put(data: bytes) -> int:
        nonlocal place
        parts.append(data)
        place -= len(data)
        return place

    name = put(path + b"\0")
    variables = [put(text + b"\0") for text in reversed(environment)][::-1]
    words = [put(text + b"\0") for text in reversed(arguments)][::-1]
    noise = put(random)
    auxiliary = _auxiliary(program, identity, name, noise)
    vector = struct.pack(f"<{len(words) + len(variables) + 3}Q", len(words), *words, 0,
                         *variables, 0) + auxiliary
    pointer = (place - len(vector)) & -_ALIGNMENT
    space.write(place, b"".join(reversed(parts)))
    space.write(pointer, vector)
    return pointer, auxiliary


def _auxiliary(program: LoadedProgram, identity: Identity, name: int, noise: int) -> bytes:
    rows = [(_HWCAP, _HARDWARE), (_PAGESZ, PAGE_SIZE), (_CLKTCK, _TICKS),
            (_PHDR, program.headers), (_PHENT, program.header_size),
            (_PHNUM, program.header_count), (_BASE, 0), (_FLAGS, 0), (_ENTRY, program.entry),
            (_UID, identity.user), (_EUID, identity.effective_user), (_GID, identity.group),
            (_EGID, identity.effective_group), (_SECURE, 0), (_RANDOM, noise), (_EXECFN, name),
            (0, 0)]
    return b"".join(struct.pack("<QQ", *row) for row in rows)
