"""A slice of the campaign, and every class file on which the verifiers once disagreed.

A case is saved with HotSpot's verdict, so that it is judged where java is not installed, too.
"""

from __future__ import annotations

import base64
import json
import shutil
from pathlib import Path

import pytest

from .campaign import trials
from .hotspot import Verdict
from .judging import AGREED, NO_VERDICT, judge
from .ours import Ours
from .seeds import write_world

CASES = Path(__file__).with_name("cases")
SHORT, LONG = 400, 20_000


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Ours:
    world = tmp_path_factory.mktemp("world")
    write_world(world)
    return Ours([world])


@pytest.mark.parametrize("path", sorted(CASES.glob("*.json")), ids=lambda path: path.stem)
def test_case(path: Path, ours: Ours) -> None:
    """The error is HotSpot's."""
    case = json.loads(path.read_text())
    verdict = ours.verdict(base64.b64decode(case["class"]))
    assert verdict.error == case["error"], verdict.message


@pytest.mark.skipif(
    shutil.which("java") is None or shutil.which("javac") is None,
    reason="no JDK is installed: nobody to compare with",
)
def test_slice(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Every disagreement is of an explained kind, and enough is both accepted and refused."""
    count = LONG if request.config.getoption("--long") else SHORT
    seen = list(trials(tmp_path, 1_000_000, count))
    unexplained = [
        f"{trial.seed}: {trial.judgement.group}"
        for trial in seen
        if trial.judgement.kind != AGREED and trial.reason is None
    ]
    assert not unexplained
    accepted = sum(trial.theirs.accepted for trial in seen)
    assert count / 10 < accepted < count * 9 / 10


def test_judgement() -> None:
    ok, refused = Verdict("ok", ""), Verdict("java/lang/VerifyError", "Bad type\n  Location:")
    assert judge(ok, ok).kind == AGREED
    assert judge(refused, refused._replace(message="other")).kind == AGREED
    assert judge(refused, ok).kind == "we accept"
    assert judge(ok, refused).kind == "we refuse"
    assert judge(Verdict("java died", ""), ok).kind == NO_VERDICT
