"""From interpreted loops into compiled code, and back."""

from __future__ import annotations

import pytest

from pvm.jit.llvm.sites import ScopeInfo, SiteInfo
from pvm.vm.interp.predecode import local_places
from pvm.vm.runtime.upcallcodes import ENTERED

from ..running import Thrown
from .hand import CONVENTION, FUNCTION, Hand, R, call, deoptimisation, hand

N, SUM, COUNT = 0, 1, 3      # the locals of `looping`


def loop_head(made: Hand, name: str, variable: str) -> int:
    """The first instruction of the loop: it loads the variable."""
    names = [instruction.op.mnemonic for instruction in made.code(name).flow.instructions]
    return names.index(variable)


def loads(made: Hand, name: str, kinds: dict[int, str]) -> str:
    """Reads locals from the buffer, as %l0, %l1, ...; the lock as %lock."""
    code = made.code(name)
    places = local_places(code.method, code.flow.max_locals)
    lines = ""
    for local, kind in kinds.items():
        lines += (f"  %p{local} = getelementptr i64, ptr %values, i64 {places[local]}\n"
                  f"  %l{local} = load {kind}, ptr %p{local}\n")
    return lines + (f"  %pl = getelementptr i64, ptr %values, i64 {len(places)}\n"
                    f"  %lock = load {R}, ptr %pl\n")


def osr(body: str) -> str:
    return (f"define hidden {CONVENTION}i64 @f(ptr %thr, i64 %m, ptr %values) {FUNCTION} {{\n"
            f"{body}}}\n")


def sum_below(n: int) -> int:
    return n * (n - 1) // 2


def test_the_result_goes_to_the_caller() -> None:
    with hand() as made:
        head = loop_head(made, "looping", "iload_3")
        body = loads(made, "looping", {N: "i32", SUM: "i64", COUNT: "i32"}) + """
  br label %head
head:
  %i = phi i32 [%l3, %0], [%next, %again]
  %sum = phi i64 [%l1, %0], [%more, %again]
  %less = icmp slt i32 %i, %l0
  br i1 %less, label %again, label %done
again:
  %wide = sext i32 %i to i64
  %more = add i64 %sum, %wide
  %next = add i32 %i, 1
  br label %head
done:
  %marked = sub i64 0, %sum
  ret i64 %marked
"""
        made.replace_loop("looping", head, osr(body), {})
        assert made.call("looping", 100) == sum_below(100)
        assert made.call("looping", 100_000) == -sum_below(100_000)


def test_leaving_again_and_again_takes_no_stack() -> None:
    n = 20_000_000
    with hand() as made:
        head = loop_head(made, "looping", "iload_3")
        body = loads(made, "looping", {N: "i32", SUM: "i64", COUNT: "i32"})
        body += deoptimisation(1, ["i32 %l0", "i64 %l1", "i32 %l3"], "i64")
        scope = made.scope("looping", head, [0, 1, 1, 2], [])
        made.replace_loop("looping", head, osr(body), {1: SiteInfo([scope], [], "IJI")})
        assert made.call("looping", n) == sum_below(n)
        assert len(made.left) > 30_000


@pytest.mark.parametrize("returns", [False, True])
def test_synchronized_void_method(returns: bool) -> None:
    n = 5000
    with hand(verify=True, stress=3) as made:
        head = loop_head(made, "adding", "iload_1")
        body = loads(made, "adding", {0: "i32", 1: "i32"})
        if returns:
            body += f"  %out = call i32 @monitor_exit(ptr %thr, {R} %lock)\n  ret i64 0\n"
        else:
            body += deoptimisation(1, ["i32 %l0", "i32 %l1", f"{R} %lock"], "i64")
        scope = made.scope("adding", head, [0, 1], [], lock=2)
        made.replace_loop("adding", head, osr(body), {1: SiteInfo([scope], [], "IIA")})
        result = made.call("added", n)
        assert 0 < result < sum_below(n) if returns else result == sum_below(n)


def test_exceptions() -> None:
    with hand() as made:
        head = loop_head(made, "looping", "iload_3")
        target = call(1, '@"c2i.target"', "i32",
                      ["ptr %thr", 'i64 ptrtoint (ptr @"target" to i64)', "i32 -1"],
                      (), (), CONVENTION)
        scope = ScopeInfo(made.method("looping"), made.code("looping").words_of[head])
        made.replace_loop("looping", head, osr(f"  %token = {target}\n  ret i64 0\n"),
                          {1: SiteInfo([scope])}, ["target"])
        for _ in range(3):
            with pytest.raises(Thrown, match="negative"):
                made.call("looping", 100_000)


def test_hot_methods_are_reported_once() -> None:
    with hand() as made:
        found: list[tuple[int, int]] = []
        made.run.machine.on_hot = lambda method, word: found.append((method, word))
        method = made.method("looping")
        made.call("looping", 10_000)
        assert not found
        method.info.hot_at = 1
        made.call("looping", 10_000)
        head = made.code("looping").words_of[loop_head(made, "looping", "iload_3")]
        assert found == [(method.address, head)] and method.info.hot_at == 0
        entered = made.method("target")
        entered.info.hot_at = 100
        made.call("calls", 2000)
        assert found[1:] == [(entered.address, ENTERED)]
