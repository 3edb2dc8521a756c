"""The example programs print what they should."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]
EXAMPLES = ROOT / "examples" / "embedding"
EXPECTED = {
    "rules": """
        small order 7400
        member 7030
        large order 48510
        Rules.java:7: error: cannot find symbol
        as before 21600
        no discounts 24000
        no price for 'sofa'
        """,
    "plugins": """
        shout: HELLO!
        journal: noted
        nosy: denied: missing grant: read /etc/passwd (--allow-read=/etc/passwd)
        stubborn: stopped: the time limit of 1 s is over
        AGAIN! ['hello', 'again']
        """,
    "judge": """
        right: accepted
        wrong: wrong answer (test 1)
        does not compile: compile error: Main.java:7: error: cannot find symbol
        fails: failed: java.lang.ArithmeticException (test 1)
        never ends: too much work (test 1)
        catches all: too much work (test 1)
        takes memory: too much memory (test 1)
        floods: too much output (test 1)
        sleeps: too slow (test 1)
        spies: not allowed: missing grant: environment (--allow-env) (test 1)
        """,
}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_example(name: str) -> None:
    done = subprocess.run([sys.executable, EXAMPLES / f"{name}.py"], capture_output=True,
                          text=True, timeout=300, check=False,
                          env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n") == [
        line.strip() for line in EXPECTED[name].strip().split("\n")] + [""]


def test_every_example_is_here() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.py")} == set(EXPECTED)
