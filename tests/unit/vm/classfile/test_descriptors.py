"""Descriptors, names, flags and modified UTF-8."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pvm.vm.classfile import descriptors as d
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.classfile.flags import CLASS_FLAGS, METHOD_FLAGS, flag_names
from pvm.vm.classfile.mutf8 import decode_mutf8, encode_mutf8
from pvm.vm.classfile.names import is_class_constant_name, is_field_name, is_method_name


def test_method_descriptor() -> None:
    parsed = d.parse_method_descriptor("(IJ[[DLjava/lang/String;Z)V")
    assert parsed.parameters == ("I", "J", "[[D", "Ljava/lang/String;", "Z")
    assert parsed.returns == "V"
    assert (parsed.parameter_slots, parsed.return_slots) == (6, 0)
    assert str(parsed) == "(IJ[[DLjava/lang/String;Z)V"
    assert d.parse_method_descriptor("(IJ[[DLjava/lang/String;Z)V") is parsed


@pytest.mark.parametrize(
    "text",
    ["", "()", "(V)V", "I", "(I)VV", "(L;)V", "(La//b;)V", "(La.b;)V", "(I", "([)V", "()V\n"],
)
def test_bad_method_descriptor(text: str) -> None:
    assert not d.is_method_descriptor(text)
    with pytest.raises(LinkageFailure) as caught:
        d.parse_method_descriptor(text)
    assert caught.value.class_name == "java/lang/ClassFormatError"


def test_field_descriptor() -> None:
    assert d.parse_field_descriptor("[[La/B;") == (2, "a/B", False)
    assert d.parse_field_descriptor("J") == (0, "J", True)
    assert d.is_field_descriptor("[" * 255 + "I") and not d.is_field_descriptor("[" * 256 + "I")
    for bad in ("V", "", "[", "La/b", "L/a;", "II", "I\n"):
        with pytest.raises(LinkageFailure):
            d.parse_field_descriptor(bad)


def test_slots_value_types_and_class_names() -> None:
    assert [d.slots(x) for x in ("I", "J", "D", "V", "[J", "La;")] == [1, 2, 2, 0, 1, 1]
    assert [d.value_type(x) for x in ("Z", "C", "J", "F", "D", "[I", "V")] == [*"IIJFDA", ""]
    assert d.descriptor_to_class("La/B;") == "a/B" and d.descriptor_to_class("[I") == "[I"
    assert d.class_to_descriptor("a/B") == "La/B;" and d.class_to_descriptor("[I") == "[I"


def test_names() -> None:
    assert is_field_name("a<b>") and not is_field_name("a/b") and not is_field_name("")
    assert is_method_name("<init>") and not is_method_name("<x>") and is_method_name("a b")
    assert is_class_constant_name("a/b/C") and is_class_constant_name("[[La/B;")
    assert not any(map(is_class_constant_name, ["", "a//b", "/a", "a/", "a.b", "[a", "La;", "["]))


def test_flag_names_depend_on_what_they_are_on() -> None:
    assert flag_names(0x21, CLASS_FLAGS) == ["ACC_PUBLIC", "ACC_SUPER"]
    assert flag_names(0x21, METHOD_FLAGS) == ["ACC_PUBLIC", "ACC_SYNCHRONIZED"]


@given(st.text(st.characters(min_codepoint=0, max_codepoint=0x10FFFF, categories=None)))
def test_modified_utf8_is_its_own_inverse(text: str) -> None:
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    encoded = encode_mutf8(joined)
    assert 0 not in encoded and decode_mutf8(encoded) == joined


@pytest.mark.parametrize(
    "data", [b"\0", b"a\xf0\x9f\x98\x80", b"\xc1\x80", b"\xe0\x80\x80", b"\x80", b"\xc3", b"\xff"]
)
def test_illegal_modified_utf8(data: bytes) -> None:
    with pytest.raises(UnicodeDecodeError):
        decode_mutf8(data)


def test_modified_utf8_forms() -> None:
    assert encode_mutf8("\0") == b"\xc0\x80"
    assert encode_mutf8("\U0001f600") == b"\xed\xa0\xbd\xed\xb8\x80"
