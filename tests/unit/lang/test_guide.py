"""The compiler's guide: its Python code runs."""

import re

import pytest

from tests.unit.house.tree import text_of

BLOCKS = re.findall(r"```python\n(.*?)```", text_of("docs/compiler.md"), re.DOTALL)


@pytest.mark.parametrize("code", BLOCKS)
def test_code_of_the_guide(code: str) -> None:
    exec(compile(code, "docs/compiler.md", "exec"), {})


def test_the_guide_has_code() -> None:
    assert BLOCKS
