"""Where paths of one method's code part and join: jumps, frames, handlers, switches.

Code is *alive* where control can come.  Jumps are `Chain`s: places of branches whose target is not
known yet, each with the state that it carries along.  `resolve` makes a chain's target the next
instruction; it stays pending until one is emitted, so that a goto met first takes the pending jumps
along instead (no jump leads to a jump), and a frame is recorded only where some path really
arrives.
"""

from __future__ import annotations

from typing import Final

from pvm.lang.gen.named_locals import NamedLocal
from pvm.lang.gen.switch_patch import SwitchPatch
from pvm.lang.gen.verification import (
    Slot,
    Slots,
    merged,
)
from pvm.vm.classfile.opcodes import OPCODES, Op, negated

Jump = tuple[int, Slots, Slots]
"""Where the branch instruction is; locals and stack that it leaves with."""

Chain = list[Jump]

MAX_CODE: Final = 65535

NEGATED: Final = {
    opcode.code: negated(opcode).code
    for opcode in OPCODES
    if opcode is not None and opcode.mnemonic.startswith("if")
}

_GOTO: Final = Op.GOTO
_GOTO_W: Final = Op.GOTO_W
_JUMP_POPS: Final = {
    opcode.code: len(opcode.pops)
    for opcode in OPCODES
    if opcode is not None and opcode.mnemonic.startswith("if")
}


class FarJump(Exception):
    """A branch does not fit 16 bits: the method must be emitted again with `fat` branches."""


