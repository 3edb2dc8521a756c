"""Calls between interpreted and compiled code: results, exceptions, collections, deep recursion."""

from __future__ import annotations

import pytest

from pvm.jit.llvm.sites import ScopeInfo, SiteInfo

from .hand import CONVENTION, FUNCTION, Hand, R, call, hand, parameters

RELOCATE = f"call {R} @llvm.experimental.gc.relocate.p1(token %token, i32 0, i32 0)"


def passing_on(made: Hand, name: str, callee: str) -> str:
    """`int name(int)`: calls the other method with its argument."""
    target = call(1, f'@"c2i.{callee}"', "i32",
                  ["ptr %thr", f'i64 ptrtoint (ptr @"{callee}" to i64)', "i32 %a0"],
                  (), (), CONVENTION)
    return (f"define hidden {CONVENTION}i32 @f({parameters(made.method(name))}) {FUNCTION} {{\n"
            f"  %token = {target}\n"
            "  %result = call i32 @llvm.experimental.gc.result.i32(token %token)\n"
            "  ret i32 %result\n}\n")


def invocation(made: Hand, name: str) -> SiteInfo:
    """The method's one call, as a site without values."""
    code = made.code(name)
    names = [instruction.op.mnemonic for instruction in code.flow.instructions]
    word = code.words_of[names.index("invokestatic")]
    return SiteInfo([ScopeInfo(code.method, word)])


def test_results_and_exceptions() -> None:
    with hand() as made:
        plain = made.text("trace", -1)
        made.replace("calling", passing_on(made, "calling", "target"),
                     {1: invocation(made, "calling")}, ["target"])
        assert made.call("top", 41) == 43
        assert made.call("calling", 1) == 2          # from native code
        assert made.text("trace", -1) == plain
        assert made.text("trace", 5) == "7"


def test_inlined_frames_are_in_traces() -> None:
    """The code of `top` has `calling` inlined."""
    with hand() as made:
        plain = made.text("trace", -1)
        outer, inner = (invocation(made, name).scopes[0] for name in ("top", "calling"))
        inner.caller = 0
        body = passing_on(made, "top", "target")
        made.replace("top", body, {1: SiteInfo([outer, inner])}, ["target"])
        assert made.text("trace", -1) == plain


@pytest.mark.parametrize("level", [0, 2])
@pytest.mark.parametrize("plan", ["gencopy", "semispace", "marksweep"])
def test_references_in_compiled_frames_move(plan: str, level: int) -> None:
    with hand(plan=plan, verify=True) as made:
        assert made.call("keeps")
        target = call(1, '@"c2i.collect"', "void",
                      ["ptr %thr", 'i64 ptrtoint (ptr @"collect" to i64)'],
                      [f"{R} %a0"], (), CONVENTION)
        body = (f"define hidden {CONVENTION}{R} @f({parameters(made.method('keep'))}) {FUNCTION} "
                f"{{\n  %token = {target}\n  %moved = {RELOCATE}\n  ret {R} %moved\n}}\n")
        made.replace("keep", body, {1: invocation(made, "keep")}, ["collect"], level)
        for _ in range(5):
            assert made.call("keeps")


def test_arguments_of_a_method_that_is_not_prepared() -> None:
    """Its preparation runs Java, while the arguments lie on the stack."""
    with hand(stress=1, verify=True) as made:
        body = passing_on(made, "calling", "target")
        made.replace("calling", body, {1: invocation(made, "calling")}, ["target"])
        assert made.call("top", 1) == 3


def recursing(made: Hand) -> str:
    """`down`, compiled: the prologue's check, and a call of `up` in the interpreter."""
    slow = call(2, "@enter_slow", "void", ["ptr %thr"])
    target = call(1, '@"c2i.up"', "i32",
                  ["ptr %thr", 'i64 ptrtoint (ptr @"up" to i64)', "i32 %less"], (), (), CONVENTION)
    limit = made.native_limit
    return f"""define hidden {CONVENTION}i32 @f({parameters(made.method('down'))}) {FUNCTION} {{
  %here = call ptr @llvm.frameaddress.p0(i32 0)
  %place = getelementptr i8, ptr %thr, i64 {limit}
  %limit = load ptr, ptr %place
  %short = icmp ult ptr %here, %limit
  br i1 %short, label %slow, label %enough
slow:
  %polled = {slow}
  %thrown = load i64, ptr %pending
  %none = icmp eq i64 %thrown, 0
  br i1 %none, label %enough, label %out
enough:
  %zero = icmp eq i32 %a0, 0
  br i1 %zero, label %out, label %more
more:
  %less = sub i32 %a0, 1
  %token = {target}
  %result = call i32 @llvm.experimental.gc.result.i32(token %token)
  %sum = add i32 %result, 1
  ret i32 %sum
out:
  ret i32 0
}}
""".replace("%here = call", f"%pending = getelementptr i8, ptr %thr, i64 {made.pending}\n"
            "  %here = call", 1)


@pytest.mark.parametrize("both", [False, True])
def test_deep_recursion(both: bool) -> None:
    """Alternating with the interpreter, or (`up` being the same code) all compiled."""
    with hand() as made:
        sites = {1: invocation(made, "down"), 2: SiteInfo()}
        installed = made.replace("down", recursing(made), sites, ["up"])
        if both:
            body = recursing(made).replace('@"c2i.up"', "@f").replace(
                '@"up"', f"inttoptr (i64 {made.method('down').address} to ptr)")
            again = made.replace("down", body, sites)
            assert again.address != installed.address
        for _ in range(3):
            assert made.call("overflows", 4) == 4100
