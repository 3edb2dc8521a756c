"""What lives and dies together: the classes of one loader, with their memory and their roots."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pvm.vm.model.arena import Arena

if TYPE_CHECKING:
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.model.members import JavaMethod


class LoaderData:
    """`PermanentLoaderData` belongs to loaders that never die, `runtime.unloading.MortalLoaderData`
    to one of the others.

    `arena` is for the metadata of classes and methods. `adapters` and `leaves`: what was spun for
    method handles, see `runtime.methodhandles`. `address` is that of a `metadata.LoaderData`,
    `holder` that of the slot of the object that stands for the loader, which does not keep it
    alive; both 0 where the classes never die.
    """

    address = holder = 0

    def __init__(self, arena: Arena) -> None:
        self.arena = arena
        self.adapters: dict[Any, JavaMethod] = {}
        self.leaves: dict[Any, int] = {}

    @property
    def is_dead(self) -> bool:
        """Whether a collection has found that nothing leads to the classes any more."""
        return False

    def allocate_roots(self, count: int) -> list[int]:
        """Addresses of root slots, each holding null, that are there as long as the classes."""
        raise NotImplementedError(type(self).__name__)

    def enter(self, java_class: "JavaClass") -> None:
        """A class was prepared in this data. Under the link lock."""

    def depend(self, other: "LoaderData") -> None:
        """These classes now refer to those, and so keep them alive."""


class PermanentLoaderData(LoaderData):
    """The classes of the machine's own loaders; `allocate_roots` gives it slots."""

    def __init__(self, arena: Arena, allocate_roots: Callable[[int], list[int]]) -> None:
        super().__init__(arena)
        self._allocate_roots = allocate_roots

    def allocate_roots(self, count: int) -> list[int]:
        return self._allocate_roots(count)
