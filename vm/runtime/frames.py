# low-level
"""Where things lie in interpreter frames."""

from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u64
from pvm.vm.model.metadata import METHOD_ENTRY, Frame

SLOT = 8
ACC_STATIC, ACC_SYNCHRONIZED, ACC_NATIVE = 0x8, 0x20, 0x100


@lowlevel(inline=True)
def operand_stack(frame: Ptr[Frame]) -> Ptr[u64]:
    """The first slot above the frame's header."""
    return Ptr[u64](u64(frame) + Frame.size)


@lowlevel(inline=True)
def locals_of(frame: Ptr[Frame]) -> Ptr[u64]:
    """The first local; the caller's operand stack ends there."""
    return Ptr[u64](u64(frame) - u64(frame.method.max_locals) * SLOT)


@lowlevel(inline=True)
def is_entry(frame: Ptr[Frame]) -> u64:
    """Not 0 for the frame of native code that entered Java."""
    return u64(frame.method.flags & METHOD_ENTRY)
