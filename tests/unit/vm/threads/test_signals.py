"""The main thread's loop, in a process of its own that gets real signals."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]
PROGRAM = """
    import ctypes, os, sys, threading, time
    from pvm.vm.threads.signals import SignalLoop

    def say(text): os.write(1, (text + "\\n").encode())
    def shutdown(code):
        say(f"hooks {code}")
        time.sleep(float(sys.argv[1]))
        say("hooks end")
    def busy():  # native code without the GIL, as Java threads are
        while True: ctypes.CDLL(None).usleep(1000000)

    with SignalLoop(shutdown, lambda: say("dump")) as loop:
        for _ in range(3): threading.Thread(target=busy, daemon=True).start()
        threading.Thread(target=lambda: (time.sleep(float(sys.argv[2])), loop.finish(7)),
                         daemon=True).start()
        say("ready")
        code = loop.run()
    os._exit(code)
"""


class Program:
    """The program above; `hooks` and `ends` are seconds."""

    def __init__(self, hooks: float, ends: float, ignored: int = 0) -> None:
        ignore = f"import signal; signal.signal({ignored}, signal.SIG_IGN)\n" if ignored else ""
        self.process = subprocess.Popen(
            [sys.executable, "-c", ignore + textwrap.dedent(PROGRAM), str(hooks), str(ends)],
            cwd=ROOT, stdout=subprocess.PIPE, text=True)
        self.expect("ready")

    def expect(self, line: str) -> None:
        assert self.process.stdout.readline() == line + "\n"

    def end(self) -> int:
        """The exit code; nothing more may have been printed."""
        assert self.process.communicate(timeout=30)[0] == ""
        return self.process.returncode


@pytest.mark.parametrize("number, code", [(signal.SIGINT, 130), (signal.SIGTERM, 143),
                                          (signal.SIGHUP, 129)])
def test_terminating_signals(number: int, code: int) -> None:
    program = Program(hooks=0, ends=60)
    program.process.send_signal(number)
    program.expect(f"hooks {code}")
    program.expect("hooks end")
    assert program.end() == code


def test_dumps_also_while_hooks_run_and_a_second_signal_changes_nothing() -> None:
    program = Program(hooks=0.5, ends=60)
    program.process.send_signal(signal.SIGQUIT)
    program.expect("dump")
    program.process.send_signal(signal.SIGTERM)
    program.expect("hooks 143")
    program.process.send_signal(signal.SIGINT)
    program.process.send_signal(signal.SIGQUIT)
    program.expect("dump")
    program.expect("hooks end")
    assert program.end() == 143


def test_end_without_a_signal() -> None:
    assert Program(hooks=0, ends=0.05).end() == 7


def test_ignored_signals_stay_ignored() -> None:
    program = Program(hooks=0, ends=0.5, ignored=signal.SIGHUP)
    program.process.send_signal(signal.SIGHUP)
    assert program.end() == 7
