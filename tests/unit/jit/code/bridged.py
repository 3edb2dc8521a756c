"""Adapters between functions of this test's own: the core image and the methods are made up."""

from __future__ import annotations

import ctypes
import random
import struct
from typing import Any

from pvm.jit.code.adaptertext import TYPES
from pvm.jit.llvm.externals import External
from pvm.lowlevel.code.session import compile_text
from pvm.lowlevel.ir import FunctionWriter
from pvm.lowlevel.pointers import Ptr
from pvm.vm.interp.calls import INVOKE_WORDS
from pvm.vm.interp.composer import CONVENTION, PARAMETERS
from pvm.vm.interp.traps import Trap
from pvm.vm.model.metadata import Frame, Method

from .world import HEADER, Named, World, callable_at

STACK = 1 << 14
RECORDED = 64                   # words
HANDLER_VALUES = ("ptr %pc", "ptr %sp", "ptr %fp", "ptr %thr", "i64 %w", "i64 %r0")
NEXT, EXCEPTIONAL = 1, 2
WIDTHS = {"I": 32, "F": 32, "J": 64, "D": 64, "A": 64}
PENDING = 0x5550
WORD_OPERAND = 77


class FakeImage:
    """Where the core's functions are said to be."""

    def __init__(self) -> None:
        self.addresses: dict[str, int] = {}

    def address(self, name: str) -> int:
        return self.addresses[name]


class Bridge:
    """A thread with a Java stack, and what was recorded by the functions that adapters lead to."""

    def __init__(self) -> None:
        self.image = FakeImage()
        self.world = World(image=self.image)
        arena, thread = self.world.arena, self.world.thread
        self.stack = arena.allocate(STACK)
        thread.stack_limit = self.stack + STACK // 2
        self.caller: Any = Ptr[Frame](arena.allocate(Frame.size))
        self.world.vm.compiled_method = arena.allocate(Method.size)
        self.method: Any = Ptr[Method](self.world.method.address)
        self.record = arena.allocate(8 * RECORDED)      # of callees and callers
        self.left = arena.allocate(8 * RECORDED)        # of handlers
        self.code = arena.allocate(64)
        self.externals = {"record": External("static", Named(self.record)),
                          "left": External("static", Named(self.left))}
        self.returned = 0
        self.anchor = self.overflown = 0
        self.operands: list[int] = []
        self._callbacks = [
            ctypes.CFUNCTYPE(ctypes.c_uint64, *[ctypes.c_uint64] * 4)(self._run),
            ctypes.CFUNCTYPE(None, ctypes.c_uint64, ctypes.c_uint64)(self._overflow)]
        names = ("vm.compiled.calling.run_from_compiled",
                 "vm.compiled.overflow.java_stack_overflow")
        for name, callback in zip(names, self._callbacks, strict=True):
            self.image.addresses[name] = ctypes.cast(callback, ctypes.c_void_p).value or 0
        handlers = self.place(_handler("next", NEXT) + _handler("exceptional", EXCEPTIONAL)
                              + _ENTER)
        self.image.addresses["interp.exceptional"] = handlers["exceptional"]
        self.next = handlers["next"]
        self.enter = callable_at(handlers["enter"], None, *[ctypes.c_uint64] * 6)

    def place(self, body: str, externals: dict[str, External] | None = None) -> dict[str, int]:
        names = "".join(f"@{name} = external hidden global i8, !absolute_symbol !0\n"
                        for name in self.externals)
        text = HEADER + names + body
        return self.world.space.place(compile_text(text, 2), self.externals | (externals or {}))

    def _run(self, thread: int, method: int, anchor: int, end: int) -> int:
        """Stands for run_from_compiled."""
        self.anchor = anchor
        first = int(self.world.thread.frame) + 2 * Frame.size
        self.operands = [word(place) for place in range(first, end, 8)]
        assert (thread, method) == (int(self.world.thread), int(self.method))
        return self.returned

    def _overflow(self, thread: int, anchor: int) -> None:
        """Stands for java_stack_overflow."""
        assert thread == int(self.world.thread)
        self.overflown = anchor

    def recorded(self, count: int) -> list[int]:
        return [word(self.record + 8 * index) for index in range(count)]

    def left_with(self) -> list[int]:
        """The registers of the handler that an adapter left to, and which it was."""
        return [word(self.left + 8 * index) for index in range(len(HANDLER_VALUES) + 1)]


def word(address: int) -> int:
    return ctypes.c_uint64.from_address(address).value


def store(address: int, value: int) -> None:
    ctypes.c_uint64.from_address(address).value = value


