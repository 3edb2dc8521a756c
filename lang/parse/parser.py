"""The parser: rply's LALR tables, run by a loop of our own that goes on after errors."""

from __future__ import annotations

from functools import cache, partial
from typing import Any, Final

from rply import Token

from pvm.lang.parse.disambiguate import disambiguate
from pvm.lang.parse.lexer import ERRONEOUS, Tokens, tokenize
from pvm.lang.parse.syntax_errors import Mistake, SyntaxErrors
from pvm.lang.parse.tables import Tables, load_tables, ordered_productions
from pvm.lang.source.log import Log
from pvm.lang.source.source import Source
from pvm.lang.tree.nodes import CompilationUnit

_MOST_ERRORS: Final = 100
_MOST_INSERTIONS: Final = 3  # before one token
_RESUMABLE: Final = ("block_statement", "case_clause", "member", "unit")  # what can be left out
_STATEMENT_WORDS: Final = frozenset(
    "if while for do switch try return throw break continue synchronized assert".split()
)
_MEMBER_WORDS: Final = frozenset("public private protected static class interface enum".split())


@cache
def _tables() -> Tables:
    return load_tables()


def parse(source: Source, log: Log) -> CompilationUnit:
    """The tree of a file; syntax errors go to the log, and what they are in is left out."""
    log.source = source
    tokens = disambiguate(tokenize(source.text, log))
    return Parser(tokens, log).run()


class Parser:
    """`states` and `values` are the stack; `at` is the token looked at."""

    def __init__(self, tokens: Tokens, log: Log) -> None:
        self._tokens = tokens
        self._log = log
        self._states = [0]
        self._values: list[Any] = [None]
        self._at = 0
        self._failed_at = -1
        self._errors = 0
        self._last_error = -1  # its position
        self._inserted_before = -1  # this token
        self._insertions = 0  # how often
        self._rply_tokens = list(tokens.rply_tokens())
        self._actions: list[Any] = [None]
        for production in ordered_productions():
            action: Any = production.action
            self._actions.append(partial(action, log) if production.takes_log else action)

    def run(self) -> CompilationUnit:
        while True:
            found = self._parse()
            if found is not None:
                return found
            if not self._recover():
                return CompilationUnit(0, None, [], [])

    def _parse(self) -> CompilationUnit | None:
        """The file's tree, or None at an error."""
        tables = _tables()
        rows: list[Any] = tables.actions
        gotos, names, lengths = tables.gotos, tables.names, tables.lengths
        actions, states, values = self._actions, self._states, self._values
        tokens = self._rply_tokens
        kinds, at = self._tokens.kinds, self._at
        state, kind = states[-1], kinds[at]
        while True:
            row = rows[state]
            action = row if row.__class__ is int else row.get(kind)
            if action is None:
                self._at = at
                return None
            if action > 0:
                state = action
                states.append(state)
                values.append(tokens[at])
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
                values.append(make(args))
            else:
                values.append(make([]))
            state = gotos[states[-1]][names[number]]
            states.append(state)

    # --- errors ---------------------------------------------------------------------------------

    def _recover(self) -> bool:
        """Report the error, and go on with what is missing, or without what it is in; False if
        nothing can go on."""
        mistake = SyntaxErrors(self._tokens, self._at, self._accepts).describe()
        self._report(mistake)
        if self._errors >= _MOST_ERRORS:
            return False
        return self._insert(mistake) or self._leave_out()

    def _insert(self, mistake: Mistake) -> bool:
        """Put what is missing before the token; not again and again before the same."""
        if not mistake.missing or self._tokens.kinds[self._at] == "$end":
            return False
        if self._inserted_before != self._at:
            self._insertions = 0
        self._insertions += 1
        if self._insertions > _MOST_INSERTIONS:
            return False
        place = self._tokens.ends[self._at - 1]
        for offset, kind in enumerate(mistake.missing):
            at = self._at + offset
            value = "<error>" if kind == "IDENT" else kind
            self._tokens.insert(at, kind, value, place)
            self._rply_tokens.insert(at, Token(kind, value, place))
        self._inserted_before = self._at + len(mistake.missing)
        return True

    def _leave_out(self) -> bool:
        if self._at == self._failed_at and not self._skip_one():
            return False
        self._failed_at = self._at
        symbol = self._unwind()
        if symbol is None:
            return False
        self._at = self._resumption(symbol)
        self._failed_at = max(self._failed_at, self._at) if self._at == self._failed_at else -1
        self._states.append(_tables().gotos[self._states[-1]][symbol])
        self._values.append([] if symbol != "case_clause" else None)
        if symbol == "case_clause":
            self._states.pop()
            self._values.pop()
        return True

    def _skip_one(self) -> bool:
        if self._tokens.kinds[self._at] == "$end":
            return False
        self._at += 1
        return True

    def _report(self, mistake: Mistake) -> None:
        """Only what is further on than the last: the rest follows from it, mostly."""
        kinds, at = self._tokens.kinds, self._at
        if ERRONEOUS in (kinds[at], kinds[at - 1]) and kinds[at] != "$end":
            return  # the lexer has reported that token
        if mistake.pos > self._last_error:
            self._errors += 1
            self._log.error(mistake.pos, mistake.message)
            self._last_error = mistake.pos

    def _accepts(self, kind: str) -> bool:
        """Whether a token of that kind could stand where the error is."""
        tables = _tables()
        states = self._states[:]
        while True:
            row = tables.actions[states[-1]]
            action = row if isinstance(row, int) else row.get(kind)
            if action is None:
                return False
            if action >= 0:
                return True
            length = tables.lengths[-action]
            if length:
                del states[-length:]
            states.append(tables.gotos[states[-1]][tables.names[-action]])

    def _unwind(self) -> str | None:
        """Pop to where a statement, a case, a member or a class may begin; which of them."""
        gotos = _tables().gotos
        while self._states:
            row = gotos[self._states[-1]]
            for symbol in _RESUMABLE:
                if symbol in row:
                    return symbol
            if len(self._states) == 1:
                return None
            self._states.pop()
            self._values.pop()
        return None

    def _resumption(self, symbol: str) -> int:
        """The token to go on with: after a semicolon or a block, at a closing brace, or where a
        statement or member begins."""
        kinds, at, depth = self._tokens.kinds, self._at, 0
        begins = _STATEMENT_WORDS if symbol == "block_statement" else _MEMBER_WORDS
        while kinds[at] != "$end":
            kind = kinds[at]
            if kind == "{":
                depth += 1
            elif kind == "}":
                if depth == 0:
                    return at if symbol != "unit" else at + 1
                depth -= 1
                if depth == 0:
                    return at + 1
            elif depth == 0:
                if kind == ";":
                    return at + 1
                if kind in begins and at > self._failed_at:
                    return at
            at += 1
        return at
