"""Small changes of valid class files, each of a kind that some check should notice, or none."""

from __future__ import annotations

import random
from collections.abc import Callable

from pvm.vm.classfile.constants import TAG_UTF8
from pvm.vm.classfile.errors import LinkageFailure

from ...java.fuzz_mutations import mutate as mutate_bytes
from ...unit.vm.verify.code_mutants import mutant as mutate_code
from .layout import Layout, layout_of

VERSIONS = (45, 46, 47, 48, 49, 50, 50, 51, 52, 53, 55, 61, 61, 61)
_SMALL = (0, 0, 1, 1, 2, 3, 4, 7, 8, 63, 64, 127, 128, 247, 251, 252, 254, 255)
_LETTERS = b"BCDFIJSZV[L();/<>abAO"

Mutation = Callable[[bytearray, Layout, random.Random], None]


def mutated(data: bytes, rng: random.Random) -> bytes:
    """The class file with one change, or a few."""
    count = 1 if rng.random() < 0.65 else rng.randint(2, 5)
    for _ in range(count):
        kind = rng.random()
        try:
            if kind < 0.60:
                data = mutate_code(data, rng)
            elif kind < 0.98:
                data = _targeted(data, rng)
            else:
                data = mutate_bytes(data, rng)
        except (LinkageFailure, IndexError, AssertionError):
            return data  # broken beyond what can be parsed again
    return data


def _targeted(data: bytes, rng: random.Random) -> bytes:
    out = bytearray(data)
    layout = layout_of(data)
    rng.choice(_MUTATIONS)(out, layout, rng)
    return bytes(out)


def _put2(out: bytearray, at: int, value: int) -> None:
    out[at : at + 2] = (value & 0xFFFF).to_bytes(2, "big")


def _index(layout: Layout, rng: random.Random) -> int:
    return rng.randrange(len(layout.class_file.constants))


def _stack_map(out: bytearray, layout: Layout, rng: random.Random) -> None:
    tables = [at for at, name in layout.attributes if name == "StackMapTable"]
    if not tables:
        return
    start = rng.choice(tables) + 6
    length = int.from_bytes(out[start - 4 : start], "big")
    for _ in range(rng.choice((1, 1, 2))):
        at = start + rng.randrange(length)
        step = out[at] + rng.choice((-1, 1))
        out[at] = rng.choice((rng.choice(_SMALL), step & 255, rng.randrange(9)))


def _attribute_name(out: bytearray, layout: Layout, rng: random.Random) -> None:
    """Another name: the attribute is lost, or taken for what it is not."""
    if layout.attributes:
        at, _ = rng.choice(layout.attributes)
        other, _ = rng.choice(layout.attributes)
        name = int.from_bytes(out[other : other + 2], "big")
        _put2(out, at, rng.choice((_index(layout, rng), name)))


def _no_stack_map(out: bytearray, layout: Layout, rng: random.Random) -> None:
    for at, name in layout.attributes:
        if name == "StackMapTable" and rng.random() < 0.5:
            lines = [other for other, kind in layout.attributes if kind == "LocalVariableTable"]
            _put2(out, at, int.from_bytes(out[lines[0] : lines[0] + 2]) if lines else 1)


def _attribute_length(out: bytearray, layout: Layout, rng: random.Random) -> None:
    if layout.attributes:
        at, _ = rng.choice(layout.attributes)
        length = int.from_bytes(out[at + 2 : at + 6], "big") + rng.choice((-2, -1, 1, 2))
        out[at + 2 : at + 6] = max(0, length).to_bytes(4, "big")


def _attribute_body(out: bytearray, layout: Layout, rng: random.Random) -> None:
    others = [at for at, name in layout.attributes if name not in ("Code", "StackMapTable")]
    if others:
        start = rng.choice(others) + 6
        length = int.from_bytes(out[start - 4 : start], "big")
        if length:
            out[start + rng.randrange(length)] = rng.choice(_SMALL)


