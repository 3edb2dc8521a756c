"""Compiled code written by hand, in the place of methods of `Hand.java`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from pvm.jit.code.adaptertext import TYPES
from pvm.jit.code.space import CodeSpace, Installed
from pvm.jit.llvm.externals import External
from pvm.jit.llvm.signatures import signature_of
from pvm.jit.llvm.sites import CompiledText, Constant, ScopeInfo, SiteInfo, ValueInfo
from pvm.lowlevel.code.session import compile_text
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.structs import offset_of
from pvm.sourcefile import compile_source
from pvm.vm.interp.predecode import Code, argument_kinds, local_places
from pvm.vm.model.members import JavaMethod
from pvm.vm.model.metadata import OsrEntry, Thread
from pvm.vm.model.records import size_of

from ..running import Running, running

R = "ptr addrspace(1)"
FUNCTION = '"frame-pointer"="all" nounwind gc "statepoint-example"'
CONVENTION = "preserve_nonecc "
HEADER = f"""
declare token @llvm.experimental.gc.statepoint.p0(i64 immarg, i32 immarg, ptr,
  i32 immarg, i32 immarg, ...)
declare {R} @llvm.experimental.gc.relocate.p1(token, i32 immarg, i32 immarg)
declare i32 @llvm.experimental.gc.result.i32(token)
declare i64 @llvm.experimental.gc.result.i64(token)
declare {R} @llvm.experimental.gc.result.p1(token)
declare ptr @llvm.frameaddress.p0(i32 immarg)
declare i64 @deopt(ptr, i64)
declare void @enter_slow(ptr)
declare void @poll(ptr)
declare i32 @find_catch(ptr, i64, i32)
declare {R} @new_object(ptr, i64)
declare {R} @new_array(ptr, i64, i32)
declare i32 @monitor_enter(ptr, {R})
declare i32 @monitor_exit(ptr, {R})
declare i32 @store_check({R}, {R})
!0 = !{{i64 0, i64 4294967296}}
"""
CORE = {"deopt": External("core", "vm.compiled.deoptimising.deoptimize"),
        "enter_slow": External("core", "vm.compiled.overflow.enter_slow"),
        **{name: External("core", f"vm.compiled.runtime.{name}")
           for name in ("poll", "find_catch", "new_object", "new_array", "monitor_enter",
                        "monitor_exit", "store_check")}}
REQUEST = 0x1234


def call(site: int, callee: str, result: str, arguments: Sequence[str], live: Sequence[str] = (),
         deopt: Sequence[str] = (), convention: str = "") -> str:
    """Text of a statepoint; arguments and operands are typed."""
    types = ", ".join(R if argument.startswith(R) else argument.split()[0]
                      for argument in arguments)
    bundles = [f'"{name}"({", ".join(values)})'
               for name, values in (("deopt", deopt), ("gc-live", live)) if values]
    return (f"call {convention}token (i64, i32, ptr, i32, i32, ...) "
            f"@llvm.experimental.gc.statepoint.p0(i64 {site}, i32 0, "
            f"ptr elementtype({result} ({types})) {callee}, i32 {len(arguments)}, i32 0, "
            f"{', '.join(arguments)}, i32 0, i32 0)"
            + (f" [{', '.join(bundles)}]" if bundles else ""))


def deoptimisation(site: int, operands: Sequence[str], back: str = "i32") -> str:
    """Text that deoptimises and returns what that gives, as the type `back`."""
    ret = {"i64": "  ret i64 %result", "void": "  ret void",
           "i32": "  %narrow = trunc i64 %result to i32\n  ret i32 %narrow",
           R: f"  %made = inttoptr i64 %result to {R}\n  ret {R} %made"}[back]
    return (f"  %left = {call(site, '@deopt', 'i64', ['ptr %thr', f'i64 {REQUEST}'], (), operands)}"
            f"\n  %result = call i64 @llvm.experimental.gc.result.i64(token %left)\n{ret}\n")


class Hand:
    """A machine with `Hand.java`, and a code space for it."""

    def __init__(self, run: Running) -> None:
        self.run = run
        self.space = CodeSpace(run.machine.vm, run.machine.image, 1 << 24)
        self.left: list[tuple[int, str]] = []
        run.machine.on_deoptimised = self._note
        run.do(run.load, "Hand")

    native_limit = offset_of(Thread, "native_limit")
    pending = offset_of(Thread, "pending")

    def _note(self, request: int, method: int) -> None:
        machine = self.run.machine
        self.left.append((request, machine.methods[machine.code.number_at(method)].name))

    def call(self, name: str, *arguments: Any) -> Any:
        return self.run.call("Hand", name, *arguments)

    def text(self, name: str, *arguments: Any) -> str | None:
        return self.run.text(self.call(name, *arguments))

    def method(self, name: str) -> JavaMethod:
        """The method, prepared."""
        found: JavaMethod = self.run.do(self.run.method, "Hand", name)
        self.run.do(self.run.machine.code.prepare, found)
        return found

    def code(self, name: str) -> Code:
        return self.run.machine.code.codes[self.method(name).number]

    def install(self, name: str, body: str, sites: dict[int, SiteInfo],
                methods: Sequence[str] = (), level: int = 2) -> Installed:
        """Code for the method; calls go to `@"c2i.M"` with `@"M"` for the methods named."""
        externals, lines = dict(CORE), []
        for callee in methods:
            signature = signature_of(self.method(callee))
            externals[f"c2i.{callee}"] = External("c2i", signature)
            externals[callee] = External("method", self.method(callee))
            letters, result = signature.split(")")
            kinds = ", ".join(["ptr", "i64", *(TYPES[letter] for letter in letters)])
            lines += [f'declare hidden {CONVENTION}{TYPES[result]} @"c2i.{callee}"({kinds})',
                      f'@"{callee}" = external hidden global i8, !absolute_symbol !0']
        text = "\n".join([HEADER, *lines, body])
        compiled = CompiledText(text, "f", self.method(name), sites, externals)
        return self.space.install(compile_text(text, level), compiled)

    def replace(self, name: str, body: str, sites: dict[int, SiteInfo],
                methods: Sequence[str] = (), level: int = 2) -> Installed:
        """The same, and from now on calls of the method run it."""
        made = self.install(name, body, sites, methods, level)
        method = self.method(name)
        entry = self.space.adapters.i2c(signature_of(method))
        method.info.compiled, method.info.invoke = made.address, entry
        return made

    def replace_loop(self, name: str, index: int, body: str, sites: dict[int, SiteInfo],
                     methods: Sequence[str] = ()) -> None:
        """The same for a loop, by its first instruction."""
        made = self.install(name, body, sites, methods)
        pointer: Any = Ptr
        entry = pointer[OsrEntry](self.run.machine.arena.allocate(size_of(OsrEntry)))
        entry.code, entry.word = made.address, self.code(name).words_of[index]
        self.method(name).info.osr = int(entry)

    def scope(self, name: str, index: int, locals_: Sequence[ValueInfo], stack: Sequence[ValueInfo],
              caller: int = -1, lock: ValueInfo | None = None) -> ScopeInfo:
        """The frame before an instruction; locals by JVM number, those missing are 0."""
        code = self.code(name)
        places = local_places(code.method, code.flow.max_locals)
        values: list[ValueInfo] = [Constant(0)] * len(places)
        for number, value in enumerate(locals_):
            values[places[number]] = value
        return ScopeInfo(code.method, code.words_of[index], caller, values, list(stack), lock,
                         code.depths[index])


def parameters(method: JavaMethod) -> str:
    """Typed parameters %a0, %a1, ... of the method's code."""
    kinds = argument_kinds(method)
    return ", ".join(["ptr %thr", "i64 %m",
                      *(f"{TYPES[kind]} %a{index}" for index, kind in enumerate(kinds))])


@contextmanager
def hand(**options: Any) -> Iterator[Hand]:
    """A machine for the duration of the block."""
    source = os.path.join(os.path.dirname(__file__), "Hand.java")
    folder, _ = compile_source(source, None)
    with running(**options) as run:
        for name in os.listdir(folder):
            if name.endswith(".class"):
                with open(os.path.join(folder, name), "rb") as file:
                    run.memory.files[name] = file.read()
        made = Hand(run)
        yield made


