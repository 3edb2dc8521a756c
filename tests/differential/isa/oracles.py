"""Other emulators that run an image: qemu-riscv64 and unicorn."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import Any

from .image import CODE, DATA, PAGE, Image

TIMEOUT = 300
FLOATS_ON = 3 << 13  # mstatus.FS


class Failed(Exception):
    """A machine did not come to the end of the image."""


def run_in_qemu(image: Image) -> bytes:
    """The data at the end under qemu-riscv64.  Raises Failed."""
    with tempfile.TemporaryDirectory() as place:
        program = Path(place) / "image"
        program.write_bytes(image.elf())
        program.chmod(0o755)
        done = subprocess.run(["qemu-riscv64", str(program)], capture_output=True,
                              timeout=TIMEOUT, check=False)
    if done.returncode or len(done.stdout) != len(image.data):
        raise Failed(f"qemu: exit {done.returncode}, {len(done.stdout)} bytes")
    return done.stdout


def unicorn_with(image: Image) -> Any:
    """A unicorn with an image in its memory."""
    import unicorn
    from unicorn import riscv_const

    machine = unicorn.Uc(unicorn.UC_ARCH_RISCV, unicorn.UC_MODE_RISCV64)
    for address, content in ((CODE, image.code), (DATA, image.data)):
        machine.mem_map(address, -(-len(content) // PAGE) * PAGE)
        machine.mem_write(address, content)
    machine.reg_write(riscv_const.UC_RISCV_REG_MSTATUS, FLOATS_ON)
    return machine


def run_in_unicorn(image: Image) -> bytes:
    """The data at the end under unicorn.  Raises Failed."""
    import unicorn
    from unicorn import riscv_const

    machine = unicorn_with(image)
    machine.hook_add(unicorn.UC_HOOK_INTR, lambda uc, number, _: uc.emu_stop())
    try:
        machine.emu_start(CODE, CODE + len(image.code))
    except unicorn.UcError as error:
        pc = machine.reg_read(riscv_const.UC_RISCV_REG_PC)
        raise Failed(f"unicorn: {error} at {pc:#x}") from error
    return bytes(machine.mem_read(DATA, len(image.data)))
