"""Literals to values (JLS 3.10)."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from typing import Any, Final

_ESCAPES: Final = {
    "b": "\b", "s": " ", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "'": "'", "\\": "\\",
}  # fmt: skip
_ESCAPE: Final = re.compile(r"\\([0-3]?[0-7]{1,2}|\r\n|[\s\S])")
_UNDERSCORE: Final = "illegal underscore"
_MALFORMED: Final = "malformed floating-point literal"
_MISPLACED_UNDERSCORE: Final = re.compile(r"\.(_)|(_)(?:[.ep]|$)|^0x(_)|[ep][+-]?(_)")
_MAX_INT: Final = 2**31
_MAX_LONG: Final = 2**63
TOO_LARGE: Final = "integer number too large"


class LiteralError(Exception):
    """`offset`: of the mistake in the literal.  `kind`, `value`: what to go on with, if it is a
    token all the same."""

    def __init__(self, message: str, kind: str = "", value: Any = None, offset: int = 0) -> None:
        super().__init__(message)
        self.kind = kind
        self.value = value
        self.offset = offset

    @property
    def is_token(self) -> bool:
        return bool(self.kind)


def read_number(text: str) -> tuple[str, int | float]:
    """Kind ("INT", "LONG", "FLOAT", "DOUBLE") and value.  2147483648 (9223372036854775808L) is an
    INT (LONG) still: only as the operand of a minus is it right, which the parser checks."""
    lower = text.lower()
    is_hex = lower.startswith("0x")
    if "p" in lower or ("." in lower if is_hex else _is_decimal_float(lower)):
        return _read_float(lower, is_hex)
    kind, digits = ("LONG", lower[:-1]) if lower.endswith("l") else ("INT", lower)
    if is_hex:
        base, digits = 16, digits[2:]
    elif digits.startswith("0b"):
        base, digits = 2, digits[2:]
    elif len(digits) > 1 and digits[0] == "0":
        base, digits = 8, digits[1:]
    else:
        base = 10
    return kind, _read_integer(kind, digits, base, text)


def _is_decimal_float(lower: str) -> bool:
    return not lower.startswith("0b") and ("." in lower or "e" in lower or lower[-1] in "fd")


def _read_integer(kind: str, digits: str, base: int, text: str) -> int:
    if not digits.strip("_"):
        name = "hexadecimal" if base == 16 else "binary"
        raise LiteralError(f"{name} numbers must contain at least one {name} digit")
    start = len(text) - len(digits) - (kind == "LONG")
    if digits[-1] == "_":
        raise LiteralError(_UNDERSCORE, offset=start + len(digits) - 1)
    if digits[0] == "_" and base in (2, 16):
        raise LiteralError(_UNDERSCORE, offset=start)
    plain = digits.replace("_", "")
    value = int(plain, base)
    limit = _MAX_INT if kind == "INT" else _MAX_LONG
    if base == 10:
        if value > limit:
            raise LiteralError(TOO_LARGE, kind, 0)
        return value
    if value >= 2 * limit:
        raise LiteralError(TOO_LARGE, kind, 0)
    return value - 2 * limit if value >= limit else value


def _read_float(lower: str, is_hex: bool) -> tuple[str, float]:
    kind = "FLOAT" if lower[-1] == "f" else "DOUBLE"
    digits = lower.rstrip("fd") if not is_hex or "p" in lower else lower
    if is_hex and "p" not in lower:
        raise LiteralError(_MALFORMED)
    misplaced = _MISPLACED_UNDERSCORE.search(digits)
    if misplaced:
        raise LiteralError(_UNDERSCORE, offset=misplaced.start(misplaced.lastindex or 0))
    digits = digits.replace("_", "")
    try:
        value = float.fromhex(digits) if is_hex else float(digits)
    except (ValueError, OverflowError) as error:
        if isinstance(error, OverflowError):
            raise LiteralError("floating-point number too large", kind, 0.0) from None
        raise LiteralError(_MALFORMED) from None
    if kind == "FLOAT":
        value = _rounded_float(digits, value, is_hex)
    if value in (float("inf"), float("-inf")):
        raise LiteralError("floating-point number too large", kind, 0.0)
    mantissa = re.split("[ep]" if not is_hex else "p", digits.removeprefix("0x"))[0]
    if value == 0 and mantissa.strip("0."):
        raise LiteralError("floating-point number too small", kind, 0.0)
    return kind, value


def _rounded_float(digits: str, value: float, is_hex: bool) -> float:
    """The float nearest to a decimal: rounding the nearest double again may be off by one where it
    lies just in the middle between two floats."""
    try:
        rounded: float = struct.unpack("f", struct.pack("f", value))[0]
    except OverflowError:
        return float("inf")
    if is_hex or value == rounded or rounded == float("inf"):
        return rounded
    from fractions import Fraction

    exact = Fraction(digits)
    bits = struct.unpack("I", struct.pack("f", rounded))[0]
    candidates = [rounded]
    for neighbour in (bits - 1, bits + 1):
        if 0 <= neighbour < 0x7F800000:
            candidates.append(struct.unpack("f", struct.pack("I", neighbour))[0])
    best = min(abs(Fraction(c) - exact) for c in candidates)
    nearest = [c for c in candidates if abs(Fraction(c) - exact) == best]
    even = [c for c in nearest if not struct.unpack("I", struct.pack("f", c))[0] & 1]
    return nearest[0] if len(nearest) == 1 else even[0]


def unescape(body: str, kind: str, start: int) -> str:
    """The characters of a literal's body, which begins at `start` of the literal."""
    if "\\" not in body:
        return body

    def replacement(found: re.Match[str]) -> str:
        escape = found[1]
        if escape in _ESCAPES:
            return _ESCAPES[escape]
        if escape[0] in "01234567":
            return chr(int(escape, 8))
        if kind == "TEXTBLOCK" and escape in ("\n", "\r", "\r\n"):
            return ""
        raise LiteralError("illegal escape character", offset=start + found.start() + 1)

    return _ESCAPE.sub(replacement, body)


