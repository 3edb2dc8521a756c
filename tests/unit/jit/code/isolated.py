"""Tests whose mistakes may crash the process run in one of their own."""

from __future__ import annotations

import importlib
import subprocess
import sys

from tests.unit.house.tree import ROOT

LIMIT = 120                     # seconds


def isolated(module: str, function: str, *arguments: str) -> None:
    """Calls `function(*arguments)` of a module in a new process; fails if that fails or dies."""
    command = [sys.executable, "-m", __name__, module, function, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=LIMIT)
    assert done.returncode == 0, f"status {done.returncode}\n{done.stdout}{done.stderr}"


if __name__ == "__main__":
    _, name, called, *texts = sys.argv
    getattr(importlib.import_module(name), called)(*texts)
