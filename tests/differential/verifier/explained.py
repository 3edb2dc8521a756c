"""Disagreements with HotSpot that are meant to be; docs/verifier.md says why for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from .hotspot import DIED, Verdict
from .ours import Ours

VERIFY_ERROR: Final = "java/lang/VerifyError"
NOT_FOUND: Final = "java/lang/NoClassDefFoundError"

METHOD_ORDER: Final = "order of methods"
FORMAT_ORDER: Final = "order of format checks"
LAZY_MERGING: Final = "classes that meet are not loaded"
OLD_LENGTH: Final = "lengths in old class files"
TWO_NEW: Final = "two objects of one new"
RECURSION: Final = "subroutines that are left"
NO_VERDICT: Final = "java ends"
CHANGING: Final = "java changes its verdict"

MALFORMED: Final = "StackMapTable format error"

Test = Callable[[Ours, bytes, Verdict, Verdict], bool]


def explanation(ours: Ours, data: bytes, theirs: Verdict, mine: Verdict) -> str | None:
    """The name of the reason for a disagreement about this class file, None if it is not known."""
    for reason, test in _TESTS.items():
        if test(ours, data, theirs, mine):
            return reason
    return None


def _is_method_order(ours: Ours, data: bytes, theirs: Verdict, mine: Verdict) -> bool:
    """Several methods are wrong: HotSpot begins with another one."""
    if data[7] == 50 and theirs.accepted != mine.accepted:
        # a table that cannot be read ends it; what is wrong before has the types inferred
        return MALFORMED in theirs.message + mine.message
    if theirs.accepted or mine.accepted or not ours.is_definable(data):
        return False
    return theirs.error in ours.errors_of_methods(data)


def _is_format_order(ours: Ours, data: bytes, theirs: Verdict, mine: Verdict) -> bool:
    """Several things are wrong with the file: HotSpot sees another one first, before linking."""
    if theirs.accepted or mine.accepted or ours.is_definable(data):
        return False
    return theirs.error != VERIFY_ERROR


def _is_lazy_merging(ours: Ours, data: bytes, theirs: Verdict, mine: Verdict) -> bool:
    """Where types are inferred, HotSpot loads classes to find what they have in common."""
    return theirs.error == NOT_FOUND and mine.error in ("ok", VERIFY_ERROR) and data[7] <= 50


def _is_old_length(ours: Ours, data: bytes, theirs: Verdict, mine: Verdict) -> bool:
    return theirs.accepted and data[7] < 49 and "attribute length" in mine.message


def _is_two_new(ours: Ours, data: bytes, theirs: Verdict, mine: Verdict) -> bool:
    """JVMS 4.10.1.9.new; HotSpot lets the older one be."""
    return theirs.accepted and "Uninitialized object on the stack when another" in mine.message


def _is_recursion(ours: Ours, data: bytes, theirs: Verdict, mine: Verdict) -> bool:
    """One that calls itself after it was left by a branch or an exception, or never returned."""
    return theirs.accepted and mine.message.endswith("Recursive call to jsr entry")


def _is_no_verdict(ours: Ours, data: bytes, theirs: Verdict, mine: Verdict) -> bool:
    return theirs.error == DIED


_TESTS: Final[dict[str, Test]] = {
    METHOD_ORDER: _is_method_order,
    FORMAT_ORDER: _is_format_order,
    LAZY_MERGING: _is_lazy_merging,
    OLD_LENGTH: _is_old_length,
    TWO_NEW: _is_two_new,
    RECURSION: _is_recursion,
    NO_VERDICT: _is_no_verdict,
}
