"""Many contexts at once: nothing breaks, and nothing is left."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

SECONDS, LONG_SECONDS = 5, 120


def test_storm(request: pytest.FixtureRequest) -> None:
    is_long = request.config.getoption("--long")
    seconds = LONG_SECONDS if is_long else SECONDS
    for seed in (1, 2):
        done = subprocess.run(
            [sys.executable, "-X", "faulthandler", "-m", "tests.unit.pvm.embedding.storm",
             str(seed), str(seconds)],
            capture_output=True, text=True, timeout=seconds + 300, check=False)
        assert done.returncode == 0 and not done.stderr, f"seed {seed}\n{done.stderr}"
        found = re.fullmatch(r"(\d+) contexts in each thread at least, 0 left\n", done.stdout)
        assert found and int(found[1]) > 0, f"seed {seed}: {done.stdout}"
