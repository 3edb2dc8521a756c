"""Predecoding: a method's bytecode becomes direct-threaded words, at its first call.

Depths (values cached in registers) are static: each word names the handler for the depth at its
place. At branch targets nothing is cached, so falling into one goes through a `spill` word.
"""

import struct
import threading
from typing import Any, Protocol

from pvm.vm.classfile.decode import branch_targets
from pvm.vm.classfile.descriptors import value_type
from pvm.vm.classfile.opcodes import Op
from pvm.vm.interp.handlers import CACHED, WORDS, Handlers
from pvm.vm.interp.switches import Case, CaseTable, RangeTable
from pvm.vm.interp.translation import TRANSLATIONS
from pvm.vm.model.members import JavaMethod, parameter_descriptors
from pvm.vm.verify.effects import FIXED, pool_effect
from pvm.vm.verify.flow import MethodFlow, flow
from pvm.vm.verify.shapes import stack_shapes

_FAR = 32000             # words that a branch's 16-bit operand can always reach


class CodeHost(Protocol):
    """What predecoding needs of the machine."""

    handlers: Handlers

    def primitive_array(self, descriptor: str) -> int:
        """Address of the class of arrays of a primitive type."""


class Code:
    """The words of a method and what quickening, maps and stack traces need to know of them.

    By instruction index: `words_of` (index of its first word), `depths`, `names` (the handler's
    name now). `address` is where the words lie. `lock` is held while words are rewritten.
    `counted` says whether the counted forms of instructions are used.
    """

    __slots__ = ("address", "counted", "depths", "flow", "index_at", "lock", "method", "names",
                 "shapes", "words", "words_of")

    def __init__(self, method: JavaMethod, method_flow: MethodFlow, shapes: Any) -> None:
        self.method = method
        self.flow = method_flow
        self.shapes = shapes
        self.words: list[int] = []
        self.words_of: list[int] = []
        self.depths: list[int] = []
        self.names: list[str] = []
        self.index_at: dict[int, int] = {}
        self.address = 0
        self.counted = False
        self.lock = threading.Lock()


class Predecoder:
    """Predecodes one method."""

    def __init__(self, host: CodeHost, method: JavaMethod, pool: Any) -> None:
        code = method.code
        assert code is not None
        self.host = host
        self.pool = pool
        self.method = method
        self.max_locals = code.max_locals
        self.return_suffix = "_synchronized" if method.is_synchronized else ""
        self._handler = host.handlers.words
        self._after = host.handlers.depth_after
        self._places = local_places(method, code.max_locals)
        method_flow = flow(code)
        self.code = Code(method, method_flow, stack_shapes(method_flow, pool))
        self._words = self.code.words
        self._depth = 0
        self._name = ""
        self._patches: list[tuple[int, int, str]] = []
        self._tables: list[tuple[int, int, Any]] = []
        self._far = 3 * len(method_flow.instructions) > _FAR

    def run(self) -> Code:
        """Translates all reachable instructions and links their branches."""
        code, instructions, shapes = self.code, self.code.flow.instructions, self.code.shapes
        leaders = _leaders(code.flow)
        words, depths, names = code.words_of, code.depths, code.names
        for index, instruction in enumerate(instructions):
            shape = shapes[index]
            if index in leaders and self._depth:
                if shape is not None:
                    self._words.append(self._handler["spill"][self._depth])
                self._depth = 0
            words.append(len(self._words))
            depths.append(self._depth)
            if shape is None:
                names.append("")
                continue
            code.index_at[len(self._words)] = index
            translate = TRANSLATIONS[instruction.op.code]
            self._name = ""
            translate(self, instruction, shape)
            names.append(self._name)
            if self._name == "resolve":
                self._depth = _depth_after(instruction, self.pool, depths[-1])
        self._patch()
        fuse(code, self.host.handlers, 0, len(instructions))
        return code

    # -- what the translations call

    def local(self, index: int) -> int:
        """Distance of a JVM local from the frame's header, in slots."""
        return self.max_locals - self._places[index]

    def emit(self, name: str, operand: int = 0, *extra: int) -> None:
        """Appends an instruction's words."""
        self._name = name
        self._words.append(self._handler[name][self._depth] | operand)
        self._words.extend(extra)
        self._depth = self._after[name][self._depth]

    def emit_constant(self, value: int) -> None:
        """An int, a long, or the bits of a float."""
        if -32768 <= value < 32768:
            self.emit("const", value & 0xFFFF)
        else:
            self.emit("const_word", 0, value & 0xFFFFFFFFFFFFFFFF)

    def emit_branch(self, name: str, target: int) -> None:
        """A jump to an instruction; far methods get a way round the 16-bit operand."""
        if target <= len(self.code.words_of) - 1:
            name += "_back"
        if self._far:
            self._emit_far_branch(name, target)
            return
        self._patches.append((len(self._words), target, name))
        self.emit(name)

    def _emit_far_branch(self, name: str, target: int) -> None:
        """`if x: goto_far target`: a short jump over a short one; `goto` needs only the far one."""
        if not name.startswith("goto"):
            plain = name.removesuffix("_back")
            self.emit(plain, 2)
            self._words.append(self._handler["goto"][0] | 3)
        self._patches.append((len(self._words), target, "goto_far"))
        self.emit("goto_far", 0, 0)

    def emit_switch(self, name: str, instruction: Any) -> None:
        self._tables.append((len(self._words), len(self.code.words_of) - 1, instruction))
        self.emit(name, 0, 0)

    # -- afterwards

    def _patch(self) -> None:
        words, words_of = self._words, self.code.words_of
        for place, target, name in self._patches:
            distance = words_of[target] - place
            if name == "goto_far":
                words[place + 1] = distance & 0xFFFFFFFFFFFFFFFF
            else:
                words[place] |= distance & 0xFFFF
        for place, _, instruction in self._tables:
            table = self._table(place, instruction)
            words[place + 1] = self.method.owner.data.arena.place(table)

    def _table(self, place: int, instruction: Any) -> bytes:
        words_of, operands = self.code.words_of, instruction.operands
        otherwise = words_of[operands[0]] - place
        if instruction.op.code == Op.TABLESWITCH:
            targets = operands[3:]
            assert RangeTable.size == 16
            return struct.pack(f"<iIq{len(targets)}q", operands[1], len(targets), otherwise,
                               *(words_of[t] - place for t in targets))
        pairs = list(zip(operands[1::2], operands[2::2], strict=True))
        assert CaseTable.size == 16 and Case.size == 16
        flat = [part for key, target in pairs for part in (key, words_of[target] - place)]
        return struct.pack(f"<qq{len(flat)}q", len(pairs), otherwise, *flat)


