"""Characters that make no token: what to say, and where to go on."""

from __future__ import annotations

import re
from typing import Final

from pvm.lang.parse.tokens import LexicalError, Tokens

_STARTS: Final = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Nl", "Sc", "Pc"))
_PARTS: Final = _STARTS | {"Mn", "Mc", "Nd", "Cf"}
_LINE: Final = re.compile(r"[^\r\n]*")
_BAD_CHAR: Final = re.compile(r"'(?:[\r\n]+'?|[^'\\\r\n]|\\[btnfrs\"'\\0-7]|\\|')?")
_BLOCK_OPENING: Final = re.compile(r'"""[ \t\f]*')


def is_identifier(word: str) -> bool:
    """JLS 3.8, of a word whose ASCII characters are right."""
    from unicodedata import category  # seldom needed

    return category(word[0]) in _STARTS and all(category(char) in _PARTS for char in word)


def scan_bad_word(word: str, start: int, tokens: Tokens) -> int:
    """A word with a character that belongs in none: what comes before it is a word."""
    size = next(size for size in range(1, len(word) + 1) if not is_identifier(word[:size])) - 1
    if size:
        tokens.add("IDENT", word[:size], start, start + size)
    return _illegal_character(word[size], start + size, tokens)


def scan_bad(text: str, start: int, tokens: Tokens) -> int:
    """The next place to scan from."""
    if text.startswith("/*", start):
        tokens.add_error(start, "unclosed comment", start, len(text))
        return len(text)
    if text.startswith('"""', start):
        return _bad_text_block(text, start, tokens)
    if text[start] == '"':
        end = _end(_LINE, text, start)
        tokens.add_error(start, "unclosed string literal", start, end)
        return end
    if text[start] == "'":
        return _bad_char(text, start, tokens)
    if text.startswith("..", start):
        tokens.add_error(start + 1, "illegal '.'", start, start + 2)
        return start + 2
    return _illegal_character(text[start], start, tokens)


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    found = pattern.match(text, start)
    assert found is not None
    return found.end()


def _bad_text_block(text: str, start: int, tokens: Tokens) -> int:
    end = _end(_BLOCK_OPENING, text, start)
    if text[end : end + 1] not in ("\r", "\n"):
        message = "illegal text block open delimiter sequence, missing line terminator"
        tokens.add_error(end, message, start, end)
        return end
    tokens.add("ERROR", "", start, len(text))
    tokens.errors.append(LexicalError(start, "unclosed text block", len(text)))
    return len(text)


def _bad_char(text: str, start: int, tokens: Tokens) -> int:
    end = _end(_BAD_CHAR, text, start)
    what = text[start:end]
    if what == "'\\":
        tokens.errors.append(LexicalError(end, "illegal escape character", end))
    message = "empty character literal" if what == "''" else "unclosed character literal"
    if what[1:2] in ("\r", "\n"):
        message = "illegal line end in character literal"
    tokens.add_error(start, message, start, end)
    return end


def _illegal_character(char: str, start: int, tokens: Tokens) -> int:
    shown = char
    if not (char.isascii() and char.isprintable()):
        units = char.encode("utf-16-be", "surrogatepass").hex()
        shown = "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))
    tokens.add_error(start, f"illegal character: '{shown}'", start, start + 1)
    return start + 1
