"""The interpreter calls compiled code, which calls the interpreter: the code of one method is
written by hand, everything else is the machine's.
"""

from __future__ import annotations

import threading
from typing import Any

from pvm.compilation import compile_sources, library_locations
from pvm.jit.code.space import CodeSpace
from pvm.jit.llvm.externals import External
from pvm.jit.llvm.signatures import signature_of
from pvm.jit.llvm.sites import CompiledText, ScopeInfo, SiteInfo
from pvm.jit.policy.entries import enter_compiled, enter_interpreted
from pvm.lang.compiler import Options
from pvm.lang.source.source import Source
from pvm.lowlevel.code.session import compile_text
from pvm.lowlevel.structs import offset_of
from pvm.vm.model.metadata import Thread
from tests.unit.vm.running import Running, Thrown

from .world import FUNCTION, HEADER, statepoint

SOURCE = """
class T {
    static int calls;
    static int callee(Object o, int depth, double d, float f, long l) {
        calls++;
        Object[] garbage = new Object[100];
        if (depth < 100 && depth % 5 == 0) System.gc();
        for (int i = 0; i < 100; i++) garbage[i] = new int[10];
        if (d != 1.5 || f != -2.5f || l != 1L << 40) throw new Error(d + " " + f + " " + l);
        if (depth < 0) throw new IllegalStateException("depth " + depth);
        Object p = depth == 0 ? o : f(o, depth - 1);
        return p == o ? ((int[]) o)[0] : -1;
    }
    static Object f(Object o, int depth) { throw new Error("this is not called"); }
    static int run(int value, int depth) {
        Object o = new int[] {value};
        Object p = f(o, depth);
        return p == o ? ((int[]) p)[0] : -1;
    }
    static int next(int x) { return x + 1; }
    static int count(int to) {
        int x = 0;
        while (x < to) x = next(x);
        return x;
    }
    static String trace(int depth) {
        try { run(0, depth); return ""; }
        catch (IllegalStateException e) {
            StringBuilder b = new StringBuilder(e.getMessage());
            for (StackTraceElement at : e.getStackTrace()) b.append(' ').append(at.getMethodName());
            return b.toString();
        }
    }
    static String deepest() {
        try { run(0, 1 << 30); return ""; }
        catch (StackOverflowError e) { return e.getClass().getName(); }
    }
}
"""
# Calls T.callee, and gives back its first argument if nothing was thrown.
BODY = f"""
define hidden preserve_nonecc ptr addrspace(1) @f(ptr %thr, i64 %m, ptr addrspace(1) %o, i32 %depth)
  {FUNCTION} {{
  %token = {statepoint(1, "@callee", [
      "ptr %thr", "i64 ptrtoint (ptr @method to i64)", "ptr addrspace(1) %o", "i32 %depth",
      "double 1.5", "float -2.5", f"i64 {1 << 40}"],
      types="i32 (ptr, i64, ptr addrspace(1), i32, double, float, i64)",
      live=["ptr addrspace(1) %o"], convention="preserve_nonecc ")}
  %now = call ptr addrspace(1) @llvm.experimental.gc.relocate.p1(token %token, i32 0, i32 0)
  %value = call i32 @llvm.experimental.gc.result.i32(token %token)
  %place = getelementptr i8, ptr %thr, i64 {offset_of(Thread, "pending")}
  %pending = load i64, ptr %place
  %thrown = icmp ne i64 %pending, 0
  br i1 %thrown, label %leave, label %check
check:
  %wrong = icmp slt i32 %value, 0
  %result = select i1 %wrong, ptr addrspace(1) null, ptr addrspace(1) %now
  ret ptr addrspace(1) %result
leave:
  ret ptr addrspace(1) null
}}
declare hidden preserve_nonecc i32 @callee(ptr, i64, ptr addrspace(1), i32, double, float, i64)
@method = external hidden global i8, !absolute_symbol !0
"""


