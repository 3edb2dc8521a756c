"""Which members without a return type are constructors (JLS 8.8)."""

from __future__ import annotations

from pvm.lang.source.log import Log
from pvm.lang.tree.nodes import MethodDecl, Tree


def name_constructors(log: Log, class_name: str, members: list[Tree]) -> None:
    """Give constructors their name; those that are not named as the class are none."""
    for member in members:
        if isinstance(member, MethodDecl) and member.return_type is None:
            if member.name != class_name:
                log.error(member.pos, "invalid method declaration; return type required")
            member.name = "<init>"
