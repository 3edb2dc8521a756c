"""The class library under other names, so that real java can load it beside its own.

Packages java/... become xjava/...; only the classes of which the machine itself makes objects, or
types of constants, keep their names.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from pvm.library import library_jar

KEPT = frozenset(
    (
        "java/lang/Object",
        "java/lang/String",
        "java/lang/Class",
        "java/lang/Throwable",
        "java/lang/Cloneable",
        "java/io/Serializable",
        "java/lang/invoke/MethodHandle",
        "java/lang/invoke/MethodType",
    )
)
_NAME = re.compile(rb"(?:java|javax|jdk|pvm|sun)/[\w/$]+")
_UTF8 = 1
_LONG, _DOUBLE = 5, 6
_SIZES = {3: 4, 4: 4, 5: 8, 6: 8, 7: 2, 8: 2, 9: 4, 10: 4, 11: 4, 12: 4, 15: 3, 16: 2, 17: 4, 18: 4}
_POOL_START = 10  # after magic, version, number of constants


def write_renamed_library(folder: Path) -> list[str]:
    """Writes the class files below ``folder``; their names with dots."""
    with zipfile.ZipFile(library_jar()) as jar:
        entries = [name for name in jar.namelist() if name.endswith(".class")]
        renamed = {name.removesuffix(".class").encode() for name in entries}
        renamed -= {name.encode() for name in KEPT}
        written = []
        for name in sorted(renamed):
            new_name = "x" + name.decode()
            target = folder / f"{new_name}.class"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(_with_names(jar.read(f"{name.decode()}.class"), renamed))
            written.append(new_name.replace("/", "."))
    return written


def _with_names(data: bytes, renamed: set[bytes]) -> bytes:
    def new_name(found: re.Match[bytes]) -> bytes:
        name = found.group()
        return b"x" + name if name in renamed else name

    out = bytearray(data[:_POOL_START])
    end = _POOL_START
    for start, end in _constants(data):  # noqa: B007 - where the pool ends is used below
        if data[start] == _UTF8:
            text = _NAME.sub(new_name, data[start + 3 : end])
            out += bytes((_UTF8,)) + len(text).to_bytes(2, "big") + text
        else:
            out += data[start:end]
    return bytes(out + data[end:])


def _constants(data: bytes) -> Iterator[tuple[int, int]]:
    """Where each constant of the pool starts and ends (JVMS 4.4)."""
    left, at = int.from_bytes(data[8:10], "big") - 1, _POOL_START
    while left > 0:
        tag = data[at]
        size = _SIZES.get(tag)
        if size is None:
            size = 2 + int.from_bytes(data[at + 1 : at + 3], "big")
        yield at, at + 1 + size
        at += 1 + size
        left -= 2 if tag in (_LONG, _DOUBLE) else 1
