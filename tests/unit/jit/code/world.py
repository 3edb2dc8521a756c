"""Code for tests: LLVM text written by hand, a code space without a machine, and calls into it."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

from pvm.coreimage import load_core
from pvm.jit.code.space import CodeSpace, Installed
from pvm.jit.llvm.externals import External
from pvm.jit.llvm.sites import CompiledText, SiteInfo
from pvm.lowlevel.code.session import compile_text
from pvm.lowlevel.pointers import Ptr
from pvm.vm.model.arena import Arena
from pvm.vm.model.metadata import Method, Thread, Vm

R = "ptr addrspace(1)"
HEADER = """
declare token @llvm.experimental.gc.statepoint.p0(i64 immarg, i32 immarg, ptr,
  i32 immarg, i32 immarg, ...)
declare ptr addrspace(1) @llvm.experimental.gc.relocate.p1(token, i32 immarg, i32 immarg)
declare i32 @llvm.experimental.gc.result.i32(token)
declare void @outside(ptr)
!0 = !{i64 0, i64 4294967296}
"""
FUNCTION = '"frame-pointer"="all" nounwind gc "statepoint-example"'


class Named:
    """What stands for a JavaMethod, a JavaClass or a JavaField: only its address counts here, and
    that it never dies."""

    def __init__(self, address: int) -> None:
        self.address = self.slot = address
        self.owner = SimpleNamespace(data=SimpleNamespace(address=0))


class World:
    """A code space over metadata of its own. `image` is the core image, or stands for it."""

    def __init__(self, limit: int = 1 << 24, image: Any = None) -> None:
        self.arena = Arena()
        self.vm: Any = Ptr[Vm](self.arena.allocate(Vm.size))
        self.thread: Any = Ptr[Thread](self.arena.allocate(Thread.size))
        self.thread.vm = int(self.vm)
        self.method = Named(self.arena.allocate(Method.size))
        self.space = CodeSpace(self.vm, image or load_core()[0], limit)

    def install(self, body: str, symbol: str = "f", sites: dict[int, SiteInfo] | None = None,
                externals: dict[str, External] | None = None, level: int = 3) -> Installed:
        text = self.compiled(body, symbol, sites, externals)
        return self.space.install(compile_text(text.text, level), text)

    def compiled(self, body: str, symbol: str = "f", sites: dict[int, SiteInfo] | None = None,
                 externals: dict[str, External] | None = None) -> CompiledText:
        externals = externals or {}
        globals_ = "".join(f'@"{name}" = external hidden global i8, !absolute_symbol !0\n'
                           for name, external in externals.items()
                           if external.kind in ("class", "method", "static"))
        method: Any = self.method
        return CompiledText(HEADER + globals_ + body, symbol, method, sites or {}, externals)


def statepoint(identity: int, callee: str, arguments: Sequence[str] = (), result: str = "void",
               types: str | None = None, deopt: Sequence[str] = (), live: Sequence[str] = (),
               convention: str = "") -> str:
    """Text of a statepoint call; `arguments` and operands are typed."""
    kinds = ", ".join(argument.rsplit(" ", 1)[0] for argument in arguments)
    bundles = [f'"{name}"({", ".join(values)})'
               for name, values in (("deopt", deopt), ("gc-live", live)) if values]
    extra = "".join(f", {argument}" for argument in arguments)
    return (f"call {convention}token (i64, i32, ptr, i32, i32, ...) "
            f"@llvm.experimental.gc.statepoint.p0(i64 {identity}, i32 0, "
            f"ptr elementtype({types or f'{result} ({kinds})'}) {callee}, i32 {len(arguments)}, "
            f"i32 0{extra}, i32 0, i32 0)" + (f" [{', '.join(bundles)}]" if bundles else ""))


def callable_at(address: int, result: Any, *parameters: Any) -> Any:
    """A Python callable for code of the C convention."""
    return ctypes.CFUNCTYPE(result, *parameters)(address)