def read_string(text: str) -> tuple[str, str]:
    return "STRING", joined_surrogates(unescape(text[1:-1], "STRING", 1))


def read_char(text: str) -> tuple[str, int]:
    value = unescape(text[1:-1], "CHAR", 1)
    if ord(value) > 0xFFFF:
        raise LiteralError("unclosed character literal")
    return "CHAR", ord(value)


def read_text_block(text: str) -> tuple[str, str]:
    """JLS 3.10.6: line ends made \\n, common blanks taken away, then escapes read."""
    body = re.sub(r"\r\n?", "\n", text[3:-3])
    lines = body[body.index("\n") + 1 :].split("\n")
    counted = [line for line in lines[:-1] if line.strip(" \t\f")] + lines[-1:]
    margin = min(len(line) - len(line.lstrip(" \t\f")) for line in counted)
    stripped = [line[margin:].rstrip(" \t\f") if line.strip(" \t\f") else "" for line in lines]
    try:
        value = unescape("\n".join(stripped), "TEXTBLOCK", 3)
    except LiteralError as error:
        raise LiteralError(str(error), offset=_illegal_escape(text)) from None
    return "STRING", joined_surrogates(value)


def _illegal_escape(text: str) -> int:
    """Behind the first backslash that begins no escape."""
    known = {*_ESCAPES, *"01234567", "\n", "\r"}
    return next(f.start(1) for f in _ESCAPE.finditer(text) if f[1][0] not in known)


def joined_surrogates(value: str) -> str:
    """Pairs of surrogates (from escapes) as the one character that they stand for."""
    if not any("\ud800" <= c <= "\udfff" for c in value):
        return value
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


LITERAL_READERS: Final[dict[str, Callable[[str], tuple[str, Any]]]] = {
    "NUMBER": read_number,
    "STRING": read_string,
    "CHAR": read_char,
    "TEXTBLOCK": read_text_block,
}
