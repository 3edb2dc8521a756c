"""Frames of compiled code, read through the tables that were installed, as a stack walker does.

Each case is a function with parameters of all kinds that calls `probe` by a statepoint; a callback
then finds the values of the frame, moves its references, and the function returns their sum.
"""

from __future__ import annotations

import ctypes
import random
import struct
from typing import Any

from pvm.jit.llvm.externals import External
from pvm.jit.llvm.sites import DEAD, Constant, ScopeInfo, SiteInfo
from pvm.lowlevel.code.memory import ALIGNMENT
from pvm.lowlevel.pointers import Ptr
from pvm.vm.compiled import tables
from pvm.vm.compiled.tables import CodeIndex

from .world import FUNCTION, Named, World, callable_at, statepoint

TYPES = {"I": "i32", "J": "i64", "F": "float", "D": "double", "A": "ptr addrspace(1)"}
MOVED = 0x1000
FIRST_WORD = 7
NUMBERS = {"I": (1 << 32) - 1, "J": (1 << 64) - 1, "A": (1 << 40) - 1}


class Case:
    """A random function: `letters` of its parameters, `values` (slots' bits) for one call."""

    def __init__(self, seed: int, level: int) -> None:
        self.random = random.Random(seed)
        self.level = level
        self.letters = self.random.choices("IJFDA", k=self.random.randrange(26))
        self.values = [self._bits(letter) for letter in self.letters]
        self.passed = self.random.randrange(12)          # arguments of the probe
        self.operands: list[str] = []                    # their letters
        self.texts: list[str] = []
        self.live = [number for number, letter in enumerate(self.letters)
                     if letter == "A" and self.random.random() < 0.7]
        self.site = SiteInfo()
        self.expected: list[list[int | None]] = []
        self._describe()

    def _bits(self, letter: str) -> int:
        if letter == "F":
            return int(struct.unpack("<I", struct.pack("<f", self.random.gauss(0, 1e9)))[0])
        if letter == "D":
            return int(struct.unpack("<Q", struct.pack("<d", self.random.gauss(0, 1e90)))[0])
        edge = self.random.choice((1, NUMBERS[letter], self.random.getrandbits(64)))
        return edge & NUMBERS[letter] or 1

    def _operand(self) -> tuple[Any, int | None]:
        """A value of a frame, and its slot's bits (of a dead one None)."""
        choice = self.random.randrange(10)
        if choice == 0:
            return DEAD, None
        if choice == 1:
            bits = self.random.getrandbits(64)
            return Constant(bits), bits
        if choice == 2 or not self.letters:
            letter = self.random.choice("IJA")
            bits = self._bits(letter) if letter != "A" else 0
            text = "null" if letter == "A" else str(bits)
            return self._listed(letter, text), bits
        number = self.random.randrange(len(self.letters))
        return self._listed(self.letters[number], f"%p{number}"), self.values[number]

    def _listed(self, letter: str, text: str) -> int:
        self.operands.append(letter)
        self.texts.append(f"{TYPES[letter]} {text}")
        return len(self.operands) - 1

    def _describe(self) -> None:
        for depth in range(self.random.randrange(1, 4)):
            described = [self._operand() for _ in range(self.random.randrange(12))]
            cut = self.random.randint(0, len(described))
            infos = [info for info, _ in described]
            method: Any = Named(0x1000 + depth)
            self.site.scopes.append(ScopeInfo(
                method, FIRST_WORD + depth, depth - 1, infos[:cut], infos[cut:], None, depth))
            self.expected.append([bits for _, bits in described])
        self.site.operands = "".join(self.operands)

    def text(self) -> str:
        parameters = "".join(f", {TYPES[letter]} %p{number}"
                             for number, letter in enumerate(self.letters))
        passed = ["ptr %thr", *(f"i64 {number}" for number in range(self.passed))]
        live = [f"ptr addrspace(1) %p{number}" for number in self.live]
        call = statepoint(99, "@probe", passed, deopt=self.texts, live=live)
        lines = [f"define hidden preserve_nonecc i64 @f(ptr %thr, i64 %m{parameters}) "
                 f"noinline {FUNCTION} {{",
                 f"  %token = {call}", "  %s0 = add i64 0, 0"]
        for index in range(len(live)):
            lines += [f"  %r{index} = call ptr addrspace(1) @llvm.experimental.gc.relocate.p1("
                      f"token %token, i32 {index}, i32 {index})",
                      f"  %i{index} = ptrtoint ptr addrspace(1) %r{index} to i64",
                      f"  %s{index + 1} = add i64 %s{index}, %i{index}"]
        lines += [f"  ret i64 %s{len(live)}", "}", *self._entry(parameters)]
        kinds = ", ".join(kind.rsplit(" ", 1)[0] for kind in passed)
        return "\n".join([*lines, f"define internal void @probe({kinds}) noinline "
                          '"frame-pointer"="all" {',
                          "  %anchor = call ptr @llvm.frameaddress.p0(i32 0)",
                          "  call void @callback(ptr %anchor)", "  ret void", "}",
                          "declare void @callback(ptr)",
                          "declare ptr @llvm.frameaddress.p0(i32 immarg)", ""])

    def _entry(self, parameters: str) -> list[str]:
        lines = ["define hidden i64 @entry(ptr %thr, ptr %values) {"]
        for number, letter in enumerate(self.letters):
            lines += [f"  %a{number} = getelementptr i64, ptr %values, i64 {number}",
                      f"  %p{number} = load {TYPES[letter]}, ptr %a{number}"]
        return [*lines, f"  %s = call preserve_nonecc i64 @f(ptr %thr, i64 0{parameters})",
                "  ret i64 %s", "}"]


