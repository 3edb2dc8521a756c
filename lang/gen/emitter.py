"""Emits one method's bytecode and knows, at every point, what locals and stack hold.

Every primitive does nothing where the code is not alive; how paths join is in joins.py.
"""

from __future__ import annotations

from typing import Final

from pvm.lang.gen.effects import EFFECTS
from pvm.lang.gen.joins import Joins
from pvm.lang.gen.named_locals import NamedLocal
from pvm.lang.gen.verification import HALF, INT_ITEM, THIS_ITEM, Slot, Slots, Uninitialized
from pvm.vm.classfile.opcodes import Op

_WIDE: Final = Op.WIDE
_WITH_HALF: Final = (1, 3)  # kinds long and double


class Emitter(Joins):
    """The instructions."""

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
