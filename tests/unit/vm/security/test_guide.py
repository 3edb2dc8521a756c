"""The guide says what is so."""

from __future__ import annotations

import re

from pvm.vm.security.capabilities import CAPABILITIES, READ, missing_grant

from ...house.tree import text_of

GUIDE = text_of("docs/security.md")
ROW = re.compile(r"^\| (\w+) \| `--([\w-]+)(?:\[=([\w:]+),\.\.\.\])?` \|", re.MULTILINE)


def test_table_of_capabilities() -> None:
    rows = [(c.name, c.option, c.target) for c in CAPABILITIES]
    assert ROW.findall(GUIDE) == rows


def test_example_of_a_message() -> None:
    assert missing_grant(READ, "/etc/passwd") in GUIDE


def test_counts_of_deeds() -> None:
    from .test_files import READS, WRITES

    assert f"for {len(READS)} deeds that read and {len(WRITES)} that write" in GUIDE
