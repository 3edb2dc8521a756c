"""Switch instructions whose targets come later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.gen.verification import Slots

if TYPE_CHECKING:
    from pvm.lang.gen.joins import Joins


class SwitchPatch:
    """A switch instruction whose targets are being filled in.

    targets: what each row leads to, by whatever number the caller gives it, -1 for the default."""

    __slots__ = ("_emitter", "_pc", "default", "first", "locals", "stack", "step", "targets")

    def __init__(self, emitter: Joins, pc: int, locals_: Slots, stack: Slots) -> None:
        self._emitter = emitter
        self._pc = pc
        self.locals = locals_
        self.stack = stack
        self.default = self.first = self.step = 0
        self.targets: list[int] = []

    def enter(self) -> None:
        """Control comes here from the switch."""
        self._emitter.revive(self.locals, self.stack)

    def fill(self, target: int) -> None:
        """The next instruction is where the rows with that target lead."""
        for row, each in enumerate(self.targets):
            if each == target:
                self._aim(self.first + row * self.step)

    def fill_default(self) -> None:
        """The next instruction is where `default` leads, and the rows without a target."""
        self._aim(self.default)
        self.fill(-1)

    def _aim(self, at: int) -> None:
        offset = len(self._emitter.out) - self._pc
        self._emitter.out[at : at + 4] = offset.to_bytes(4, "big", signed=True)
