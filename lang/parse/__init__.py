"""Text to trees: lexer, grammar, parser.

`lexer` makes rply tokens with one regular expression, `disambiguate` renames those that one token
of look-ahead can't tell apart, and `parser` runs rply's LALR tables over them.  The grammar is in
the `grammar_` files: each production stands with the action that makes its node.

Invariants: the grammar has no conflicts; the tables in `tables.json` are those of the grammar; any
text gives a tree and perhaps errors, never an exception.
"""
