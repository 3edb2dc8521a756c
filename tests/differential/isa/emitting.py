"""Guest code in memory: instructions appended one after the other, with labels."""

from __future__ import annotations

from pvm.isa.instructions.assembling import assemble

ZERO = 0


class Code:
    """Instructions from ``address`` on."""

    def __init__(self, address: int) -> None:
        self.address = address
        self.bytes = bytearray()

    @property
    def here(self) -> int:
        """The address of what is emitted next."""
        return self.address + len(self.bytes)

    def word(self, bits: int, length: int = 4) -> None:
        """An instruction given by its bits."""
        self.bytes += bits.to_bytes(length, "little")

    def emit(self, name: str, **operands: int) -> None:
        """An instruction given by its name and operands."""
        self.word(assemble(name, **operands))

    def load_constant(self, register: int, value: int) -> None:
        """A value of 31 bits."""
        assert 0 <= value < 1 << 31 and register
        high = value + 0x800 & 0xFFFFF000
        self.emit("lui", rd=register, imm_u=high - (high >> 31 << 32))
        self.emit("addiw", rd=register, rs1=register, imm_i=value - high)

    def load(self, register: int, base: int, offset: int) -> None:
        """An integer register from memory."""
        self.emit("ld", rd=register, rs1=base, imm_i=offset)

    def store(self, register: int, base: int, offset: int) -> None:
        """An integer register to memory."""
        self.emit("sd", rs2=register, rs1=base, imm_s=offset)

    def load_float(self, register: int, base: int, offset: int) -> None:
        """A floating-point register from memory."""
        self.emit("fld", frd=register, rs1=base, imm_i=offset)

    def store_float(self, register: int, base: int, offset: int) -> None:
        """A floating-point register to memory."""
        self.emit("fsd", frs2=register, rs1=base, imm_s=offset)

    def jump(self, target: int) -> None:
        """To ``target``."""
        self.emit("jal", rd=ZERO, imm_j=target - self.here)

    def patch(self, address: int, word: int) -> None:
        """Replace the 32 bits at ``address``."""
        place = address - self.address
        self.bytes[place : place + 4] = word.to_bytes(4, "little")
