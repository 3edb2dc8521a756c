"""What programs need of pvm's own is there before they run."""

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
    sys.meta_path.insert(0, Late())
    for kind in ("loop", "regex", "strings", "exceptions"):
        run_once(context, kind, 0.2)
print("done")
"""


def test_a_program_imports_nothing() -> None:
    ended = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True,
                           timeout=300, check=True)
    assert ended.stdout.split() == ["done"]
