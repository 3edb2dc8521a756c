"""The spun classes: their disassembly, and what holds for every recipe."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pvm.vm.classfile import constants as c
from pvm.vm.classfile.constants import Class, Constant, Integer, MethodType, String
from pvm.vm.classfile.disasm import disassemble
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.classfile.mutf8 import encode_mutf8
from pvm.vm.classfile.reader import parse
from pvm.vm.indy.concat import StringConcat
from pvm.vm.indy.linking import recognise, spin

from .sites import CONCAT, LAMBDA, RECORD, method, site_class, spun

GOLDENS = Path(__file__).parent / "goldens"
TEXT = "Ljava/lang/String;"
OBJECT = "Ljava/lang/Object;"


def field(name: str, descriptor: str) -> c.MethodHandle:
    return method("a/P", name, descriptor, c.REF_GET_FIELD, c.TAG_FIELD_REF)


COMPONENTS = (
    Class("a/P"), String("i;j;d;o"),
    field("i", "I"), field("j", "J"), field("d", "D"), field("o", OBJECT),
)  # fmt: skip
CASES: dict[str, tuple[str, str, str, str, tuple[Constant, ...]]] = {
    "concat": (CONCAT, "makeConcatWithConstants", "x", f"(ZJ[C{TEXT})" + TEXT,
               (String("a\2 bc\1\1=\2\1\1"), String("|\1"), c.Long(5))),
    "concat_one": (CONCAT, "makeConcat", "x", "(S)" + TEXT, ()),
    "lambda": (LAMBDA, "metafactory", "apply", f"(J{OBJECT})La/F;",
               (MethodType(f"({OBJECT}I){OBJECT}"),
                method("Main", "body", f"(J{OBJECT}JI)I", c.REF_INVOKE_STATIC),
                MethodType("(Ljava/lang/Integer;I)Ljava/lang/Integer;"))),
    "lambda_alone": (LAMBDA, "altMetafactory", "get", "()Ljava/util/function/Supplier;",
                     (MethodType("()" + OBJECT),
                      method("java/util/ArrayList", "<init>", "()V", c.REF_NEW_INVOKE_SPECIAL),
                      MethodType("()Ljava/util/List;"), Integer(7), Integer(1), Class("a/Marker"),
                      Integer(1), MethodType("()Ljava/util/List;"))),
    "record_to_string": (RECORD, "bootstrap", "toString", "(La/P;)" + TEXT, COMPONENTS),
    "record_hash_code": (RECORD, "bootstrap", "hashCode", "(La/P;)I", COMPONENTS),
    "record_equals": (RECORD, "bootstrap", "equals", f"(La/P;{OBJECT})Z", COMPONENTS),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_disassembly(name: str, request: pytest.FixtureRequest) -> None:
    owner, bootstrap, site, descriptor, arguments = CASES[name]
    found = disassemble(spun(owner, bootstrap, site, descriptor, *arguments)[1])
    golden = GOLDENS / f"{name}.txt"
    if request.config.getoption("--bless"):
        golden.write_text(found)
    assert found == golden.read_text()


_PARTS = st.one_of(
    st.text(st.characters(exclude_characters="\1\2", exclude_categories=()), max_size=5),
    st.sampled_from([f"arg {kind}" for kind in ["Z", "C", "I", "J", "D", TEXT, "[I"]]),
    st.text(max_size=5).map(String),
    st.sampled_from([Integer(1), c.Long(2), c.Float(0), Class("B")]),
)


@given(st.lists(_PARTS, max_size=40))
def test_pieces_are_the_recipe_in_order(parts: list[str | Constant]) -> None:
    recipe, descriptors, constants, expected = "", [], [], []
    for part in parts:
        if isinstance(part, str) and part.startswith("arg "):
            recipe += "\1"
            descriptors.append(part.removeprefix("arg "))
            expected.append(descriptors[-1])
        elif isinstance(part, str):
            recipe += part
            expected += list(part)
        else:
            recipe += "\2"
            constants.append(part)
            expected += list(part.value) if isinstance(part, String) else [part]
    data, index = site_class(
        method(CONCAT, "makeConcatWithConstants", "()V"), "x", f"({''.join(descriptors)}){TEXT}",
        String(recipe), *constants,
    )  # fmt: skip
    site = recognise(parse(data, "Main"), index)
    assert isinstance(site, StringConcat)
    assert _flat(site, list(constants)) == _as_java(expected)
    code = parse(spin(site, "Main", 1).data, "spun").methods[0].code
    assert code is not None and code.max_stack <= 4


def _flat(site: StringConcat, constants: list[Constant]) -> list[object]:
    others = [constant for constant in constants if not isinstance(constant, String)]
    found: list[object] = []
    for piece in site.pieces:
        if isinstance(piece, str):
            found += list(piece)
        elif piece.push.keywords.get("constant"):
            found.append(others.pop(0))
            assert piece.push.keywords["constant"] == found[-1]
        else:
            found.append(piece.descriptor)
    return _as_java(found)


def _as_java(parts: list[object]) -> list[object]:
    """Chars outside the BMP in halves: where texts meet, two lone ones may have become a pair."""
    found: list[object] = []
    for part in parts:
        if isinstance(part, str) and len(part) == 1 and ord(part) > 0xFFFF:
            data = part.encode("utf-16-be")
            found += [chr(int.from_bytes(data[i : i + 2], "big")) for i in (0, 2)]
        else:
            found.append(part)
    return found


def test_texts_longer_than_a_constant() -> None:
    long = String("x" * 60000)
    recipe = String("\2\2\1\2")
    _, file = spun(CONCAT, "makeConcatWithConstants", "x", "(I)" + TEXT, recipe, long, long, long)
    pool = file.constants
    texts = [pool.entry(i) for i in range(len(pool)) if pool.tag(i) == c.TAG_STRING]
    assert all(len(encode_mutf8(text.value)) <= 65535 for text in texts)


_DESCRIPTORS = st.sampled_from([
    "()V", "(I)V", f"({OBJECT})V", f"({OBJECT}){OBJECT}", "(J)I", f"(La/P;){TEXT}", "(La/P;)I", "",
    "()La/F;", "(I)La/F;", f"(La/P;{OBJECT})Z", "(", f"(I){TEXT}", "([[JD)[I", "(La/P;J)D",
])  # fmt: skip
_HANDLES = st.builds(
    method, st.sampled_from(["a/P", "[I", "Main"]), st.sampled_from(["m", "<init>", "x"]),
    _DESCRIPTORS | st.sampled_from(["I", "La/F;"]), st.integers(1, 9), st.sampled_from([9, 10, 11]),
)  # fmt: skip
_ARGUMENTS = st.one_of(
    _DESCRIPTORS.map(MethodType), _HANDLES, st.integers(-1, 7).map(Integer),
    st.sampled_from([String("x;y"), String("\1"), String("\1\2"), String(""), Class("a/P"),
                     Class("[I"), c.Double(0)]),
    st.just(c.Dynamic(c.TAG_DYNAMIC, 0, "x", "I")),
)  # fmt: skip


@given(
    st.sampled_from([(CONCAT, "makeConcat"), (CONCAT, "makeConcatWithConstants"),
                     (LAMBDA, "metafactory"), (LAMBDA, "altMetafactory"), (RECORD, "bootstrap")]),
    st.sampled_from(["x", "toString", "equals", "hashCode", "<init>"]), _DESCRIPTORS,
    st.lists(_ARGUMENTS, max_size=8),
)  # fmt: skip
def test_malformed_sites_fail_as_java_errors(
    bootstrap: tuple[str, str], name: str, descriptor: str, arguments: list[Constant]
) -> None:
    data, index = site_class(method(*bootstrap, "()V"), name, descriptor, *arguments)
    try:
        spec = spin(recognise(parse(data, "Main", trusted=True), index), "Main", 1)
    except LinkageFailure:
        return
    assert parse(spec.data, "spun", trusted=not _is_well_formed(data)).method(
        spec.name, spec.descriptor) is not None


def _is_well_formed(data: bytes) -> bool:
    """Whether a class comes past the format check: constants of one that does not may be copied."""
    try:
        parse(data, "Main")
    except LinkageFailure:
        return False
    return True
