"""Comparing verdicts: what kind of disagreement it is, if any."""

from __future__ import annotations

import re
from typing import NamedTuple

from .hotspot import DIED, Verdict

AGREED, WE_ACCEPT, WE_REFUSE, OTHER_ERROR = "agreed", "we accept", "we refuse", "other error"
NO_VERDICT = "no verdict"


class Judgement(NamedTuple):
    """`group`: verdicts with the same group disagree for the same reason, as far as one can see."""

    kind: str
    group: str
    same_message: bool


def judge(theirs: Verdict, ours: Verdict) -> Judgement:
    group = f"java: {_headline(theirs)} | pvm: {_headline(ours)}"
    if theirs.error == DIED:
        return Judgement(NO_VERDICT, DIED, False)
    if theirs.error == ours.error:
        same = _normal(theirs.message) == _normal(ours.message)
        return Judgement(AGREED, group, same)
    if theirs.accepted != ours.accepted:
        return Judgement(WE_ACCEPT if ours.accepted else WE_REFUSE, group, False)
    return Judgement(OTHER_ERROR, group, False)


def _normal(message: str) -> str:
    return message.strip().replace("\n\n", "\n")


def _headline(verdict: Verdict) -> str:
    """The first line, with what differs from class to class taken out."""
    line = verdict.message.split("\n")[0]
    line = re.sub(r"^\(class: .* signature: \S*\)", "(old)", line)
    line = re.sub(r"'[^']*'|\"[^\"]*\"", "'_'", line)
    line = re.sub(r"\b[\w$/.]*[/$.][\w$/.]*\b", "_", line)
    line = re.sub(r"-?\b(0x)?[0-9A-Fa-f]*\d[0-9A-Fa-f]*\b", "#", line)
    return f"{verdict.error.rpartition('/')[2]} {line}".strip()
