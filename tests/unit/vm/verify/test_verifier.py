"""The verifier: good classes pass, each rule has a class that breaks it, HotSpot agrees."""

from __future__ import annotations

import random
import re
import subprocess
from pathlib import Path

import pytest

from pvm.vm.classfile.decode import decode
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.classfile.opcodes import Op
from pvm.vm.classfile.reader import ClassFile, parse
from pvm.vm.classfile.writer import write
from pvm.vm.verify.hierarchy import ParsedHierarchy
from pvm.vm.verify.verifier import verify_class

from .cases import CASES
from .code_mutants import mutant, with_version
from .conftest import HERE, Find, compiled, tool
from .onemethod import THIS, WORLD, lines, make, verify

# What HotSpot's inference refuses and this verifier lets pass, by HotSpot's message, and why that
# is safe. Besides: with subroutines, types need not agree between the copies for different calls,
# nor is a recursive call that never returns an error.
STRICTER = {
    "Illegal use of nonvirtual function call": "HotSpot looks at unreachable code too",
    "Non zero padding bytes in switch": "JVMS 6.5 does not say what the padding of a switch holds",
}


def is_explained(data: bytes, message: str) -> bool:
    subroutines = (Op.JSR, Op.JSR_W)
    codes = [method.code for method in parse(data, "tested").methods]
    if any(each.op.code in subroutines for code in codes if code for each in decode(code.code)):
        return True
    return any(reason in message for reason in STRICTER)


def outcome(data: bytes, find: Find) -> str:
    """The internal name of the error, or "ok"."""
    try:
        class_file = parse(data, "tested")
        verify_class(class_file, ParsedHierarchy(class_file, find))
    except LinkageFailure as failure:
        return failure.class_name
    return "ok"


@pytest.mark.parametrize("name", CASES)
def test_each_rule(name: str) -> None:
    message, made = CASES[name]
    if message is None:
        verify(made())
        return
    with pytest.raises(LinkageFailure) as caught:
        verify(made())
    assert caught.value.class_name == "java/lang/VerifyError"
    text = str(caught.value.message)
    assert f"(class: {THIS}, method: " in text or "    p/This." in text
    assert re.search(message, text)


def test_arguments_must_fit_into_the_locals() -> None:
    """Found by the format check already; a class that skipped it must not get further."""
    class_file = make(lines("return"), limits=(0, 2))
    class_file.methods[0].descriptor = "(IJ)V"
    with pytest.raises(LinkageFailure, match="Arguments can't fit into locals"):
        verify(class_file)


def test_a_missing_class_is_reported_as_such() -> None:
    _, made = CASES["return of a subclass"]
    class_file = made()
    with pytest.raises(LinkageFailure) as caught:
        verify_class(class_file, ParsedHierarchy(class_file, {}.get))
    assert caught.value.class_name == "java/lang/NoClassDefFoundError"


def test_no_class_is_loaded_without_need() -> None:
    """Types that meet, or are passed on as they are, raise no question."""
    for name in ("good", "baload of booleans", "array for a wider array"):
        class_file = CASES[name][1]()
        asked: list[str] = []

        def find(wanted: str, asked: list[str] = asked) -> ClassFile | None:
            asked.append(wanted)
            return WORLD.get(wanted)

        verify_class(class_file, ParsedHierarchy(class_file, find))
        assert bool(asked) == (name == "array for a wider array")


def test_work_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pvm.vm.verify.work.MAX_WORK", 10)
    with pytest.raises(LinkageFailure, match="too complex"):
        verify(CASES["siblings meet in their superclass"][1]())


def test_what_javac_compiles_passes(
    java8_classes: Path, java17_classes: Path, find_class: Find
) -> None:
    paths = [*java8_classes.rglob("*.class"), *java17_classes.rglob("*.class")]
    assert len(paths) > 8
    for path in paths:
        for major in (None, 49):
            data = path.read_bytes()
            if major and path.is_relative_to(java8_classes):
                data = with_version(data, major)
            assert outcome(data, find_class) == "ok", path


def test_the_library_of_the_jdk_passes(library: Path, find_class: Find) -> None:
    folders = [library / "java" / "lang", library / "java" / "util"]
    paths = sorted(path for folder in folders for path in folder.rglob("*.class"))
    failed = []
    for path in random.Random(1).sample(paths, 150):
        result = outcome(path.read_bytes(), find_class)
        if result not in ("ok", "java/lang/NoClassDefFoundError"):  # only a part was extracted
            failed.append((path, result))
    assert not failed


def test_mutants_end_in_linkage_failures(java17_classes: Path, find_class: Find) -> None:
    """Whatever the bytes are, no other exception comes out."""
    data = [path.read_bytes() for path in sorted(java17_classes.rglob("*.class"))]
    rng = random.Random(2)
    outcomes = set()
    for _ in range(400):
        changed = bytearray(mutant(rng.choice(data), rng))
        if rng.random() < 0.4:
            changed[rng.randrange(8, len(changed))] = rng.randrange(256)
        outcomes.add(outcome(bytes(changed), find_class))
    assert {"ok", "java/lang/VerifyError", "java/lang/ClassFormatError"} <= outcomes


class HotSpot:
    """What HotSpot says of class files, many in one run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.java = tool("java")
        self.classes = compiled(folder, [HERE / "hotspot" / "Link.java"])

    def verdicts(self, path: Path, files: dict[str, bytes]) -> dict[str, tuple[str, str]]:
        """File name -> (internal name of the error or "ok", message). `path`: other classes."""
        tested = self.folder / "tested"
        tested.mkdir()
        for name, data in files.items():
            (tested / name).write_bytes(data)
        command = [self.java, "-cp", str(self.classes), "Link", f"{path}/", str(tested)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        rows = [line.split("\t") for line in done.stdout.splitlines()]
        return {
            name: (error.replace(".", "/"), message.replace("\\n", "\n"))
            for name, error, message in rows
        }


def write_world(folder: Path) -> Path:
    """The classes that the cases refer to."""
    for name, class_file in WORLD.items():
        if not name.startswith("java/"):
            path = folder / f"{name}.class"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(write(class_file))
    return folder


@pytest.fixture
def hotspot(tmp_path: Path) -> HotSpot:
    return HotSpot(tmp_path)


def test_hotspot_agrees_on_the_rules(hotspot: HotSpot, tmp_path: Path) -> None:
    world = write_world(tmp_path / "world")
    names = {f"{number:03}": name for number, name in enumerate(CASES)}
    files = {number: write(CASES[name][1]()) for number, name in names.items()}
    verdicts = hotspot.verdicts(world, files)
    differing = [
        (names[number], verdict)
        for number, verdict in verdicts.items()
        if (verdict[0] == "ok") != (CASES[names[number]][0] is None)
    ]
    assert len(verdicts) == len(CASES)
    assert not differing


def test_hotspot_agrees_on_mutants(hotspot: HotSpot, java8_classes: Path, find_class: Find) -> None:
    """In version 49 HotSpot infers types as well."""
    data = [with_version(path.read_bytes(), 49) for path in sorted(java8_classes.rglob("Derived*"))]
    rng = random.Random(3)
    files = {f"{number:04}": mutant(rng.choice(data), rng) for number in range(500)}
    verdicts = hotspot.verdicts(java8_classes, files)
    differing = []
    for name, changed in files.items():
        ours, (theirs, message) = outcome(changed, find_class), verdicts[name]
        if ours == "ok" and theirs != "ok" and is_explained(changed, message):
            continue
        if (ours == "ok") != (theirs == "ok"):
            differing.append((name, ours, theirs, message))
    assert len(verdicts) == len(files)
    assert not differing
