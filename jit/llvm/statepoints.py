"""Calls at which a collection may happen: explicit statepoints, and what the loader must know."""

from __future__ import annotations

from collections.abc import Sequence

from pvm.jit.ir.nodes import Node, State
from pvm.jit.llvm.emitter import Emitter
from pvm.jit.llvm.sites import ScopeInfo, SiteInfo
from pvm.jit.llvm.slots import REFERENCE

_RESULTS = {"i32": "i32", "i64": "i64", "float": "f32", "double": "f64", REFERENCE: "p1"}
_INTRINSIC = "@llvm.experimental.gc"


def statepoint(
    e: Emitter,
    node: Node,
    target: str,
    result: str,
    arguments: Sequence[tuple[str, str]],
    convention: str = "",
) -> str:
    """A call at a safepoint node; the text of its result."""
    live = e.across.get(node, [])
    texts = [e.value(each) for each in live]
    bundle = ""
    if live:
        bundle = ' ["gc-live"(' + ", ".join(f"{REFERENCE} {text}" for text in texts) + ")]"
    scopes = scopes_of(node.state) if node.state is not None else []
    token = call(e, SiteInfo(scopes), target, result, arguments, bundle, convention)
    value = result_of(e, token, result)
    for position, each in enumerate(live):
        moved = e.writer.value(f"call {REFERENCE} {_INTRINSIC}.relocate.p1(token {token}, "
                               f"i32 {position}, i32 {position})")
        e.writer.emit(f"store {REFERENCE} {moved}, ptr {e.slots[each]}")
    return value


def call(
    e: Emitter, site: SiteInfo, target: str, result: str,
    arguments: Sequence[tuple[str, str]], bundle: str, convention: str = "",
) -> str:  # fmt: skip
    """The statepoint itself; the text of its token."""
    number = len(e.sites) + 1
    e.sites[number] = site
    types = ", ".join(kind for kind, _ in arguments)
    typed = "".join(f"{kind} {text}, " for kind, text in arguments)
    return e.writer.value(
        f"call {convention}token (i64, i32, ptr, i32, i32, ...) {_INTRINSIC}.statepoint.p0("
        f"i64 {number}, i32 0, ptr elementtype({result} ({types})) {target}, "
        f"i32 {len(arguments)}, i32 0, {typed}i32 0, i32 0){bundle}")


def result_of(e: Emitter, token: str, result: str) -> str:
    """The value that a statepoint's callee returned."""
    if result == "void":
        return ""
    name = f"{_INTRINSIC}.result.{_RESULTS[result]}"
    e.prelude.declarations[f"declare {result} {name}(token)"] = None
    return e.writer.value(f"call {result} {name}(token {token})")


def scopes_of(state: State) -> list[ScopeInfo]:
    """The activations at a site without their values, callers first."""
    chain = list(state.chain())[::-1]
    return [ScopeInfo(each.scope.method, each.scope.code.words_of[each.index], depth - 1)
            for depth, each in enumerate(chain)]
