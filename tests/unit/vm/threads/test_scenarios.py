"""Runs each scenario in a process of its own, with a time limit."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .scenarios import SCENARIOS

ROOT = Path(__file__).resolve().parents[4]
TIME_LIMIT = 60  # seconds: all take less than five; a machine may be busy


@pytest.mark.parametrize("name", sorted(SCENARIOS))
def test_scenario(name: str) -> None:
    command = [sys.executable, "-X", "faulthandler", "-m", "tests.unit.vm.threads.scenarios", name]
    try:
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=TIME_LIMIT)
    except subprocess.TimeoutExpired:
        pytest.fail(f"{name} hangs")
    assert run.returncode == 0, run.stderr
