"""How much of the census the class library has.

python -m tests.census.report            the figures
python -m tests.census.report --missing  and every class and member that is missing
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pvm.library import library_jar
from pvm.vm.classfile.reader import ClassFile, parse
from pvm.vm.load.archive import Archive

FOLDER = Path(__file__).resolve().parent
PROGRAM_SHARE = {1: 0.54, 2: 0.85, 3: 0.96, 4: 1.0}
"""The share of the small programs whose classes lie in the tiers up to this one."""
_POLYMORPHIC = ("java/lang/invoke/MethodHandle", "java/lang/invoke/VarHandle")
Member = tuple[str, str, str]
"""Class with slashes, name and descriptor."""


@dataclass
class Tier:
    """Names of classes, and (class, member, descriptor, programs) of their members in use."""

    number: int
    classes: list[str] = field(default_factory=list)
    missing_classes: list[str] = field(default_factory=list)
    members: int = 0
    missing_members: list[tuple[str, str, str, int]] = field(default_factory=list)


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a table without its heading."""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")


@cache
def library() -> Archive:
    return Archive(library_jar())


@cache
def class_file(name: str) -> ClassFile | None:
    """A class of the library by its name with slashes."""
    data = library().read(name + ".class")
    return None if data is None else parse(data, name, trusted=True)


def declaration(name: str, member: str, descriptor: str) -> Member | None:
    """The library's member that a reference resolves to (JVMS 5.4.3.2, 5.4.3.3), or None.

    A signature polymorphic method has an empty descriptor: the descriptor is the call's own
    (JVMS 2.9.3).
    """
    file = class_file(name)
    if file is None:
        return None
    if file.method(member, descriptor) or file.field(member, descriptor):
        return name, member, descriptor
    if name in _POLYMORPHIC and any(m.name == member and m.is_native for m in file.methods):
        return name, member, ""
    if member == "<init>":
        return None
    for parent in (file.super_name, *file.interfaces):
        found = declaration(parent, member, descriptor) if parent else None
        if found:
            return found
    return None


def tiers() -> dict[int, Tier]:
    """The census against the library."""
    found = {n: Tier(n) for n in PROGRAM_SHARE}
    tier_of = {}
    for number, name, *_ in rows("tiers.tsv"):
        tier_of[name] = found[int(number)]
        tier_of[name].classes.append(name)
        if class_file(name.replace(".", "/")) is None:
            tier_of[name].missing_classes.append(name)
    for name, member, descriptor, _, programs in rows("members.tsv"):
        tier = tier_of.get(name)
        if tier is not None:
            tier.members += 1
            if declaration(name.replace(".", "/"), member, descriptor) is None:
                tier.missing_members.append((name, member, descriptor, int(programs)))
    return found


def report(show_missing: bool) -> str:
    lines = ["tier  classes        members        programs completed"]
    complete = True
    for tier in tiers().values():
        classes = len(tier.classes) - len(tier.missing_classes)
        members = tier.members - len(tier.missing_members)
        complete = complete and not tier.missing_classes and not tier.missing_members
        share = f"{PROGRAM_SHARE[tier.number]:.0%}" if complete else "not all"
        lines.append(
            f"{tier.number:4}  {classes:4} of {len(tier.classes):4}   {members:4} of "
            f"{tier.members:4}   {share}"
        )
        if show_missing:
            lines += [f"      no class {name}" for name in tier.missing_classes]
            lines += [f"      no {c}.{m}{d} ({n})" for c, m, d, n in tier.missing_members
                      if c not in tier.missing_classes]  # fmt: skip
    return "\n".join(lines)


if __name__ == "__main__":
    print(report("--missing" in sys.argv[1:]))
