"""Translated code on disk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pvm.isa.emulator import Emulator
from pvm.isa.hart import Exit
from pvm.isa.memory.access import EXECUTE, READ
from pvm.isa.memory.space import AddressSpace
from pvm.isa.translate.translator import BackgroundTranslator

from ..machine import ins, packed

CODE = 0x10000
LOOP = [ins("addi", rd=10, rs1=10, imm_i=1), ins("addi", rd=30, rs1=30, imm_i=-1),
        ins("bne", rs1=30, rs2=0, imm_b=-8), ins("ebreak")]


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pvm.isa.image import isa_image

    isa_image()         # from the usual cache
    monkeypatch.setenv("PVM_CACHE", str(tmp_path))


def run(words: list[int]) -> tuple[int, list[int]]:
    """What a loop came to, and which regions there were; all code is as in a new process."""
    translator = BackgroundTranslator(heat=10, waits=True)
    space = AddressSpace(1 << 24)
    emulator = Emulator(space, translator)
    space.map(CODE, 4096, READ | EXECUTE, packed(words))
    hart = emulator.new_hart()
    hart.x[30], hart.pc = 1000, CODE
    assert emulator.run(hart).reason is Exit.EBREAK
    regions = translator.regions
    emulator.close()
    space.close()
    if translator.error is not None:
        raise translator.error
    return hart.x[10], regions


def test_the_next_run_compiles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    from pvm.isa.translate import compiling

    assert run(LOOP) == (1000, [CODE])
    monkeypatch.setattr(compiling, "compile_text", None)
    assert run(LOOP) == (1000, [CODE])


def test_other_bytes_in_the_page_are_another_entry() -> None:
    run(LOOP)
    assert run([ins("addi", rd=10, rs1=10, imm_i=2), *LOOP[1:]]) == (2000, [CODE])


def test_damaged_files_are_as_good_as_none(tmp_path: Path) -> None:
    run(LOOP)
    for path in (tmp_path / "code").iterdir():
        content = path.read_bytes()
        path.write_bytes(content[:len(content) // 2])
    assert run(LOOP) == (1000, [CODE])


def test_warm_starts_do_not_load_llvm(tmp_path: Path) -> None:
    """In processes of their own, the second of which finds everything."""
    script = tmp_path / "run.py"
    script.write_text("import sys\n"
                      "sys.path.insert(0, sys.argv[1])\n"
                      "from tests.unit.isa.translate.test_store import LOOP, run\n"
                      "print(run(LOOP)[0], 'llvmlite' in sys.modules)\n")
    root = str(Path(__file__).resolve().parents[4])
    environment = dict(os.environ) | {"PVM_CACHE": str(tmp_path)}
    outputs = [subprocess.run([sys.executable, str(script), root], env=environment, check=True,
                              capture_output=True, text=True, timeout=120).stdout.split()
               for _ in range(2)]
    assert [output[0] for output in outputs] == ["1000", "1000"]
    assert outputs[1][1] == "False"
