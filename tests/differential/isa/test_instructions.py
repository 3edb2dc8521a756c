"""Random instructions and blocks do on pvm what they do on qemu-riscv64 and unicorn."""

from __future__ import annotations

import shutil
from collections import Counter
from importlib.util import find_spec

import pytest

from .batches import ENCODINGS, batch
from .blocks import block_batch, listing
from .campaign import unexplained, unexplained_blocks
from .cases import forms

SHORT, LONG = 4, 200  # seeds of 5,000 instructions
SHORT_BLOCKS, LONG_BLOCKS = 3, 500  # seeds of 20 blocks
SLOW = ("translated",)  # gets fewer of the short ones
OURS = ("interpreted", "translated")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The machines that are compared with qemu."""
    if "machine" in metafunc.fixturenames:
        metafunc.parametrize("machine", (*OURS, "unicorn"))


def seeds(machine: str, is_long: bool, short: int, long: int) -> range:
    """The seeds for a machine."""
    return range(long if is_long else 1 if machine in SLOW else short)


def need(machine: str) -> None:
    """Skip the test, and say why, where an oracle is missing."""
    if shutil.which("qemu-riscv64") is None:
        pytest.skip("qemu-riscv64 is not installed")
    if machine == "unicorn" and find_spec("unicorn") is None:
        pytest.skip("unicorn is not installed")


def test_instructions(machine: str, request: pytest.FixtureRequest) -> None:
    """Single instructions with operands that they find hard."""
    need(machine)
    known: Counter[str] = Counter()
    for seed in seeds(machine, request.config.getoption("--long"), SHORT, LONG):
        found = list(unexplained(seed, [machine], known))
        assert not found, f"{len(found)} differ, the first:\n{found[0]}"
    assert machine == "unicorn" or not known


def test_blocks(machine: str, request: pytest.FixtureRequest) -> None:
    """Blocks with memory, branches, loops and calls; all registers are compared."""
    need(machine)
    for seed in seeds(machine, request.config.getoption("--long"), SHORT_BLOCKS, LONG_BLOCKS):
        found = list(unexplained_blocks(seed, [machine]))
        assert not found, f"{len(found)} differ, the first:\n{found[0]}"


def test_every_form_is_tested() -> None:
    """A few seeds have every instruction, 32 bits and 16, in them."""
    tested = {case.name for seed in range(1 + len(forms()) // ENCODINGS)
              for case in batch(seed).cases}
    assert tested == {form.name for form in forms()}
    assert {"add", "fmadd.s", "sc.d", "c.jalr", "csrrci", "fence.i", "c.addi16sp"} <= tested


def test_seeds_are_reproducible() -> None:
    """A seed alone makes the image, and each seed another."""
    assert batch(3).image == batch(3).image != batch(4).image
    assert block_batch(3).image == block_batch(3).image != block_batch(4).image


def test_blocks_can_be_read() -> None:
    """The listing has loops, memory and the loading of all registers in it."""
    text = "\n".join(line for number in range(5) for line in listing(block_batch(1), number))
    assert text.count("fld") > 150 and "bne" in text and "fsd" in text
