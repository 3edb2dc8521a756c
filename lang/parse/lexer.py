"""Text to tokens (JLS 3): one master regular expression.

What is no token is an "ERROR", and scanning goes on behind it.
"""

from __future__ import annotations

import re
from typing import Final

from pvm.lang.parse.lexical_errors import is_identifier, scan_bad, scan_bad_word
from pvm.lang.parse.literals import LITERAL_READERS, TOO_LARGE, LiteralError
from pvm.lang.parse.tokens import LexicalError, Tokens

KEYWORDS: Final = frozenset(
    "abstract assert boolean break byte case catch char class const continue default do double "
    "else enum extends final finally float for goto if implements import instanceof int interface "
    "long native new package private protected public return short static strictfp super switch "
    "synchronized this throw throws transient try void volatile while _".split()
)
_WORD_LITERALS: Final = {"true": True, "false": False, "null": None}

_MASTER: Final = re.compile(
    r"""[ \t\f\r\n]*(?:
    ([a-zA-Z_$\u0080-\U0010ffff][\w$\u0080-\U0010ffff]*)
    |(//[^\r\n]*|/\*[\s\S]*?\*/)
    |(0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?[fFdDlL]?
      |0[bB][01_]*[lL]?
      |(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)(?:[eE][+-]?[0-9_]*)?[fFdD]?
      |[0-9][0-9_]*(?:[eE][+-]?[0-9_]*[fFdD]?|[fFdD])
      |(?:0[0-7_]*|[1-9][0-9_]*)[lL]?)
    |(\"{3}[ \t\f]*(?:\r\n?|\n)(?:[^"\\]|\\[\s\S]|"(?!""))*\"{3})
    |("(?!"")(?:[^"\\\r\n]|\\.)*")
    |('(?:[^'\\\r\n]|\\(?:[0-3]?[0-7]{1,2}|[btnfrs"'\\]))')
    |(>>>=|<<=|>>=|>>>|\.\.\.|->|::|\+\+|--|&&|\|\||<<|>>|[=!<>+\-*/&|^%]=
      |(?!\.\.|/\*)[(){}\[\];,.@=<>!~?:+\-*/&|^%])
    |([\s\S])
    |\Z)""",
    re.VERBOSE,
)
_WORD, _COMMENT, _NUMBER, _BLOCK, _STRING, _CHAR, _OPERATOR, _BAD = range(1, 9)
_KINDS: Final = {_NUMBER: "NUMBER", _BLOCK: "TEXTBLOCK", _STRING: "STRING", _CHAR: "CHAR"}
_ONLY_NEGATIVE: Final = (2**31, 2**63)
_OPERAND_ENDS: Final = frozenset(
    ("IDENT", "INT", "LONG", "FLOAT", "DOUBLE", "CHAR", ")", "]", "this", "super")
)
_PRIMITIVES: Final = frozenset("byte short char int long float double".split())
_UNICODE_ESCAPE: Final = re.compile(r"\\(?:u+([0-9a-fA-F]{4})|(u+[0-9a-fA-F]*)|[\s\S])")


def tokenize(text: str) -> Tokens:
    """The tokens of a source text."""
    if "\\u" not in text:
        return _scan(text)
    translated, places, errors = translate_unicode_escapes(text)
    tokens = _scan(translated)
    tokens.positions = [places[p] for p in tokens.positions]
    tokens.ends = [places[p] for p in tokens.ends]
    moved = [LexicalError(places[e.pos], e.message, places[e.until]) for e in tokens.errors]
    tokens.errors = errors + moved
    return tokens


def _scan(text: str) -> Tokens:
    tokens = Tokens()
    at: int | None = 0
    while at is not None:
        at = _scan_from(text, at, tokens)
    tokens.add("$end", "", len(text), len(text))
    return tokens


def _scan_from(text: str, start: int, tokens: Tokens) -> int | None:
    """To the end (None), or to where to go on behind what is no token."""
    kinds, values = tokens.kinds.append, tokens.values.append
    positions, ends = tokens.positions.append, tokens.ends.append
    keywords = KEYWORDS
    for found in _MASTER.finditer(text, start):
        group = found.lastindex
        if group == _WORD or group == _OPERATOR:
            word = found[group]
            if group == _WORD and word not in keywords:
                if word in _WORD_LITERALS:
                    kinds("NULL" if word == "null" else "BOOLEAN")
                    values(_WORD_LITERALS[word])
                elif word.isascii() or is_identifier(word):
                    kinds("IDENT")
                    values(word)
                else:
                    return scan_bad_word(word, found.start(group), tokens)
            else:
                kinds(word)
                values(word)
            positions(found.start(group))
            ends(found.end())
        elif group is None:
            continue
        elif group == _BAD:
            return scan_bad(text, found.start(group), tokens)
        elif group != _COMMENT:
            _scan_literal(found, group, tokens)
    return None


def _scan_literal(found: re.Match[str], group: int, tokens: Tokens) -> None:
    start = found.start(group)
    try:
        literal, value = LITERAL_READERS[_KINDS[group]](found[group])
    except LiteralError as error:
        if error.is_token:
            tokens.errors.append(LexicalError(start, str(error), -1))
            tokens.add(error.kind, error.value, start, found.end())
        else:
            tokens.add_error(start + error.offset, str(error), start, found.end())
        return
    tokens.add(literal, value, start, found.end())
    if value in _ONLY_NEGATIVE and literal in ("INT", "LONG") and not _is_negated(tokens.kinds):
        if value == _ONLY_NEGATIVE[0] and literal == "INT" or value == _ONLY_NEGATIVE[1]:
            tokens.errors.append(LexicalError(start, TOO_LARGE, -1))


def _is_negated(kinds: list[str]) -> bool:
    """Whether the last token is the operand of a unary minus (JLS 3.10.1)."""
    if len(kinds) < 2 or kinds[-2] != "-":
        return False
    if len(kinds) >= 5 and kinds[-3] == ")" and kinds[-5] == "(" and kinds[-4] in _PRIMITIVES:
        return True  # a cast
    return len(kinds) < 3 or kinds[-3] not in _OPERAND_ENDS


def translate_unicode_escapes(text: str) -> tuple[str, list[int], list[LexicalError]]:
    """The text with \\uXXXX replaced (JLS 3.3), for each place in it the place in `text`, and the
    escapes that are none."""
    parts: list[str] = []
    places: list[int] = []
    errors: list[LexicalError] = []
    at = 0
    for found in _UNICODE_ESCAPE.finditer(text):
        start = found.start()
        parts.append(text[at:start])
        places.extend(range(at, start))
        at = found.end()
        if found[1]:
            parts.append(chr(int(found[1], 16)))
            places.append(start)
        elif found[2]:
            errors.append(LexicalError(at, "illegal unicode escape", at))
            parts.append("_")
            places.append(start)
        else:
            parts.append(found[0])
            places.extend(range(start, at))
    parts.append(text[at:])
    places.extend(range(at, len(text) + 1))
    return "".join(parts), places, errors
