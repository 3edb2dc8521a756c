"""The parser's tables: made by rply of the grammar, kept in a file beside this module.

    python -m pvm.lang.parse.tables     makes the file anew, after a change of the grammar

A test sees to it that file and grammar agree.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from pvm.lang.parse import grammar_declarations
from pvm.lang.parse.grammar_expressions import PRECEDENCE
from pvm.lang.parse.productions import PRODUCTIONS, Production

FILE: Final = os.path.join(os.path.dirname(__file__), "tables.json")
START: Final = grammar_declarations.START
_RENAMED: Final = {"|": "BITOR", "||": "OROR", "|=": "BITOR="}  # rply has a meaning for bars
_NAMES: Final = {renamed: name for name, renamed in _RENAMED.items()}

Row = dict[str, int]


class GrammarError(Exception):
    """The grammar is not LALR(1)."""


class Tables(NamedTuple):
    """By state. An action is a state to shift to, a negative production number to reduce by, or 0
    to accept; a state that does one reduction whatever comes has that number for its row.

    names, lengths: of productions; production 0 is rply's own."""

    actions: list[Row | int]
    gotos: list[Row]
    names: list[str]
    lengths: list[int]


def ordered_productions() -> list[Production]:
    """The start symbol's first, as rply wants it."""
    first = [p for p in PRODUCTIONS if p.text.split()[0] == START]
    return first + [p for p in PRODUCTIONS if p.text.split()[0] != START]


def make_tables() -> Tables:
    """Build the tables.  Raises GrammarError if there are conflicts."""
    from rply import ParserGenerator  # slow to import; not needed to parse

    productions = ordered_productions()
    left = {production.text.split()[0] for production in productions}
    used = {symbol for p in productions for symbol in p.text.split()[2:]}
    terminals = sorted(_renamed(used - left))
    precedence = [(kind, list(_renamed(symbols))) for kind, symbols in PRECEDENCE]
    generator = ParserGenerator(terminals, precedence=precedence)
    for production in productions:
        text = " ".join(_renamed(production.text.split()))
        generator.production(text, production.precedence)(_no_action)
    table = generator.build().lr_table
    if table.sr_conflicts or table.rr_conflicts:
        raise GrammarError(f"conflicts: {table.sr_conflicts[:5]} {table.rr_conflicts[:5]}")
    made = table.grammar.productions
    defaults = table.default_reductions
    return _numbered_anew(
        Tables(
            [defaults[s] or _restored(row) for s, row in enumerate(table.lr_action)],
            [dict(table.lr_goto[state]) for state in range(len(table.lr_action))],
            [production.name for production in made],
            [production.getlength() for production in made],
        )
    )


def _numbered_anew(tables: Tables) -> Tables:
    """States in the order in which symbols in alphabetical order lead to them: rply's order is
    another in each process."""
    order = [0]
    numbers = {0: 0}
    for state in order:
        row = tables.actions[state]
        for next_states in ({} if isinstance(row, int) else row, tables.gotos[state]):
            for symbol in sorted(next_states):
                target = next_states[symbol]
                if target > 0 and target not in numbers:
                    numbers[target] = len(order)
                    order.append(target)

    def renamed(row: Row | int) -> Any:
        if isinstance(row, int):
            return row
        return {s: numbers[to] if to > 0 else to for s, to in sorted(row.items())}

    actions = [renamed(tables.actions[state]) for state in order]
    gotos = [renamed(tables.gotos[state]) for state in order]
    return Tables(actions, gotos, tables.names, tables.lengths)


def _no_action(p: list[Any]) -> Any:
    return p


def _renamed(symbols: Iterable[str]) -> Iterable[str]:
    return (_RENAMED.get(symbol, symbol) for symbol in symbols)


def _restored(row: Row) -> Row:
    return {_NAMES.get(symbol, symbol): action for symbol, action in row.items()}


def to_text(tables: Tables) -> str:
    """The file's text: equal rows are written once."""
    rows: dict[str, int] = {}

    def index(row: Row | int) -> int:
        return rows.setdefault(json.dumps(row, sort_keys=True, separators=(",", ":")), len(rows))

    actions = [index(row) for row in tables.actions]
    gotos = [index(row) for row in tables.gotos]
    data = [actions, gotos, tables.names, tables.lengths]
    lines = [json.dumps(part, separators=(",", ":")) for part in data]
    return "[[\n" + ",\n".join(rows) + "\n],\n" + ",\n".join(lines) + "]\n"


def load_tables() -> Tables:
    """The tables of the file."""
    with open(FILE, encoding="utf-8") as file:
        rows, actions, gotos, names, lengths = json.load(file)
    return Tables([rows[i] for i in actions], [rows[i] for i in gotos], names, lengths)


if __name__ == "__main__":
    with open(FILE, "w", encoding="utf-8") as out:
        out.write(to_text(make_tables()))
