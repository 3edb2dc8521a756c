"""Modified UTF-8 (JVMS 4.4.7) to and from Python strings.

A supplementary character is one Python character, a lone surrogate stays a lone surrogate; so
decode and encode are inverses of each other.
"""

import re
from typing import Final

_SUPPLEMENTARY: Final = re.compile("[\U00010000-\U0010ffff]")
_ILLEGAL: Final = re.compile(rb"[\x00\xf0-\xff]")


def decode_mutf8(data: bytes) -> str:
    """Raises UnicodeDecodeError if the bytes are not legal (longer than needed forms included)."""
    if data.isascii() and 0 not in data:
        return data.decode("ascii")
    bad = _ILLEGAL.search(data)
    if bad is not None:
        raise UnicodeDecodeError("mutf-8", data, bad.start(), bad.end(), "illegal byte")
    text = data.replace(b"\xc0\x80", b"\0").decode("utf-8", "surrogatepass")
    if b"\xed" not in data:
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def encode_mutf8(text: str) -> bytes:
    """Any Python string can be encoded."""
    if text.isascii() and "\0" not in text:
        return text.encode("ascii")
    split = _SUPPLEMENTARY.sub(_as_surrogates, text)
    return split.encode("utf-8", "surrogatepass").replace(b"\0", b"\xc0\x80")


def _as_surrogates(match: re.Match[str]) -> str:
    point = ord(match.group()) - 0x10000
    return chr(0xD800 | point >> 10) + chr(0xDC00 | point & 0x3FF)
