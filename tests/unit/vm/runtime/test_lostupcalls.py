"""Ctrl-C before the first instruction of the control plane: an upcall that does nothing at all."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from typing import Any

import pytest

import pvm
from pvm.vm.runtime.upcallcodes import Upcall
from pvm.vm.runtime.upcalls import CALLBACK

SOURCE = """
class Lost {
    static class First extends RuntimeException { }
    static Object collected(int depth) {
        Object[] kept = { "kept" + depth };
        if (depth > 0) { Object below = collected(depth - 1); return kept[0] + " " + below; }
        for (int i = 0; i < 200; i++) { int[] garbage = new int[99999]; }
        return kept[0];
    }
    static String caught() {
        try { throw new First(); } catch (First error) { return "caught"; }
    }
    static final Object lock = new Object();
    static void hold() { synchronized (lock) { while (true) { } } }
    static boolean holds() { return Thread.holdsLock(lock); }
}
"""
LOST = Upcall.MAPS, Upcall.CATCH, Upcall.RELEASES


def lose_first(context: pvm.Context) -> tuple[Any, set[tuple[int, int, int]]]:
    """Lets the first upcall of each kind, and of each operands, be lost."""
    lost: set[tuple[int, int, int]] = set()

    def enter(thread: int, code: int, first: int, second: int) -> int:
        if code in LOST and (code, first, second) not in lost:
            lost.add((code, first, second))
            return 0
        found: int = context.machine.upcalls.callback(thread, code, first, second)
        return found

    made = CALLBACK(enter)
    context.machine.vm.upcall = ctypes.cast(made, ctypes.c_void_p).value
    return made, lost


def run() -> None:
    with pvm.Context(heap="8m") as context:
        context.compile(SOURCE)
        kept, lost = lose_first(context)
        java = context.cls("Lost")
        assert java.collected(3) == "kept3 kept2 kept1 kept0"
        assert java.caught() == "caught"
        with pytest.raises(pvm.Timeout):
            java.hold(timeout=0.1)
        assert not java.holds()
        context.machine.vm.upcall = ctypes.cast(context.machine.upcalls.callback,
                                                ctypes.c_void_p).value
        assert kept is not None
        print(sorted({Upcall(code).name for code, _, _ in lost}))


def test_a_lost_upcall_is_made_again() -> None:
    program = "from tests.unit.vm.runtime.test_lostupcalls import run; run()"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True,
                          timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "['CATCH', 'MAPS', 'RELEASES']\n"
