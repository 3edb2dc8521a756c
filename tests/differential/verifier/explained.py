"""Disagreements with HotSpot that are meant to be; docs/verifier.md says why for each."""

from __future__ import annotations

from .hotspot import Verdict


def explanation(data: bytes, theirs: Verdict, ours: Verdict) -> str | None:
    """The name of the reason for a disagreement about this class file, None if it is not known."""
    return None
