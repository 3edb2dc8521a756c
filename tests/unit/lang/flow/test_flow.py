"""The parts of the analysis fit together."""

from __future__ import annotations

from pvm.lang.flow.analysis import Flow
from pvm.lang.flow.base import FlowBase


def test_no_part_hides_another() -> None:
    """The mixins share one namespace: a name that two of them define would lose one."""
    owners: dict[str, str] = {}
    for part in Flow.__mro__:
        if part in (Flow, FlowBase, object):
            continue
        for name in vars(part):
            if not name.startswith("__"):
                assert name not in owners, f"{name}: {owners[name]} and {part.__name__}"
                owners[name] = part.__name__
