"""Grants as values: what they cover, and what two sets have in common."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pvm.vm.security.capabilities import (
    CAPABILITIES,
    ENVIRONMENT,
    EXIT,
    NETWORK,
    READ,
    RUN,
    WRITE,
    Capability,
    missing_grant,
)
from pvm.vm.security.grants import EVERYTHING, NOTHING, Grants, grants
from pvm.vm.security.targets import canonical


@pytest.mark.parametrize("capability", CAPABILITIES, ids=lambda one: one.name)
def test_all_and_nothing(capability: Capability) -> None:
    assert EVERYTHING.allows(capability) and EVERYTHING.allows(capability, "anything")
    assert not NOTHING.allows(capability) and not NOTHING.allows(capability, "anything")


def test_a_path_covers_what_is_below_it(tmp_path: Path) -> None:
    held = grants([(READ, str(tmp_path))])
    root = os.path.realpath(tmp_path)
    assert held.allows(READ, root) and held.allows(READ, root + "/a/b")
    assert not held.allows(READ, root + "x")
    assert not held.allows(READ, os.path.dirname(root))
    assert not held.allows(READ) and not held.allows(WRITE, root)
    assert not held.allows(READ, root.upper() + "/A")


def test_the_root_covers_every_path() -> None:
    assert grants([(READ, "/")]).allows(READ, "/etc/passwd")


@pytest.mark.parametrize("way", ["{0}/", "{0}/.", "{0}/x/..", "{0}//", "/proc/self/root{0}"])
def test_a_path_is_kept_in_its_canonical_form(tmp_path: Path, way: str) -> None:
    (tmp_path / "x").mkdir()
    root = os.path.realpath(tmp_path)
    assert canonical(READ, way.format(root)) == root


def test_a_granted_link_stands_for_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    held = grants([(WRITE, str(tmp_path / "link"))])
    assert held.allows(WRITE, os.path.realpath(tmp_path / "real/x"))
    assert not held.allows(WRITE, str(tmp_path / "link"))


@pytest.mark.parametrize("granted, wanted, covered", [
    ("example.com", "example.com:443", True),
    ("example.com", "example.com", True),
    ("example.com:443", "example.com:443", True),
    ("example.com:443", "example.com:80", False),
    ("example.com:443", "example.com", False),
    ("EXAMPLE.com.", "example.com:1", True),
    ("example.com", "example.com.evil.org:443", False),
    ("example.com", "evil-example.com:443", False),
    ("[::1]", "[::1]:80", True),
    ("[::1]:80", "[::1]:81", False),
])
def test_addresses(granted: str, wanted: str, covered: bool) -> None:
    held = grants([(NETWORK, granted)])
    assert held.allows(NETWORK, canonical(NETWORK, wanted)) is covered


@pytest.mark.parametrize("text", ["", ":80", "a:b", "a:0", "a:65536", "[::1", "a:-1", "a:1:2"])
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(ValueError):
        canonical(NETWORK, text)


def test_programs_are_files(tmp_path: Path) -> None:
    held = grants([(RUN, "ls")])
    assert held.allows(RUN, canonical(RUN, "ls"))
    (tmp_path / "ls").symlink_to("/bin/sh")
    assert not held.allows(RUN, canonical(RUN, str(tmp_path / "ls")))
    with pytest.raises(ValueError):
        canonical(RUN, "no-such-program")


def test_a_capability_without_targets_takes_none() -> None:
    with pytest.raises(ValueError):
        grants([(EXIT, "3")])


def test_messages_name_the_grant_and_the_option() -> None:
    assert missing_grant(READ, "/a") == "missing grant: read /a (--allow-read=/a)"
    assert missing_grant(EXIT) == "missing grant: exit (--allow-exit)"
    assert missing_grant(ENVIRONMENT) == "missing grant: environment (--allow-env)"


Rows = list[tuple[Capability, str]]
PATHS = st.sampled_from(["/p", "/p/a", "/p/a/b", "/p/c", "/q"])
TARGETS = [(READ, PATHS), (NETWORK, st.sampled_from(["h", "h:1", "h:2", "i"])),
           (ENVIRONMENT, st.sampled_from(["A", "B"]))]
ROWS = st.lists(st.one_of(
    *(st.tuples(st.just(capability), targets) for capability, targets in TARGETS),
    st.tuples(st.sampled_from(CAPABILITIES), st.just(""))))


@given(ROWS, ROWS)
def test_what_two_have_in_common(one: Rows, other: Rows) -> None:
    first, second = grants(one), grants(other)
    both = first.meet(second)
    assert both == second.meet(first)
    questions = [(READ, path) for path in ("/p", "/p/a", "/p/a/b", "/p/c", "/q", "/")]
    questions += [(NETWORK, address) for address in ("h", "h:1", "h:2", "i", "i:7")]
    questions += [(ENVIRONMENT, name) for name in ("A", "B", "C")]
    questions += [(capability, "") for capability in CAPABILITIES]
    for capability, target in questions:
        assert both.allows(capability, target) == (
            first.allows(capability, target) and second.allows(capability, target))


@given(ROWS, ROWS)
def test_what_one_lacks_of_another(one: Rows, other: Rows) -> None:
    first, second = grants(one), grants(other)
    found = first.lacking(second)
    assert (found is None) == (first.meet(second) == second)
    if found is not None:
        assert second.allows(*found) and not first.allows(*found)


@given(ROWS)
def test_meeting_oneself_nothing_and_everything(rows: Rows) -> None:
    held = grants(rows)
    assert held.meet(held) == held.meet(EVERYTHING) == EVERYTHING.meet(held) == held
    assert held.meet(NOTHING) == NOTHING
    assert isinstance(hash(held), int) and isinstance(held, Grants)
