"""The same guest code interpreted and translated: everything a guest could notice is compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pvm.isa.emulator import Emulator, ExitInfo, RunningHart
from pvm.isa.hart import Exit
from pvm.isa.memory.access import EXECUTE, READ, WRITE
from pvm.isa.memory.space import AddressSpace
from pvm.isa.translate.translator import BackgroundTranslator

CODE, DATA, READ_ONLY, END = 0x10000, 0x20000, 0x24000, 0x28000
SIZE = 1 << 24


class Outcome(NamedTuple):
    """What a run came to."""

    exit: ExitInfo
    pc: int
    retired: int
    x: tuple[int, ...]
    f: tuple[int, ...]
    fcsr: int
    memory: bytes


def space_of(words: Sequence[int], data: bytes) -> AddressSpace:
    """Code from CODE on (4 bytes each), writable data up to READ_ONLY, then a page to read."""
    space = AddressSpace(SIZE)
    code = b"".join(word.to_bytes(4, "little") for word in words)
    space.map(CODE, -(-len(code) // 4096) * 4096, READ | EXECUTE, code)
    space.map(DATA, READ_ONLY - DATA, READ | WRITE, data)
    space.map(READ_ONLY, 4096, READ, data[:4096])
    return space


def outcome(words: Sequence[int], registers: Mapping[int, int], floats: Mapping[int, int],
            data: bytes, budgets: Sequence[int], translator: BackgroundTranslator | None,
            fcsr: int = 0) -> Outcome:
    """Runs the code, one budget after the other while a run ends with Exit.SLICE."""
    space = space_of(words, data)
    emulator = Emulator(space, translator)
    try:
        hart = emulator.new_hart()
        _fill(hart, registers, floats, fcsr)
        end = ExitInfo(Exit.SLICE, 0)
        for budget in budgets:
            if end.reason is Exit.SLICE:
                end = emulator.run(hart, budget)
        if end.reason is Exit.SLICE:
            end = ExitInfo(Exit.SLICE, 0)
        if translator is not None and translator.error is not None:
            raise translator.error
        return Outcome(end, hart.pc, hart.retired, tuple(hart.x), tuple(hart.f), hart.fcsr,
                       space.read(DATA, READ_ONLY - DATA))
    finally:
        emulator.close()
        space.close()


def _fill(hart: RunningHart, registers: Mapping[int, int], floats: Mapping[int, int],
          fcsr: int) -> None:
    for number, value in registers.items():
        hart.x[number] = value
    for number, value in floats.items():
        hart.f[number] = value
    hart.fcsr = fcsr
    hart.pc = CODE


def translating(heat: int = 1, **options: Any) -> BackgroundTranslator:
    """A translator whose regions are there as soon as they are wanted."""
    return BackgroundTranslator(heat=heat, keeps=False, waits=True, **options)


def assert_agree(words: Sequence[int], registers: Mapping[int, int] = {},  # noqa: B006
                 floats: Mapping[int, int] = {}, data: bytes = b"",  # noqa: B006
                 budgets: Sequence[int] = (100_000,), fcsr: int = 0) -> Outcome:
    """Runs both ways; what they came to."""
    wanted = outcome(words, registers, floats, data, budgets, None, fcsr)
    translator = translating()
    found = outcome(words, registers, floats, data, budgets, translator, fcsr)
    differences = [f"{name}: {_shown(one)} interpreted, {_shown(two)} translated"
                   for name, one, two in _differences(wanted, found)]
    assert not differences, "\n".join(differences)
    return found


def _differences(wanted: Outcome, found: Outcome) -> Iterator[tuple[str, Any, Any]]:
    for name, one, two in zip(Outcome._fields, wanted, found, strict=True):
        if isinstance(one, (tuple, bytes)) and not isinstance(one, ExitInfo):
            yield from ((f"{name}[{index}]", a, b)
                        for index, (a, b) in enumerate(zip(one, two, strict=True)) if a != b)
        elif one != two:
            yield name, one, two


def _shown(value: Any) -> str:
    return f"{value:#x}" if isinstance(value, int) else str(value)
