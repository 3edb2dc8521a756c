"""Erroneous programs: what our compiler says against what javac says."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from pvm.compilation import compile_sources, library_locations
from pvm.lang.compiler import Options
from pvm.lang.source.source import Source

from ..oracle import javac
from .cases import Case, files, read_cases, write_cases

# Where we say something else than javac: the carets, words or lines that differ.
DEVIATIONS = {
    "annotation_repeated": "no warning about @Deprecated without a comment that says so",
    "annotation_value_type": "the caret of an unknown element",
    "at_class": "javac takes a file that ends after an annotation",
    "cyclic_inheritance": "the class that a cycle is reported at",
    "diamond_anonymous_type": "type variables of one name have no numbers",
    "extends_enum": "the implicit constructor is complained of, too",
    "final_static_local": "a modifier of a local variable is reported by the parser",
    "generic_array_new": "the where-clause of a type parameter as a class",
    "generic_method_arguments": "primitive type arguments are reported, not what follows",
    "generic_wildcard_add": "the where-clause of a captured type variable",
    "hex_float": "a hexadecimal literal without digits before the point goes on to its end",
    "native_body": "the order of errors of one class",
    "no_override_anonymous": "the number of an anonymous class is not known yet",
    "non_sealed_spaces": "blanks within non-sealed are not looked at",
    "record_canonical": "javac names the constructor <init>",
    "record_extends_not": "the order of errors of one class",
    "return_type_override": "the caret",
    "switch_duplicate": "the caret",
    "switch_type": "the caret",
    "throws_override": "the caret",
    "unchecked_fine": "no notes about unchecked operations",
    "unknown_static_import": "the caret",
    "unreported_lambda": "javac reports the method reference alone, as attribution ends there",
    "var_null": "the caret",
    "varargs_arguments": "the short form of messages about variable arity",
}


@cache
def _cases() -> dict[str, Case]:
    cases = [case for file in files() for case in read_cases(file)]
    assert len({case.name for case in cases}) == len(cases)
    return {case.name: case for case in cases}


@pytest.mark.parametrize("file", files(), ids=lambda file: file.stem)
def test_bless(file: Path, request: pytest.FixtureRequest) -> None:
    """With --bless, ask javac anew."""
    if request.config.getoption("--bless"):
        cases = read_cases(file)
        said = javac.messages({case.name: case.source for case in cases})
        write_cases(file, [case._replace(expected=said[case.name]) for case in cases])
    assert all(case.source.strip() or case.name == "empty_file" for case in read_cases(file))


@pytest.mark.parametrize("name", _cases())
def test_message(name: str) -> None:
    """All lines of the message, and its caret."""
    case = _cases()[name]
    done = compile_sources(
        [Source(f"{name}.java", case.source)], library_locations(), Options(), []
    )
    if name in DEVIATIONS:
        assert done.messages != case.expected
    else:
        assert done.messages == case.expected