class Walker:
    """The callback: what it finds in the frame whose address it gets."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.found: list[list[int | None]] = []
        self.words: list[tuple[int, int, int]] = []
        self.error: Exception | None = None

    def __call__(self, anchor: int) -> None:
        try:
            self.walk(anchor)
        except Exception as error:
            self.error = error

    def walk(self, anchor: int) -> None:
        frame, returns = (word(anchor + 8 * index) for index in range(2))
        blob, site = site_of(self.world, returns)
        bases = {tables.AT_SP: anchor + 16, tables.AT_FP: frame}
        number = int(site.scope)
        while number:
            scope = blob.scopes + (number - 1)
            first, count = int(scope.first_value), int(scope.local_count) + int(scope.stack_count)
            self.found.insert(0, [value_of(blob.values + index, bases)
                                  for index in range(first, first + count)])
            self.words.insert(0, (int(scope.method), int(scope.word), int(scope.cached)))
            number = int(scope.caller)
        for index in range(int(site.slot_count)):
            slot = int(blob.slots[int(site.first_slot) + index])
            base = bases[tables.AT_FP if slot & 1 else tables.AT_SP]
            place = ctypes.c_uint64.from_address(base + (slot & ~1))
            place.value += MOVED


def site_of(world: World, returns: int) -> tuple[Any, Any]:
    """The blob and the site of a return address, found in the published index."""
    index: Any = Ptr[CodeIndex](int(world.vm.code_index))
    for number in range(int(index.count)):
        blob = index.blobs[number]
        if int(blob.start) <= returns < int(blob.end):
            for position in range(int(blob.site_count)):
                site = blob.sites + position
                if int(blob.start) + int(site.return_offset) == returns:
                    return blob, site
    raise LookupError(f"{returns:#x} is no site")


def value_of(value: Any, bases: dict[int, int]) -> int | None:
    """The slot's bits; of a dead value None, of a virtual object its number."""
    place = int(value.place)
    if place == tables.DEAD:
        return None
    if place == tables.CONSTANT:
        return int(value.constant)
    if place == tables.VIRTUAL:
        return int(value.offset)
    return word(bases[place] + int(value.offset)) & (1 << 8 * int(value.bytes)) - 1


def word(address: int) -> int:
    return ctypes.c_uint64.from_address(address).value


def run(case: Case, world: World, walker: Walker, externals: dict[str, External]) -> None:
    """Compiles the case, calls it, compares what the walker found; and removes it."""
    walker.found, walker.words = [], []
    installed = world.install(case.text(), "entry", {99: case.site}, externals, case.level)
    values = (ctypes.c_uint64 * 32)(*case.values)
    entry = callable_at(installed.address, ctypes.c_uint64, ctypes.c_void_p, ctypes.c_void_p)
    result = entry(0, ctypes.addressof(values))
    if walker.error is not None:
        raise walker.error
    assert result == sum(case.values[number] + MOVED for number in case.live)
    assert walker.found == case.expected, (walker.found, case.expected)
    assert walker.words == [(0x1000 + depth, FIRST_WORD + depth, depth)
                            for depth in range(len(case.expected))]
    world.space.remove([installed])
    world.space.reclaim()


def walk_cases(level: str, first: str, count: str) -> None:
    """Runs as many cases, from a seed on; afterwards no code is left but the stub."""
    world = World()
    walker = Walker(world)
    callback = ctypes.CFUNCTYPE(None, ctypes.c_uint64)(walker)
    address = ctypes.cast(callback, ctypes.c_void_p).value
    externals = {"callback": External("root", (address, "the walker"))}
    for seed in range(int(first), int(first) + int(count)):
        try:
            run(Case(seed, int(level)), world, walker, externals)
        except Exception as error:
            raise AssertionError(f"seed {seed}, level {level}") from error
    assert world.space.memory.used == ALIGNMENT
    assert world.space.retired == 0