def _stored(values: list[str], where: str) -> str:
    return "\n".join(f"  store {value}, ptr getelementptr (i8, ptr @{where}, i64 {8 * index})"
                     for index, value in enumerate(values))


def _handler(name: str, which: int) -> str:
    return (f"define hidden {CONVENTION} void @{name}({PARAMETERS}) {{\n"
            f"{_stored([*HANDLER_VALUES, f'i64 {which}'], 'left')}\n  ret void\n}}\n")


_ENTER = f"""
define hidden void @enter(ptr %handler, ptr %pc, ptr %sp, ptr %fp, ptr %thr, i64 %w) {{
  call {CONVENTION} void %handler(ptr %pc, ptr %sp, ptr %fp, ptr %thr, i64 %w,
    i64 poison, i64 poison, i64 poison)
  ret void
}}
"""


def _callee(letters: str, result: str) -> str:
    """Records the thread, the method and its arguments; returns the word after them."""
    parameters = "".join(f", {TYPES[letter]} %a{index}" for index, letter in enumerate(letters))
    values = ["ptr %thr", "i64 %m", *(f"{TYPES[letter]} %a{index}"
                                      for index, letter in enumerate(letters))]
    place = f"getelementptr (i8, ptr @record, i64 {8 * len(values)})"
    ending = "  ret void" if result == "V" else \
        f"  %r = load {TYPES[result]}, ptr {place}\n  ret {TYPES[result]} %r"
    return (f"define hidden {CONVENTION} {TYPES[result]} @callee(ptr %thr, i64 %m{parameters}) "
            f'"frame-pointer"="all" {{\n' + f"{_stored(values, 'record')}\n{ending}\n}}\n")


def _caller(letters: str, result: str) -> str:
    """Calls the adapter with values from memory; stores the result in the record."""
    writer = FunctionWriter("define hidden void @caller(ptr %thr, i64 %m, ptr %values)")
    arguments = ["ptr %thr", "i64 %m"]
    for index, letter in enumerate(letters):
        place = writer.value(f"getelementptr i64, ptr %values, i64 {index}")
        arguments.append(f"{TYPES[letter]} {writer.value(f'load {TYPES[letter]}, ptr {place}')}")
    call = f"call {CONVENTION} {TYPES[result]} @adapter({', '.join(arguments)})"
    if result == "V":
        writer.emit(call)
    else:
        writer.emit(f"store {TYPES[result]} {writer.value(call)}, ptr @record")
    writer.terminate("ret void")
    kinds = ", ".join(argument.rsplit(" ", 1)[0] for argument in arguments)
    return f"declare {CONVENTION} {TYPES[result]} @adapter({kinds})\n{writer.text()}\n"


def bits_for(letters: str, source: random.Random) -> list[int]:
    """Slots' bits, no NaN among the floats: what happens to them is not the adapter's matter."""
    found = []
    for letter in letters:
        if letter == "F":
            found += struct.unpack("<I", struct.pack("<f", source.gauss(0, 1)))
        elif letter == "D":
            found += struct.unpack("<Q", struct.pack("<d", source.gauss(0, 1)))
        else:
            found.append(source.getrandbits(WIDTHS[letter]))
    return found


def _prepared(bridge: Bridge, letters: str, values: list[int], dirt: int) -> None:
    """Arguments on the Java stack, with dirt above ints and floats, and an invoke instruction."""
    for index, (letter, value) in enumerate(zip(letters, values, strict=True)):
        store(bridge.stack + 8 * index, value | dirt if WIDTHS[letter] == 32 else value)
    ctypes.memset(bridge.record, 0, 8 * RECORDED)
    ctypes.memset(bridge.left, 0, 8 * RECORDED)
    store(bridge.code + 8 * INVOKE_WORDS, bridge.next << 16 | WORD_OPERAND)


def check_i2c(bridge: Bridge, signature: str, source: random.Random) -> None:
    """The handler calls `callee` and goes on behind the invoke instruction."""
    letters, result = signature.split(")")
    values, world = bits_for(letters, source), bridge.world
    _prepared(bridge, letters, values, source.getrandbits(32) << 32)
    returned = bits_for(result, source)[0] if result != "V" else 0
    store(bridge.record + 8 * (2 + len(letters)), returned)
    bridge.method.compiled = bridge.place(_callee(letters, result))["callee"]
    sp, thread, method = bridge.stack + 8 * len(letters), int(world.thread), int(bridge.method)
    frame = int(bridge.caller)
    bridge.enter(world.space.adapters.i2c(signature), bridge.code, sp, frame, thread, method)
    assert bridge.recorded(2 + len(letters)) == [thread, method, *values]
    left = bridge.left_with()
    following = bridge.code + 8 * INVOKE_WORDS
    assert left[:5] == [following, bridge.stack, frame, thread, word(following)]
    assert left[6] == NEXT
    assert result == "V" or left[5] == returned
    marker: Any = Ptr[Frame](bridge.stack)
    assert (int(marker.previous), int(marker.method), int(marker.pc)) == (
        frame, int(world.vm.compiled_method), 0)
    assert int(bridge.caller.pc) == bridge.code
    assert (int(world.thread.frame), int(world.thread.sp)) == (
        bridge.stack, bridge.stack + Frame.size)


