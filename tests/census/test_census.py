"""The census is complete where it is said to be, and each of its members is in some test."""

from __future__ import annotations

import pytest

from . import report
from .exercised import LAST_TIER, unused_members


@pytest.mark.parametrize("number", range(1, LAST_TIER + 1))
def test_tier_is_complete(number: int) -> None:
    """The library has every class of the tier, with every member that programs use."""
    tier = report.tiers()[number]
    assert tier.classes and tier.members
    assert not tier.missing_classes
    assert not tier.missing_members


def test_what_is_missing_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without one class of the library its tier misses it, its members, and none besides."""
    real = report.class_file
    name = "java/util/LinkedList"
    monkeypatch.setattr(report, "class_file", lambda n: None if n == name else real(n))
    tiers = report.tiers()
    assert [c for tier in tiers.values() for c in tier.missing_classes if "List" in c] == [
        "java.util.LinkedList"
    ]
    missing = [m for number in (1, 2, LAST_TIER) for m in tiers[number].missing_members]
    assert len(missing) > 10 and {m[0] for m in missing} == {"java.util.LinkedList"}


def test_missing_member_has_no_declaration() -> None:
    """Inherited members are found, signature polymorphic ones whatever the call; others not."""
    assert report.declaration("java/util/ArrayList", "toString", "()Ljava/lang/String;") == (
        "java/util/AbstractCollection", "toString", "()Ljava/lang/String;"
    )  # fmt: skip
    handle = "java/lang/invoke/MethodHandle"
    assert report.declaration(handle, "invokeExact", "(IJ)V") == (handle, "invokeExact", "")
    assert report.declaration("java/util/ArrayList", "toString", "()V") is None
    assert report.declaration("java/util/ArrayList", "<init>", "(J)V") is None


def test_members_are_exercised() -> None:
    """Some program in tests/java uses each member, or one that resolves to the same."""
    assert unused_members() == []
