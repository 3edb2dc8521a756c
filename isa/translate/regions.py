"""Region discovery: the control-flow graph that is translated as one function.

A basic block is identified by its pc and the return addresses of the calls that it is inlined in.
What a block does at its end names other blocks of the region, or pcs outside, which are exits.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from pvm.isa.hart import DYNAMIC, RTZ
from pvm.isa.instructions.decoding import Instruction
from pvm.isa.meanings.conversions import EXACT
from pvm.isa.meanings.declaring import MEANINGS

Fetch = Callable[[int], Instruction | None]
Seen = Callable[[int], bool]

MAX_REGION: Final = 400             # instructions
MAX_CALLEE: Final = 48
MAX_DEPTH: Final = 3                # calls in calls
_MAX_BLOCK: Final = 96
OUTSIDE: Final = -1
_RETURN_REGISTER: Final = 1
_MASK: Final = (1 << 64) - 1
_STRAIGHT: Final = frozenset({"plain", "load", "store", "amo", "fence"})


class Key(NamedTuple):
    """Where a block is: `returns` are the return addresses of inlined calls, outermost first; the
    last one is OUTSIDE for a function that is not inlined."""

    pc: int
    returns: tuple[int, ...] = ()

    @property
    def is_outside(self) -> bool:
        return self.returns[-1:] == (OUTSIDE,)


class Step(NamedTuple):
    """An instruction at its pc."""

    pc: int
    instruction: Instruction


@dataclass
class BasicBlock:
    """Straight code. `kind` says how it ends, `last` is the control transfer (None where it falls
    through or stops):

    | kind | successors |
    |---|---|
    | fall | the next block |
    | branch | taken, not taken |
    | jump | the target; `link` is the return address where it is a call |
    | indirect | where it goes if it returns from an inlined call, or none |
    | stop | none: the interpreter does the instruction at `end` |

    A successor that is not a block of the region is an exit to its pc.
    """

    key: Key
    steps: list[Step] = field(default_factory=list)
    kind: str = "fall"
    last: Step | None = None
    link: int = 0
    end: int = 0
    successors: list[Key] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many instructions it retires."""
        return len(self.steps) + (self.last is not None)


@dataclass
class Region:
    """`blocks` in the order of discovery, the entry first. `heads`: blocks where fuel is looked at,
    with how much must be left there."""

    entry: Key
    blocks: dict[Key, BasicBlock]
    heads: dict[Key, int] = field(default_factory=dict)

    def inside(self, block: BasicBlock) -> list[Key]:
        """A block's successors in the region."""
        return [key for key in block.successors if key in self.blocks]

    def ranges(self) -> list[tuple[int, int]]:
        """Addresses whose bytes the region was made from: disjoint, ascending [start, end)."""
        spans = sorted({(step.pc, step.pc + step.instruction.length)
                        for block in self.blocks.values()
                        for step in [*block.steps, *([block.last] if block.last else [])]})
        merged: list[tuple[int, int]] = []
        for start, end in spans:
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return merged


def discover(pc: int, fetch: Fetch, seen: Seen) -> Region:
    """The region that begins at a pc. `fetch` decodes an instruction (None: it cannot be executed
    or translated); `seen` says whether a block's start was ever reached."""
    entry = Key(pc)
    finder = _Finder(fetch, seen)
    finder.run(entry)
    region = Region(entry, finder.blocks())
    _find_heads(region)
    return region


def is_translatable(instruction: Instruction) -> bool:
    """Whether straight code may hold it; other instructions are left to the interpreter."""
    return instruction.row.kind in _STRAIGHT and (
        instruction.row.kind == "fence" or meaning_name(instruction) in MEANINGS)


def meaning_name(instruction: Instruction) -> str:
    """The name of its meaning; none has that name where the interpreter has to round."""
    mode = instruction.operands.get("rm", DYNAMIC)
    if mode == DYNAMIC or instruction.name in EXACT:
        return instruction.name
    return f"{instruction.name}.{'rtz' if mode == RTZ else 'static'}"


