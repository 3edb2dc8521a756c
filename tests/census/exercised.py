"""Which members of the census the Java programs in `tests/java` use.

    python -m tests.census.exercised     what none of them uses, and the census's count of its use

A member counts as used when a class file refers to it, or to something that resolves to the same
declaration.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pvm.vm.classfile.constants import MEMBER_TAGS
from pvm.vm.classfile.reader import ClassFile, parse
from tests.java.harness import compiled_folder
from tests.java.programs import all_programs

from .report import Member, declaration, rows

LAST_TIER = 3


def program_classes(folder: Path) -> dict[str, ClassFile]:
    """The class files of a folder of programs, by their names."""
    files = [
        parse(path.read_bytes(), path.stem, trusted=True)
        for path in sorted(compiled_folder(folder).rglob("*.class"))
    ]
    return {file.name: file for file in files}


def library_member(reference: Member, own: dict[str, ClassFile]) -> Member | None:
    """What a program's reference means in the library; None if it means something of its own.

    A class of the program stands for its supertypes, an array class for Object (JLS 10.7).
    """
    name, member, descriptor = reference
    file = own.get(name)
    if file is None:
        owner = "java/lang/Object" if name.startswith("[") else name
        return declaration(owner, member, descriptor)
    if file.method(member, descriptor) or file.field(member, descriptor) or member == "<init>":
        return None
    parents = (file.super_name, *file.interfaces)
    found = (library_member((parent, member, descriptor), own) for parent in parents if parent)
    return next((member for member in found if member), None)


def references(file: ClassFile) -> Iterator[Member]:
    """The field and method references of a class file."""
    for index in range(1, len(file.constants)):
        if file.constants.tag(index) in MEMBER_TAGS:
            _, name, member, descriptor = file.constants.member(index)
            yield name, member, descriptor


def used_members() -> set[Member]:
    """The declarations in the library that the programs refer to."""
    used = set()
    for folder in sorted({program.folder for program in all_programs()}):
        own = program_classes(folder)
        for file in own.values():
            used |= {library_member(reference, own) for reference in references(file)}
    return {member for member in used if member}


def unused_members() -> list[tuple[Member, int]]:
    """The members of tiers 1 to 3 that no program uses, with how many of the census use them."""
    tiers = {name: int(tier) for tier, name, *_ in rows("tiers.tsv")}
    used = used_members()
    return [
        ((name, member, descriptor), int(programs))
        for name, member, descriptor, _, programs in rows("members.tsv")
        if tiers.get(name, LAST_TIER + 1) <= LAST_TIER
        and declaration(name.replace(".", "/"), member, descriptor) not in used
    ]


if __name__ == "__main__":
    for (name, member, descriptor), programs in unused_members():
        print(f"{name}.{member}{descriptor} ({programs})")
