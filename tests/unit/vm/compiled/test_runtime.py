"""What compiled code calls: allocations, monitors, polls, catch types, checks."""

from __future__ import annotations

from typing import Any

from pvm.jit.llvm.sites import ScopeInfo, SiteInfo

from .hand import CONVENTION, FUNCTION, Hand, R, call, hand, parameters


def relocated(token: str) -> str:
    return f"call {R} @llvm.experimental.gc.relocate.p1(token %{token}, i32 0, i32 0)"


def replaced(made: Hand, name: str, body: str, methods: list[str] | None = None) -> None:
    """Code for a method of one argument, with site 1 at its first instruction."""
    method = made.method(name)
    result = R if method.descriptor.endswith(";") else "i32"
    head = f"define hidden {CONVENTION}{result} @f({parameters(method)}) {FUNCTION}"
    text = f"{head} {{\n{body}}}\n"
    made.replace(name, text, {1: SiteInfo([ScopeInfo(method, 0)])}, methods or [])


def test_allocations_keep_what_is_alive() -> None:
    with hand(stress=1, verify=True) as made:
        boxes = made.run.do(made.run.load, "Hand$Box").address
        ints = made.run.do(made.run.machine.boot.load, "[I").address
        made_box = call(1, "@new_object", R, ["ptr %thr", f"i64 {boxes}"], [f"{R} %a0"])
        made_array = call(1, "@new_array", R, ["ptr %thr", f"i64 {ints}", "i32 7"], [f"{R} %one"])
        too_long = call(1, "@new_array", R, ["ptr %thr", f"i64 {ints}", "i32 2147483647"],
                        [f"{R} %two"])
        replaced(made, "keep", f"""
  %t1 = {made_box}
  %one = {relocated("t1")}
  %t2 = {made_array}
  %array = call {R} @llvm.experimental.gc.result.p1(token %t2)
  %two = {relocated("t2")}
  %place = getelementptr i8, {R} %array, i64 12
  %length = load i32, {R} %place
  %t3 = {too_long}
  %none = call {R} @llvm.experimental.gc.result.p1(token %t3)
  %three = {relocated("t3")}
  %is7 = icmp eq i32 %length, 7
  %is0 = icmp eq {R} %none, null
  %right = and i1 %is7, %is0
  %result = select i1 %right, {R} %three, {R} null
  ret {R} %result
""")
        assert made.call("keeps")


def test_monitors() -> None:
    with hand() as made:
        enter = call(1, "@monitor_enter", "i32", ["ptr %thr", f"{R} %a0"], [f"{R} %a0"])
        again = call(1, "@monitor_enter", "i32", ["ptr %thr", f"{R} %one"], [f"{R} %one"])
        replaced(made, "whole", f"""
  %t1 = {enter}
  %in1 = call i32 @llvm.experimental.gc.result.i32(token %t1)
  %one = {relocated("t1")}
  %t2 = {again}
  %in2 = call i32 @llvm.experimental.gc.result.i32(token %t2)
  %two = {relocated("t2")}
  %out1 = call i32 @monitor_exit(ptr %thr, {R} %two)
  %out2 = call i32 @monitor_exit(ptr %thr, {R} %two)
  %out3 = call i32 @monitor_exit(ptr %thr, {R} %two)
  %a = shl i32 %in1, 4
  %b = shl i32 %in2, 3
  %c = shl i32 %out1, 2
  %d = shl i32 %out2, 1
  %ab = or i32 %a, %b
  %cd = or i32 %c, %d
  %abcd = or i32 %ab, %cd
  %all = or i32 %abcd, %out3
  ret i32 %all
""")
        assert made.call("wholeOfNew") == 0b11110


def test_store_checks() -> None:
    with hand() as made:
        replaced(made, "storable", f"""
  %ok = call i32 @store_check({R} %a0, {R} %a1)
  ret i32 %ok
""")
        assert made.call("stores") == 0b11011


def test_rows_that_catch() -> None:
    with hand() as made:
        code = made.code("catching")
        names = [instruction.op.mnemonic for instruction in code.flow.instructions]
        word = code.words_of[names.index("invokestatic")]
        target = call(1, '@"c2i.target"', "i32",
                      ["ptr %thr", 'i64 ptrtoint (ptr @"target" to i64)', "i32 %a0"],
                      (), (), CONVENTION)
        find = call(1, "@find_catch", "i32", ["ptr %thr", "i64 %m", f"i32 {word}"])
        nowhere = call(1, "@find_catch", "i32", ["ptr %thr", "i64 %m", "i32 1000"])
        replaced(made, "catching", f"""
  %t1 = {target}
  %t2 = {find}
  %row = call i32 @llvm.experimental.gc.result.i32(token %t2)
  %t3 = {nowhere}
  %none = call i32 @llvm.experimental.gc.result.i32(token %t3)
  %pending = getelementptr i8, ptr %thr, i64 {made.pending}
  store i64 0, ptr %pending
  %scaled = mul i32 %row, 100
  %both = add i32 %scaled, %none
  ret i32 %both
""", ["target"])
        assert made.call("catching", -1) == 99


def test_polls_wait_for_a_stopped_world() -> None:
    """Another thread collects while this one does nothing but poll."""
    with hand(verify=True) as made:
        poll = call(1, "@poll", "void", ["ptr %thr"], [f"{R} %live"])
        replaced(made, "keep", f"""
  br label %head
head:
  %live = phi {R} [%a0, %0], [%next, %again]
  %left = phi i32 [2000000, %0], [%less, %again]
  %less = sub i32 %left, 1
  %t = {poll}
  %next = {relocated("t")}
  %more = icmp ne i32 %less, 0
  br i1 %more, label %again, label %done
again:
  br label %head
done:
  ret {R} %next
""")
        result: Any = made.call("keepsWhileCollected")
        assert result == 1
