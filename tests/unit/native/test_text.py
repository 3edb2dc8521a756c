"""pvm.internal.Text against what Python's strings say."""

from __future__ import annotations

import pytest

from .world import World

TEXT = "pvm/internal/Text."


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def _java_hash(text: str) -> int:
    value = 0
    for char in text:
        value = (31 * value + ord(char)) & 0xFFFFFFFF
    return value - (1 << 32) if value >> 31 else value


@pytest.mark.parametrize("text", ["", "a", "hello, world", "é" * 20, "x" * 17])
def test_hashes(world: World, text: str) -> None:
    assert world.call(TEXT + "hashLatin1([B)I", world.array("B", text.encode("latin-1"))) == \
        _java_hash(text)
    assert world.call(TEXT + "hashUtf16([B)I", world.array("B", _utf16(text))) == _java_hash(text)


@pytest.mark.parametrize(("one", "other", "order"), [
    (b"", b"", 0), (b"a", b"", 1), (b"abc", b"abd", -1), (b"abc", b"ab", 1), (b"\xff", b"a", 158),
])
def test_comparing(world: World, one: bytes, other: bytes, order: int) -> None:
    arrays = world.array("B", one), world.array("B", other)
    assert world.call(TEXT + "compareLatin1([B[B)I", *arrays) == order
    assert world.call(TEXT + "equal([B[B)Z", *arrays) == (one == other)


def test_equal_range(world: World) -> None:
    one, other = world.array("B", b"xxabcy"), world.array("B", b"abcz")
    assert world.call(TEXT + "equalRange([BI[BII)Z", one, 2, other, 0, 3) == 1
    assert world.call(TEXT + "equalRange([BI[BII)Z", one, 2, other, 0, 4) == 0


@pytest.mark.parametrize(("wanted", "start", "end", "index"), [
    ("c", 0, 6, 2), ("c", 3, 6, 5), ("c", 3, 5, -1), ("z", 0, 6, -1), ("a", 4, 2, -1),
])
def test_index_of_a_char(world: World, wanted: str, start: int, end: int, index: int) -> None:
    text = "abcabc"
    garbage = 0x7FFFFFFF << 32               # the upper half of an int's slot
    arguments = (ord(wanted) | garbage, start, end)
    narrow, wide = world.array("B", text.encode()), world.array("B", _utf16(text))
    assert world.call(TEXT + "indexOfByte([BIII)I", narrow, *arguments) == index
    assert world.call(TEXT + "indexOfChar([BIII)I", wide, *arguments) == index


@pytest.mark.parametrize(("wanted", "start", "end", "index"), [
    (b"bc", 0, 6, 1), (b"bc", 2, 6, 4), (b"bc", 2, 5, -1), (b"", 3, 6, 3), (b"abcabcd", 0, 6, -1),
    (b"", 7, 6, -1),
])
def test_index_of_bytes(world: World, wanted: bytes, start: int, end: int, index: int) -> None:
    text, part = world.array("B", b"abcabc"), world.array("B", wanted)
    assert world.call(TEXT + "indexOfBytes([BII[B)I", text, start, end, part) == index


def test_widening_and_narrowing(world: World) -> None:
    text = "xyzé"
    narrow, wide = world.array("B", text.encode("latin-1")), world.array("B", bytes(12))
    chars = world.array("C", bytes(12))
    world.call(TEXT + "inflate([BI[BII)V", narrow, 1, wide, 2, 3)
    assert world.elements(wide, 12) == bytes(4) + _utf16("yzé") + bytes(2)
    world.call(TEXT + "inflateChars([BI[CII)V", narrow, 0, chars, 1, 4)
    assert world.elements(chars, 12) == bytes(2) + _utf16(text) + bytes(2)
    world.call(TEXT + "copyToChars([BI[CII)V", wide, 2, chars, 0, 3)
    assert world.elements(chars, 6) == _utf16("yzé")
    world.call(TEXT + "copyFromChars([CI[BII)V", chars, 1, wide, 0, 2)
    assert world.elements(wide, 4) == _utf16("zé")


@pytest.mark.parametrize(("text", "fits"), [("abc", 3), ("aΩc", 1), ("Ω", 0), ("", 0)])
def test_narrowing_stops_at_what_does_not_fit(world: World, text: str, fits: int) -> None:
    for key, source in (("compress([BI[BII)I", world.array("B", _utf16(text))),
                        ("compressChars([CI[BII)I", world.array("C", _utf16(text)))):
        target = world.array("B", bytes(4))
        assert world.call(TEXT + key, source, 0, target, 1, len(text)) == fits
        assert world.elements(target, 4)[1:1 + fits] == text[:fits].encode("latin-1")


@pytest.mark.parametrize("count", [0, 1, 7, 8, 9, 23])
def test_counting_ascii(world: World, count: int) -> None:
    data = world.array("B", b"x" + b"a" * count + b"\x80a")
    assert world.call(TEXT + "countAscii([BII)I", data, 1, count + 3) == count
    assert world.call(TEXT + "countAscii([BII)I", data, 1, 1 + count) == count


@pytest.mark.parametrize("number", [0, 7, -1, 10, 12345678901, (1 << 63) - 1, -(1 << 63)])
def test_decimal(world: World, number: int) -> None:
    target = world.array("B", bytes(24))
    text = str(number).encode()
    assert world.call(TEXT + "putDecimal(J[BI)I", number, target, 2) == 2 + len(text)
    assert world.elements(target, 24) == bytes(2) + text + bytes(22 - len(text))