def _leaders(method_flow: MethodFlow) -> set[int]:
    """Instructions that are reached by a jump or by an exception."""
    found = {row.target for row in method_flow.handlers}
    for instruction in method_flow.instructions:
        if instruction.op.is_branch:
            found.update(branch_targets(instruction))
    return found


def _depth_after(instruction: Any, pool: Any, depth: int) -> int:
    """Depth after an instruction that is still unresolved: as its quickened form will leave it."""
    mnemonic = instruction.op.mnemonic
    fixed = FIXED[instruction.op.code]
    pops, pushed = pool_effect(instruction, pool) if fixed is None else fixed
    if mnemonic.startswith("invoke") or mnemonic == "multianewarray":
        return len(pushed)           # everything else was spilled
    return min(CACHED, max(depth - pops, 0) + len(pushed))


def local_places(method: JavaMethod, max_locals: int) -> list[int]:
    """Slot of each JVM local: arguments one slot each in order, then everything else."""
    kinds = argument_kinds(method)
    places = [-1] * max_locals
    index = 0
    for place, kind in enumerate(kinds):
        places[index] = place
        index += 2 if kind in "JD" else 1
    free = len(kinds)
    for local, place in enumerate(places):
        if place < 0:
            places[local] = free
            free += 1
    return places


def argument_kinds(method: JavaMethod) -> str:
    """One letter an argument value, the receiver included: I J F D A."""
    letters = map(value_type, parameter_descriptors(method.descriptor))
    return ("" if method.is_static else "A") + "".join(letters)


def fuse(code: Code, handlers: Handlers, first: int, last: int) -> None:
    """Lets superinstructions start at the instructions first <= index < last where they fit."""
    words, words_of, names = code.words, code.words_of, code.names
    index = first
    while index < last:
        found, length = _longest(handlers.sequences, names, words_of, index)
        if found:
            place = words_of[index]
            words[place] = handlers.words[found][code.depths[index]] | words[place] & 0xFFFF
        index += length


def _longest(node: Any, names: list[str], words_of: list[int], index: int) -> tuple[str, int]:
    """The longest sequence from `index` on whose words are adjacent, and its length."""
    found, length, start = "", 1, index
    node = node.get(names[index])
    while node is not None:
        if "" in node:
            found, length = node[""], index - start + 1
        following = index + 1
        if following >= len(names) or not names[following] \
                or words_of[following] != words_of[index] + WORDS.get(names[index], 1):
            break
        index = following
        node = node.get(names[index])
    return found, length