class Joins:
    """`entry` are the locals on entry, arguments first; `this_name`: the class that `this`
    is of once it is constructed; `fat` makes every branch 32 bits wide.

    `out` the code; `frames` rows (pc, locals, stack) in order; `handlers` rows (start, end,
    handler, constant index of the type or 0); `lines` rows (pc, line)."""

    def __init__(
        self, entry: Slots, this_name: str, fat: bool = False, debug_lines: bool = True
    ) -> None:
        self.out = bytearray()
        self.entry = entry
        self.this_name = this_name
        self.fat = fat
        self.locals: Slots = entry
        self.stack: list[Slot] = []
        self.next_local = self.max_locals = len(entry)
        self.max_stack = 0
        self.frames: list[tuple[int, Slots, Slots]] = []
        self.handlers: list[tuple[int, int, int, int]] = []
        self.lines: list[tuple[int, int]] = []
        self.variables: list[NamedLocal] = []
        self._named: dict[int, NamedLocal] = {}  # those in scope, by slot
        self._debug_lines = debug_lines
        self._alive = True
        self._ready = True  # alive, nothing pending: primitives may emit at once
        self._pending: Chain = []
        self._line = 0  # to be noted at the next instruction
        self._fixed_pc = -1  # a position that something refers to: nothing before it is taken back

    # --- liveness, positions, lines ---

    @property
    def alive(self) -> bool:
        return self._alive or bool(self._pending)

    def here(self) -> int:
        """The position of the next instruction, for tables.  Settles pending jumps."""
        if self._pending:
            self._join()
        self._fixed_pc = len(self.out)
        return self._fixed_pc

    def kill(self) -> None:
        self._alive = self._ready = False

    def line(self, number: int) -> None:
        """The next instruction belongs to this line."""
        if self._debug_lines:
            self._line = number
            self._ready = False

    def _enter(self) -> bool:
        """Before an instruction when not ready: false if there is to be none."""
        if self._pending:
            self._join()
        if not self._alive:
            return False
        if self._line:
            self._note_line()
        self._ready = True
        return True

    def _note_line(self) -> None:
        number, pc, lines = self._line, len(self.out), self.lines
        self._line = 0
        if lines and lines[-1][0] == pc:
            lines.pop()
        if not lines or lines[-1][1] != number:
            lines.append((pc, number))

    # --- joins ---

    def resolve(self, chain: Chain) -> None:
        """The jumps lead to the next instruction."""
        if chain:
            limit = self.next_local
            self._pending += [
                jump if len(jump[1]) <= limit else (jump[0], jump[1][:limit], jump[2])
                for jump in chain
            ]
            self._ready = False

    def _join(self) -> None:
        pending, self._pending = self._pending, []
        if not self._alive:
            self._take_back_goto(pending)
        pc = len(self.out)
        for jump in pending:
            self._patch(jump[0], pc)
        if not self._alive:
            _, self.locals, stack = pending[0]
            self.stack = list(stack)
        for jump in pending:
            if jump[1] is not self.locals:
                self.locals = merged(self.locals, jump[1])
        self._alive = True
        if pending:
            self._frame(pc)

    def _take_back_goto(self, pending: Chain) -> None:
        """Removes a goto that was just emitted and leads to where it ends."""
        pc = len(self.out) - 3
        if pc < 0 or self._fixed_pc == pc + 3 or self.fat:
            return
        for jump in pending:
            if jump[0] == pc and self.out[pc] == _GOTO:
                pending.remove(jump)
                del self.out[pc:]
                for variable in self.variables:
                    variable.end = min(variable.end, pc)
                _, self.locals, stack = jump
                self.stack = list(stack)
                self._alive = True
                return

    def _frame(self, pc: int) -> None:
        if self.frames and self.frames[-1][0] == pc:
            self.frames.pop()
        self.frames.append((pc, self.locals, tuple(self.stack)))

    def _patch(self, at: int, target: int) -> None:
        offset = target - at
        if self.out[at] == _GOTO_W:
            self.out[at + 1 : at + 5] = offset.to_bytes(4, "big", signed=True)
            return
        if not -32768 <= offset < 32768:
            raise FarJump
        self.out[at + 1 : at + 3] = offset.to_bytes(2, "big", signed=True)

    def loop_head(self) -> int:
        """The next instruction is a target of backward jumps; its position."""
        pc = self.here()
        if self._alive:
            self._frame(pc)
        return pc

    def resolve_to(self, chain: Chain, pc: int) -> None:
        """The jumps lead back to a loop head."""
        for jump in chain:
            self._patch(jump[0], pc)

    def enter_handler(self, locals_: Slots, caught: Slot) -> int:
        """An exception handler starts here; its position."""
        assert not self.alive
        self.revive(locals_, (caught,))
        return len(self.out)

    def revive(self, locals_: Slots, stack: Slots) -> None:
        """Control comes here by other ways than jumps of a chain: handlers, switch cases."""
        if self._alive or self._pending:
            self.here()
            locals_ = merged(self.locals, locals_)
        self.locals = locals_
        self.stack = list(stack)
        self.max_stack = max(self.max_stack, len(stack))
        self._alive = True
        self._ready = not self._line
        self._fixed_pc = len(self.out)
        self._frame(self._fixed_pc)

    def state(self) -> tuple[Slots, Slots]:
        """Locals and stack, to be given to `revive`."""
        if self._pending:
            self._join()
        return self.locals, tuple(self.stack)

    # --- jumps ---

    def goto(self) -> Chain:
        """Jumps; the code is dead afterwards.  Pending jumps go along."""
        chain, self._pending = self._pending, []
        if self._alive:
            if self._line:
                self._note_line()
            pc = len(self.out)
            if self.fat:
                self.out += b"\xc8\0\0\0\0"
            else:
                self.out += b"\xa7\0\0"
            chain.append((pc, self.locals, tuple(self.stack)))
        self._alive = self._ready = False
        return chain

    def jump(self, opcode: int) -> Chain:
        """A conditional jump."""
        if not self._ready and not self._enter():
            return []
        out, stack = self.out, self.stack
        del stack[-_JUMP_POPS[opcode] :]
        if self.fat:
            out += bytes((NEGATED[opcode], 0, 8))
            pc = len(out)
            out += b"\xc8\0\0\0\0"
            jump = (pc, self.locals, tuple(stack))
            self._fixed_pc = len(out)
            self._frame(len(out))
            return [jump]
        pc = len(out)
        out += bytes((opcode, 0, 0))
        return [(pc, self.locals, tuple(stack))]

    def table_switch(self, low: int, count: int) -> SwitchPatch:
        """A tableswitch without targets; dead afterwards."""
        patch = self._switch(Op.TABLESWITCH)
        self.out += low.to_bytes(4, "big", signed=True)
        self.out += (low + count - 1).to_bytes(4, "big", signed=True)
        patch.first = len(self.out)
        patch.step = 4
        self.out += bytes(4 * count)
        return patch

    def lookup_switch(self, keys: list[int]) -> SwitchPatch:
        """A lookupswitch without targets, keys ascending; dead afterwards."""
        patch = self._switch(Op.LOOKUPSWITCH)
        self.out += len(keys).to_bytes(4, "big")
        patch.first = len(self.out) + 4
        patch.step = 8
        for key in keys:
            self.out += key.to_bytes(4, "big", signed=True) + bytes(4)
        return patch

    def _switch(self, opcode: int) -> SwitchPatch:
        if not self._ready and not self._enter():
            return SwitchPatch(self, -1, (), ())
        self.stack.pop()
        patch = SwitchPatch(self, len(self.out), self.locals, tuple(self.stack))
        self.out.append(opcode)
        self.out += bytes(-len(self.out) % 4)
        patch.default = len(self.out)
        self.out += bytes(4)
        self.kill()
        return patch
