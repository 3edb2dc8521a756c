"""The parts of Attr fit together."""

from __future__ import annotations

import inspect

from pvm.lang.attr.attr import Attr
from pvm.lang.attr.base import AttrBase
from pvm.lang.tree import nodes


def test_no_part_hides_another() -> None:
    """The mixins share one namespace: a name that two of them define would lose one."""
    owners: dict[str, str] = {}
    for part in Attr.__mro__:
        if part in (Attr, AttrBase, object):
            continue
        for name in vars(part):
            if name.startswith("__"):
                continue
            assert name not in owners, f"{name}: {owners[name]} and {part.__name__}"
            owners[name] = part.__name__


def test_every_construct_has_a_visitor() -> None:
    classes = [c for c in vars(nodes).values() if inspect.isclass(c)]
    statements = [c for c in classes if issubclass(c, nodes.Statement)]
    source = inspect.getsource(Attr)
    for cls in statements:
        if cls is not nodes.Statement:
            assert f"nodes.{cls.__name__}:" in source, cls.__name__