def _pool_reference(out: bytearray, layout: Layout, rng: random.Random) -> None:
    """A constant that names another constant names yet another one."""
    entries = [at for at in layout.pool if out[at] not in (TAG_UTF8, 3, 4, 5, 6)]
    if entries:
        at = rng.choice(entries)
        shift = rng.choice((1, 1, 3)) if out[at] in (9, 10, 11, 12, 17, 18) else 1
        if out[at] == 15:
            shift = 2
        _put2(out, at + shift, _index(layout, rng))


def _pool_tag(out: bytearray, layout: Layout, rng: random.Random) -> None:
    at = rng.choice(layout.pool)
    groups = ((7, 8, 16, 19, 20), (9, 10, 11, 12, 17, 18), (3, 4), (5, 6))
    for group in groups:
        if out[at] in group:
            out[at] = rng.choice(group)


def _text(out: bytearray, layout: Layout, rng: random.Random) -> None:
    """A letter of a name or descriptor."""
    texts = [at for at in layout.pool if out[at] == TAG_UTF8 and out[at + 1 : at + 3] != b"\0\0"]
    descriptors = [at for at in texts if out[at + 3] in b"([LIJZBSCFD"]
    at = rng.choice(descriptors if descriptors and rng.random() < 0.7 else texts)
    length = int.from_bytes(out[at + 1 : at + 3], "big")
    out[at + 3 + rng.randrange(length)] = rng.choice(_LETTERS)


def _class_flags(out: bytearray, layout: Layout, rng: random.Random) -> None:
    _flip(out, layout.header, rng)


def _member_flags(out: bytearray, layout: Layout, rng: random.Random) -> None:
    if layout.members:
        _flip(out, rng.choice(layout.members), rng)


def _flip(out: bytearray, at: int, rng: random.Random) -> None:
    flags = int.from_bytes(out[at : at + 2], "big")
    _put2(out, at, flags ^ (1 << rng.randrange(15)))


def _header(out: bytearray, layout: Layout, rng: random.Random) -> None:
    """this_class, super_class or an interface."""
    count = 2 + len(layout.class_file.interfaces)
    which = rng.randrange(count)
    at = layout.header + 2 + 2 * which + (2 if which > 1 else 0)
    pool = layout.class_file.constants
    classes = [index for index in range(1, len(pool)) if pool.tag(index) == 7]
    _put2(out, at, rng.choice(classes) if rng.random() < 0.9 else _index(layout, rng))


def _member_name(out: bytearray, layout: Layout, rng: random.Random) -> None:
    if layout.members:
        at, other = rng.choice(layout.members), rng.choice(layout.members)
        shift = rng.choice((2, 4))
        out[at + shift : at + shift + 2] = out[other + shift : other + shift + 2]


def _maxima(out: bytearray, layout: Layout, rng: random.Random) -> None:
    if layout.codes:
        at = rng.choice(layout.codes) + rng.choice((0, 2))
        size = int.from_bytes(out[at : at + 2], "big") + rng.choice((-2, -1, -1, 1))
        _put2(out, at, max(0, size))


def _version(out: bytearray, layout: Layout, rng: random.Random) -> None:
    _put2(out, 6, rng.choice((*VERSIONS, *VERSIONS, 44, 62)))


def _minor(out: bytearray, layout: Layout, rng: random.Random) -> None:
    if rng.random() < 0.2:
        _put2(out, 4, rng.choice((1, 2, 3, 65535)))


_MUTATIONS: tuple[Mutation, ...] = (
    _stack_map, _stack_map, _stack_map, _stack_map, _no_stack_map,
    _attribute_name, _attribute_length, _attribute_body, _attribute_body,
    _pool_reference, _pool_reference, _pool_reference, _pool_tag, _text, _text, _text,
    _class_flags, _member_flags, _member_flags, _header, _member_name, _maxima, _maxima,
    _version, _minor,
)  # fmt: skip
