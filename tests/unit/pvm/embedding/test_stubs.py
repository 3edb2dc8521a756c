"""Type stubs: a type checker takes them, and finds what is wrong by them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import pvm

SOURCE = """
import java.util.*;
import java.util.function.*;
public class Typed {
    public static int count;
    public String name = "";
    public Typed(String name) { }
    public static int add(int a, int b) { return a + b; }
    public static double twice(double a) { return a; }
    public static int twice(int a) { return a; }
    public static int from(byte[] a, List<String> b, IntUnaryOperator c) { return 0; }
    public static String join(String... parts) { return ""; }
    public Typed next(Map<String, Integer> a) { return this; }
    public int set(Object a) { return 0; }
    private void hidden() { }
}
"""

GOOD = """
from typed import Typed
Typed.add(1, 2, timeout=1.0) + 1
Typed.twice(1.5)
Typed.from_(b"x", ["a"], lambda a: a)
Typed.join("a", None).upper()
made: Typed = Typed("x").next({"a": 1})
made.set(5) + Typed.count
made.name.upper()
"""

FACE = """
class JavaType: ...
class JavaObject: ...
class JavaArray(JavaObject): ...
"""

BAD = ("Typed.add('x', 1)", "Typed.add(1)", "Typed.join(5)", "Typed('x').next(5)",
       "Typed.add(1, 2).upper()", "Typed()")


def check(folder: Path, program: str) -> str:
    (folder / "program.py").write_text(program)
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--cache-dir",
               str(folder / "cache"), "--config-file", "", "program.py"]
    done = subprocess.run(command, cwd=folder, text=True,
                          capture_output=True, timeout=300, check=False)
    return done.stdout


def test_a_type_checker_takes_it(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    with pvm.Context() as context:
        context.compile(SOURCE)
        (tmp_path / "typed.pyi").write_text(context.stub("Typed"))
        for number, name in enumerate(("java.util.List", "java.lang.Integer", "java.lang.String",
                                       "java.util.Map$Entry", "java.util.concurrent.Callable")):
            (tmp_path / f"other{number}.pyi").write_text(context.stub(name))
    (tmp_path / "pvm").mkdir()
    (tmp_path / "pvm" / "__init__.pyi").write_text(FACE)
    imports = "".join(f"import other{number}\n" for number in range(5))
    assert "Success" in check(tmp_path, imports + GOOD)
    found = check(tmp_path, "from typed import Typed\n" + "\n".join(BAD))
    assert [f"program.py:{line}: error" in found for line in range(2, 2 + len(BAD))] == (
        [True] * len(BAD))


def test_what_it_says() -> None:
    with pvm.Context() as context:
        context.compile(SOURCE)
        text = context.stub("Typed")
        assert "def from_(" in text and "hidden" not in text
        assert text.count("def twice(") == 2
        with pytest.raises(pvm.JavaError):
            context.stub("no.Such")
