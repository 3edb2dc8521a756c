"""The how-tos and the debugging guide name only what exists."""

from __future__ import annotations

import pytest

from .test_text import PATH_IN_BACKTICKS
from .tree import ROOT, text_of

DOCUMENTS = ["docs/lowlevel.md", "docs/debugging.md", "docs/compiler.md", "docs/methodcompiler.md",
             "docs/embedding.md", "docs/security.md", "docs/native.md", "docs/emulator.md",
             "README.md"]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_documents_name_what_exists(document: str) -> None:
    found = PATH_IN_BACKTICKS.findall(text_of(document))
    paths = {path for path in found if path.strip("/") and path[0] != "."}  # `//` is an operator
    missing = [path for path in sorted(paths) if not list(ROOT.glob(path.rstrip("/")))]
    assert not missing
