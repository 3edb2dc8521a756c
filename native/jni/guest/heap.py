"""A guest's heap: what is lent to native code, and malloc."""

from typing import Final

from pvm.isa.memory.access import READ, WRITE
from pvm.isa.memory.faults import OutOfSpace
from pvm.isa.memory.space import AddressSpace

_SMALLEST: Final = 16
_STEP: Final = 1 << 20              # what is mapped at a time


class GuestHeap:
    """Blocks of powers of two; those that are given back are used again. Python's lock guards it.

    The blocks' sizes are not kept in guest memory, where they could be overwritten.
    """

    def __init__(self, space: AddressSpace) -> None:
        self._space = space
        self._free: dict[int, list[int]] = {}
        self._sizes: dict[int, int] = {}
        self._next = self._end = 0

    def allocate(self, size: int) -> int:
        """The address of a block of zeros. OutOfSpace."""
        rounded = max(1 << (size - 1).bit_length(), _SMALLEST) if size > 1 else _SMALLEST
        free = self._free.setdefault(rounded, [])
        if free:
            address = free.pop()
            self._space.write(address, bytes(rounded))
        else:
            address = self._fresh(rounded)
        self._sizes[address] = rounded
        return address

    def _fresh(self, size: int) -> int:
        if self._next + size > self._end:
            step = max(_STEP, size)
            if step > self._space.size:
                raise OutOfSpace(f"no {size:#x} bytes of guest memory")
            with self._space.lock:
                self._next = self._space.find_free(step)
                self._space.map(self._next, step, READ | WRITE)
            self._end = self._next + step
        self._next += size
        return self._next - size

    def size(self, address: int) -> int:
        """The size of the block at an address, 0 if there is none."""
        return self._sizes.get(address, 0)

    def free(self, address: int) -> bool:
        """Gives a block back; false if there is none."""
        size = self._sizes.pop(address, 0)
        if size:
            self._free[size].append(address)
        return bool(size)
