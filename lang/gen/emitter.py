"""Emits one method's bytecode and knows, at every point, what locals and stack hold.

Code is *alive* where control can come.  Every primitive does nothing while it is not.  Jumps are
`Chain`s: places of branches whose target is not known yet, each with the state that it carries
along.  `resolve` makes a chain's target the next instruction; it stays pending until one is
emitted, so that a goto met first takes the pending jumps along instead (no jump leads to a jump),
and a frame is recorded only where some path really arrives.
"""

from __future__ import annotations

from typing import Final

from pvm.lang.gen.effects import EFFECTS
from pvm.lang.gen.verification import (
    HALF,
    INT_ITEM,
    THIS_ITEM,
    Slot,
    Slots,
    Uninitialized,
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
_WIDE: Final = Op.WIDE
_JUMP_POPS: Final = {
    opcode.code: len(opcode.pops)
    for opcode in OPCODES
    if opcode is not None and opcode.mnemonic.startswith("if")
}
_WITH_HALF: Final = (1, 3)  # kinds long and double


class FarJump(Exception):
    """A branch does not fit 16 bits: the method must be emitted again with `fat` branches."""


class Emitter:
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
        self._last_line = 0
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

    # --- instructions without operands ---

    def op(self, opcode: int) -> None:
        """An instruction of EFFECTS."""
        if not self._ready and not self._enter():
            return
        self.out.append(opcode)
        popped, pushed = EFFECTS[opcode]
        stack = self.stack
        if popped:
            del stack[-popped:]
        if pushed:
            stack += pushed
            if len(stack) > self.max_stack:
                self.max_stack = len(stack)

    def last(self, opcode: int) -> None:
        """A return or athrow: as `op`, and dead afterwards."""
        if not self._ready and not self._enter():
            return
        self.op(opcode)
        self._alive = self._ready = False

    def load_element(self, opcode: int, element: Slot) -> None:
        """aaload."""
        if not self._ready and not self._enter():
            return
        self.out.append(opcode)
        self.stack[-2:] = (element,)

    def dup(self, width: int, under: int = 0) -> None:
        """Copies the top `width` slots to below the `under` slots beneath them."""
        if not self._ready and not self._enter():
            return
        base = Op.DUP if width == 1 else Op.DUP2
        self.out.append(base + under)
        stack = self.stack
        position = len(stack) - width - under
        stack[position:position] = stack[-width:]
        if len(stack) > self.max_stack:
            self.max_stack = len(stack)

    def pop(self, width: int) -> None:
        """Drops the top `width` slots (0: none)."""
        if width and (self._ready or self._enter()):
            self.out.append(Op.POP if width == 1 else Op.POP2)
            del self.stack[-width:]

    def swap(self) -> None:
        if not self._ready and not self._enter():
            return
        self.out.append(Op.SWAP)
        stack = self.stack
        stack[-1], stack[-2] = stack[-2], stack[-1]

    # --- constants ---

    def push_int(self, value: int) -> bool:
        """A small int; false if it needs the constant pool."""
        if not -32768 <= value < 32768:
            return False
        if not self._ready and not self._enter():
            return True
        if -1 <= value <= 5:
            self.out.append(Op.ICONST_0 + value)
        elif -128 <= value < 128:
            self.out += bytes((Op.BIPUSH, value & 255))
        else:
            self.out += bytes((Op.SIPUSH, value >> 8 & 255, value & 255))
        self._push(INT_ITEM)
        return True

    def ldc(self, index: int, pushed: Slots) -> None:
        if not self._ready and not self._enter():
            return
        if len(pushed) == 2:
            self._with_index(Op.LDC2_W, index)
        elif index < 256:
            self.out += bytes((Op.LDC, index))
        else:
            self._with_index(Op.LDC_W, index)
        for slot in pushed:
            self._push(slot)

    def _push(self, slot: Slot) -> None:
        stack = self.stack
        stack.append(slot)
        if len(stack) > self.max_stack:
            self.max_stack = len(stack)

    def _with_index(self, opcode: int, index: int) -> None:
        self.out += bytes((opcode, index >> 8, index & 255))

    # --- locals ---

    def new_local(self, width: int) -> int:
        """A fresh local of one or two slots, without a value."""
        slot = self.next_local
        self.next_local = slot + width
        if self.next_local > self.max_locals:
            self.max_locals = self.next_local
        return slot

    def end_scope(self, limit: int) -> None:
        """Locals from `limit` on are no more."""
        self.next_local = limit
        if self._named:
            self._end_named(limit)
        if len(self.locals) > limit:
            self.locals = self.locals[:limit]
        if self._pending:
            pending, self._pending = self._pending, []
            self.resolve(pending)

    def name_local(self, slot: int, name: str, descriptor: str, signature: str | None) -> None:
        """For LocalVariableTable: from its first assignment to the end of its scope; an argument
        from the start."""
        variable = NamedLocal(slot, name, descriptor, signature)
        if slot < len(self.entry):
            variable.start = 0
        self.variables.append(variable)
        self._named[slot] = variable

    def _begin_named(self, slot: int) -> None:
        variable = self._named.get(slot)
        if variable is not None and variable.start < 0:
            variable.start = len(self.out)

    def _end_named(self, limit: int) -> None:
        for slot in [slot for slot in self._named if slot >= limit]:
            self._named.pop(slot).end = len(self.out)

    def load(self, slot: int, kind: int) -> None:
        """`kind`: 0 int, 1 long, 2 float, 3 double, 4 reference."""
        if not self._ready and not self._enter():
            return
        if slot < 4:
            self.out.append(26 + 4 * kind + slot)
        else:
            self._with_local(21 + kind, slot)
        stack = self.stack
        stack.append(self.locals[slot])
        if kind in _WITH_HALF:
            stack.append(HALF)
        if len(stack) > self.max_stack:
            self.max_stack = len(stack)

    def store(self, slot: int, kind: int, item: Slot) -> None:
        """`item`: the local's type from now on (its declared type, whatever the value's)."""
        if not self._ready and not self._enter():
            return
        if slot < 4:
            self.out.append(59 + 4 * kind + slot)
        else:
            self._with_local(54 + kind, slot)
        stack = self.stack
        stack.pop()
        if kind in _WITH_HALF:
            stack.pop()
        self.assign(slot, kind, item)

    def assign(self, slot: int, kind: int, item: Slot) -> None:
        """The local has a value from now on."""
        locals_ = self.locals
        if self._named:
            self._begin_named(slot)
        if slot < len(locals_) and locals_[slot] == item:
            return
        grown = list(locals_) + [None] * (slot + 2 - len(locals_))
        grown[slot] = item
        if kind in _WITH_HALF:
            grown[slot + 1] = HALF
        self.locals = tuple(grown[: self.next_local])

    def increment(self, slot: int, by: int) -> None:
        if not self._ready and not self._enter():
            return
        if slot < 256 and -128 <= by < 128:
            self.out += bytes((Op.IINC, slot, by & 255))
        else:
            self.out += bytes((_WIDE, Op.IINC))
            self.out += slot.to_bytes(2, "big") + by.to_bytes(2, "big", signed=True)

    def _with_local(self, opcode: int, slot: int) -> None:
        if slot < 256:
            self.out += bytes((opcode, slot))
        else:
            self.out += bytes((_WIDE, opcode, slot >> 8 & 255, slot & 255))

    # --- members, calls, objects ---

    def member(self, opcode: int, index: int, popped: int, pushed: Slots) -> None:
        """Field access, call, checkcast, instanceof, array creation: takes a constant index."""
        if not self._ready and not self._enter():
            return
        self.out += bytes((opcode, index >> 8, index & 255))
        stack = self.stack
        if popped:
            del stack[-popped:]
        if pushed:
            stack += pushed
            if len(stack) > self.max_stack:
                self.max_stack = len(stack)

    def invoke_interface(self, index: int, popped: int, pushed: Slots) -> None:
        if self._ready or self._enter():
            self.member(Op.INVOKEINTERFACE, index, popped, pushed)
            self.out += bytes((popped, 0))

    def invoke_dynamic(self, index: int, popped: int, pushed: Slots) -> None:
        if self._ready or self._enter():
            self.member(Op.INVOKEDYNAMIC, index, popped, pushed)
            self.out += b"\0\0"

    def new(self, index: int) -> None:
        if self._ready or self._enter():
            made = Uninitialized(len(self.out))
            self.member(Op.NEW, index, 0, (made,))

    def construct(self, index: int, popped: int, class_name: str) -> None:
        """invokespecial of a constructor that pops `popped` argument slots and the object."""
        if not self._ready and not self._enter():
            return
        self.member(Op.INVOKESPECIAL, index, popped, ())
        made = self.stack.pop()
        if made == THIS_ITEM:
            class_name = self.this_name
        self.stack = [class_name if slot is made else slot for slot in self.stack]
        if made in self.locals:
            self.locals = tuple([class_name if s is made else s for s in self.locals])

    def new_array(self, type_code: int, item: Slot) -> None:
        if self._ready or self._enter():
            self.out += bytes((Op.NEWARRAY, type_code))
            self.stack[-1] = item

    def multi_new_array(self, index: int, dimensions: int, item: Slot) -> None:
        if self._ready or self._enter():
            self.member(Op.MULTIANEWARRAY, index, dimensions, (item,))
            self.out.append(dimensions)

    def retype(self, pushed: Slots) -> None:
        """The value on top of the stack is to be seen as of that type (no instruction)."""
        if not self._ready and not self._enter():
            return
        self.stack[-len(pushed) :] = pushed

    def handler(self, start: int, end: int, target: int, type_index: int) -> None:
        """An exception table row; empty ranges are left out."""
        if start < end:
            self.handlers.append((start, end, target, type_index))


class NamedLocal:
    """A variable in LocalVariableTable; `start` is -1 until it has a value, `end` until its scope
    ends."""

    __slots__ = ("descriptor", "end", "name", "signature", "slot", "start")

    def __init__(self, slot: int, name: str, descriptor: str, signature: str | None) -> None:
        self.slot = slot
        self.name = name
        self.descriptor = descriptor
        self.signature = signature
        self.start = self.end = -1


class SwitchPatch:
    """A switch instruction whose targets are being filled in.

    targets: what each row leads to, by whatever number the caller gives it, -1 for the default."""

    __slots__ = ("_emitter", "_pc", "default", "first", "locals", "stack", "step", "targets")

    def __init__(self, emitter: Emitter, pc: int, locals_: Slots, stack: Slots) -> None:
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
