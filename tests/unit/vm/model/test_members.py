"""Descriptors and names as the machine's model reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pvm.vm.classfile.descriptors import parse_method_descriptor
from pvm.vm.model.members import (
    argument_slots,
    describe_method,
    parameter_descriptors,
    return_descriptor,
)
from pvm.vm.model.names import external_name, package_of, type_name

TYPE = st.builds(
    lambda dimensions, element: "[" * dimensions + element,
    st.integers(0, 3),
    st.sampled_from(["I", "J", "D", "Z", "F", "La/B;", "LJ;"]),
)


@given(st.lists(TYPE, max_size=8), st.one_of(st.just("V"), TYPE))
def test_descriptors_agree_with_the_parser(parameters: list[str], returns: str) -> None:
    descriptor = f"({''.join(parameters)}){returns}"
    parsed = parse_method_descriptor(descriptor)
    assert argument_slots(descriptor) == parsed.parameter_slots
    assert parameter_descriptors(descriptor) == list(parsed.parameters)
    assert return_descriptor(descriptor) == parsed.returns


def test_methods_in_messages() -> None:
    text = describe_method("p.A", "f", "(I[[Ljava/lang/String;J)[Z")
    assert text == "boolean[] p.A.f(int, java.lang.String[][], long)"


@pytest.mark.parametrize(
    ("descriptor", "name"), [("I", "int"), ("[[La/B;", "a.B[][]"), ("V", "void")]
)
def test_type_names(descriptor: str, name: str) -> None:
    assert type_name(descriptor) == name


def test_names() -> None:
    assert external_name("[Ljava/lang/String;") == "[Ljava.lang.String;"
    assert (package_of("a/b/C"), package_of("C")) == ("a/b", "")
