"""What programs need of pvm's own is there before their time begins."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys, threading
import pvm
from pvm.bench.hostile import SOURCE
from pvm.bench.overshoot import make_context, run_once

class Late:
    def find_spec(self, name, path=None, target=None):
        if name.startswith("pvm.") and threading.current_thread() is threading.main_thread():
            print(name)

with make_context(pvm.Engine().compile(SOURCE)) as context:
    hostile = context.cls("Hostile")
    if sys.argv[1] == "timed":
        hostile.isFine(timeout=60)
    sys.meta_path.insert(0, Late())
    for kind in ("loop", "regex", "strings", "exceptions"):
        run_once(context, kind, 0.2)
"""


def late_modules(how: str) -> list[str]:
    ended = subprocess.run([sys.executable, "-c", PROGRAM, how], capture_output=True, text=True,
                           timeout=300, check=True)
    return ended.stdout.split()


def test_a_program_with_a_deadline_imports_nothing() -> None:
    assert late_modules("timed") == []


def test_the_first_call_with_one_imports_it() -> None:
    assert "pvm.vm.indy.linking" in late_modules("fresh")
