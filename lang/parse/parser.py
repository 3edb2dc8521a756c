"""The parser: rply's LALR tables, run by a loop of our own."""

from __future__ import annotations

import sys
from functools import cache
from typing import Any, Final

from pvm.lang.parse.disambiguate import disambiguate
from pvm.lang.parse.lexer import tokenize
from pvm.lang.parse.productions import Refused
from pvm.lang.parse.tables import Tables, load_tables, ordered_productions
from pvm.lang.parse.tokens import Tokens
from pvm.lang.source.log import Log
from pvm.lang.source.source import Source
from pvm.lang.tree.nodes import CompilationUnit

_RECURSION_LIMIT: Final = 20_000  # Python frames, while errors are looked for


@cache
def _tables() -> Tables:
    return load_tables()


@cache
def _actions() -> list[Any]:
    return [None, *(production.action for production in ordered_productions())]


def parse(source: Source, log: Log) -> CompilationUnit:
    """The tree of a file; if there are syntax errors, they go to the log, and it is empty."""
    log.source = source
    tokens = tokenize(source.text)
    if not tokens.errors:
        found = _parse(disambiguate(tokens))
        if isinstance(found, CompilationUnit):
            return found
    else:
        found = 0
    before = log.error_count
    _diagnose(tokenize(source.text), log)
    if log.error_count == before:
        at_end = found >= len(source.text)
        what = "reached end of file while parsing" if at_end else "illegal start of expression"
        log.error(found, what)
    return CompilationUnit(0, None, [], [])


def _parse(tokens: Tokens) -> CompilationUnit | int:
    """The file's tree, or the position of the token where it is refused."""
    tables, actions = _tables(), _actions()
    rows: list[Any] = tables.actions
    gotos, names, lengths = tables.gotos, tables.names, tables.lengths
    states: list[int] = [0]
    values: list[Any] = [None]
    leaves, kinds = list[Any](tokens.rply_tokens()), tokens.kinds
    state, at, kind = 0, 0, kinds[0]
    while True:
        row = rows[state]
        action = row if row.__class__ is int else row.get(kind)
        if action is None:
            return tokens.positions[at]
        if action > 0:
            state = action
            states.append(state)
            values.append(leaves[at])
            at += 1
            kind = kinds[at] if at < len(kinds) else "$end"
            continue
        if action == 0:
            found: CompilationUnit = values[-1]
            return found
        number = -action
        length, make = lengths[number], actions[number]
        if length == 1 and make is None:
            states.pop()
        elif length:
            args = values[-length:]
            del values[-length:], states[-length:]
            try:
                values.append(make(args))
            except Refused:
                return tokens.positions[at]
        else:
            values.append(make([]))
        state = gotos[states[-1]][names[number]]
        states.append(state)


def _diagnose(tokens: Tokens, log: Log) -> None:
    from pvm.lang.parse.diagnosis.declarations import SyntaxChecker  # only for wrong texts

    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _RECURSION_LIMIT))
    checker = SyntaxChecker(tokens, log)
    try:
        checker.run()
    except RecursionError:
        log.error(checker.pos, "the source is nested too deeply")
    finally:
        sys.setrecursionlimit(limit)
