"""Guest memory as the JNI sees it: every address is checked."""

from typing import Final

from pvm.isa.memory.faults import GuestFault, OutOfSpace
from pvm.isa.memory.space import AddressSpace
from pvm.native.jni.errors import JniError, exhausted
from pvm.native.jni.guest.heap import GuestHeap
from pvm.native.jni.memory import Words, promoted

_LONGEST: Final = 1 << 24


class GuestMemory:
    """See `memory.Memory`."""

    def __init__(self, space: AddressSpace) -> None:
        self._space = space
        self.heap = GuestHeap(space)

    def read(self, address: int, size: int) -> bytes:
        try:
            return self._space.read(address, size)
        except GuestFault as fault:
            raise JniError(str(fault)) from None

    def write(self, address: int, data: bytes) -> None:
        try:
            self._space.write(address, data)
        except GuestFault as fault:
            raise JniError(str(fault)) from None

    def string(self, address: int) -> bytes:
        try:
            return self._space.read_string(address, _LONGEST)
        except (GuestFault, ValueError) as fault:
            raise JniError(str(fault)) from None

    def allocate(self, size: int) -> int:
        try:
            return self.heap.allocate(size)
        except OutOfSpace:
            raise exhausted("no memory for native code") from None

    def free(self, address: int) -> None:
        self.heap.free(address)

    def variadic(self, address: int) -> Words:
        return lambda letters: self.words(address, letters)

    def words(self, address: int, letters: str) -> list[int]:
        """Variadic arguments that lie in memory, a word each."""
        data = self.read(address, 8 * len(letters))
        return [promoted(int.from_bytes(data[8 * at: 8 * at + 8], "little"), letter)
                for at, letter in enumerate(letters)]
