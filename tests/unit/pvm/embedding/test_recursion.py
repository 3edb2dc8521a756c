"""Java called where Python's recursion limit is near: RecursionError, or the call as ever."""

from __future__ import annotations

import subprocess
import sys

import pytest

import pvm

PROGRAM = '''
import sys, pvm
context = pvm.Context(heap="8m")
context.compile("""
    import java.util.function.*;
    public class Deep {
        public static int same(int value) { return value; }
        public static int fails(int value) { throw new IllegalStateException("as ever"); }
        public static int calls(IntSupplier called) { return called.getAsInt(); }
        public static int garbage() { for (int i = 0; i < 99; i++) { int[] a = new int[99999]; }
                                      return 1; }
        static int count;
        static class First { static int value = ++count; int more() { return 1; } }
        public static int loads() { return First.value + new First().more(); }
    }""")
Deep = context.cls("Deep")
numbers = context.cls("java.util.ArrayList")
OPERATIONS = {
    "same": lambda: Deep.same(3), "calls": lambda: Deep.calls(lambda: 4), "loads": Deep.loads,
    "fails": lambda: Deep.fails(3), "list": lambda: numbers([1, [2], {3: 4}]).size(),
    "garbage": lambda: Deep.garbage(), "array": lambda: context.array("int", [1, 2]).tolist(),
    "timeout": lambda: Deep.same(3, timeout=100), "context": lambda: pvm.Context().close(),
}
operation, found = OPERATIONS[sys.argv[1]], set()

def down():
    try:
        found.add(str(operation()))
    except RecursionError:
        found.add("RecursionError")
    except pvm.JavaError as error:
        found.add(error.message)
    down()

limit = sys.getrecursionlimit()
try:
    down()
except RecursionError:
    pass
assert sys.getrecursionlimit() == limit
try:
    found.add(str(operation()))
except pvm.JavaError as error:
    found.add(error.message)
print(sorted(found))
context.close()
'''
RESULTS = {"same": "3", "calls": "4", "loads": "2", "fails": "as ever", "list": "3", "garbage": "1",
           "array": "[1, 2]", "timeout": "3", "context": "None"}


@pytest.mark.parametrize("operation", RESULTS)
def test_a_call_at_any_depth_succeeds_or_is_a_recursion_error(operation: str) -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM, operation], capture_output=True,
                          text=True, timeout=60, check=False)
    assert done.stderr == ""
    assert done.stdout.strip() == str(sorted({RESULTS[operation], "RecursionError"}))


def test_what_contains_itself_has_no_copy(context: pvm.Context) -> None:
    ring: list[object] = [1]
    ring.append({"ring": (ring,)})
    for take in (context.cls("java.util.Objects").toString, context.cls("java.util.ArrayList"),
                 context.cls("java.util.Arrays").asList):
        with pytest.raises(ValueError, match="contains itself"):
            take(ring)
    with pytest.raises(ValueError, match="contains itself"):
        context.array("java.lang.Object", [ring])
    twice = [1]
    assert str(context.cls("java.util.ArrayList")([twice, twice])) == "[[1], [1]]"
