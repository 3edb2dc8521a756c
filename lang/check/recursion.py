"""Constructors that call themselves, directly or by way of others (JLS 8.8.7.1)."""

from __future__ import annotations

from pvm.lang.source.log import Log
from pvm.lang.symbols.symbols import MethodSymbol
from pvm.lang.tree.nodes import Call, ClassDecl, ExpressionStatement, MethodDecl


def check_recursion(decl: ClassDecl, log: Log) -> None:
    """Report each circle of `this(...)` calls once; they are attributed already."""
    calls = {
        member.sym: call
        for member in decl.members
        if isinstance(member, MethodDecl) and (call := _this_call(member)) is not None
    }
    done: set[MethodSymbol] = set()
    for start in calls:
        chain: list[MethodSymbol] = []
        current: MethodSymbol | None = start
        while current in calls and current not in done:
            done.add(current)
            chain.append(current)
            current = calls[current].sym
        if current in chain:
            log.error(_first_place(calls[current].sym, calls), "recursive constructor invocation")


def _this_call(decl: MethodDecl) -> Call | None:
    body = decl.body
    if decl.name != "<init>" or body is None or not body.statements:
        return None
    first = body.statements[0]
    call = first.expr if isinstance(first, ExpressionStatement) else None
    return call if isinstance(call, Call) and call.method.name == "this" else None


def _first_place(sym: MethodSymbol | None, calls: dict[MethodSymbol, Call]) -> int:
    """Of its declaration and the calls of it, the first in the file."""
    assert sym is not None and sym.tree is not None
    return min(sym.tree.pos, *[c.method.pos for c in calls.values() if c.sym is sym])
