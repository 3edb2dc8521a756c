"""Which locals are used later, and as what: what a state must keep, and where phis are needed.

A set of (local, kind) pairs is one integer, bit `5 * local + kind`. An instruction in the range of
an exception handler keeps alive what the handler uses.
"""

from __future__ import annotations

from pvm.vm.classfile.decode import Instruction, branch_targets
from pvm.vm.verify.flow import MethodFlow

KINDS = "IJFDA"
_ALL = (1 << len(KINDS)) - 1


def local_access(instruction: Instruction) -> tuple[str, str, int] | None:
    """("load", "store" or "inc", kind, local) of an instruction on a local."""
    mnemonic = instruction.op.mnemonic
    if mnemonic == "iinc":
        return "inc", "I", instruction.operands[0]
    stem, _, suffix = mnemonic.partition("_")
    if stem[1:] not in ("load", "store") or len(stem) > 6:
        return None
    local = int(suffix) if suffix else instruction.operands[0]
    return stem[1:], stem[0].upper() if stem[0] != "l" else "J", local


def liveness(flow: MethodFlow, is_reachable: list[bool]) -> list[int]:
    """The live set before each instruction."""
    count = len(flow.instructions)
    live = [0] * (count + 1)
    accesses = [local_access(each) for each in flow.instructions]
    changed = True
    while changed:
        changed = False
        handlers = _handler_sets(flow, live, count)
        for index in range(count - 1, -1, -1):
            if not is_reachable[index]:
                continue
            instruction = flow.instructions[index]
            found = handlers[index] | _before(instruction, accesses[index], index, live)
            if found != live[index]:
                live[index] = found
                changed = True
    return live[:count]


def _handler_sets(flow: MethodFlow, live: list[int], count: int) -> list[int]:
    sets = [0] * count
    for row in flow.handlers:
        wanted = live[row.target]
        if wanted:
            for index in range(row.start, min(row.end, count)):
                sets[index] |= wanted
    return sets


def _before(
    instruction: Instruction, access: tuple[str, str, int] | None, index: int, live: list[int]
) -> int:
    after = 0
    if not instruction.op.ends_block:
        after = live[index + 1]
    if instruction.op.is_branch:
        for target in branch_targets(instruction):
            after |= live[target]
    if access is None:
        return after
    what, kind, local = access
    if what == "store":
        after &= ~(_ALL << 5 * local)
        if kind in "JD":
            after &= ~(_ALL << 5 * (local + 1))
        return after
    return after | 1 << 5 * local + KINDS.index(kind)


def live_locals(live: int) -> list[tuple[int, str]]:
    """The (local, kind) pairs of a set, ascending."""
    found = []
    while live:
        low = live & -live
        bit = low.bit_length() - 1
        found.append((bit // 5, KINDS[bit % 5]))
        live ^= low
    return found


def is_live(live: int, local: int) -> bool:
    """Whether the local is in the set as anything."""
    return bool(live >> 5 * local & _ALL)