def check_c2i(bridge: Bridge, signature: str, source: random.Random) -> None:
    """The arguments lie behind the entry frame's header; the result comes back typed."""
    letters, result = signature.split(")")
    values, world = bits_for(letters, source), bridge.world
    ctypes.memset(bridge.record, 0, 8 * RECORDED)
    bridge.returned = bits_for(result, source)[0] if result != "V" else 0
    world.thread.frame = bridge.stack
    address = world.space.adapters.c2i(signature)
    body, externals = _caller(letters, result), {"adapter": External("c2i", signature)}
    caller = callable_at(bridge.place(body, externals)["caller"], None, *[ctypes.c_uint64] * 3)
    words = (ctypes.c_uint64 * (len(values) or 1))(*values)
    caller(int(world.thread), int(bridge.method), ctypes.addressof(words))
    assert bridge.operands == values
    assert bridge.recorded(1) == [bridge.returned]
    assert address == world.space.adapters.c2i(signature)


def check_signatures(seed: str, count: str) -> None:
    """Random signatures, up to more arguments than there are registers; and the longest ones."""
    source = random.Random(int(seed))
    longest = ["I" * 40, "D" * 40, "AJ" * 20, "FID" * 13]
    for index in range(int(count)):
        letters = longest[index] if index < len(longest) else "".join(
            source.choices("IJFDA", k=source.randrange(32)))
        signature = f"{letters}){source.choice('IJFDAV')}"
        bridge = Bridge()
        check_i2c(bridge, signature, source)
        check_c2i(bridge, signature, source)


def _bridge_to_callee() -> tuple[Bridge, tuple[int, ...]]:
    """A bridge, and what `enter` takes for a call of "A)I"."""
    bridge = Bridge()
    _prepared(bridge, "A", [5], 0)
    bridge.method.compiled = bridge.place(_callee("A", "I"))["callee"]
    arguments = (bridge.world.space.adapters.i2c("A)I"), bridge.code, bridge.stack + 8,
                 int(bridge.caller), int(bridge.world.thread), int(bridge.method))
    return bridge, arguments


def check_exceptions() -> None:
    """Something is pending after the call: the interpreter looks for its handler."""
    bridge, arguments = _bridge_to_callee()
    bridge.world.thread.pending = PENDING
    bridge.enter(*arguments)
    left = bridge.left_with()
    assert (left[0], left[2], left[6]) == (bridge.code, int(bridge.caller), EXCEPTIONAL)
    assert bridge.recorded(3)[2] == 5


def check_overflow() -> None:
    """No room on the Java stack: a trap in the interpreter's frame, an exception in compiled code.
    The least room that will do is that for two frames and the arguments."""
    bridge, arguments = _bridge_to_callee()
    thread = bridge.world.thread
    thread.stack_limit = bridge.stack + 2 * Frame.size - 8
    bridge.enter(*arguments)
    assert bridge.left_with()[6] == EXCEPTIONAL and bridge.recorded(1) == [0]
    assert int(thread.trap_kind) == Trap.STACK_OVERFLOW
    check_c2i(_with_room(0), "AI)I", random.Random(1))
    bridge = _with_room(-1)
    body, externals = _caller("AI", "I"), {"adapter": External("c2i", "AI)I")}
    bridge.world.space.adapters.c2i("AI)I")
    store(bridge.record, PENDING)
    values = (ctypes.c_uint64 * 2)()
    caller = callable_at(bridge.place(body, externals)["caller"], None, *[ctypes.c_uint64] * 3)
    caller(int(bridge.world.thread), int(bridge.method), ctypes.addressof(values))
    assert bridge.overflown and not bridge.anchor
    assert bridge.recorded(1)[0] & 0xFFFFFFFF == 0


def _with_room(more: int) -> Bridge:
    """A bridge whose stack ends that many bytes after two arguments of a call."""
    bridge = Bridge()
    bridge.world.thread.frame = bridge.stack
    bridge.world.thread.stack_limit = bridge.stack + 2 * Frame.size + 2 * 8 + more
    return bridge