class _Finder:
    """Breadth-first, so that what is far from the entry is left out when the region is full."""

    def __init__(self, fetch: Fetch, seen: Seen) -> None:
        self._fetch = fetch
        self._seen = seen
        self._found: dict[Key, BasicBlock] = {}
        self._callees: dict[int, bool] = {}
        self._size = 0

    def run(self, entry: Key) -> None:
        pending = deque([entry])
        while pending and self._size < MAX_REGION:
            key = pending.popleft()
            if key in self._found or key.is_outside:
                continue
            if key != entry and not self._seen(key.pc):
                continue
            block = self._scan(key)
            self._found[key] = block
            self._size += block.count
            pending.extend(block.successors)

    def blocks(self) -> dict[Key, BasicBlock]:
        """Without overlaps: a block ends where another one begins."""
        for block in self._found.values():
            for index, step in enumerate(block.steps):
                key = Key(step.pc, block.key.returns)
                if index and key in self._found:
                    del block.steps[index:]
                    block.kind, block.last, block.successors = "fall", None, [key]
                    break
        return self._found

    def _scan(self, key: Key) -> BasicBlock:
        block = BasicBlock(key)
        pc = key.pc
        while True:
            instruction = self._fetch(pc)
            following = pc + instruction.length if instruction is not None else pc
            if len(block.steps) >= _MAX_BLOCK:
                block.successors = [Key(pc, key.returns)]
                return block
            if instruction is not None and is_translatable(instruction):
                block.steps.append(Step(pc, instruction))
                pc = following
                continue
            block.end = pc
            self._terminate(block, pc, following, instruction)
            return block

    def _terminate(self, block: BasicBlock, pc: int, following: int,
                   instruction: Instruction | None) -> None:
        kind = "stop" if instruction is None else instruction.row.kind
        block.kind = "stop"
        if instruction is None or kind not in ("branch", "jump", "indirect"):
            return
        block.kind, block.last = kind, Step(pc, instruction)
        operands, returns = instruction.operands, block.key.returns
        if kind == "branch":
            target = (pc + operands["imm_b"]) & _MASK
            block.successors = [Key(target, returns), Key(following, returns)]
        elif kind == "jump":
            target = (pc + operands["imm_j"]) & _MASK
            block.link = following if operands["rd"] else 0
            block.successors = [self._call(target, returns, following) if block.link
                                else Key(target, returns)]
        else:
            block.link = following if operands["rd"] else 0
            if returns and _is_return(instruction):
                block.successors = [Key(returns[-1], returns[:-1])]

    def _call(self, target: int, returns: tuple[int, ...], following: int) -> Key:
        """The function's first block, inlined where the function is small."""
        if len(returns) < MAX_DEPTH and self._is_small(target):
            return Key(target, (*returns, following))
        return Key(target, (*returns, OUTSIDE))

    def _is_small(self, target: int) -> bool:
        if target not in self._callees:
            self._callees[target] = self._measure(target)
        return self._callees[target]

    def _measure(self, target: int) -> bool:
        """Whether a function is small, itself and what it jumps to, and has a return."""
        pending, known, size, returns = [target], set[int](), 0, False
        while pending:
            pc = pending.pop()
            while pc not in known:
                instruction = self._fetch(pc)
                size += 1
                if size > MAX_CALLEE or instruction is None:
                    return False
                known.add(pc)
                kind, operands = instruction.row.kind, instruction.operands
                if kind == "branch":
                    pending.append((pc + operands["imm_b"]) & _MASK)
                elif kind == "jump" and not operands["rd"]:
                    pc = (pc + operands["imm_j"]) & _MASK
                    continue
                elif kind == "indirect" and not operands["rd"]:
                    returns = returns or _is_return(instruction)
                    break
                elif kind in ("system", "csr"):
                    break
                pc += instruction.length
        return returns


def _is_return(instruction: Instruction) -> bool:
    operands = instruction.operands
    return (operands["rs1"] == _RETURN_REGISTER and not operands["rd"]
            and not operands["imm_i"])


def _find_heads(region: Region) -> None:
    """Every cycle of the graph has a head in it, and so is the entry; the rest is acyclic."""
    order: list[Key] = []
    state: dict[Key, int] = {}
    heads = {region.entry}
    stack = [(region.entry, iter(region.inside(region.blocks[region.entry])))]
    state[region.entry] = 1
    while stack:
        key, successors = stack[-1]
        following = next(successors, None)
        if following is None:
            stack.pop()
            state[key] = 2
            order.append(key)
        elif state.get(following) == 1:
            heads.add(following)
        elif following not in state:
            state[following] = 1
            stack.append((following, iter(region.inside(region.blocks[following]))))
    region.blocks = {key: region.blocks[key] for key in reversed(order)}
    longest: dict[Key, int] = {}
    for key in order:       # successors that are not heads come before
        block = region.blocks[key]
        after = [longest[each] for each in region.inside(block) if each not in heads]
        longest[key] = block.count + max(after, default=0)
    region.heads = {key: longest[key] for key in heads}
