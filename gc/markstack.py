# low-level
"""The stack of objects that are reached but not yet scanned.

When it is full, `overflowed` is set and the object is dropped: the policy that pushed it must find
it again by walking its space (it is marked), until a drain ends without overflow.
"""

from pvm.gc.heap import MarkStack
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u64


@lowlevel(inline=True)
def push(stack: Ptr[MarkStack], object: u64) -> None:
    """Remembers an object that is to be scanned."""
    count = stack.count
    if count < stack.capacity:
        stack.base[count] = object
        stack.count = count + 1
    else:
        stack.overflowed = u64(1)


@lowlevel(inline=True)
def pop(stack: Ptr[MarkStack]) -> u64:
    """The object pushed last; the stack must not be empty."""
    stack.count -= 1
    return stack.base[stack.count]
