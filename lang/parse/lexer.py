"""Text to tokens (JLS 3): one master regular expression.

A token's kind is its own text for keywords, operators and separators, else "IDENT" or the kind of a
literal.  `Tokens` holds kinds, values and positions in three lists, so that `disambiguate` can look
ahead and rename cheaply; `rply_tokens` makes what the parser eats.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from rply import Token

from pvm.lang.parse.literals import LITERAL_READERS, LiteralError
from pvm.lang.source.log import Log

KEYWORDS: Final = frozenset(
    "abstract assert boolean break byte case catch char class const continue default do double "
    "else enum extends final finally float for goto if implements import instanceof int interface "
    "long native new package private protected public return short static strictfp super switch "
    "synchronized this throw throws transient try void volatile while _".split()
)
_WORD_LITERALS: Final = {"true": True, "false": False, "null": None}

_MASTER: Final = re.compile(
    r"""[ \t\f\r\n]*(?:
    ([^\W\d][\w$]*|[$\u00a2-\u00a5\u20a0-\u20cf][\w$]*)
    |(//[^\r\n]*|/\*[\s\S]*?\*/)
    |(0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?[fFdDlL]?
      |0[bB][0-9_]*[lL]?
      |(?:[0-9][0-9_]*(?:\.(?:[0-9][0-9_]*)?)?|\.[0-9][0-9_]*)(?:[eE][+-]?[0-9_]*)?[fFdDlL]?)
    |(\"{3}[ \t\f]*(?:\r\n?|\n)(?:[^"\\]|\\[\s\S]|"(?!""))*\"{3})
    |("(?!"")(?:[^"\\\r\n]|\\.)*")
    |('(?:[^'\\\r\n]|\\(?:[0-3]?[0-7]{1,2}|.))')
    |(/\*[\s\S]*|\"{3}[ \t\f]*(?:[\r\n][\s\S]*)?|"(?:[^"\\\r\n]|\\.)*|'')
    |(>>>=|<<=|>>=|>>>|\.\.\.|->|::|\+\+|--|&&|\|\||<<|>>|[=!<>+\-*/&|^%]=
      |[(){}\[\];,.@=<>!~?:+\-*/&|^%])
    |([\s\S])
    |\Z)""",
    re.VERBOSE,
)
_WORD, _COMMENT, _NUMBER, _BLOCK, _STRING, _CHAR, _UNCLOSED, _OPERATOR, _BAD = range(1, 10)
_KINDS: Final = {_NUMBER: "NUMBER", _BLOCK: "TEXTBLOCK", _STRING: "STRING", _CHAR: "CHAR"}
_ONLY_NEGATIVE: Final = (2**31, 2**63)
_OPERAND_ENDS: Final = frozenset(
    ("IDENT", "INT", "LONG", "FLOAT", "DOUBLE", "CHAR", ")", "]", "this", "super")
)
ERRONEOUS: Final = "ERRONEOUS"  # a token that stands for an expression that is missing or broken
_UNICODE_ESCAPE: Final = re.compile(r"\\(?:u+([0-9a-fA-F]{4})|(u)|[\s\S])")


class Tokens:
    """`kinds`, `values` (of literals: their value) and `positions`; the last kind is "$end".

    `ends`: where each token ends in the text."""

    def __init__(self) -> None:
        self.kinds: list[str] = []
        self.values: list[Any] = []
        self.positions: list[int] = []
        self.ends: list[int] = []

    def add(self, kind: str, value: Any, start: int, end: int) -> None:
        self.kinds.append(kind)
        self.values.append(value)
        self.positions.append(start)
        self.ends.append(end)

    def insert(self, at: int, kind: str, value: Any, position: int) -> None:
        """A token that is not in the text."""
        self.kinds.insert(at, kind)
        self.values.insert(at, value)
        self.positions.insert(at, position)
        self.ends.insert(at, position)

    def rply_tokens(self) -> Iterator[Token]:
        return map(Token, self.kinds, self.values, self.positions)


def tokenize(text: str, log: Log) -> Tokens:
    """The tokens of a source text; what is none is reported, and left out."""
    if "\\u" in text:
        text, places = translate_unicode_escapes(text, log)
        tokens = _scan(text, log, places)
        tokens.positions = [places[p] for p in tokens.positions]
        tokens.ends = [places[p] for p in tokens.ends]
        return tokens
    return _scan(text, log, None)


def _scan(text: str, log: Log, places: list[int] | None) -> Tokens:
    tokens = Tokens()
    kinds, values = tokens.kinds.append, tokens.values.append
    positions, ends = tokens.positions.append, tokens.ends.append
    keywords = KEYWORDS
    for found in _MASTER.finditer(text):
        group = found.lastindex
        if group == _WORD or group == _OPERATOR:
            word = found[group]
            if group == _WORD and word not in keywords:
                if word in _WORD_LITERALS:
                    kinds("NULL" if word == "null" else "BOOLEAN")
                    values(_WORD_LITERALS[word])
                else:
                    kinds("IDENT")
                    values(word)
            else:
                kinds(word)
                values(word)
            positions(found.start(group))
            ends(found.end())
        elif group is None:
            continue
        elif group != _COMMENT:
            _scan_other(found, group, tokens, log, places)
    tokens.add("$end", "", len(text), len(text))
    return tokens


def _scan_other(
    found: re.Match[str], group: int, tokens: Tokens, log: Log, places: list[int] | None
) -> None:
    """A literal, or what is no token."""
    start = found.start(group)
    shown = start if places is None else places[start]
    if group >= _UNCLOSED:
        _report_bad(found[group], shown, log)
        if found[group][0] in "\"'":
            tokens.add(ERRONEOUS, "", start, found.end())
        return
    kind = _KINDS[group]
    try:
        literal, value = LITERAL_READERS[kind](found[group])
    except LiteralError as error:
        at = start + error.offset
        log.error(at if places is None else places[at], str(error))
        literal, value = error.kind, error.value
    tokens.add(literal, value, start, found.end())
    if value in _ONLY_NEGATIVE and literal in ("INT", "LONG") and not _is_negated(tokens.kinds):
        if value == _ONLY_NEGATIVE[0] and literal == "INT" or value == _ONLY_NEGATIVE[1]:
            log.error(shown, "integer number too large")


def _is_negated(kinds: list[str]) -> bool:
    """Whether the last token is the operand of a unary minus (JLS 3.10.1)."""
    if len(kinds) < 2 or kinds[-2] != "-":
        return False
    return len(kinds) < 3 or kinds[-3] not in _OPERAND_ENDS


def _report_bad(text: str, pos: int, log: Log) -> None:
    """What is no token is left out, to its line's end or the file's if that is where it ends."""
    char = text[0]
    if text.startswith("/*"):
        log.error(pos, "unclosed comment")
    elif text.startswith('"""'):
        if text[-1] in ' "\t\f':
            what = "illegal text block open delimiter sequence, missing line terminator"
            log.error(pos + len(text), what)
        else:
            log.error(pos, "unclosed text block")
    elif char == '"':
        log.error(pos, "unclosed string literal")
    elif char == "'":
        log.error(pos, "empty character literal" if text == "''" else "unclosed character literal")
    else:
        shown = char if char.isascii() and char.isprintable() else f"\\u{ord(char):04x}"
        log.error(pos, f"illegal character: '{shown}'")


def translate_unicode_escapes(text: str, log: Log) -> tuple[str, list[int]]:
    """The text with \\uXXXX replaced (JLS 3.3), and for each place in it the place in `text`."""
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for found in _UNICODE_ESCAPE.finditer(text):
        start = found.start()
        parts.append(text[at:start])
        places.extend(range(at, start))
        at = found.end()
        if found[1]:
            parts.append(chr(int(found[1], 16)))
            places.append(start)
        else:
            if found[2]:
                log.error(start, "illegal unicode escape")
            parts.append(found[0])
            places.extend(range(start, at))
    parts.append(text[at:])
    places.extend(range(at, len(text) + 1))
    return "".join(parts), places
