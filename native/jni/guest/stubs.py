"""The pages through which guest code reaches the machine: stubs, and tables of their addresses.

A stub is `ecall; ret`. The first one is where Java's calls return to.
"""

import struct
from typing import Final

from pvm.native.jni.functions import COUNT, FIRST, FUNCTIONS, INVOCATION, INVOCATION_FIRST, Function

ECALL: Final = 0x00000073
RET: Final = 0x00008067             # jalr x0, 0(ra)
STUB_BYTES: Final = 8
_WORD: Final = 8


class Stubs:
    """What lies where, from a guest address on: `code` and `data` are the two parts' content.

    `environment`, `java_vm`: the addresses of a JNIEnv and a JavaVM.
    """

    def __init__(self, base: int, c_functions: tuple[str, ...]) -> None:
        self._base = base
        self._what: list[Function | str] = ["return", *FUNCTIONS, *INVOCATION, *c_functions]
        self._c_names = {name.encode(): 1 + len(FUNCTIONS) + len(INVOCATION) + index
                         for index, name in enumerate(c_functions)}
        stub = struct.pack("<II", ECALL, RET)
        self.code = stub * len(self._what)
        self.return_pc = base
        self.first = base + STUB_BYTES      # of the JNI functions
        self._data_base = base + -(-len(self.code) // 4096) * 4096
        self.data = self._tables()

    def _tables(self) -> bytes:
        functions = [0] * FIRST + [self._address(1 + index) for index in range(len(FUNCTIONS))]
        first = 1 + len(FUNCTIONS)
        invocation = [0] * INVOCATION_FIRST + [
            self._address(first + index) for index in range(len(INVOCATION))]
        self.environment = self._data_base + _WORD * (len(functions) + len(invocation))
        self.java_vm = self.environment + _WORD
        words = [*functions, *invocation, self._data_base, self._data_base + _WORD * COUNT]
        return struct.pack(f"<{len(words)}Q", *words)

    def _address(self, index: int) -> int:
        return self._base + STUB_BYTES * index

    @property
    def data_base(self) -> int:
        """Where `data` lies."""
        return self._data_base

    def at(self, pc: int) -> Function | str | None:
        """What an ecall at an address is for: a JNI function, or the name of another one."""
        index, rest = divmod(pc - self._base, STUB_BYTES)
        return self._what[index] if rest == 0 and 0 <= index < len(self._what) else None

    def external(self, name: bytes) -> int | None:
        """The address of a function of C that is offered."""
        index = self._c_names.get(name)
        return None if index is None else self._address(index)
