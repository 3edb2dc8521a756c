"""Stack shapes and reference maps: small cases by hand, real and random code against an oracle."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import pytest

from pvm.vm.classfile.assembler import CodeBuilder, Label
from pvm.vm.classfile.constants import Long
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.classfile.reader import ClassFile, parse
from pvm.vm.verify.effects import values_in_slots
from pvm.vm.verify.flow import flow
from pvm.vm.verify.hierarchy import ParsedHierarchy
from pvm.vm.verify.maps import ReferenceMaps, parameter_mask, reference_maps
from pvm.vm.verify.shapes import stack_shapes
from pvm.vm.verify.verifier import verify_class

from .code_mutants import mutant, with_version
from .conftest import Find
from .onemethod import OBJECT, Body, lines, make
from .slow_maps import slow_maps


def shapes_of(body: Body, **options: object) -> list[str | None]:
    class_file = make(body, **options)  # type: ignore[arg-type]
    code = class_file.methods[0].code
    assert code is not None
    return stack_shapes(flow(code), class_file.constants)


def maps_of(body: Body, descriptor: str = "()V") -> ReferenceMaps:
    class_file = make(body, descriptor)
    code = class_file.methods[0].code
    assert code is not None
    return reference_maps(flow(code), class_file.constants, descriptor, True)


def test_shapes_of_straight_code() -> None:
    body = lines("aconst_null", ("ldc2_w", Long(5)), "dup2_x1", "pop2", "pop", "pop2", "return")
    assert shapes_of(body) == ["", "A", "AJ", "JAJ", "JA", "J", ""]


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("dup_x2", "IFA", "AIFA"),
        ("dup_x2", "JA", "AJA"),
        ("dup2", "IA", "IAIA"),
        ("dup2", "J", "JJ"),
        ("dup2_x1", "AIF", "IFAIF"),
        ("dup2_x1", "AD", "DAD"),
        ("dup2_x2", "IFAA", "AAIFAA"),
        ("dup2_x2", "IFJ", "JIFJ"),
        ("dup2_x2", "JAI", "AIJAI"),
        ("dup2_x2", "JD", "DJD"),
        ("swap", "IA", "AI"),
        ("pop2", "IA", ""),
        ("pop2", "J", ""),
    ],
)
def test_shapes_of_the_dup_family(name: str, before: str, after: str) -> None:
    pushes = {"I": "iconst_0", "F": "fconst_0", "A": "aconst_null", "J": "lconst_0"}
    pushes["D"] = "dconst_0"

    def body(code: CodeBuilder) -> None:
        code.max_stack = 10
        lines(*[pushes[kind] for kind in before], name, "return")(code)

    assert shapes_of(body)[-2:] == [before, after]


def test_a_long_is_not_cut_in_two() -> None:
    assert [values_in_slots("IJ", slots) for slots in (0, 2, 3)] == [0, 1, 2]
    with pytest.raises(LinkageFailure, match="split long or double"):
        values_in_slots("IJ", 1)
    with pytest.raises(LinkageFailure, match="empty stack"):
        values_in_slots("IJ", 4)


def test_unreachable_code_has_no_shape() -> None:
    end = Label()
    assert shapes_of(lines(("goto", end), "nop", end, "return")) == ["", None, ""]


def test_a_value_of_two_kinds_is_no_reference() -> None:
    other, join = Label(), Label()
    body = lines(
        "iconst_0", ("ifeq", other), "aconst_null", ("goto", join), other, "fconst_0", join, "pop",
        "return",
    )  # fmt: skip
    assert shapes_of(body)[5:] == ["T", ""]
    assert maps_of(lines("return")).stack == [0]


def test_paths_of_different_depth_are_refused() -> None:
    loop = Label()
    code = lines(loop, "iconst_0", ("goto", loop))
    with pytest.raises(LinkageFailure, match="Inconsistent stack height"):
        shapes_of(code)


def test_locals_are_references_only_if_on_every_path() -> None:
    skip = Label()
    body = lines(
        "aconst_null", ("astore", 1), "iconst_0", ("ifeq", skip), "iconst_0", ("istore", 1),
        "aconst_null", ("astore", 2), skip, "nop", "return",
    )  # fmt: skip
    maps = maps_of(body, f"(L{OBJECT};)V")
    assert maps.locals == [1, 1, 3, 3, 3, 3, 1, 1, 1, 1]
    assert maps.stack == [0, 1, 0, 0, 0, 0, 0, 1, 0, 0]


def test_a_long_clears_two_locals() -> None:
    body = lines("lconst_0", ("lstore", 0), "return")
    assert maps_of(body, f"(L{OBJECT};L{OBJECT};[I)V").locals == [7, 7, 4]
    assert maps_of(lines("lconst_0", "lstore_1", "return"), "([J[J[J)V").locals[2] == 1


def test_a_handler_sees_what_every_covered_instruction_leaves() -> None:
    start, end, target = Label(), Label(), Label()

    def body(code: CodeBuilder) -> None:
        lines(start, "nop", "aconst_null", ("astore", 2), "iconst_0", ("istore", 0), "nop")(code)
        lines(end, "return", target, ("astore", 3), "return")(code)
        code.handler(start, end, target, None)

    maps = maps_of(body, f"(L{OBJECT};L{OBJECT};)V")
    assert maps.locals[5:] == [6, 6, 2, 10]
    assert (maps.stack[7], maps.depth[7]) == (1, 1)


def test_a_handler_of_unreachable_code_is_unreachable() -> None:
    start, end, target = Label(), Label(), Label()

    def body(code: CodeBuilder) -> None:
        lines("return", start, "nop", "return", end, target, "pop", "return")(code)
        code.handler(start, end, target, None)

    assert maps_of(body).depth == [0, -1, -1, -1, -1]


def test_parameter_mask() -> None:
    assert parameter_mask("(IJLx;D[[F)V", is_static=True) == 0b1001000
    assert parameter_mask("(IJLx;D[[F)V", is_static=False) == 0b10010001


def compare(class_file: ClassFile) -> int:
    """Compares with the oracle; how many instructions."""
    count = 0
    for method in class_file.methods:
        if method.code is None:
            continue
        code, pool = flow(method.code), class_file.constants
        fast = reference_maps(code, pool, method.descriptor, method.is_static)
        slow = slow_maps(code, pool, method.descriptor, method.is_static)
        assert list(zip(*fast, strict=True)) == slow, (class_file, method)
        count += len(slow)
    return count


def class_files(folder: Path) -> Iterable[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*.class")):
        yield str(path), path.read_bytes()


def test_maps_of_compiled_code(java17_classes: Path) -> None:
    counts = [compare(parse(data, name)) for name, data in class_files(java17_classes)]
    assert sum(counts) > 1000


def test_maps_of_library_code(library: Path) -> None:
    folder = library / "java" / "util" / "concurrent"
    chosen = random.Random(4).sample(list(class_files(folder)), 30)
    assert sum([compare(parse(data, name, trusted=True)) for name, data in chosen]) > 1000


def test_maps_of_random_code(java8_classes: Path, find_class: Find) -> None:
    """Mutants that the verifier lets pass."""
    path = java8_classes / "b" / "Derived.class"
    rng = random.Random(5)
    passed = 0
    for _ in range(60):
        try:
            class_file = parse(mutant(with_version(path.read_bytes(), 49), rng), "mutant")
            verify_class(class_file, ParsedHierarchy(class_file, find_class))
        except LinkageFailure:
            continue
        passed += 1
        compare(class_file)
    assert passed > 5
