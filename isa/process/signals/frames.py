"""The frame that a handler finds on its stack: arch/riscv's struct rt_sigframe.

siginfo_t, then ucontext_t: flags, link, alternate stack, mask, room for more of it, and from the
next multiple of 16 on the registers (pc in x0's place) and the floating-point state.
"""

import struct
from typing import TYPE_CHECKING, Final

from pvm.isa.process.signals.state import INFO_SIZE, AlternateStack, SignalInfo

if TYPE_CHECKING:
    from pvm.isa.process.threads import GuestThread

_CONTEXT: Final = struct.Struct("<QQQixxxxQQ120x8x")
_INTEGERS: Final = struct.Struct("<32Q")
_FLOATS: Final = struct.Struct("<32QI")
_FLOAT_STATE_SIZE: Final = 528
FRAME_SIZE: Final = INFO_SIZE + _CONTEXT.size + _INTEGERS.size + _FLOAT_STATE_SIZE
_STACK_ON: Final = 1            # SS_ONSTACK
_STACK_OFF: Final = 2           # SS_DISABLE
_ALIGNMENT: Final = 16
CONTEXT_OFFSET: Final = INFO_SIZE

TRAMPOLINE: Final = bytes.fromhex("9308b008" "73000000")     # li a7,139; ecall


def push_frame(thread: "GuestThread", info: SignalInfo, uses_stack: bool, mask: int) -> int:
    """Writes a frame that restores the thread's state, with `mask`; its address. GuestFault."""
    hart, stack = thread.hart, thread.signals.stack
    pointer = int(hart.x[2])
    if uses_stack and stack.size and not stack.holds(pointer):
        pointer = stack.start + stack.size
    frame = (pointer - FRAME_SIZE) & -_ALIGNMENT & ((1 << 64) - 1)
    integers = [hart.pc, *(hart.x[index] for index in range(1, 32))]
    floats = [hart.f[index] for index in range(32)]
    content = info.packed() + _CONTEXT.pack(0, 0, stack.start, _stack_flags(thread), stack.size,
                                            mask)
    content += _INTEGERS.pack(*integers) + _FLOATS.pack(*floats, hart.fcsr)
    thread.space.write(frame, content.ljust(FRAME_SIZE, b"\0"))
    return frame


def pop_frame(thread: "GuestThread", frame: int) -> int:
    """Restores the state of a frame; the mask that it has. GuestFault."""
    content = thread.space.read(frame, FRAME_SIZE)
    _, _, start, flags, size, mask = _CONTEXT.unpack_from(content, INFO_SIZE)
    place = INFO_SIZE + _CONTEXT.size
    pc, *integers = _INTEGERS.unpack_from(content, place)
    *floats, fcsr = _FLOATS.unpack_from(content, place + _INTEGERS.size)
    hart = thread.hart
    for index, value in enumerate(integers, 1):
        hart.x[index] = value
    for index, value in enumerate(floats):
        hart.f[index] = value
    hart.fcsr = fcsr
    hart.pc = pc & ~1
    thread.signals.stack = AlternateStack(start, 0 if flags & _STACK_OFF else size,
                                          flags & ~(_STACK_ON | _STACK_OFF))
    return int(mask)


def _stack_flags(thread: "GuestThread") -> int:
    stack = thread.signals.stack
    if not stack.size:
        return _STACK_OFF
    return _STACK_ON if stack.holds(int(thread.hart.x[2])) else 0
