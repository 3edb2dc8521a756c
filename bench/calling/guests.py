"""The guests: each function imports its package, and makes one ready to be called."""

from __future__ import annotations

import importlib
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from pvm.bench.calling.guest import Guest, plus

JAVA: Final = """
import java.util.function.IntBinaryOperator;

public class Guest {
    public static int add(int a, int b) { return a + b; }
    public static String echo(String a) { return a; }
    public static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
    public static long loop(IntBinaryOperator f, int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) sum += f.applyAsInt(i, 1);
        return sum;
    }
}
"""
LUA: Final = """
    function add(a, b) return a + b end
    function echo(a) return a end
    function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
    function loop(f, n) local s = 0; for i = 0, n - 1 do s = s + f(i, 1) end; return s end
"""
JAVASCRIPT: Final = """
    function add(a, b) { return a + b }
    function echo(a) { return a }
    function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2) }
    function loop(n) { let s = 0; for (let i = 0; i < n; i++) s += plus(i, 1); return s }
"""
WEBASSEMBLY: Final = """
(module
  (import "" "plus" (func $plus (param i32 i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "add") (param i32 i32) (result i32)
    (i32.add (local.get 0) (local.get 1)))
  (func (export "echo") (param i32 i32) (result i32) (local.get 0))
  (func $fib (export "fib") (param i32) (result i32)
    (if (result i32) (i32.lt_s (local.get 0) (i32.const 2))
      (then (local.get 0))
      (else (i32.add (call $fib (i32.sub (local.get 0) (i32.const 1)))
                     (call $fib (i32.sub (local.get 0) (i32.const 2)))))))
  (func (export "loop") (param $n i32) (result i64) (local $i i32) (local $s i64)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $s (i64.add (local.get $s)
                               (i64.extend_i32_s (call $plus (local.get $i) (i32.const 1)))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $s)))
"""


def of_pvm() -> Guest:
    """pvm, in this process."""
    import pvm

    context: Any = pvm.Context()
    context.compile(JAVA)
    guest = context.cls("Guest")
    guest.add(1, 2)
    called = context.implement("java.util.function.IntBinaryOperator", plus)
    return Guest(guest.add, guest.echo, guest.fib, lambda n: guest.loop(called, n))


def of_lupa(module: str = "lupa") -> Guest:
    """lupa: Lua."""
    package: Any = importlib.import_module(module)
    lua = package.LuaRuntime()
    lua.execute(LUA)
    names = lua.globals()
    return Guest(names.add, names.echo, names.fib, lambda n: int(names.loop(plus, n)))


def of_quickjs() -> Guest:
    """quickjs: JavaScript, interpreted."""
    package: Any = importlib.import_module("quickjs")
    context = package.Context()
    context.eval(JAVASCRIPT)
    context.add_callable("plus", plus)
    get = context.get
    return Guest(get("add"), get("echo"), get("fib"), get("loop"))


def of_mini_racer() -> Guest:
    """mini-racer: V8. Its callbacks are asynchronous."""
    package: Any = importlib.import_module("py_mini_racer")
    context = package.MiniRacer()
    context.eval(JAVASCRIPT)
    call = context.call
    return Guest(lambda a, b: call("add", a, b), lambda a: call("echo", a),
                 lambda n: call("fib", n), None)


def of_wasmtime() -> Guest:
    """wasmtime: WebAssembly, whose strings the caller copies to its memory and back."""
    package: Any = importlib.import_module("wasmtime")
    store = package.Store()
    i32 = package.ValType.i32()
    called = package.Func(store, package.FuncType([i32, i32], [i32]), plus)
    instance = package.Instance(store, package.Module(store.engine, WEBASSEMBLY), [called])
    exports = instance.exports(store)
    memory, add, fib, loop = (exports[name] for name in ("memory", "add", "fib", "loop"))
    back = exports["echo"]

    def echo(text: str) -> str:
        data = text.encode()
        memory.write(store, data, 0)
        place = back(store, 0, len(data))
        return bytes(memory.read(store, place, place + len(data))).decode()

    return Guest(lambda a, b: add(store, a, b), echo, lambda n: fib(store, n),
                 lambda n: loop(store, n))


def of_jpype() -> Guest:
    """JPype: the JVM of this machine's java."""
    package: Any = importlib.import_module("jpype")
    folder = tempfile.mkdtemp()
    Path(folder, "Guest.java").write_text(JAVA, "utf-8")
    subprocess.run(["javac", "-d", folder, f"{folder}/Guest.java"], check=True, timeout=120)
    package.startJVM(classpath=[folder], convertStrings=True)
    guest = package.JClass("Guest")
    called = package.JProxy("java.util.function.IntBinaryOperator", dict={"applyAsInt": plus})
    return Guest(guest.add, guest.echo, guest.fib, lambda n: int(guest.loop(called, n)))


GUESTS: Final[dict[str, Callable[[], Guest]]] = {
    "pvm": of_pvm, "lupa": of_lupa, "lupa (LuaJIT)": lambda: of_lupa("lupa.luajit21"),
    "quickjs": of_quickjs, "mini-racer": of_mini_racer, "wasmtime": of_wasmtime,
    "jpype": of_jpype,
}  # fmt: skip
