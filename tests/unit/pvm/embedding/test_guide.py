"""The programs of the guide run as they stand there."""

from __future__ import annotations

import re

import pytest

from tests.unit.house.tree import text_of

PROGRAMS = re.findall(r"^```python\n(.*?)^```", text_of("docs/embedding.md"), re.S | re.M)


@pytest.mark.parametrize("number", range(len(PROGRAMS)))
def test_a_program_of_the_guide(number: int) -> None:
    program = PROGRAMS[number]
    exec(compile("import pvm\n" + program, f"program {number}", "exec"), {})


def test_the_guide_has_programs() -> None:
    assert len(PROGRAMS) >= 5
