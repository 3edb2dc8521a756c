# low-level
"""Static fields of a class whose initialiser was running when the access was resolved.

These forms ask for the class's state each time (JVMS 5.5): the initialising thread goes on, other
threads wait in the control plane.
"""

from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, i8, i16, i64, u16, u64
from pvm.vm.interp.instructions import instruction, slow_instruction, slow_path
from pvm.vm.model.metadata import INITIALISED, Class, Thread
from pvm.vm.runtime.throwing import upcall
from pvm.vm.runtime.upcallcodes import Upcall

BOOLEAN, BYTE, CHAR, SHORT = (ord(letter) for letter in "ZBCS")


@lowlevel(inline=True)
def is_usable(thread: Ptr[Thread], klass: Ptr[Class]) -> boolean:
    """True when the thread may use the class's statics now."""
    return klass.state == INITIALISED or klass.initialising_thread == thread


@lowlevel
def getstatic_slow(thread: Ptr[Thread], pc: Ptr[u64], sp: Ptr[u64]) -> u64:
    upcall(thread, Upcall.INITIALISE, pc[2], 0)
    return Ptr[u64](pc[1])[0]


@instruction("getstatic_checked", words=3, slow=getstatic_slow)
def getstatic_checked(thread: Ptr[Thread], word1: u64, word2: u64) -> u64:
    if not is_usable(thread, Ptr[Class](word2)):
        slow_path()
    return Ptr[u64](word1)[0]


@slow_instruction("putstatic_checked", words=3, pops=1)
@lowlevel
def putstatic_checked(thread: Ptr[Thread], pc: Ptr[u64], sp: Ptr[u64]) -> u64:
    """The operand is the descriptor's first letter."""
    if not is_usable(thread, Ptr[Class](pc[2])):
        upcall(thread, Upcall.INITIALISE, pc[2], 0)
        if thread.pending != 0:
            return 0
    Ptr[i64](pc[1])[0] = narrowed(sp[-1], pc[0] & 65535)
    return 0


@lowlevel
def narrowed(value: u64, letter: u64) -> i64:
    """A value as the slot of a static of that type holds it."""
    if letter == BOOLEAN:
        return i64(value & 1)
    if letter == BYTE:
        return i64(i8(value))
    if letter == CHAR:
        return i64(u16(value))
    if letter == SHORT:
        return i64(i16(value))
    return i64(value)
