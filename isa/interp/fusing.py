# low-level
"""Superinstructions: an op whose handler does the ones after it as well.

The ops themselves stay as they are, so that every slow way, fault and index is that of the single
instruction. `sequences` says which there are; a tree of them is data of the image.
"""

from pvm.isa.hart import SINK
from pvm.isa.interp.blocks import Op
from pvm.lowlevel.marks import external, lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import boolean, u8, u16, u32, u64


@struct
class Node:
    """What was seen of a sequence so far: its handler, if it is a whole one, and its children."""

    handler: u64
    first: u16
    count: u16
    unused: u32


@struct
class Child:
    """A node that follows on the instruction of this row; `depends`: if its rs1 is the last rd."""

    row: u8
    depends: u8
    node: u16


@external
def isa_nodes() -> Ptr[Node]:
    """All nodes; number 0 is none."""
    raise NotImplementedError


@external
def isa_children() -> Ptr[Child]:
    """All children; those that depend come before the same row that does not."""
    raise NotImplementedError


@external
def isa_roots() -> Ptr[u16]:
    """The node of each row as the first of a sequence."""
    raise NotImplementedError


@external
def isa_commutative() -> Ptr[u8]:
    """For each row whether rs1 and rs2 may change places."""
    raise NotImplementedError


@lowlevel
def fuse(ops: Ptr[Op], numbers: Ptr[u8], count: u64) -> None:
    """Gives ops of a block the handlers of the longest sequences; `numbers` are their rows."""
    for index in range(u64(1), count):
        if isa_commutative()[numbers[index]] != 0:
            arrange(ops + index)
    at = u64(0)
    while at + 1 < count:
        at += fuse_one(ops + at, numbers + at, count - at)


@lowlevel(inline=True)
def arrange(op: Ptr[Op]) -> None:
    """The operand that the instruction before has made comes first."""
    made = (op - 1).rd
    if op.rs2 == made and op.rs1 != made:
        op.rs2 = op.rs1
        op.rs1 = made


@lowlevel
def fuse_one(op: Ptr[Op], numbers: Ptr[u8], count: u64) -> u64:
    """How many instructions the op's handler does now."""
    node = u32(isa_roots()[numbers[0]])
    done = u64(1)
    length = u64(1)
    while node != 0 and length < count:
        made = (op + length - 1).rd
        depends = made != SINK and (op + length).rs1 == made
        node = follow(node, numbers[length], depends)
        length += 1
        handler = (isa_nodes() + node).handler
        if handler != 0:
            op.handler = handler
            done = length
    return done


@lowlevel
def follow(node: u32, row: u8, depends: boolean) -> u32:
    """The node after an instruction; 0 if no sequence goes on so."""
    first = u32((isa_nodes() + node).first)
    for index in range(first, first + u32((isa_nodes() + node).count)):
        child = isa_children() + index
        if child.row == row and (child.depends == 0 or depends):
            return u32(child.node)
    return u32(0)
