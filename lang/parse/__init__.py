"""Text to trees: lexer, grammar, parser.

`lexer` makes tokens with one regular expression, `disambiguate` renames those that one token of
look-ahead can't tell apart, and `parser` runs rply's LALR tables over them.  The grammar is in the
`grammar_` files: each production stands with the action that makes its node.  What the grammar lets
through by its means and is no Java all the same is refused in `refusals`.  A text that is refused
is read again by `diagnosis`, which tells what is wrong.

Invariants: the grammar has no conflicts; the tables in `tables.json` are those of the grammar; any
text gives a tree or errors, never an exception.
"""
