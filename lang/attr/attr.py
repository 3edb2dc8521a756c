"""The dispatcher of attribution: which visitor each construct has."""

from __future__ import annotations

from pvm.lang.attr.base import AttrBase, Context
from pvm.lang.tree import nodes


class Attr(AttrBase):
    """One object attributes all classes of a compilation."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.visitors = {
            nodes.Call: self.visit_call,
            nodes.New: self.visit_new,
            nodes.Lambda: self.visit_lambda,
            nodes.MemberReference: self.visit_member_reference,
        }
        self.statement_visitors = {}
