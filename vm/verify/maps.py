"""Reference maps: which locals and stack values hold references before each instruction.

The locals are a data-flow problem over basic blocks with one bit a local: a store sets or clears
bits, and where paths meet a local is a reference only if it is one on every path. So a block's
whole effect is two masks, and solving needs no second look at its instructions.
"""

from bisect import bisect_left
from typing import Final, NamedTuple

from pvm.vm.classfile.constants import ConstantPool
from pvm.vm.classfile.decode import Instruction, branch_targets
from pvm.vm.classfile.descriptors import parse_method_descriptor, slots, value_type
from pvm.vm.classfile.opcodes import BRANCH, ENDS_BLOCK, OPCODES, Opcode
from pvm.vm.verify.flow import MethodFlow
from pvm.vm.verify.shapes import Shape, stack_shapes

ALL: Final = -1
"""The mask of every local: what is known of a block that no path has reached yet."""

Store = tuple[int, int, int]
"""Instruction index, mask of the locals it leaves alone, mask of those that become references."""


class ReferenceMaps(NamedTuple):
    """By instruction index, before the instruction. Where unreachable: 0, 0 and -1.

    `locals`: bit n is local variable n. `stack`: bit n is the value at position n, bottom first,
    a long or double being one value. `depth`: values on the stack.
    """

    locals: list[int]
    stack: list[int]
    depth: list[int]


class _Block:
    """Instructions start <= index < end. `kept` and `set` are the effect on the mask, out = in &
    kept | set; `seen` is what the masks before all its instructions have in common, in & seen."""

    __slots__ = ("end", "entry", "handlers", "kept", "seen", "set", "start", "successors")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self.entry = ALL
        self.kept = ALL
        self.set = 0
        self.seen = ALL
        self.successors: list[_Block] = []
        self.handlers: list[_Block] = []


def _store_row(op: Opcode) -> tuple[str, int]:
    suffix = op.mnemonic[-2:]
    return op.pops, int(suffix[1]) if suffix[0] == "_" else -1


_STORES: Final = {
    op.code: _store_row(op)
    for op in OPCODES
    if op is not None and op.pops and op.mnemonic[1:6] == "store" and op.pops in "IJFDA"
}
"""Opcode -> kind stored, local (-1: the operand says)."""
_CONTROL: Final = frozenset(
    op.code for op in OPCODES if op is not None and op.effects & (BRANCH | ENDS_BLOCK)
)


def reference_maps(
    flow: MethodFlow,
    pool: ConstantPool,
    descriptor: str,
    is_static: bool,
    shapes: list[Shape | None] | None = None,
) -> ReferenceMaps:
    """The maps of a method of this descriptor. `shapes`: the result of stack_shapes, if at hand."""
    if shapes is None:
        shapes = stack_shapes(flow, pool)
    masks = {shape: _stack_mask(shape) for shape in set(shapes)}
    depth = [-1 if shape is None else len(shape) for shape in shapes]
    local_masks = _local_masks(flow, shapes, parameter_mask(descriptor, is_static))
    return ReferenceMaps(local_masks, [masks[shape] for shape in shapes], depth)


def parameter_mask(descriptor: str, is_static: bool) -> int:
    """The locals that hold references at method entry."""
    mask, local = (0, 0) if is_static else (1, 1)
    for parameter in parse_method_descriptor(descriptor).parameters:
        if value_type(parameter) == "A":
            mask |= 1 << local
        local += slots(parameter)
    return mask


def _stack_mask(shape: Shape | None) -> int:
    if shape is None:
        return 0
    return sum(1 << position for position, kind in enumerate(shape) if kind == "A")


def _local_masks(flow: MethodFlow, shapes: list[Shape | None], at_entry: int) -> list[int]:
    stores = [
        _store(index, each)
        for index, each in enumerate(flow.instructions)
        if each.op.code in _STORES
    ]
    if not stores:  # most small methods
        return [0 if shape is None else at_entry for shape in shapes]
    blocks = _blocks(flow, shapes)
    for block in blocks:
        _summarise(block, _stores_of(block, stores))
    _solve(blocks, at_entry)
    masks = [0] * len(shapes)
    for block in blocks:
        _spread(block, _stores_of(block, stores), masks)
    return masks


def _store(index: int, instruction: Instruction) -> Store:
    kind, local = _STORES[instruction.op.code]
    if local < 0:
        local = instruction.operands[0]
    if kind == "A":
        return index, ALL, 1 << local
    return index, ~((3 if kind in "JD" else 1) << local), 0


def _stores_of(block: _Block, stores: list[Store]) -> list[Store]:
    first = bisect_left(stores, block.start, key=_index_of)
    return stores[first : bisect_left(stores, block.end, first, key=_index_of)]


def _index_of(store: Store) -> int:
    return store[0]


def _blocks(flow: MethodFlow, shapes: list[Shape | None]) -> list[_Block]:
    """The reachable basic blocks in code order, with their edges. The first one is at index 0."""
    end = len(flow.instructions)
    leaders = {0}
    ends: dict[int, Instruction] = {}
    for index, each in enumerate(flow.instructions):
        if each.op.code in _CONTROL:
            ends[index + 1] = each
            leaders.add(index + 1)
            leaders.update(branch_targets(each))
    for start, after, target, _ in flow.handlers:
        leaders.update((start, after, target))
    leaders.discard(end)
    starts = sorted(leaders)
    blocks = {
        start: _Block(start, after)
        for start, after in zip(starts, [*starts[1:], end], strict=True)
        if shapes[start] is not None
    }
    for block in blocks.values():
        _connect(block, ends.get(block.end), blocks)
    for start, after, target, _ in flow.handlers:
        for block in blocks.values():
            if start <= block.start < after:
                block.handlers.append(blocks[target])
    return list(blocks.values())


def _connect(block: _Block, last: Instruction | None, blocks: dict[int, _Block]) -> None:
    if last is None or not last.op.effects & ENDS_BLOCK:
        block.successors.append(blocks[block.end])
    if last is not None:
        block.successors += [blocks[target] for target in branch_targets(last)]


def _summarise(block: _Block, stores: list[Store]) -> None:
    last = block.end - 1
    for index, kept, set_ in stores:
        block.kept &= kept
        block.set = block.set & kept | set_
        if index != last:
            block.seen &= block.kept | block.set


def _solve(blocks: list[_Block], at_entry: int) -> None:
    blocks[0].entry = at_entry
    pending = [blocks[0]]
    reached = {blocks[0].start}
    while pending:
        block = pending.pop()
        for mask, targets in (
            (block.entry & block.kept | block.set, block.successors),
            (block.entry & block.seen, block.handlers),
        ):
            for target in targets:
                entry = target.entry & mask
                if entry != target.entry or target.start not in reached:
                    target.entry = entry
                    reached.add(target.start)
                    pending.append(target)


def _spread(block: _Block, stores: list[Store], masks: list[int]) -> None:
    """Writes the mask before each instruction of the block."""
    mask, start = block.entry, block.start
    for index, kept, set_ in stores:
        masks[start : index + 1] = [mask] * (index + 1 - start)
        mask = mask & kept | set_
        start = index + 1
    masks[start : block.end] = [mask] * (block.end - start)
