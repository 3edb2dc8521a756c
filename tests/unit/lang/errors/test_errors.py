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

# Where we say something else than javac, and why we do.
DEVIATIONS = {
    "annotation_on_package": "package annotations are allowed in any file",
    "at_class": "javac takes a file that ends after an annotation",
    "final_static_local": "a modifier of a local variable is reported by the parser",
    "hex_float": "a hexadecimal literal without digits before the point goes on to its end",
    "interface_default": "defaults outside of annotation types are not refused yet",
    "native_body": "the class of a method without body is not looked at in the same order",
    "non_sealed_spaces": "blanks within non-sealed are not looked at",
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
