"""The comparison of calls: pvm as a guest, and the table."""

from __future__ import annotations

import pytest

from pvm.bench import calls
from pvm.bench.calling.guests import GUESTS


def test_pvm_is_a_guest() -> None:
    guest = calls.checked(GUESTS["pvm"]())
    assert calls.best(guest.add, (1, 2), 100, 1) > 0


def test_wrong_results_are_noticed() -> None:
    guest = GUESTS["pvm"]()._replace(add=lambda a, b: a - b)
    with pytest.raises(ValueError, match="wrong results"):
        calls.checked(guest)


def test_rows() -> None:
    found = {"seconds": [7e-8, None, 2e-6, 0.5]}
    assert calls.row("x", found).split() == ["x", "70", "ns", "-", "2000", "ns", "0.500", "s"]
    assert calls.row("x", {"why": "not installed"}).split() == ["x", "not", "installed"]


def test_what_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> None:
        raise ImportError("no such package")

    monkeypatch.setitem(GUESTS, "absent", absent)
    assert "not installed" in calls.figures_of("absent", 1)