def machine(stress: int = 0) -> Running:
    """A machine with the class T, whose method f is compiled."""
    compiled = compile_sources([Source("T.java", SOURCE)], library_locations(), Options())
    assert not compiled.messages, compiled.messages
    running = Running(stress=stress)
    running.memory.files.update({f"{c.flat_name}.class": c.data for c in compiled.classes})
    return running


def install(running: Running) -> CodeSpace:
    """Compiles T.f and lets calls lead there."""
    built = running.machine
    space = CodeSpace(built.vm, built.image, 1 << 20)
    method, callee = running.method("T", "f"), running.method("T", "callee")
    built.code.prepare(method)
    externals = {"callee": External("c2i", signature_of(callee)),
                 "method": External("method", callee)}
    text = CompiledText(HEADER + BODY, "f", method, {1: SiteInfo([ScopeInfo(method, 0)])},
                        externals)
    installed = space.install(compile_text(text.text, 3), text)
    info: Any = method.info
    info.compiled = installed.address
    info.invoke = space.adapters.i2c(signature_of(method))
    return space


def check_calls(stress: str) -> None:
    """References in compiled frames are found and moved; results come back; traces are whole."""
    running = machine(int(stress))
    space = running.do(install, running)
    for depth in (0, 1, 2, 7, 50):
        assert running.call("T", "run", 1000 + depth, depth) == 1000 + depth
    thrown = running.text(running.call("T", "trace", -1))
    assert thrown == "depth -1 callee f run trace", thrown
    assert "this is not called" not in (running.text(running.call("T", "trace", -3)) or "")
    running.stop()
    assert space.memory.used > 0


def check_changing_index() -> None:
    """Code comes and goes while collections and traces walk frames."""
    running = machine()
    space = running.do(install, running)
    method = running.method("T", "f")
    text = CompiledText("define void @g() { ret void }", "g", method)
    data = compile_text(text.text, 0)
    found: list[Any] = []
    caller = threading.Thread(target=lambda: found.extend(
        [running.call("T", "run", 7, 30), running.text(running.call("T", "trace", -1))]
        for _ in range(100)))
    caller.start()
    installed = [space.install(data, text) for _ in range(50)]
    changes = 0
    while caller.is_alive():
        place = changes * 7 % 50
        space.remove([installed[place]])
        installed[place] = space.install(data, text)
        changes += 1
    running.stop()
    assert found == [[7, "depth -1 callee f run trace"]] * 100
    assert changes > 100


NEXT = f"""
define hidden preserve_nonecc i32 @next(ptr %thr, i64 %m, i32 %x) {FUNCTION} {{
  %y = add i32 %x, 1
  ret i32 %y
}}
"""


def check_taking_away() -> None:
    """A method's code is given and taken away while another thread calls it."""
    running = machine()
    space = running.do(install, running)
    method = running.method("T", "next")
    running.machine.code.prepare(method)
    text = CompiledText(HEADER + NEXT, "next", method)
    installed = space.install(compile_text(text.text, 3), text)
    entry = space.adapters.i2c(signature_of(method))
    found: list[int] = []
    caller = threading.Thread(target=lambda: found.append(running.call("T", "count", 100_000_000)))
    caller.start()
    changes = 0
    while caller.is_alive():
        enter_compiled(method, installed.address, entry)
        enter_interpreted(running.machine, method)
        changes += 1
    caller.join()
    running.stop()
    assert found == [100_000_000] and changes > 1000, (found, changes)


def check_overflow() -> None:
    """Recursion through both kinds of code ends in an error, and can be had again."""
    running = machine()
    running.do(install, running)
    for _ in range(2):
        try:
            found = running.text(running.call("T", "deepest"))
        except Thrown as thrown:
            raise AssertionError(str(thrown)) from thrown
        assert found == "java.lang.StackOverflowError", found
    running.stop()
