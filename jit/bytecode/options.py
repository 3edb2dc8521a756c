"""What the builder may assume and do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from pvm.vm.interp.predecode import Code
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.members import JavaMethod

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine

Avoided = frozenset[tuple[int, int, str]]


class Profiles(Protocol):
    """What was counted of an instruction; None where nothing is known."""

    def receivers(self, code: Code, index: int) -> tuple[list[tuple[JavaClass, int]], int] | None:
        """The classes met with their counts, most frequent first, and the count of all others."""

    def branch(self, code: Code, index: int) -> tuple[int, int] | None:
        """How often a branch was taken, and not taken."""


class NoProfiles:
    """Nothing was counted."""

    def receivers(self, code: Code, index: int) -> tuple[list[tuple[JavaClass, int]], int] | None:
        return None

    def branch(self, code: Code, index: int) -> tuple[int, int] | None:
        return None


@dataclass
class BuildOptions:
    """`avoid`: speculations that failed, by (method number, instruction index, reason).

    `speculates`: whether what the profile has not seen is left out. `counts`: whether the code
    counts what its instructions do, as the interpreter does in the same cells, which then exist.
    `metered`: whether it counts fuel. `inlines`: whether calls are inlined at all, `inline_limit`
    the size in bytecodes up to which a hot callee is.
    """

    machine: Machine
    profiles: Profiles = field(default_factory=NoProfiles)
    avoid: Avoided = frozenset()
    speculates: bool = True
    inlines: bool = True
    counts: bool = False
    metered: bool = False
    inline_limit: int = 325
    trivial_limit: int = 35
    max_depth: int = 9
    max_nodes: int = 8000
    may_inline: Callable[[JavaMethod], bool] = lambda method: True
    note: Callable[[int, JavaMethod, int, str], None] = lambda depth, method, bci, text: None
